import type { Plan, Projection, SeriesName } from '@kohort/core'
import type { BandRow } from '@kohort/ensemble'
import { fail } from '../errors.js'
import { type SeriesText, seriesText } from '../shared/series-text.js'
import { capital, type Voice, voiceOf } from '../shared/voice.js'
import type { Chart, ChartOptions } from './chart.js'
import { bandMarks } from './parts/band-marks.js'
import { frame, sizesOf, widthOf } from './parts/frame.js'
import { type GoalMarks, goalMarks } from './parts/goal-marks.js'
import { observedOf, observedStyle } from './parts/observed.js'
import { axisTicks } from './parts/ticks.js'
import { drawTime, lineKeys, timeHeight } from './parts/time-chart.js'
import type { TimeSpec } from './parts/time-spec.js'
import { medianLine, planLine } from './style.js'
import { sourceLine } from './text/source-line.js'
import { knownRows } from './text/told.js'

export interface BandData {
  /** From `parsePlan`. */
  readonly plan: Plan
  readonly series: SeriesName
  /** `ensemble.band(series, bandQuantiles)`, of the plan or of a scenario. */
  readonly band: readonly BandRow[]
  /** `project(plan)`: its goals and its own line are drawn too. */
  readonly projection?: Projection
}

const nothing: GoalMarks = { corridors: [], levels: [], lines: [], keys: [], values: [] }

/** Where a goal for the last year lies in the band. */
const goalClause = (
  data: BandData,
  words: SeriesText,
  low: number,
  high: number,
  year: number,
  voice: Voice,
): string => {
  const goal = data.projection?.goals.find(
    ({ metric, years }) =>
      metric === data.series && years.some((one) => one.year === year && (one.min ?? one.max) !== null),
  )
  const edges = goal?.years.find((one) => one.year === year)
  if (edges === undefined) return ''
  const { min, max } = edges
  const isBelow = min !== null && high < min
  const isAbove = max !== null && low > max
  const isInside = (min === null || low >= min) && (max === null || high <= max)
  const aim = min !== null && max !== null ? words.range(min, max) : words.round((min ?? max) as number)
  if (isBelow) return voice.say({ sv: `: under målet ${aim}`, en: `: below the goal of ${aim}` })
  if (isAbove) return voice.say({ sv: `: över målet ${aim}`, en: `: above the goal of ${aim}` })
  if (isInside) return voice.say({ sv: `: målet ${aim} nås där`, en: `: the goal of ${aim} is met there` })
  return voice.say({ sv: `: målet ${aim} är osäkert`, en: `: the goal of ${aim} is uncertain` })
}

/**
 * How sure a series is: nine cases in ten, half of the cases and the middle of an ensemble, with the plan's own line,
 * its goals and what sources say of single years.
 *
 * @param data a parsed plan, the series, its band, and the plan's projection for its goals and its own line
 * @param options language and size
 * @returns the series in its own unit as an SVG with title, source and alternative text
 * @throws {ReportError} when the band has no figures, for a width or an id that cannot be used
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { simulate } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 * import { bandChart, bandQuantiles } from '@kohort/report'
 *
 * const plan = stockholm()
 * const ensemble = await simulate(plan, { draws: 64, seed: 'chart' })
 * const band = ensemble.band('trainees', bandQuantiles)
 * const chart = bandChart({ plan, series: 'trainees', band, projection: project(plan) }, { language: 'en' })
 * console.log(chart.subtitle)
 * // Trainees, heads on 31 December; the plan's uncertain numbers drawn within their ranges
 * ```
 */
export const bandChart = (data: BandData, options: ChartOptions): Chart => {
  const { plan, series, band, projection } = data
  const voice = voiceOf(options.language)
  const sizes = sizesOf(options)
  const words = seriesText(series, plan, voice)
  const bands = bandMarks(band, voice)
  const known = band.filter(
    ({ values }) => values.length === 5 && values.every((value) => value !== null && Number.isFinite(value)),
  )
  const last = known.at(-1)
  if (last === undefined)
    return fail(
      'no-figure',
      series,
      'the band has no year with five figures.',
      'Pass ensemble.band(series, bandQuantiles) of a series that the plan gives.',
    )
  const [low, , middle, , high] = last.values as readonly [number, number, number, number, number]
  const goals = projection === undefined ? nothing : goalMarks(projection, series, words, voice)
  const observed = observedOf(plan, series, voice)
  const owned = projection === undefined ? undefined : knownRows(projection, series).at(-1)
  const own = projection?.rows.map((row) => ({ year: row.year, value: row[series] })) ?? []
  const years = band.map(({ year }) => year)
  const ticks = axisTicks(
    [...bands.values, ...goals.values, ...observed.values, ...own.flatMap(({ value }) => value ?? [])],
    false,
    5,
  )
  const spec: TimeSpec = {
    from: Math.min(observed.from, ...years),
    to: Math.max(...years),
    base: plan.base,
    baseText: voice.say({ sv: `basår ${plan.base}`, en: `base year ${plan.base}` }),
    ticks,
    tickText: (value) => words.tick(value, ticks.step),
    areas: bands.areas,
    corridors: goals.corridors,
    levels: goals.levels,
    lines: [
      ...goals.lines,
      {
        label: voice.say({ sv: 'median', en: 'median' }),
        end: words.round(middle),
        style: medianLine,
        points: bands.median,
      },
      ...(own.length === 0
        ? []
        : [
            {
              label: voice.say({ sv: 'planens egna tal', en: "the plan's own figures" }),
              ...(owned === undefined ? {} : { end: words.round(owned.value) }),
              style: planLine,
              points: own,
            },
          ]),
    ],
    points: [{ style: observedStyle, points: observed.points }],
  }
  const clause = goalClause(data, words, low, high, last.year, voice)
  const title = capital(
    voice.say({
      sv: `${words.subject} blir i nio fall av tio ${words.range(low, high)} år ${last.year}${clause}`,
      en: `${words.subject}: ${words.range(low, high)} in ${last.year}, nine cases in ten${clause}`,
    }),
  )
  const told = known.map(({ year, values }) => {
    const [five, , half, , most] = values as readonly [number, number, number, number, number]
    return `${year}: ${words.round(half)} (${words.range(five, most)})`
  })
  return frame(
    {
      id: `band-${series}`,
      title,
      subtitle: voice.say({
        sv: `${words.heading}; planens osäkra tal dragna inom sina spann`,
        en: `${words.heading}; the plan's uncertain numbers drawn within their ranges`,
      }),
      alt: `${voice.say({ sv: 'Median (5–95 procent)', en: 'Median (5–95 per cent)' })}: ${told.join('; ')}.`,
      source: sourceLine(
        plan,
        [
          plan.goals.filter(({ metric }) => metric === series),
          plan.observed[series],
          plan.training,
          plan.specialists,
        ],
        voice,
      ),
      keys: [...lineKeys(spec, sizes), ...bands.keys, ...goals.keys, ...observed.keys],
      height: timeHeight(widthOf(options)),
      draw: (box, all) => drawTime(spec, box, all),
    },
    options,
  )
}
