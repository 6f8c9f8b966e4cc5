import type { Points, YearlyTable } from './program.js'

/**
 * How the years of a table, or the years since entry of a curve, are read from its points: found once, for it is the
 * same at every run. Each is `low` and so large a part of the way to `high`; `low` is −1 where there is no number.
 */
export interface Reading {
  /** Where its numbers begin in the parameter vector, and how many there are. */
  readonly start: number
  readonly points: number
  /** Places of points by year. */
  readonly low: Int32Array
  readonly high: Int32Array
  readonly part: Float64Array
}

/** A reading of `count` years from `origin` on. */
const readingOf = (
  { start, at }: Points,
  count: number,
  origin: number,
  kind: YearlyTable['reading'],
): Reading => {
  const low = new Int32Array(count)
  const high = new Int32Array(count)
  const part = new Float64Array(count)
  const last = at.length - 1
  let next = 0
  for (let index = 0; index < count; index += 1) {
    const year = origin + index
    // The first point that lies behind the year.
    while (next <= last && (at[next] as number) <= year) next += 1
    const before = next - 1
    // A limit is absent before its first year; all else is its first value there.
    low[index] = before < 0 ? (kind === 'limit' ? -1 : 0) : before
    high[index] = low[index] as number
    if (kind === 'line' && before >= 0 && next <= last) {
      const from = at[before] as number
      high[index] = next
      part[index] = (year - from) / ((at[next] as number) - from)
    }
  }
  return { start, points: at.length, low, high, part }
}

/** The readings of every table, for a run whose arrays begin so many years before the base year. */
export const readingsOf = (
  tables: readonly YearlyTable[],
  base: number,
  past: number,
  width: number,
): readonly (Reading | null)[] =>
  tables.map((table) => {
    if (table.isConstant) return null
    // Most are read from the base year on alone.
    const before = table.ofPast ? past : 0
    return readingOf(table, width - past + before, base - before, table.reading)
  })

/** The readings of every curve, by years since entry, up to its last point. */
export const curveReadingsOf = (curves: readonly Points[], horizon: number): readonly Reading[] =>
  curves.map((curve) => readingOf(curve, Math.min(horizon, curve.at.at(-1) as number) + 1, 0, 'line'))

/** Whether any of its numbers is another than at the last run; notes what they are now. */
export const hasChanged = ({ start, points }: Reading, known: Float64Array, p: Float64Array): boolean => {
  const end = start + points
  let changed = false
  for (let index = start; index < end; index += 1) {
    const value = p[index] as number
    if (known[index] === value) continue
    known[index] = value
    changed = true
  }
  return changed
}

/** Reads every year, into so many numbers from `at` on. */
export const readInto = (
  { start, low, high, part }: Reading,
  p: Float64Array,
  into: Float64Array,
  at: number,
): void => {
  for (let index = 0; index < low.length; index += 1) {
    const before = low[index] as number
    const value = before < 0 ? Number.NaN : (p[start + before] as number)
    const after = high[index] as number
    into[at + index] =
      after === before ? value : value + ((p[start + after] as number) - value) * (part[index] as number)
  }
}
