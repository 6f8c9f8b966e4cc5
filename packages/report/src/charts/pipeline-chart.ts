import type { Bilingual, Projection } from '@kohort/core'
import type { MiniNode } from '../document/mini-dom.js'
import { seriesText } from '../shared/series-text.js'
import { type Voice, voiceOf } from '../shared/voice.js'
import type { Chart, ChartOptions, PlanAndProjection } from './chart.js'
import { frame, sizesOf, widthOf } from './parts/frame.js'
import { axisTicks } from './parts/ticks.js'
import { drawTime, timeHeight } from './parts/time-chart.js'
import type { Line, TimeSpec } from './parts/time-spec.js'
import { ramp } from './style.js'
import { sourceLine } from './text/source-line.js'

/** The last class takes all who have been there for longer. */
const CLASSES = 7
/** Five full-time years are the usual requirement: who is past them is in the sixth year or later. */
const LATE = 6

/** Trainees by year and by year in the programme, the first being the year of starting. */
const classesOf = (projection: Projection): readonly (readonly number[])[] => {
  const table = projection.years.map(() => new Array<number>(CLASSES).fill(0))
  for (const { year, started, trainees } of projection.traineesByStart()) {
    const row = table[year - projection.base]
    const place = Math.min(CLASSES - 1, year - started)
    if (row !== undefined) row[place] = (row[place] as number) + trainees
  }
  return table
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const className = (place: number, voice: Voice): string => {
  const year = place + 1
  if (place === CLASSES - 1) return voice.say({ sv: `år ${year} och senare`, en: `year ${year} or later` })
  return voice.say({ sv: `år ${year}`, en: `year ${year}` })
}

/** Those who are late, and what share of all they are; null where nobody is in training. */
const lateOf = (row: readonly number[] = []): { readonly heads: number; readonly share: number } | null => {
  const all = sum(row)
  const heads = sum(row.slice(LATE - 1))
  return all === 0 ? null : { heads, share: heads / all }
}

/** Shares nearer each other than two points are about the same: no development to be told. */
const ALIKE = 0.02

const titleOf = (projection: Projection, table: readonly (readonly number[])[], voice: Voice): string => {
  const [first, last] = [lateOf(table[0]), lateOf(table.at(-1))]
  const [from, to] = [projection.base, projection.to]
  if (last === null)
    return voice.say({ sv: `Ingen är i utbildning ${to}`, en: `Nobody is in training in ${to}` })
  const end = voice.percent(last.share)
  const now = voice.number(last.heads)
  if (first === null)
    return voice.say({
      sv: `${end} av ST-läkarna är på sitt sjätte år eller senare ${to}: ${now} personer`,
      en: `${end} of the trainees are in their sixth year or later in ${to}: ${now} people`,
    })
  const start = voice.percent(first.share)
  const then = voice.number(first.heads)
  // A share may fall while the number rises: both are told, and neither is called the other.
  const tail: Bilingual = {
    sv: `${end} av ST-läkarna är på sitt sjätte år eller senare ${to} (${now} personer), mot ${start} år ${from} (${then})`,
    en: `${end} of the trainees are in their sixth year or later in ${to} (${now} people), ${start} in ${from} (${then})`,
  }
  const head: Bilingual =
    Math.abs(last.share - first.share) < ALIKE
      ? { sv: 'Ungefär lika stor andel går länge', en: 'About the same share stays long' }
      : last.share < first.share
        ? { sv: 'En mindre andel går länge', en: 'A smaller share stays long' }
        : { sv: 'En större andel går länge', en: 'A larger share stays long' }
  return `${voice.say(head)}: ${voice.say(tail)}`
}

/**
 * The trainees at the end of each year by how long they have been in the programme.
 *
 * @param data a parsed plan and its projection
 * @param options language and size
 * @returns heads on 31 December as an SVG with title, source and alternative text
 * @throws {ReportError} for a width or an id that cannot be used
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { pipelineChart } from '@kohort/report'
 *
 * const plan = stockholm()
 * console.log(pipelineChart({ plan, projection: project(plan) }, { language: 'en' }).title)
 * // About the same share stays long: 19% of the trainees are in their sixth year or later in 2034 (169 people), 20% in 2023 (133)
 * ```
 */
export const pipelineChart = (data: PlanAndProjection, options: ChartOptions): Chart => {
  const { plan, projection } = data
  const voice = voiceOf(options.language)
  const sizes = sizesOf(options)
  const table = classesOf(projection)
  const used = Array.from({ length: CLASSES }, (_, place) => place).filter((place) =>
    table.some((row) => (row[place] as number) > 0),
  )
  // The longest in the programme stand at the bottom and are the darkest.
  const shades = ramp(CLASSES)
  const stacked = [...used].reverse().map((place) => ({
    place,
    fill: shades[place] as string,
    points: table.map((row, index) => {
      const low = sum(row.slice(place + 1))
      return { year: projection.base + index, low, high: low + (row[place] as number) }
    }),
  }))
  const labels: readonly Line[] = [...stacked].reverse().map(({ place, points }) => {
    const last = points.at(-1)
    const value = last === undefined ? null : (last.low + last.high) / 2
    return {
      label: className(place, voice),
      end: last === undefined ? '' : voice.number(last.high - last.low),
      style: { stroke: 'none', width: 0 },
      // From the bar's right edge.
      points: [{ year: projection.to + 0.4, value }],
    }
  })
  const ticks = axisTicks([0, ...table.map(sum)], true, 5)
  const words = seriesText('trainees', plan, voice)
  const spec: TimeSpec = {
    from: projection.base,
    to: projection.to,
    ticks,
    tickText: (value) => words.tick(value, ticks.step),
    bars: stacked.map(({ points, fill }) => ({ points, fill, wide: 0.8 })),
    lines: sizes.isNarrow ? [] : labels,
  }
  const title = titleOf(projection, table, voice)
  const tell = (index: number): string =>
    used.map((place) => `${className(place, voice)}: ${voice.number(table[index]?.[place] ?? 0)}`).join('; ')
  const last = table.length - 1
  return frame(
    {
      id: 'pipeline',
      title,
      subtitle: voice.say({
        sv: 'ST-läkare den 31 december efter vilket år i ordningen de är på, personer',
        en: 'Trainees on 31 December by which of their years they are in, heads',
      }),
      alt: `${projection.base}: ${tell(0)}. ${projection.to}: ${tell(last)}. ${voice.say({ sv: 'Alla', en: 'All' })}: ${table.map((row, index) => `${projection.base + index}: ${voice.number(sum(row))}`).join('; ')}.`,
      source: sourceLine(plan, [plan.training, plan.groups], voice),
      keys: sizes.isNarrow
        ? used.map((place) => ({ label: className(place, voice), sample: { fill: shades[place] as string } }))
        : [],
      height: timeHeight(widthOf(options)),
      draw: (box, all): readonly MiniNode[] => drawTime(spec, box, all),
    },
    options,
  )
}
