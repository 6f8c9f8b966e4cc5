import { runSimulate, type SimulateCommandOptions } from '../commands/simulate.js'
import { listOf, wholeNumber, withPlanOptions, yearList } from '../plan-arguments.js'
import type { Making } from '../what-if-commands.js'
import { quantileList, withDraws } from './draw-options.js'

/** The command that says how sure a plan is. */
export const addSimulateCommand = ({ command, json, csv, say, language, terminal, done }: Making): void => {
  const made = withPlanOptions(
    command(
      'simulate',
      'hur säkert är det? sannolikheten för varje mål, och hur brett det kan bli',
      'how sure is it? the probability of each goal, and how wide the fan is',
      [
        'kohort simulate',
        'kohort simulate skåne --years 2027,2034 --series trainees,completions',
        'kohort simulate plan.yaml less-leave better-retention --draws 16384',
        'kohort simulate --noise training.fillRate=0.05 --json > sannolikt.json',
      ],
    )
      .argument(
        '[words...]',
        say(
          'planen, om inte Stockholm, och scenarier att ställa bredvid: filer, eller namn ur kohort scenarios',
          'the plan, if not Stockholm, and scenarios to put beside it: files, or ids of kohort scenarios',
        ),
      )
      .option(
        '--plan <plan>',
        say('planen; alla ord är då scenarier', 'the plan; every word is a scenario then'),
      ),
    say,
  )
  withDraws(made, say, 4096)
    .option(
      '--randomisations <n>',
      say(
        'delar som slumpas var för sig, för medelfel (annars 1)',
        'parts randomised each by itself, for standard errors (default: 1)',
      ),
      wholeNumber(say, 1),
    )
    .option(
      '--workers <n>',
      say('räkna i så många trådar (annars ingen extra)', 'run in so many threads (default: none besides)'),
      wholeNumber(say, 1),
    )
    .option(
      '--quantiles <list>',
      say('vilka kvantiler (annars 0.05,0.5,0.95)', 'which quantiles (default: 0.05,0.5,0.95)'),
      quantileList(),
    )
    .option(
      '--series <series>',
      say('vilka serier, som trainees,completions', 'which series, such as trainees,completions'),
      listOf,
    )
    .option('--years <years>', say('vilka år', 'which years'), yearList(say))
    .addOption(json('fördelningarna', 'the distributions'))
    .addOption(csv())
    .action(async (words: readonly string[], options: SimulateCommandOptions) =>
      done(await runSimulate(words, options, language, terminal)),
    )
}
