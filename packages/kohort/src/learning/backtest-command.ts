import { Option } from 'commander'
import { type BacktestCommandOptions, runBacktest } from '../commands/backtest.js'
import { processOption } from '../how-sure/draw-options.js'
import { wholeNumber, withPlan } from '../plan-arguments.js'
import type { Making } from '../what-if-commands.js'
import { withObserved } from './observed-options.js'

/** The command that tests the model against earlier years. */
export const addBacktestCommand = ({ command, json, csv, say, language, terminal, done }: Making): void => {
  const made = withPlan(
    command(
      'backtest',
      'pröva modellen mot historiken: start i tidigare år, jämfört med det som blev',
      'test the model against history: started in earlier years, compared with what came',
      [
        'kohort backtest skåne --history historik.csv',
        'kohort backtest plan.yaml --history historik.yaml --after held',
        'kohort backtest gotland --history historik.csv --process individual',
      ],
    ),
    say,
  ).option(
    '--history <file>',
    say(
      'historiken: .csv med year,trainees,intake (eller år;ST-läkare;antagning) i första raden, eller .yaml med serier och år',
      'the history: .csv with year,trainees,intake (or år;ST-läkare;antagning) in the first line, or .yaml with series and years',
    ),
  )
  withObserved(made, say)
    .addOption(
      new Option(
        '--after <how>',
        say(
          'antagningen efter varje start: längs sin linje (grown), eller som de senaste tre åren (held)',
          'the intake after each start: along its line (grown), or as in the last three years (held)',
        ),
      ).choices(['grown', 'held']),
    )
    .option(
      '--draws <n>',
      say('antal dragningar (annars 1024)', 'number of draws (default: 1024)'),
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
    .addOption(json('prövningen', 'the test'))
    .addOption(csv())
    .action(async (plan: string | undefined, options: BacktestCommandOptions) =>
      done(await runBacktest(plan, options, language, terminal)),
    )
}
