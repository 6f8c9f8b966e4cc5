import type { YearValue } from './past-growth.js'

/** So many of the last figures the naive line is drawn through. */
export const TREND_YEARS = 5

/** No change: the last figure known. */
export const noChange = (known: readonly YearValue[]): number | null => known.at(-1)?.value ?? null

/** The line of least squares through the last figures, drawn on to a year; null with fewer than two. */
export const trend = (known: readonly YearValue[], year: number): number | null => {
  const points = known.slice(-TREND_YEARS)
  if (points.length < 2) return null
  const middle = points.reduce((sum, point) => sum + point.year, 0) / points.length
  const level = points.reduce((sum, { value }) => sum + value, 0) / points.length
  const spread = points.reduce((sum, point) => sum + (point.year - middle) ** 2, 0)
  const slope = points.reduce((sum, point) => sum + (point.year - middle) * point.value, 0) / spread
  return level + slope * (year - middle)
}
