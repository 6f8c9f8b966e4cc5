import type { Plan, SeriesName } from '@kohort/core'
import type { Comparison } from '@kohort/scenarios'
import { fail } from '../errors.js'
import { type SeriesText, seriesText } from '../shared/series-text.js'
import { capital, type Voice, voiceOf } from '../shared/voice.js'
import type { Chart, ChartOptions } from './chart.js'
import { frame, sizesOf, widthOf } from './parts/frame.js'
import { axisTicks } from './parts/ticks.js'
import { drawTime, lineKeys, timeHeight } from './parts/time-chart.js'
import type { Line, TimeSpec, YearValue } from './parts/time-spec.js'
import { planLine, scenarioLine } from './style.js'
import { shorten } from './text/measure.js'
import { sourceLine } from './text/source-line.js'

export interface ScenarioChartData {
  /** The base plan, from `parsePlan`. */
  readonly plan: Plan
  /** `compare(plan, scenarios, { series: […] })`. */
  readonly comparison: Comparison
  readonly series: SeriesName
  /** Each scenario's own figures, or what each adds to the plan's; `values` if left out. */
  readonly show?: 'values' | 'difference'
}

interface Told {
  readonly name: string
  readonly isPlan: boolean
  readonly values: readonly YearValue[]
  readonly differences: readonly YearValue[]
}

const toldOf = ({ comparison, series }: ScenarioChartData, voice: Voice): readonly Told[] =>
  comparison.scenarios.map(({ id, title }, index) => {
    const rows = comparison.rows.filter((row) => row.scenario === id && row.series === series)
    return {
      name: index === 0 ? voice.say({ sv: 'planen', en: 'the plan' }) : voice.name(title),
      isPlan: index === 0,
      values: rows.map(({ year, value }) => ({ year, value })),
      differences: rows.map(({ year, difference: value }) => ({ year, value })),
    }
  })

/** A name in a sentence: in quotation marks, and no longer than a title can bear. */
const quoted = (name: string, voice: Voice): string =>
  voice.say({ sv: `”${shorten(name, 400, 10)}”`, en: `“${shorten(name, 400, 10)}”` })

const titleOf = (told: readonly Told[], year: number, words: SeriesText, voice: Voice): string => {
  const at = ({ values }: Told): number | null => values.find((row) => row.year === year)?.value ?? null
  const change = ({ differences }: Told): number | null =>
    differences.find((row) => row.year === year)?.value ?? null
  const [plan, ...others] = told
  const known = others.filter((one) => change(one) !== null)
  const base = plan === undefined ? null : at(plan)
  if (plan === undefined || base === null || known.length === 0)
    return voice.say({
      sv: `${words.subject} ${year} i planen`,
      en: `${words.subject} in ${year} in the plan`,
    })
  const visible = known.filter((one) => words.signed(change(one) as number) !== words.signed(0))
  const among = voice.say({ sv: `${words.subject} år ${year}`, en: `${words.subject} in ${year}` })
  if (visible.length === 0)
    return known.length === 1
      ? voice.say({
          sv: `${quoted((known[0] as Told).name, voice)} ändrar inte ${among}: ${words.figure(base)}`,
          en: `${quoted((known[0] as Told).name, voice)} does not change ${among}: ${words.figure(base)}`,
        })
      : voice.say({
          sv: `Inget av scenarierna ändrar ${among}: ${words.figure(base)}`,
          en: `None of the scenarios changes ${among}: ${words.figure(base)}`,
        })
  const most = visible.reduce((best, one) =>
    Math.abs(change(one) as number) > Math.abs(change(best) as number) ? one : best,
  )
  const difference = words.signed(change(most) as number)
  const end = words.figure(at(most) as number)
  return visible.length === 1 && known.length === 1
    ? voice.say({
        sv: `${quoted(most.name, voice)} ändrar ${among} med ${difference}: ${end} mot planens ${words.figure(base)}`,
        en: `${quoted(most.name, voice)} changes ${among} by ${difference}: ${end} against the plan's ${words.figure(base)}`,
      })
    : voice.say({
        sv: `${quoted(most.name, voice)} ändrar ${among} mest: ${difference}, till ${end} mot planens ${words.figure(base)}`,
        en: `${quoted(most.name, voice)} changes ${among} most: ${difference}, to ${end} against the plan's ${words.figure(base)}`,
      })
}

