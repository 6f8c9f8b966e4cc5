import type { Projection, Verdict } from '@kohort/core'
import type { BandRow } from '@kohort/ensemble'
import { seriesText } from '../shared/series-text.js'
import { capital, type Voice, voiceOf, yearsText } from '../shared/voice.js'
import type { Chart, ChartOptions, PlanAndProjection } from './chart.js'
import { bandMarks } from './parts/band-marks.js'
import { frame, sizesOf, widthOf } from './parts/frame.js'
import { goalMarks, goalsOf } from './parts/goal-marks.js'
import { observedOf, observedStyle } from './parts/observed.js'
import { axisTicks } from './parts/ticks.js'
import { drawTime, lineKeys, timeHeight } from './parts/time-chart.js'
import type { TimeSpec } from './parts/time-spec.js'
import { planLine } from './style.js'
import { sourceLine } from './text/source-line.js'
import { besideEdge, knownRows, yearList } from './text/told.js'

export interface TraineesData extends PlanAndProjection {
  /** `ensemble.band('trainees', bandQuantiles)`: how sure the line is. */
  readonly band?: readonly BandRow[]
}

/** How the trainees stand to their corridors, without the last year's figure. */
const standing = (corridors: readonly Verdict[], voice: Voice): string | null => {
  const years = corridors.flatMap((goal) => goal.years)
  const known = years.filter(({ standing }) => standing !== 'unknown')
  if (known.length === 0) return null
  const outside = (side: 'below' | 'above'): readonly number[] =>
    [...new Set(known.filter(({ standing }) => standing === side).map(({ year }) => year))].sort(
      (a, b) => a - b,
    )
  const [below, above] = [outside('below'), outside('above')]
  const all = yearList(known.map(({ year }) => year))
  if (below.length === 0 && above.length === 0) {
    const last = Math.max(...all)
    if (corridors.some(({ byConstruction }) => byConstruction))
      return voice.say({
        sv: `ligger i målets spann ${yearsText(all, voice)}, eftersom planen styr efter antalet,`,
        en: `are inside the goal's corridor ${yearsText(all, voice)}, because the plan steers by their number,`,
      })
    return all.length === 1
      ? voice.say({ sv: `är i målets spann ${last}`, en: `are inside the goal's corridor in ${last}` })
      : voice.say({
          sv: `håller sig inom spannet ${all.length === last - (all[0] as number) + 1 ? `till ${last}` : yearsText(all, voice)}`,
          en: `stay inside the corridor ${all.length === last - (all[0] as number) + 1 ? `until ${last}` : yearsText(all, voice)}`,
        })
  }
  const parts = [
    ...(below.length === 0
      ? []
      : [
          voice.say({
            sv: `under spannet ${yearsText(below, voice)}`,
            en: `below the corridor in ${yearsText(below, voice)}`,
          }),
        ]),
    ...(above.length === 0
      ? []
      : [
          voice.say({
            sv: `över spannet ${yearsText(above, voice)}`,
            en: `above the corridor in ${yearsText(above, voice)}`,
          }),
        ]),
  ]
  return `${voice.say({ sv: 'är', en: 'are' })} ${voice.list(parts)}`
}

/** Whether the last year's figure is where a goal for that year wants it. */
const lastGoal = (last: Verdict | undefined, projection: Projection, voice: Voice): string => {
  const year = last?.years.find((one) => one.year === projection.to)
  if (year === undefined || year.value === null || year.standing === 'unknown') return ''
  const edge = (value: number | null): string => (value === null ? '' : voice.number(value))
  const range =
    year.min !== null && year.max !== null
      ? `${edge(year.min)}–${edge(year.max)}`
      : edge(year.min ?? year.max)
  if (year.standing === 'inside')
    return voice.say({ sv: `, inom målet ${range}`, en: `, inside the goal of ${range}` })
  return year.standing === 'below'
    ? voice.say({ sv: `, under målet ${range}`, en: `, below the goal of ${range}` })
    : voice.say({ sv: `, över målet ${range}`, en: `, above the goal of ${range}` })
}

