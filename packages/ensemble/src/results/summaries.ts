import type { Scratch } from './select.js'
import { summaryOf } from './statistics.js'

/** The quantiles of a row. */
export const FIVE = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Numbers a column: its mean and five quantiles, not a number where there is none. */
export const SUMMARY = 1 + FIVE.length

/** The summaries of `count` columns of so many draws, from column `from` on. */
export const summariesOf = (
  figures: Float64Array,
  draws: number,
  from: number,
  count: number,
  scratch: Scratch,
): Float64Array => {
  const all = new Float64Array(SUMMARY * count)
  for (let index = 0; index < count; index += 1) {
    const start = (from + index) * draws
    const { mean, quantiles } = summaryOf(figures.subarray(start, start + draws), FIVE, scratch)
    ;[mean, ...quantiles].forEach((value, place) => {
      all[SUMMARY * index + place] = value ?? Number.NaN
    })
  }
  return all
}
