import type { Figure, FigureMap } from '@kohort/core'
import { between } from './figures.js'

/** How a map of years is read (MODEL.md, "Values that change over time"). */
export type Reading = 'dated' | 'limit' | 'line'

/** The years in which a change works: from the first to the last, or on to the end. */
export interface Span {
  readonly from: number
  readonly to: number | null
}

export const yearsOf = (map: FigureMap): readonly number[] =>
  Object.keys(map)
    .map(Number)
    .sort((one, other) => one - other)

/** The figure of a year; none where a limit has not begun. */
export const figureAt = (map: FigureMap, reading: Reading, year: number): Figure | undefined => {
  const exact = map[year]
  if (exact !== undefined) return exact
  const years = yearsOf(map)
  if (years.length === 0) return undefined
  const next = years.findIndex((at) => at > year)
  if (next === 0) return reading === 'limit' ? undefined : map[years[0] as number]
  const before = map[years[(next === -1 ? years.length : next) - 1] as number]
  if (reading !== 'line' || next === -1 || before === undefined) return before
  const [at, then] = [years[next - 1] as number, years[next] as number]
  const after = map[then] as Figure
  // The same arithmetic as the model's, so that a point written out is the number that the model would have read.
  const value = before.value + ((after.value - before.value) * (year - at)) / (then - at)
  return between(before, after, value, (year - at) / (then - at))
}

const pick = (map: FigureMap, wanted: (year: number) => boolean): FigureMap =>
  Object.fromEntries(Object.entries(map).filter(([year]) => wanted(Number(year))))

/**
 * What stays before a change: every figure before `from`, with the value up to the base year written out where a new
 * point would move it. A line is written out year by year from the base on, for a point on it bends what is before.
 */
export const keptBefore = (map: FigureMap, reading: Reading, from: number, base: number): FigureMap => {
  const kept = pick(map, (year) => year < from)
  const years = yearsOf(map)
  const [first] = years
  if (first === undefined || reading === 'limit') return kept
  if (reading === 'dated') return first < from ? kept : { [base]: map[first] as Figure }
  const lastKept = yearsOf(kept).at(-1)
  const bends = lastKept !== undefined && years.some((year) => year >= from)
  const start = bends ? Math.max(base, lastKept + 1) : from - 1
  for (let year = start; year < from; year += 1) kept[year] = figureAt(map, reading, year) as Figure
  return kept
}

/** What comes back after a change's last year; undefined where a limit had not begun, so that nothing can come back. */
export const keptAfter = (map: FigureMap, reading: Reading, to: number | null): FigureMap | undefined => {
  if (to === null) return {}
  const back = figureAt(map, reading, to + 1)
  if (back === undefined) return undefined
  return { ...pick(map, (year) => year > to + 1), [to + 1]: back }
}

/** The years in which a value has to be written so that all of a span is changed. */
const pointsIn = (
  map: FigureMap,
  reading: Reading,
  { from, to }: Span,
  more: readonly number[],
): readonly number[] => {
  const last = to ?? Number.POSITIVE_INFINITY
  const ends = reading === 'line' && to !== null ? [to] : []
  const all = [from, ...ends, ...yearsOf(map), ...more].filter((year) => year >= from && year <= last)
  return [...new Set(all)].sort((one, other) => one - other)
}

/** Moves every figure of a span; `more` are years in which the change itself differs. */
export const changeSpan = (
  map: FigureMap,
  reading: Reading,
  base: number,
  span: Span,
  change: (figure: Figure, year: number) => Figure,
  more: readonly number[] = [],
): FigureMap => {
  const changed: FigureMap = {}
  for (const year of pointsIn(map, reading, span, more)) {
    const figure = figureAt(map, reading, year)
    if (figure !== undefined) changed[year] = change(figure, year)
  }
  return {
    ...keptBefore(map, reading, span.from, base),
    ...changed,
    ...(keptAfter(map, reading, span.to) ?? pick(map, (year) => year > (span.to ?? year))),
  }
}

/** Puts figures in place of a span's; undefined when nothing can come back after its last year. */
export const replaceSpan = (
  map: FigureMap,
  reading: Reading,
  base: number,
  span: Span,
  points: FigureMap,
): FigureMap | undefined => {
  const after = keptAfter(map, reading, span.to)
  return after && { ...keptBefore(map, reading, span.from, base), ...points, ...after }
}

/**
 * What the plan has from a year on comes `by` years later: what held the year before goes on meanwhile. With `by`
 * below zero it comes earlier.
 */
export const shiftYears = (
  map: FigureMap,
  reading: Reading,
  base: number,
  from: number,
  by: number,
): FigureMap => {
  const kept = keptBefore(map, reading, from, base)
  const first = figureAt(map, reading, Math.max(from, from - by))
  const later = Object.fromEntries(
    Object.entries(map)
      .map(([year, figure]) => [Number(year), figure] as const)
      .filter(([year]) => year > Math.max(from, from - by))
      .map(([year, figure]) => [year + by, figure]),
  )
  const shifted: FigureMap = { ...kept, ...later }
  if (first !== undefined) shifted[Math.max(from, from + by)] = first
  // A dated value holds by itself; a line needs the last of the years in which it stands still.
  const meanwhile = figureAt(map, reading, from - 1)
  if (by > 0 && reading === 'line' && meanwhile !== undefined) shifted[from + by - 1] = meanwhile
  return shifted
}
