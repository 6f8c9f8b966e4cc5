import { InvalidArgumentError } from 'commander'
import { runSensitivity, type SensitivityCommandOptions } from '../commands/sensitivity.js'
import { listOf, type Say, wholeNumber, withPlanOptions } from '../plan-arguments.js'
import type { Making } from '../what-if-commands.js'
import { withDraws } from './draw-options.js'

const probability =
  (say: Say) =>
  (text: string): number => {
    const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
    if (value > 0 && value <= 1) return value
    throw new InvalidArgumentError(
      say('Skriv ett tal över 0, högst 1.', 'Write a number above 0, at most 1.'),
    )
  }

/** The command that says which unknown matters most, and what to go and measure. */
export const addSensitivityCommand = ({
  command,
  json,
  csv,
  say,
  language,
  terminal,
  done,
}: Making): void => {
  const made = withPlanOptions(
    command(
      'sensitivity',
      'vilket okänt tal betyder mest, och vad är värt att mäta?',
      'which unknown matters most, and what is worth measuring?',
      [
        'kohort sensitivity',
        'kohort sensitivity --of corridors,completions.2034',
        'kohort sensitivity skåne --of coverage.2030',
        'kohort sensitivity less-leave --difference --of completions.2030',
      ],
    )
      .argument(
        '[words...]',
        say(
          'planen, om inte Stockholm, och högst ett scenario',
          'the plan, if not Stockholm, and at most one scenario',
        ),
      )
      .option(
        '--plan <plan>',
        say('planen; ordet är då ett scenario', 'the plan; the word is a scenario then'),
      ),
    say,
  )
    .option(
      '--of <what>',
      say(
        'en serie och ett år (completions.2034) eller ett mål (corridors, corridors.2026); flera med komma',
        'a series and a year (completions.2034) or a goal (corridors, corridors.2026); several with commas',
      ),
      listOf,
    )
    .option(
      '--difference',
      say('skillnaden mellan scenariot och planen', 'the difference between the scenario and the plan'),
    )
    .option(
      '--level <p>',
      say(
        'gräns för vad som räknas som säkert nog i ”vänder” (annars 0.5)',
        'what counts as sure enough in “turns” (default: 0.5)',
      ),
      probability(say),
    )
    .option(
      '--most <n>',
      say('så många tal (annars 12)', 'so many numbers (default: 12)'),
      wholeNumber(say, 1),
    )
  withDraws(made, say, 1024)
    .addOption(json('delarna', 'the parts'))
    .addOption(csv())
    .action(async (words: readonly string[], options: SensitivityCommandOptions) =>
      done(await runSensitivity(words, options, language, terminal)),
    )
}
