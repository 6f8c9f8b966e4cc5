import type { Uncertainty } from '../uncertainty.js'
import { weightedQuantilesOf } from './weighted-statistics.js'

/** A number with the range in which it is in nine cases of ten. */
export interface RangedValue {
  readonly value: number
  readonly range: readonly [number, number]
}

/** One number at a calibrated path. */
export interface CalibratedNumber {
  readonly path: string
  /** Its year, years since entry or age; '' for one number. */
  readonly at: string
  readonly before: RangedValue
  readonly after: RangedValue
  /** The part of the range's width that is gone: 1 all, 0 none, below 0 where it is wider than before. */
  readonly narrowed: number
  /** Whether the observations say something of it: its range is narrower, wider or elsewhere by a tenth at least. */
  readonly learnt: boolean
  /** Whether the range was widened to hold the value: the weighted 5–95 % of the number alone does not. */
  readonly widened: boolean
  /** Where it stands in the vector of the model. */
  readonly index: number
}

/** What moved by less than this part of the range is where it was. */
const STAYS = 0.1

/** Whether a range is narrower or wider than it was, or elsewhere. */
const isElsewhere = (before: readonly [number, number], after: readonly [number, number]): boolean => {
  const width = before[1] - before[0]
  const moved = [after[1] - after[0] - width, after[0] - before[0], after[1] - before[1]]
  return moved.some((by) => Math.abs(by) >= STAYS * width)
}

/** How the numbers of two paths hang together. */
export interface PathCorrelation {
  readonly between: readonly [string, string]
  /** Spearman's, as `correlations` of `simulate` takes it. */
  readonly rank: number
}

/** The numbers of the paths that vary from draw to draw, before and after. */
export const calibratedNumbers = (
  uncertainty: Uncertainty,
  paths: readonly string[],
  vectors: readonly Float64Array[],
  weights: Float64Array,
  values: Float64Array,
): readonly CalibratedNumber[] => {
  const { slots } = uncertainty.compiled()
  return Object.freeze(
    paths.flatMap((path) => {
      const slot = slots.find((one) => one.path === path)
      return (slot?.figures ?? []).flatMap((figure, order): readonly CalibratedNumber[] => {
        if (slot === undefined || figure.range === undefined || figure.range[0] === figure.range[1]) return []
        const index = slot.start + order
        const column = Float64Array.from(vectors, (vector) => vector[index] as number)
        const [low = 0, high = 0] = weightedQuantilesOf(column, weights, [0.05, 0.95]) as number[]
        const value = values[index] as number
        // Where several numbers share a whole, the middle of all need not be inside each one's own ends.
        const range = [Math.min(low, value), Math.max(high, value)] as const
        const width = figure.range[1] - figure.range[0]
        return [
          Object.freeze({
            path,
            at: slot.keys[order] ?? '',
            before: Object.freeze({ value: figure.value, range: Object.freeze([...figure.range] as const) }),
            after: Object.freeze({ value, range: Object.freeze(range) }),
            narrowed: 1 - (range[1] - range[0]) / width,
            learnt: isElsewhere(figure.range as readonly [number, number], range),
            widened: value < low || value > high,
            index,
          }),
        ]
      })
    }),
  )
}

/** The weighted ranks of a column: the weight below, and half its own. */
const ranksOf = (column: Float64Array, weights: Float64Array): Float64Array => {
  const order = [...column.keys()].sort((one, other) => (column[one] as number) - (column[other] as number))
  const ranks = new Float64Array(column.length)
  let below = 0
  for (const draw of order) {
    ranks[draw] = below + (weights[draw] as number) / 2
    below += weights[draw] as number
  }
  return ranks
}

/** Weighted rank correlations between the first numbers of every two paths. */
export const correlationsOf = (
  numbers: readonly CalibratedNumber[],
  vectors: readonly Float64Array[],
  weights: Float64Array,
): readonly PathCorrelation[] => {
  const firsts = numbers.filter(({ path }, order) => numbers.findIndex((one) => one.path === path) === order)
  const ranks = firsts.map(({ index }) =>
    ranksOf(
      Float64Array.from(vectors, (vector) => vector[index] as number),
      weights,
    ),
  )
  const together = (one: Float64Array, other: Float64Array): number => {
    let sum = 0
    for (let draw = 0; draw < one.length; draw += 1)
      sum += (weights[draw] as number) * ((one[draw] as number) - 0.5) * ((other[draw] as number) - 0.5)
    return sum
  }
  return Object.freeze(
    firsts.flatMap((first, row) =>
      firsts.slice(row + 1).map((second, place): PathCorrelation => {
        const [one, other] = [ranks[row] as Float64Array, ranks[row + 1 + place] as Float64Array]
        const rank = together(one, other) / Math.sqrt(together(one, one) * together(other, other))
        return Object.freeze({
          between: Object.freeze([first.path, second.path] as const),
          rank: Math.max(-1, Math.min(1, rank)),
        })
      }),
    ),
  )
}
