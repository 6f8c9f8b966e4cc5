import { series as registry } from '@kohort/core'
import { type Backtest, backtest, type Observation, type Process } from '@kohort/ensemble'
import { voiceOf } from '@kohort/report/words'
import { type CsvChoice, csv } from '../csv.js'
import { chancePairs, commandText, planPairs } from '../how-sure/again.js'
import { checkDraws } from '../how-sure/draw-options.js'
import { withProgress } from '../how-sure/with-progress.js'
import type { Language } from '../language.js'
import { backtestLines } from '../learning/backtest-lines.js'
import { inBothLanguages } from '../learning/in-both-languages.js'
import { type ObservedChoice, observedOf, observedPairs } from '../learning/observed-options.js'
import { readHistory } from '../learning/read-history.js'
import { screenOn } from '../main-screen/screen.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import type { Terminal } from '../terminal.js'

export interface BacktestCommandOptions extends PlanOptions, ObservedChoice {
  readonly history?: string
  readonly after?: 'grown' | 'held'
  readonly draws?: number
  readonly seed?: string
  readonly process?: Process
  readonly json?: boolean
  readonly csv?: CsvChoice
}

const backtestCsv = ({ forecasts }: Backtest, form: CsvChoice): string =>
  csv(
    [
      [
        'series',
        'base',
        'year',
        'horizon',
        'observed',
        'forecast',
        'p5',
        'p25',
        'p75',
        'p95',
        'no_change',
        'trend',
        'unit',
      ],
      ...forecasts.map((one) => [
        one.series,
        one.base,
        one.year,
        one.horizon,
        one.observed,
        one.value,
        one.p5,
        one.p25,
        one.p75,
        one.p95,
        one.noChange,
        one.trend,
        registry[one.series].unit.en,
      ]),
    ],
    form,
  )

export const runBacktest = async (
  written: string | undefined,
  options: BacktestCommandOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const { plan } = readPlan(written, options, terminal.folder)
  const { history, draws, seed, after, process, error } = options
  checkDraws(draws === undefined ? {} : { draws }, 1)
  const given: readonly Observation[] = [
    ...(history === undefined ? [] : readHistory(history, terminal.folder)),
    ...observedOf(options),
  ]
  const voice = voiceOf(language)
  return withProgress(terminal, voice, async (signal, onProgress) => {
    const found = await inBothLanguages(
      () =>
        backtest(plan, given.length === 0 ? 'plan' : given, {
          ...(draws === undefined ? {} : { draws }),
          ...(seed === undefined ? {} : { seed }),
          ...(after === undefined ? {} : { after }),
          ...(process === undefined ? {} : { process }),
          ...(error === undefined ? {} : { errors: error }),
          signal,
          onProgress,
        }),
      (file) =>
        commandText('backtest', written === undefined ? [] : [written], [
          ...planPairs(options),
          ['--history', file],
        ]),
    )
    return () => {
      if (options.json === true) return `${JSON.stringify(found, null, 2)}\n`
      if (options.csv !== undefined) return backtestCsv(found, options.csv)
      const screen = screenOn(terminal, plan, voice)
      const { draws: made, seed: used } = found.manifest()
      const again = commandText('backtest', written === undefined ? [] : [written], [
        ...planPairs(options),
        ...(history === undefined ? [] : [['--history', history] as const]),
        ...observedPairs(options),
        ...(after === undefined ? [] : [['--after', after] as const]),
        ['--draws', String(made)],
        ['--seed', used],
        ...chancePairs(process === undefined ? {} : { process }),
      ])
      return `${backtestLines(found, again, screen).join('\n')}\n`
    }
  })
}