const titleOf = ({ projection }: TraineesData, voice: Voice): string => {
  const goals = goalsOf(projection, 'trainees')
  const atEnd = goals.filter((goal) => goal.from === projection.to)
  const corridors = goals.filter((goal) => goal.from < projection.to)
  const rows = knownRows(projection, 'trainees')
  const first = rows[0]
  const last = rows.at(-1)
  if (first === undefined || last === undefined)
    return voice.say({ sv: 'Antalet ST-läkare är okänt', en: 'The number of trainees is unknown' })
  const end = besideEdge(
    last.value,
    atEnd[0]?.years[0],
    (value) => voice.number(value),
    (value) => voice.number(value, 1),
  )
  const said = standing(corridors, voice)
  const aim = lastGoal(atEnd[0], projection, voice)
  return said === null
    ? voice.say({
        sv: `ST-läkarna går från ${voice.number(first.value)} år ${first.year} till ${end} år ${last.year}${aim}`,
        en: `Trainees go from ${voice.number(first.value)} in ${first.year} to ${end} in ${last.year}${aim}`,
      })
    : voice.say({
        sv: `ST-läkarna ${said} och är ${end} år ${last.year}${aim}`,
        en: `Trainees ${said} and number ${end} in ${last.year}${aim}`,
      })
}

const altOf = ({ plan, projection }: TraineesData, voice: Voice): string => {
  const rows = knownRows(projection, 'trainees')
  const figures = rows.map(({ year, value }) => `${year}: ${voice.number(value)}`).join('; ')
  const seen = observedOf(plan, 'trainees', voice).points.map(
    ({ year, value }) => `${year}: ${voice.number(value ?? 0)}`,
  )
  const goals = goalsOf(projection, 'trainees')
    .flatMap(({ years }) => years)
    .map(
      ({ year, min, max }) =>
        `${year}: ${[min, max].flatMap((edge) => (edge === null ? [] : voice.number(edge))).join('–')}`,
    )
  return [
    `${voice.say({ sv: 'ST-läkare den 31 december', en: 'Trainees on 31 December' })}: ${figures}.`,
    ...(goals.length === 0
      ? []
      : [`${voice.say({ sv: 'Planens mål', en: "The plan's goals" })}: ${goals.join('; ')}.`]),
    ...(seen.length === 0
      ? []
      : [`${voice.say({ sv: 'Uppgift i källorna', en: 'As stated by the sources' })}: ${seen.join('; ')}.`]),
  ].join(' ')
}

/**
 * The trainees year by year with the corridors of the plan's goals and what sources say of single years.
 *
 * @param data a parsed plan, its projection, and the ensemble's band if there is one
 * @param options language and size
 * @returns heads on 31 December as an SVG with title, source and alternative text
 * @throws {ReportError} for a width or an id that cannot be used
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { traineesChart } from '@kohort/report'
 *
 * const plan = stockholm()
 * const chart = traineesChart({ plan, projection: project(plan) }, { language: 'sv' })
 * console.log(chart.title)
 * // ST-läkarna håller sig inom spannet till 2027 och är 890 år 2034, inom målet 880–900
 * ```
 */
export const traineesChart = (data: TraineesData, options: ChartOptions): Chart => {
  const { plan, projection, band } = data
  const voice = voiceOf(options.language)
  const sizes = sizesOf(options)
  const words = seriesText('trainees', plan, voice)
  const goals = goalMarks(projection, 'trainees', words, voice)
  const observed = observedOf(plan, 'trainees', voice)
  const bands = bandMarks(band, voice)
  const rows = knownRows(projection, 'trainees')
  const last = rows.at(-1)
  const values = [...rows.map(({ value }) => value), ...goals.values, ...observed.values, ...bands.values]
  const ticks = axisTicks(values, false, 5)
  const spec: TimeSpec = {
    from: observed.from,
    to: projection.to,
    base: projection.base,
    baseText: voice.say({ sv: `basår ${projection.base}`, en: `base year ${projection.base}` }),
    ticks,
    tickText: (value) => words.tick(value, ticks.step),
    areas: bands.areas,
    corridors: goals.corridors,
    levels: goals.levels,
    lines: [
      ...goals.lines,
      {
        label: voice.say({ sv: 'ST-läkare', en: 'trainees' }),
        ...(last === undefined ? {} : { end: voice.number(last.value) }),
        style: planLine,
        points: projection.rows.map(({ year, trainees }) => ({ year, value: trainees })),
      },
    ],
    points: [{ style: observedStyle, points: observed.points }],
  }
  const title = titleOf(data, voice)
  return frame(
    {
      id: 'trainees',
      title: capital(title),
      subtitle: voice.say({
        sv: 'ST-läkare i allmänmedicin, personer den 31 december',
        en: 'Trainees in general medicine, heads on 31 December',
      }),
      alt: altOf(data, voice),
      source: sourceLine(
        plan,
        [plan.goals.filter(({ metric }) => metric === 'trainees'), plan.observed.trainees, plan.training],
        voice,
      ),
      keys: [...lineKeys(spec, sizes), ...goals.keys, ...bands.keys, ...observed.keys],
      height: timeHeight(widthOf(options)),
      draw: (box, all) => drawTime(spec, box, all),
    },
    options,
  )
}
