import type { Plan, SeriesName } from '@kohort/core'
import { fail } from '../errors.js'
import { decimalsOf, seriesText } from '../shared/series-text.js'
import { capital, voiceOf } from '../shared/voice.js'
import type { Chart, ChartOptions, ChartText } from './chart.js'
import { frame, sizesOf, widthOf } from './parts/frame.js'
import { type BarRow, drawRows, type RowSpec, rowsHeight } from './parts/row-chart.js'
import { niceTicks } from './parts/ticks.js'
import { highEnd, lowEnd } from './style.js'
import { sourceLine } from './text/source-line.js'

/** How much of a figure's spread an uncertain number stands for. */
export interface SensitivityBar {
  readonly name: ChartText
  /** By itself (first-order index), a share; null where unknown. An estimate may fall a little outside 0–1. */
  readonly first: number | null
  /** With all that it does together with others (total index). */
  readonly total: number | null
}

export interface SensitivityData {
  /** From `parsePlan`. */
  readonly plan: Plan
  readonly metric: SeriesName
  readonly year: number
  readonly bars: readonly SensitivityBar[]
  /** So many of the biggest, 10 if left out. */
  readonly most?: number
}

const weight = ({ first, total }: SensitivityBar): number => total ?? first ?? Number.NEGATIVE_INFINITY

/**
 * Which uncertain numbers the spread of a figure comes from: each number's part by itself, and with all that it does
 * together with others.
 *
 * @param data a parsed plan, the figure, and first-order and total sensitivity indices
 * @param options language and size
 * @returns shares of the variance as an SVG with title, source and alternative text
 * @throws {ReportError} when there is no bar, for a width or an id that cannot be used
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { sensitivityChart } from '@kohort/report'
 *
 * const bars = [{ name: { sv: 'avhopp', en: 'attrition' }, first: 0.41, total: 0.46 }]
 * const data = { plan: stockholm(), metric: 'completions', year: 2034, bars } as const
 * console.log(sensitivityChart(data, { language: 'en' }).title)
 * // The largest part of the spread of completions in 2034 comes from attrition: 46%
 * ```
 */
export const sensitivityChart = (data: SensitivityData, options: ChartOptions): Chart => {
  const { plan, metric, year, most = 10 } = data
  const voice = voiceOf(options.language)
  const sizes = sizesOf(options)
  const words = seriesText(metric, plan, voice)
  const sorted = [...data.bars].sort((one, other) => weight(other) - weight(one))
  const bars = sorted.slice(0, Math.max(1, most))
  const [widest] = bars
  if (widest === undefined)
    return fail('no-figure', 'bars', 'there is no bar.', 'Pass one for each uncertain number.')
  const unknown = voice.say({ sv: 'okänt', en: 'unknown' })
  const rows = bars.map(({ name, first, total }): BarRow => {
    const label = capital(voice.name(name))
    const parts = [total, first].flatMap((value) => (value === null ? [] : value))
    if (parts.length === 0) return { label, segments: [], instead: unknown }
    const figure = (value: number | null): string => (value === null ? unknown : voice.percent(value))
    return {
      label,
      segments: [
        ...(total === null ? [] : [{ from: 0, to: total, fill: lowEnd }]),
        ...(first === null ? [] : [{ from: 0, to: first, fill: highEnd, thick: 0.5 }]),
      ],
      right: figure(first) === figure(total) ? figure(total) : `${figure(first)} / ${figure(total)}`,
    }
  })
  const values = bars.flatMap(({ first, total }) => [first ?? 0, total ?? 0])
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0.1, ...values), sizes.isNarrow ? 3 : 5)
  const spec: RowSpec = {
    rows,
    ticks,
    tickText: (value) => voice.percent(value, decimalsOf(100 * ticks.step)),
    line: 0,
  }
  const part = widest.total ?? widest.first
  const name = voice.name(widest.name)
  const title = capital(
    part === null
      ? voice.say({
          sv: `Det är okänt vad spridningen i ${words.subject} år ${year} kommer av`,
          en: `It is unknown where the spread of ${words.subject} in ${year} comes from`,
        })
      : voice.say({
          sv: `Störst del av spridningen i ${words.subject} år ${year} kommer av ${name}: ${voice.percent(part)}`,
          en: `The largest part of the spread of ${words.subject} in ${year} comes from ${name}: ${voice.percent(part)}`,
        }),
  )
  const left = sorted.length - bars.length
  const more =
    left === 0
      ? ''
      : voice.say({
          sv: ` ${left} tal med mindre del visas inte.`,
          en: ` ${left} numbers with smaller parts are not shown.`,
        })
  return frame(
    {
      id: `sensitivity-${metric}-${year}`,
      title,
      subtitle: `${voice.say({ sv: 'Andel av variansen, procent: varje osäkert tal för sig, och med allt det gör tillsammans med andra.', en: 'Share of the variance, per cent: each uncertain number by itself, and with all that it does together with others.' })}${more}`,
      alt: `${rows.map(({ label, right, instead }) => `${label}: ${right ?? instead ?? ''}`).join('; ')}.${more}`,
      source: sourceLine(plan, [plan.training, plan.specialists, plan.need], voice),
      keys: [
        { label: voice.say({ sv: 'för sig', en: 'by itself' }), sample: { fill: highEnd } },
        { label: voice.say({ sv: 'med andra', en: 'with others' }), sample: { fill: lowEnd } },
      ],
      height: rowsHeight(spec, widthOf(options) - 24, sizes),
      draw: (box, all) => drawRows(spec, box, all),
    },
    options,
  )
}
