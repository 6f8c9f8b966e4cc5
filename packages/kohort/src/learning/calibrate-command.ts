import { Option } from 'commander'
import { type CalibrateCommandOptions, runCalibrate } from '../commands/calibrate.js'
import { processOption } from '../how-sure/draw-options.js'
import { listOf, wholeNumber, withPlan } from '../plan-arguments.js'
import type { Making } from '../what-if-commands.js'
import { withObserved } from './observed-options.js'

/** The command that finds the numbers which fit what was counted. */
export const addCalibrateCommand = ({ command, json, csv, say, language, terminal, done }: Making): void => {
  const made = withPlan(
    command(
      'calibrate',
      'kalibrera: vilka värden på valda tal passar det som har räknats?',
      'calibrate: which values of chosen numbers fit what was counted?',
      [
        'kohort calibrate --paths training.attrition --observed completions.2023=98,trainees.2024=706',
        'kohort calibrate plan.yaml --paths training.attrition,training.away --observed trainees.2025=731 --out ny.yaml',
      ],
    ),
    say,
  )
    .option(
      '--paths <paths>',
      say(
        'talen som söks, som training.attrition,training.away',
        'the numbers sought, such as training.attrition,training.away',
      ),
      listOf,
    )
    .addOption(
      new Option(
        '--others <how>',
        say(
          'planens andra osäkra tal: som de är (plan), eller dragna (drawn)',
          "the plan's other uncertain numbers: as they are (plan), or drawn (drawn)",
        ),
      ).choices(['plan', 'drawn']),
    )
  withObserved(made, say)
    .option(
      '--draws <n>',
      say('antal dragningar (annars 2048)', 'number of draws (default: 2048)'),
      wholeNumber(say, 1),
    )
    .option(
      '--seed <text>',
      say(
        'samma frö ger samma siffror (annars kohort)',
        'the same seed gives the same figures (default: kohort)',
      ),
    )
    .addOption(processOption(say))
    .option(
      '--out <file>',
      say('skriv den kalibrerade planen, .yaml eller .json', 'write the calibrated plan, .yaml or .json'),
    )
    .option('--force', say('skriv över en fil som finns', 'overwrite a file that exists'))
    .addOption(json('kalibreringen', 'the calibration'))
    .addOption(csv())
    .action(async (plan: string | undefined, options: CalibrateCommandOptions) =>
      done(await runCalibrate(plan, options, language, terminal)),
    )
}