const lastKnown = (rows: readonly YearValue[]): number | null =>
  rows.filter(({ value }) => value !== null).at(-1)?.value ?? null

/**
 * A series in the plan and in each scenario, or what each scenario adds to the plan's figures.
 *
 * @param data the base plan, the comparison, and which of its series to draw
 * @param options language and size
 * @returns the series in its own unit as an SVG with title, source and alternative text
 * @throws {ReportError} when the comparison has no figures of the series, for a width or an id that cannot be used
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { scenarioChart } from '@kohort/report'
 * import { compare, scale, scenario } from '@kohort/scenarios'
 *
 * const plan = stockholm()
 * const lessLeave = scenario('Less time away', 'the working-life review', (draft) => {
 *   scale(draft, 'training.away', 0.8, { from: 2026 })
 * })
 * const comparison = compare(plan, [lessLeave], { series: ['completions'] })
 * console.log(scenarioChart({ plan, comparison, series: 'completions' }, { language: 'en' }).title)
 * // “Less time away” changes completions in 2034 by +0.5: 125.8 against the plan's 125.3
 * ```
 */
export const scenarioChart = (data: ScenarioChartData, options: ChartOptions): Chart => {
  const { plan, series, show = 'values' } = data
  const voice = voiceOf(options.language)
  const sizes = sizesOf(options)
  const words = seriesText(series, plan, voice)
  const told = toldOf(data, voice)
  const isDifference = show === 'difference'
  const drawn = isDifference ? told.filter(({ isPlan }) => !isPlan) : told
  const pick = (one: Told): readonly YearValue[] => (isDifference ? one.differences : one.values)
  const figures = drawn.flatMap((one) => pick(one).flatMap(({ value }) => value ?? []))
  const years = drawn.flatMap((one) => pick(one).map(({ year }) => year))
  if (figures.length === 0)
    return fail(
      'no-figure',
      series,
      'the comparison has no figures of this series.',
      'Name it in compare(plan, scenarios, { series: […] }).',
    )
  const ticks = axisTicks(isDifference ? [0, ...figures] : figures, isDifference, 5)
  const from = Math.min(...years)
  const to = Math.max(...years)
  const lines: readonly Line[] = drawn.map((one, index) => {
    const end = lastKnown(pick(one))
    return {
      label: shorten(one.name, 900, 12),
      ...(end === null ? {} : { end: isDifference ? words.change(end) : words.figure(end) }),
      style: one.isPlan ? planLine : scenarioLine(isDifference ? index : index - 1),
      points: pick(one),
    }
  })
  const spec: TimeSpec = {
    from,
    to,
    ticks,
    tickText: (value) => (isDifference ? words.step(value, ticks.step) : words.tick(value, ticks.step)),
    lines,
  }
  const title = capital(titleOf(told, to, words, voice))
  const what = words.heading
  const at = (rows: readonly YearValue[], tell: (value: number) => string): string =>
    rows.map(({ year, value }) => `${year}: ${value === null ? '–' : tell(value)}`).join('; ')
  return frame(
    {
      id: isDifference ? `scenario-difference-${series}` : `scenarios-${series}`,
      title,
      subtitle: isDifference
        ? voice.say({
            sv: `${what}: skillnad mot planen${words.isShare ? ' i procentenheter' : ''}`,
            en: `${what}: difference from the plan${words.isShare ? ' in percentage points' : ''}`,
          })
        : what,
      alt: `${drawn.map((one) => `${capital(one.name)}: ${at(pick(one), isDifference ? words.change : words.figure)}.`).join(' ')}`,
      source: sourceLine(plan, [plan.training, plan.specialists, plan.need], voice),
      keys: lineKeys(spec, sizes),
      height: timeHeight(widthOf(options)),
      draw: (box, all) => drawTime(spec, box, all),
    },
    options,
  )
}
