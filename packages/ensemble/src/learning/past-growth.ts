import { normalQuantile } from '../random/normal.js'

/** A figure of a year. */
export interface YearValue {
  readonly year: number
  readonly value: number
}

/** A growing intake, read off the years up to a base: all of it with 5–95 % ranges. */
export interface PastGrowth {
  readonly rate: number
  readonly rateRange: readonly [number, number]
  /** The level that the line gives for the year after the last. */
  readonly next: number
  readonly nextRange: readonly [number, number]
  /** The spread of the years about the line, a part of the level. */
  readonly scatter: number
}

/** So many years make a line: three points leave one degree of freedom, and a range without end. */
export const YEARS_FOR_GROWTH = 5

/** Student's t at 95 %, by the Cornish–Fisher expansion (Abramowitz and Stegun 26.7.5): right to 1 % from 3 degrees on. */
const student95 = (freedom: number): number => {
  const z = normalQuantile(0.95)
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  )
}

/** Least squares through the logarithms of yearly figures; null where there are too few. */
export const pastGrowth = (values: readonly YearValue[], next: number): PastGrowth | null => {
  const points = values.filter(({ value }) => value > 0)
  const count = points.length
  if (count < YEARS_FOR_GROWTH) return null
  const middle = points.reduce((sum, { year }) => sum + year, 0) / count
  const level = points.reduce((sum, { value }) => sum + Math.log(value), 0) / count
  const spread = points.reduce((sum, { year }) => sum + (year - middle) ** 2, 0)
  const slope =
    points.reduce((sum, { year, value }) => sum + (year - middle) * (Math.log(value) - level), 0) / spread
  const squares = points.reduce(
    (sum, { year, value }) => sum + (Math.log(value) - level - slope * (year - middle)) ** 2,
    0,
  )
  const scatter = Math.sqrt(squares / (count - 2))
  const t = student95(count - 2)
  const slopeRoom = (t * scatter) / Math.sqrt(spread)
  const at = level + slope * (next - middle)
  const room = t * scatter * Math.sqrt(1 / count + (next - middle) ** 2 / spread)
  return {
    rate: Math.exp(slope) - 1,
    rateRange: [Math.exp(slope - slopeRoom) - 1, Math.exp(slope + slopeRoom) - 1],
    next: Math.exp(at),
    nextRange: [Math.exp(at - room), Math.exp(at + room)],
    scatter,
  }
}
