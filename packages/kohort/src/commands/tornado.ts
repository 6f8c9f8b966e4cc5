import { series } from '@kohort/core'
import { voiceOf } from '@kohort/report/words'
import { type Tornado, tornado } from '@kohort/scenarios'
import { type CsvChoice, csv } from '../csv.js'
import type { Language } from '../language.js'
import { screenOn } from '../main-screen/screen.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import type { Terminal } from '../terminal.js'
import { type TargetOptions, targetOf } from '../what-if/target.js'
import { tornadoLines } from '../what-if/tornado-lines.js'

export interface TornadoOptions extends PlanOptions, TargetOptions {
  readonly most?: number
  readonly json?: boolean
  readonly csv?: CsvChoice
}

const MOST = 15

const tornadoCsv = ({ bars, metric, base }: Tornado, choice: CsvChoice): string =>
  csv(
    [
      [
        'path',
        'at',
        'value',
        'low',
        'high',
        'number_unit',
        'metric',
        'base',
        'metric_at_low',
        'metric_at_high',
        'metric_unit',
      ],
      ...bars.map((bar) => [
        bar.path,
        bar.at,
        bar.value,
        bar.range[0],
        bar.range[1],
        bar.unit.en,
        metric,
        base,
        bar.low.metric,
        bar.high.metric,
        series[metric].unit.en,
      ]),
    ],
    choice,
  )

export const runTornado = (
  written: string | undefined,
  options: TornadoOptions,
  language: Language,
  terminal: Terminal,
): number => {
  const { plan } = readPlan(written, options, terminal.folder)
  const { metric, year } = targetOf(options, plan)
  const found = tornado(plan, metric, year)
  if (options.json === true) terminal.out(`${JSON.stringify(found, null, 2)}\n`)
  else if (options.csv !== undefined) terminal.out(tornadoCsv(found, options.csv))
  else {
    const screen = screenOn(terminal, plan, voiceOf(language))
    terminal.out(`${tornadoLines(found, options.most ?? MOST, screen).join('\n')}\n`)
  }
  return 0
}
