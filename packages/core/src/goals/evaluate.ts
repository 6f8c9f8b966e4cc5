import type { SeriesName } from '../model/series.js'
import { edgeLine } from '../plan/dated.js'
import type { GoalDefinition } from '../plan/schema.js'

/** How a year's figure stands to a goal's band; `unknown` where there is no figure or no edge to hold it to. */
export type Standing = 'below' | 'inside' | 'above' | 'unknown'

export interface YearVerdict {
  readonly year: number
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly standing: Standing
  /** To the nearest edge, in the metric's unit: above 0 inside, below 0 outside. */
  readonly margin: number | null
}

export interface Verdict {
  readonly id: string
  readonly metric: SeriesName
  readonly over: GoalDefinition['over']
  readonly from: number
  readonly to: number
  /** Null when it cannot be said: a goal without an edge, or years past the horizon or without a figure. */
  readonly met: boolean | null
  /** True when the plan steers by this stock, so that the goal is met by the way the question is put. */
  readonly byConstruction: boolean
  /** What is held to the band: the mean, the last year's figure, or of `each` that of the worst year. */
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly margin: number | null
  readonly years: readonly YearVerdict[]
  /** The first year inside the band, and the year since which every figure stays inside it. */
  readonly firstMet: number | null
  readonly metSince: number | null
}

/** Equal within this, relatively, counts as met (MODEL.md, section 6). */
const EQUAL = 1e-9

/** Where a value stands to a band, the edges being inside. */
const hold = (
  value: number | null,
  min: number | null,
  max: number | null,
): { readonly standing: Standing; readonly margin: number | null } => {
  if (value === null || (min === null && max === null)) return { standing: 'unknown', margin: null }
  const above = min === null ? Number.POSITIVE_INFINITY : value - min
  const below = max === null ? Number.POSITIVE_INFINITY : max - value
  const margin = Math.min(above, below)
  if (min !== null && above < -EQUAL * Math.max(Math.abs(min), Math.abs(value)))
    return { standing: 'below', margin }
  if (max !== null && below < -EQUAL * Math.max(Math.abs(max), Math.abs(value)))
    return { standing: 'above', margin }
  return { standing: 'inside', margin }
}

const mean = (values: readonly (number | null)[]): number | null => {
  let sum = 0
  for (const value of values) {
    if (value === null) return null
    sum += value
  }
  return values.length === 0 ? null : sum / values.length
}

const edgeOf = (edge: Readonly<Record<string, number>> | undefined): ((year: number) => number | null) =>
  edge === undefined ? () => null : edgeLine(edge)

/** `value` gives the metric's figure in a year, null where there is none or the projection does not reach. */
export const judge = (
  goal: GoalDefinition,
  value: (year: number) => number | null,
  followsStock: boolean,
): Verdict => {
  const years: YearVerdict[] = []
  const minAt = edgeOf(goal.min)
  const maxAt = edgeOf(goal.max)
  for (let year = goal.from; year <= goal.to; year += 1) {
    const figure = value(year)
    const min = minAt(year)
    const max = maxAt(year)
    years.push({ year, value: figure, min, max, ...hold(figure, min, max) })
  }
  const decisive = decide(goal, years)
  const met = decisive.standing === 'unknown' ? null : decisive.standing === 'inside'
  const lastOutside = years.map(({ standing }) => standing === 'inside').lastIndexOf(false)
  const { id, metric, over, from, to } = goal
  return {
    id,
    metric,
    over,
    from,
    to,
    met,
    byConstruction: followsStock && metric === 'trainees' && met === true,
    value: decisive.value,
    min: decisive.min,
    max: decisive.max,
    margin: decisive.margin,
    years,
    firstMet: years.find(({ standing }) => standing === 'inside')?.year ?? null,
    metSince: years[lastOutside + 1]?.year ?? null,
  }
}

/** What the goal as a whole is judged by. */
const decide = (goal: GoalDefinition, years: readonly YearVerdict[]): Omit<YearVerdict, 'year'> => {
  if (goal.over === 'mean') {
    const value = mean(years.map((year) => year.value))
    const min = mean(years.map((year) => year.min))
    const max = mean(years.map((year) => year.max))
    return { value, min, max, ...hold(value, min, max) }
  }
  const nothing = { value: null, min: null, max: null, standing: 'unknown', margin: null } as const
  if (goal.over === 'last') return years.at(-1) ?? nothing
  // One year outside is a miss whatever cannot be known of the others.
  const outside = years.filter(({ standing }) => standing === 'below' || standing === 'above')
  if (outside.length === 0) {
    const unknown = years.find(({ standing }) => standing === 'unknown')
    if (unknown !== undefined) return unknown
  }
  const judged = outside.length > 0 ? outside : years
  return judged.reduce(
    (worst, year) => ((year.margin ?? 0) < (worst.margin ?? 0) ? year : worst),
    judged[0] ?? { ...nothing },
  )
}
