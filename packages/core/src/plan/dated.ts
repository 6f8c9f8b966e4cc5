import type { FigureMap } from './figure.js'

/** A key as a year; a number that is yet to be given its year counts as held from ever. */
export const yearOf = (key: string): number => (key === '' ? Number.NEGATIVE_INFINITY : Number(key))

/** ` in 2030`; nothing for a number that is yet to be given its year. */
export const inYear = (year: number): string => (Number.isFinite(year) ? ` in ${year}` : '')

/** Every year in which one of the dated values changes, in order. */
export const breakpoints = (maps: readonly FigureMap[]): readonly number[] =>
  [...new Set(maps.flatMap((map) => Object.keys(map).map(yearOf)))].sort((one, other) => one - other)

/** The numbers of a map, in order of their year (or age, or years since entry). */
export const pointsOf = (map: FigureMap): readonly (readonly [at: number, value: number])[] =>
  Object.entries(map)
    .map(([at, figure]) => [yearOf(at), figure.value] as const)
    .sort((one, other) => one[0] - other[0])

/** A dated value in a year: held from its year until the next, and the first value before the first year. */
export const heldAt = (map: FigureMap, year: number): number => {
  const points = pointsOf(map)
  let value = points[0]?.[1] ?? Number.NaN
  for (const [at, next] of points) if (at <= year) value = next
  return value
}

/** A line in a year: linear between its years, held outside them. */
export const lineAt = (map: FigureMap, year: number): number => linear(pointsOf(map), year)

/** An edge of a corridor, bare numbers by year, as a function of the year. */
export const edgeLine = (edge: Readonly<Record<string, number>>): ((year: number) => number) => {
  const points = Object.entries(edge).map(([at, value]) => [yearOf(at), value] as const)
  points.sort((one, other) => one[0] - other[0])
  return (year) => linear(points, year)
}

/** The same in one year. */
export const edgeAt = (edge: Readonly<Record<string, number>>, year: number): number => edgeLine(edge)(year)

const linear = (points: readonly (readonly [number, number])[], year: number): number => {
  const next = points.findIndex(([at]) => at >= year)
  if (next === -1) return points.at(-1)?.[1] ?? Number.NaN
  const [nextYear, nextValue] = points[next] ?? [year, Number.NaN]
  const before = points[next - 1]
  if (before === undefined || nextYear === year) return nextValue
  return before[1] + ((nextValue - before[1]) * (year - before[0])) / (nextYear - before[0])
}
