import { setImmediate } from 'node:timers/promises'
import { voiceOf } from '@kohort/report/words'
import { type Axis, ScenarioError, type Sweep, type SweepOptions, sweep } from '@kohort/scenarios'
import { CommandLineError } from '../command-line-error.js'
import { type CsvChoice, csv } from '../csv.js'
import type { Language } from '../language.js'
import { screenOn } from '../main-screen/screen.js'
import { type Progress, progressOn } from '../progress.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import type { Terminal } from '../terminal.js'
import { seriesOf, yearsOf } from '../what-if/series-head.js'
import { sweepLines } from '../what-if/sweep-lines.js'

export interface SweepCommandOptions extends PlanOptions {
  readonly vary?: readonly Axis[]
  readonly series?: readonly string[]
  readonly years?: readonly number[]
  readonly json?: boolean
  readonly csv?: CsvChoice
}

/** 128 and the number of SIGINT, as shells have it. */
const INTERRUPTED = 130
/** Points between two writes, and two looks at the signal. */
const CHUNK = 512

const usual = ['completions', 'coverage'] as const

/** Rows as they are computed, never all of them in hand: a figure of a point and year a line. */
const stream = async (
  grid: Sweep,
  { series, years = [] }: SweepOptions,
  choice: CsvChoice | 'json',
  terminal: Terminal,
  signal: AbortSignal,
  progress: Progress,
): Promise<boolean> => {
  const isJson = choice === 'json'
  const heads = [...grid.axes, 'year', ...series]
  let text = isJson ? '[' : csv([heads], choice)
  let isFirst = true
  for (const { index, values, figures } of grid) {
    for (const [place, year] of years.entries()) {
      const row = [
        ...values,
        year,
        ...series.map((_, order) => {
          const value = figures[order * years.length + place] ?? Number.NaN
          return Number.isNaN(value) ? null : value
        }),
      ]
      if (isJson) {
        const object = Object.fromEntries(heads.map((head, at) => [head, row[at] ?? null]))
        text += `${isFirst ? '' : ','}\n${JSON.stringify(object)}`
      } else {
        text += csv([row], choice, true)
      }
      isFirst = false
    }
    if (index % CHUNK !== CHUNK - 1) continue
    terminal.out(text)
    text = ''
    progress.report(index + 1, grid.size)
    await setImmediate()
    if (signal.aborted) return false
  }
  terminal.out(isJson ? `${text}\n]\n` : text)
  return true
}

const noAxis = (): CommandLineError =>
  new CommandLineError({
    code: 'no-axis',
    path: '--vary',
    text: { sv: 'Säg vilket tal som ska varieras: --vary.', en: 'Say which number is to vary: --vary.' },
    todo: {
      sv: 'Till exempel --vary training.away=0.08:0.18:0.02.',
      en: 'For example --vary training.away=0.08:0.18:0.02.',
    },
  })

export const runSweep = async (
  written: string | undefined,
  options: SweepCommandOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> => {
  const { vary: axes = [] } = options
  if (axes.length === 0) throw noAxis()
  const { plan } = readPlan(written, options, terminal.folder)
  const series = options.series === undefined ? usual : seriesOf(options.series)
  const years = yearsOf(options.years, plan)
  const voice = voiceOf(language)
  const progress = progressOn(terminal, voice)
  const { signal, release } = terminal.interruptible()
  const asked: SweepOptions = { series, years, signal, onProgress: progress.report }
  const stopped = (): number => {
    progress.end()
    terminal.err(voice.say({ sv: 'kohort: Avbrutet.\n', en: 'kohort: Interrupted.\n' }))
    return INTERRUPTED
  }
  try {
    const grid = sweep(plan, axes, asked)
    if (options.json === true || options.csv !== undefined) {
      const choice = options.json === true ? 'json' : (options.csv ?? 'international')
      const isDone = await stream(grid, asked, choice, terminal, signal, progress)
      return isDone ? 0 : stopped()
    }
    const found = await grid.columns()
    progress.end()
    const screen = screenOn(terminal, plan, voice)
    terminal.out(`${sweepLines(axes, found, screen).join('\n')}\n`)
    return 0
  } catch (error) {
    if (error instanceof ScenarioError && error.code === 'aborted') return stopped()
    throw error
  } finally {
    progress.end()
    release()
  }
}
