import { Option } from 'commander'
import { runSolve, type SolveOptions } from './commands/solve.js'
import { amount, listOf, withPlan } from './plan-arguments.js'
import type { Making } from './what-if-commands.js'

/** The command that goes from goals back to intake. */
export const addSolveCommand = ({ command, json, csv, say, language, terminal, done }: Making): void => {
  withPlan(
    command(
      'solve',
      'räkna baklänges: vilken antagning, eller vilket värde på ett tal, når målen?',
      'backwards: which intake, or which value of a number, meets the goals?',
      [
        'kohort solve --reach 150-a-year --within corridors,scenario-2034',
        'kohort solve plan.yaml --reach 150-a-year --max-change 15 --out losning.yaml',
        'kohort solve --parameter training.attrition --reach 150-in-2034',
      ],
    ),
    say,
  )
    .option('--reach <goals>', say('mål som ska nås, efter id', 'goals to reach, by id'), listOf)
    .option('--within <goals>', say('mål att hålla sig inom på vägen', 'goals to keep to on the way'), listOf)
    .addOption(
      new Option(
        '--objective <what>',
        say(
          'smooth: jämnast (utan: den); cheapest: billigast; soonest: tidigast',
          'smooth: the most even (default); cheapest; soonest',
        ),
      ).choices(['smooth', 'cheapest', 'soonest']),
    )
    .option('--integer', say('bara hela personer', 'whole heads only'))
    .option(
      '--soft',
      say('målen får missas, så lite som möjligt', 'the goals may be missed, by as little as can be'),
    )
    .option(
      '--max-change <n>',
      say('största ändring från år till år, personer', 'the largest change from year to year, heads'),
      amount(say),
    )
    .option('--min-intake <n>', say('minsta antagning ett år', 'the least intake in a year'), amount(say))
    .option('--max-intake <n>', say('största antagning ett år', 'the most intake in a year'), amount(say))
    .option('--ignore-limits', say('som om planens tak inte fanns', 'as if the plan had no limits'))
    .addOption(
      new Option(
        '--parameter <path>',
        say('sök i stället ett tal, som training.away', 'seek a number instead, such as training.away'),
      ).conflicts([
        'within',
        'objective',
        'integer',
        'soft',
        'maxChange',
        'minIntake',
        'maxIntake',
        'ignoreLimits',
        'csv',
      ]),
    )
    .option(
      '--out <file>',
      say(
        'skriv planen med lösningen, .yaml eller .json',
        'write the plan with the solution, .yaml or .json',
      ),
    )
    .option('--force', say('skriv över en fil som finns', 'overwrite a file that exists'))
    .addOption(json('lösningen', 'the solution'))
    .addOption(csv())
    .action((plan: string | undefined, options: SolveOptions) =>
      done(runSolve(plan, options, language, terminal)),
    )
}
