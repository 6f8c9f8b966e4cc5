import { scratchFor } from '../results/select.js'
import { checkProbabilities, quantilesOf } from '../results/statistics.js'

/** The mean and the standard deviation of a weighted column; draws without a figure do not count. */
export const momentsOf = (
  column: Float64Array,
  weights: Float64Array,
): { readonly mean: number; readonly sd: number; readonly share: number } | null => {
  let share = 0
  let sum = 0
  for (let draw = 0; draw < column.length; draw += 1) {
    const value = column[draw] as number
    if (Number.isNaN(value)) continue
    share += weights[draw] as number
    sum += (weights[draw] as number) * value
  }
  if (share === 0) return null
  const mean = sum / share
  let squares = 0
  for (let draw = 0; draw < column.length; draw += 1) {
    const value = column[draw] as number
    if (!Number.isNaN(value)) squares += (weights[draw] as number) * (value - mean) ** 2
  }
  return { mean, sd: Math.sqrt(squares / share), share }
}

/** Where a value stands in sorted ones, the first of equal ones. */
const placeOf = (sorted: Float64Array, value: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Weighted quantiles, exact, by the weighted form of type 7 in A. Akinshin, Weighted quantile estimators (2023,
 * arXiv:2304.07265): the sorted figures lie end to end on [0, 1], each as long as its weight, and the quantile p is
 * their mean over the stretch of length 1/n* that begins at p (n* − 1)/n*, n* = 1/Σ w². A draw of no weight changes
 * nothing, and with equal weights it is type 7.
 */
export const weightedQuantilesOf = (
  column: Float64Array,
  weights: Float64Array,
  probabilities: readonly number[],
): readonly (number | null)[] => {
  let total = 0
  for (let draw = 0; draw < column.length; draw += 1)
    if (!Number.isNaN(column[draw])) total += weights[draw] as number
  if (!(total > 0)) return probabilities.map(() => null)
  const sorted = column.filter((value, draw) => !Number.isNaN(value) && (weights[draw] as number) > 0).sort()
  const lengths = new Float64Array(sorted.length)
  let squares = 0
  for (let draw = 0; draw < column.length; draw += 1) {
    const [value, weight] = [column[draw] as number, (weights[draw] as number) / total]
    if (Number.isNaN(value) || weight === 0) continue
    squares += weight * weight
    const place = placeOf(sorted, value)
    lengths[place] = (lengths[place] as number) + weight
  }
  const ends = lengths
  for (let place = 1; place < ends.length; place += 1)
    ends[place] = (ends[place] as number) + (ends[place - 1] as number)
  ends[ends.length - 1] = 1
  const many = 1 / squares
  return probabilities.map((probability) => {
    const from = (probability * (many - 1)) / many
    const to = from + 1 / many
    // Rounding of the sums may leave a hair of the last figure outside.
    let place = Math.min(placeOf(ends, from), ends.length - 1)
    let at = from
    let sum = 0
    const first = sorted[place] as number
    while (place < ends.length && at < to) {
      const end = place === ends.length - 1 ? to : Math.min(to, ends[place] as number)
      if (end > at) {
        sum += (end - at) * ((sorted[place] as number) - first)
        at = end
      }
      place += 1
    }
    return first + sum * many
  })
}

const areEqual = (weights: Float64Array): boolean => {
  for (const weight of weights) if (weight !== weights[0]) return false
  return true
}

/** A reader of weighted columns; with equal weights it gives the very figures of the unweighted ensemble. */
export const statisticsOf = (weights: Float64Array) => {
  const isEqual = areEqual(weights)
  const scratch = isEqual ? scratchFor(weights.length) : undefined
  return {
    quantiles: (column: Float64Array, probabilities: readonly number[]): readonly (number | null)[] => {
      checkProbabilities(probabilities)
      return isEqual
        ? quantilesOf(column, probabilities, scratch)
        : weightedQuantilesOf(column, weights, probabilities)
    },
    moments: (column: Float64Array) => momentsOf(column, weights),
  }
}
