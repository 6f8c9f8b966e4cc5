import { fail } from '../errors.js'
import { type Scratch, scratchFor, selectRanks } from './select.js'

/** The numbers of a column that are figures: where a series has no figure in a draw it is not a number. */
const figuresOf = (column: Float64Array): Float64Array => {
  for (let index = 0; index < column.length; index += 1)
    if (Number.isNaN(column[index])) return column.filter((value) => !Number.isNaN(value))
  return column
}

/** The mean, null of nothing; the sum is taken in the order of the draws, so that it always has the same bits. */
export const meanOf = (column: Float64Array): number | null => {
  let sum = 0
  let count = 0
  for (let index = 0; index < column.length; index += 1) {
    const value = column[index] as number
    if (Number.isNaN(value)) continue
    sum += value
    count += 1
  }
  return count === 0 ? null : sum / count
}

export const checkProbabilities = (probabilities: readonly number[]): void => {
  for (const probability of probabilities)
    if (!(probability >= 0 && probability <= 1))
      fail('probability', '', `${probability} is no probability.`, 'Give numbers from 0 to 1.')
}

/**
 * Exact quantiles of a column, by the definition that R calls type 7: with n figures in order the quantile p is at
 * place (n − 1) p, between two figures in proportion. Null of nothing.
 */
export const quantilesOf = (
  column: Float64Array,
  probabilities: readonly number[],
  scratch?: Scratch,
): readonly (number | null)[] => {
  const figures = figuresOf(column)
  const { length } = figures
  if (length === 0) return probabilities.map(() => null)
  const places = probabilities.map((probability) => (length - 1) * probability)
  const ranks = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))].sort(
    (one, other) => one - other,
  )
  const found = new Float64Array(ranks.length)
  selectRanks(figures, ranks, found, scratch ?? scratchFor(length))
  return places.map((place) => {
    const low = found[ranks.indexOf(Math.floor(place))] as number
    const high = found[ranks.indexOf(Math.ceil(place))] as number
    return low + (high - low) * (place - Math.floor(place))
  })
}

/** The standard error of a statistic from its values in parts that were randomised independently. */
export const errorOf = (parts: readonly (number | null)[]): number | null => {
  if (parts.length < 2) return null
  let mean = 0
  for (const part of parts) {
    if (part === null) return null
    mean += part / parts.length
  }
  let squares = 0
  for (const part of parts) squares += ((part as number) - mean) ** 2
  return Math.sqrt(squares / (parts.length - 1) / parts.length)
}
