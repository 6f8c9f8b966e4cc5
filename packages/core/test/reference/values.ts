import { bandEnds, type FigureMap } from '../../src/plan/figure.js'

/**
 * MODEL.md, "Values that change over time", read from the long form of a plan. Each reader takes a map once and gives
 * a function of the year (or of the years since entry, or of the age).
 */
type Points = readonly (readonly [at: number, value: number])[]

const pointsOf = (map: FigureMap): Points =>
  Object.entries(map)
    .map(([at, figure]) => [Number(at), figure.value] as const)
    .sort(([one], [other]) => one - other)

/** The last point at or before `at`. */
const lastUpTo = (points: Points, at: number) => points.filter(([from]) => from <= at).at(-1)

export type ByYear = (year: number) => number
export type LimitByYear = (year: number) => number | null

/** A dated value: held from its year until the next, its first value before the first year. */
export const dated = (map: FigureMap): ByYear => {
  const points = pointsOf(map)
  return (year) => (lastUpTo(points, year) ?? points[0]!)[1]
}

/** A limit: dated, but absent before its first year, and nothing binds up to the base year. */
export const limit = (map: FigureMap | undefined, base: number): LimitByYear => {
  const points = pointsOf(map ?? {})
  return (year) => (year <= base ? null : (lastUpTo(points, year)?.[1] ?? null))
}

/** A line: linear between its years, held outside them. */
export const line = (map: FigureMap): ByYear => {
  const points = pointsOf(map)
  return (year) => {
    const before = lastUpTo(points, year)
    const after = points.find(([at]) => at >= year)
    if (before === undefined) return points[0]![1]
    if (after === undefined || after === before) return before[1]
    return before[1] + ((after[1] - before[1]) * (year - before[0])) / (after[0] - before[0])
  }
}

export interface Curve {
  /** S(n), the share still here after n years. */
  readonly stillHere: (years: number) => number
  /** The last given n. */
  readonly last: number
}

/** A curve: linear between its points, falling on geometrically after the last by the mean ratio of the last segment. */
export const curve = (map: FigureMap): Curve => {
  const points = pointsOf(map)
  const between = line(map)
  const [last, atLast] = points.at(-1)!
  const [previous, atPrevious] = points.at(-2)!
  const stillHere = (years: number): number => {
    if (years <= last) return between(years)
    if (atLast === 0) return 0
    return atLast * (atLast / atPrevious) ** ((years - last) / (last - previous))
  }
  return { stillHere, last }
}

/** Numbers by age, each held until the next age; below the first age its first value. */
export const byAge = (map: FigureMap): ((age: number) => number) => dated(map)

/** Age bands spread evenly over their ages, both ends included. */
export const spreadOverAges = (map: FigureMap): ReadonlyMap<number, number> => {
  const ages = new Map<number, number>()
  for (const [band, figure] of Object.entries(map)) {
    const [first, last] = bandEnds(band)
    for (let age = first; age <= last; age += 1) ages.set(age, figure.value / (last - first + 1))
  }
  return ages
}

export const sum = (numbers: Iterable<number>): number => {
  let total = 0
  for (const number of numbers) total += number
  return total
}

/** A ratio, which has no meaning where there is nothing to divide by. */
export const ratio = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator
