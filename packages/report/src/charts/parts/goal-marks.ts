import type { Projection, SeriesName, Verdict } from '@kohort/core'
import type { SeriesText } from '../../shared/series-text.js'
import type { Voice } from '../../shared/voice.js'
import { goalFill, goalInk, type LineStyle } from '../style.js'
import type { Key } from './legend.js'
import type { Line, YearBand } from './time-spec.js'

export interface Level {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly label: string
}

/** A plan's goals for a series, as marks. */
export interface GoalMarks {
  readonly corridors: readonly (readonly YearBand[])[]
  readonly levels: readonly Level[]
  /** Edges that move from year to year. */
  readonly lines: readonly Line[]
  readonly keys: readonly Key[]
  /** Every edge, for the axis. */
  readonly values: readonly number[]
}

export const goalLine: LineStyle = { stroke: goalInk, width: 1.8, dash: '1 3.5' }

/** The goals of a metric that have an edge. */
export const goalsOf = (projection: Projection, metric: SeriesName): readonly Verdict[] =>
  projection.goals.filter(
    (goal) => goal.metric === metric && goal.years.some(({ min, max }) => min !== null || max !== null),
  )

const isLevel = (values: readonly (number | null)[]): values is readonly number[] =>
  values.every((value) => value !== null && value === values[0])

export const goalMarks = (
  projection: Projection,
  metric: SeriesName,
  words: SeriesText,
  voice: Voice,
): GoalMarks => {
  const corridors: (readonly YearBand[])[] = []
  const lines: Line[] = []
  const levels = new Map<string, Level>()
  for (const goal of goalsOf(projection, metric)) {
    const years = goal.years.filter(({ year }) => year <= projection.to)
    if (years.length === 0) continue
    const [first] = years
    if (first?.min !== null && first?.max !== null) {
      corridors.push(years.map(({ year, min, max }) => ({ year, low: min, high: max })))
      continue
    }
    const isFloor = first.min !== null
    const edges = years.map(({ min, max }) => (isFloor ? min : max))
    if (!isLevel(edges)) {
      const points = years.map(({ year }, index) => ({ year, value: edges[index] ?? null }))
      lines.push({ label: '', style: goalLine, points, isSilent: true })
      continue
    }
    const value = edges[0] as number
    const known = levels.get(`${isFloor} ${value}`)
    const figure = words.edge(value)
    levels.set(`${isFloor} ${value}`, {
      from: Math.min(goal.from, known?.from ?? goal.from),
      to: Math.min(projection.to, Math.max(goal.to, known?.to ?? goal.to)),
      value,
      label: isFloor
        ? voice.say({ sv: `mål: minst ${figure}`, en: `goal: at least ${figure}` })
        : voice.say({ sv: `mål: högst ${figure}`, en: `goal: at most ${figure}` }),
    })
  }
  const corridorKey: Key = {
    label: voice.say({ sv: 'planens mål (spann)', en: "the plan's goal (corridor)" }),
    sample: { fill: goalFill, edge: goalInk, dash: '1 2.5' },
  }
  const lineKey: Key = {
    label: voice.say({ sv: 'planens mål', en: "the plan's goal" }),
    sample: { line: goalLine },
  }
  return {
    corridors,
    lines,
    levels: [...levels.values()],
    keys: [...(corridors.length === 0 ? [] : [corridorKey]), ...(lines.length === 0 ? [] : [lineKey])],
    values: [
      // Over the box of a single year its numbers are written.
      ...corridors.flatMap((rows) =>
        rows.length === 1
          ? rows.flatMap(({ low, high }) => (low === null || high === null ? [] : 2 * high - low))
          : [],
      ),
      ...corridors.flat().flatMap(({ low, high }) => [low ?? [], high ?? []].flat()),
      ...lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
      ...[...levels.values()].map(({ value }) => value),
    ],
  }
}
