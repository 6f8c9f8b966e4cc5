import type { Plan } from '@kohort/core'
import type { Tornado, TornadoBar } from '@kohort/scenarios'
import { fail } from '../errors.js'
import { shortLine } from '../shared/one-line.js'
import { type SeriesText, seriesText } from '../shared/series-text.js'
import { capital, type Voice, voiceOf } from '../shared/voice.js'
import { barLabel } from '../tables/tornado.js'
import type { Chart, ChartOptions } from './chart.js'
import { frame, sizesOf, widthOf } from './parts/frame.js'
import { type BarRow, drawRows, type RowSpec, rowsHeight } from './parts/row-chart.js'
import { niceTicks } from './parts/ticks.js'
import { highEnd, lowEnd } from './style.js'
import { sourceLine } from './text/source-line.js'

export interface TornadoData {
  /** From `parsePlan`. */
  readonly plan: Plan
  /** `tornado(plan, metric, year)`. */
  readonly tornado: Tornado
  /** So many of the widest bars, 10 if left out. */
  readonly bars?: number
}

/** A number of the plan as its label says it, with its group, and its range in its own unit. */
const nameOf = (bar: TornadoBar, plan: Plan, voice: Voice): string => {
  const { en } = bar.unit
  const isShare = en === 'share' || en.startsWith('share')
  const told = (value: number): string => {
    const size = isShare ? value * 100 : value
    const decimals = [0, 1, 2].find((places) => Math.abs(size - Number(size.toFixed(places))) < 1e-9) ?? 2
    return voice.number(size, decimals)
  }
  const [low, high] = bar.range
  const own = voice.say(bar.unit).replace(/^(?:andel|share) ?/, '')
  const percent = isShare ? voice.say({ sv: '\u00a0%', en: '%' }) : ''
  const unit = own === '' ? '' : ` ${own}`
  return `${capital(shortLine(voice.say(barLabel(plan, bar))))}, ${told(low)}–${told(high)}${percent}${unit}`
}

const rowOf = (bar: TornadoBar, base: number, words: SeriesText, plan: Plan, voice: Voice): BarRow => {
  const ends = [
    { end: bar.low, fill: lowEnd },
    { end: bar.high, fill: highEnd },
  ].flatMap(({ end, fill }) => (end.metric === null ? [] : [{ metric: end.metric, fill }]))
  const label = nameOf(bar, plan, voice)
  if (ends.length === 0)
    return { label, segments: [], instead: voice.say({ sv: 'går inte att räkna', en: 'cannot be computed' }) }
  const [one, other] = ends
  const isOneSided =
    one !== undefined && other !== undefined && (one.metric - base) * (other.metric - base) > 0
  // Two ends on the same side share the row's height, so that neither hides the other.
  const segments = ends.map(({ metric, fill }, index) => ({
    from: base,
    to: metric,
    fill,
    thick: isOneSided && index === 1 ? 0.45 : 1,
  }))
  const figures = ends.map(({ metric }) => metric)
  const [least, most] = [Math.min(base, ...figures), Math.max(base, ...figures)]
  return {
    label,
    segments,
    ...(least < base ? { left: words.figure(least) } : {}),
    ...(most > base ? { right: words.figure(most) } : {}),
  }
}

/**
 * Which of the plan's uncertain numbers matter most for a figure: the figure at the low and at the high end of each
 * number's range.
 *
 * @param data a parsed plan, the tornado, and how many bars
 * @param options language and size
 * @returns the metric in its own unit as an SVG with title, source and alternative text
 * @throws {ReportError} when no number has a range, for a width or an id that cannot be used
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { tornadoChart } from '@kohort/report'
 * import { tornado } from '@kohort/scenarios'
 *
 * const plan = stockholm()
 * const data = { plan, tornado: tornado(plan, 'completions', 2034) }
 * console.log(tornadoChart(data, { language: 'en' }).title)
 * // What matters most for completions in 2034: attrition, from 103.1 to 128.5
 * ```
 */
export const tornadoChart = (
  { plan, tornado, bars: most = 10 }: TornadoData,
  options: ChartOptions,
): Chart => {
  const voice = voiceOf(options.language)
  const sizes = sizesOf(options)
  const { metric, year, base } = tornado
  const words = seriesText(metric, plan, voice)
  const shown = tornado.bars.slice(0, Math.max(1, most))
  const [widest] = shown
  if (widest === undefined)
    return fail(
      'no-figure',
      'tornado',
      'no number of the plan has a range.',
      'Give numbers a 5–95 % range in the plan.',
    )
  const rows = shown.map((bar) => rowOf(bar, base, words, plan, voice))
  const values = [base, ...shown.flatMap(({ low, high }) => [low.metric ?? base, high.metric ?? base])]
  const ticks = niceTicks(Math.min(...values), Math.max(...values), sizes.isNarrow ? 3 : 6)
  const spec: RowSpec = { rows, ticks, tickText: (value) => words.tick(value, ticks.step), line: base }
  const ends = [widest.low.metric, widest.high.metric, base].flatMap((value) => value ?? [])
  const name = shortLine(voice.say(barLabel(plan, widest)))
  const among = voice.say({ sv: `${words.subject} år ${year}`, en: `${words.subject} in ${year}` })
  const title = capital(
    widest.width === 0
      ? voice.say({
          sv: `Inget av planens osäkra tal ändrar ${among}: ${words.figure(base)}`,
          en: `None of the plan's uncertain numbers changes ${among}: ${words.figure(base)}`,
        })
      : voice.say({
          sv: `Störst osäkerhet om ${among}: ${name} ger ${words.figure(Math.min(...ends))} till ${words.figure(Math.max(...ends))}`,
          en: `What matters most for ${among}: ${name}, from ${words.figure(Math.min(...ends))} to ${words.figure(Math.max(...ends))}`,
        }),
  )
  const left = tornado.bars.length - shown.length
  const more =
    left === 0
      ? ''
      : voice.say({
          sv: ` ${left} tal med mindre betydelse visas inte.`,
          en: ` ${left} numbers that matter less are not shown.`,
        })
  const told = rows.map(
    ({ label, left: low, right: high, instead }) =>
      `${label}: ${instead ?? `${low ?? words.figure(base)}–${high ?? words.figure(base)}`}`,
  )
  return frame(
    {
      id: `tornado-${metric}-${year}`,
      title,
      subtitle: capital(
        voice.say({
          sv: `${words.heading}, ${year}: med ett tal i taget i var ände av sitt spann; planen ger ${words.figure(base)}.${more}`,
          en: `${words.heading}, ${year}: with one number at a time at each end of its range; the plan gives ${words.figure(base)}.${more}`,
        }),
      ),
      alt: `${told.join('; ')}.${more}`,
      source: sourceLine(plan, [shown], voice),
      keys: [
        {
          label: voice.say({
            sv: 'talet i spannets nedre ände',
            en: 'the number at the low end of its range',
          }),
          sample: { fill: lowEnd },
        },
        { label: voice.say({ sv: 'i dess övre ände', en: 'at the high end' }), sample: { fill: highEnd } },
      ],
      height: rowsHeight(spec, widthOf(options) - 24, sizes),
      draw: (box, all) => drawRows(spec, box, all),
    },
    options,
  )
}
