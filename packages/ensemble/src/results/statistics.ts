import { refuse } from '../errors.js'
import { ENDS, findEnds, SUM } from './ends.js'
import { type Scratch, scratchFor, selectRanks } from './select.js'

/**
 * The mean of the figures, null of nothing; where a series has no figure in a draw it is not a number, and is passed
 * over. Four sums take turns, for one would wait for itself; always the same four, so that it always has the same bits.
 */
export const meanOf = (column: Float64Array): number | null => {
  const { length } = column
  const whole = length - (length % 4)
  let [one, two, three, four] = [0, 0, 0, 0]
  for (let index = 0; index < whole; index += 4) {
    one += column[index] as number
    two += column[index + 1] as number
    three += column[index + 2] as number
    four += column[index + 3] as number
  }
  for (let index = whole; index < length; index += 1) one += column[index] as number
  const sum = one + two + (three + four)
  // Not a number: one of them is none, or both infinities are there.
  if (!Number.isNaN(sum)) return length === 0 ? null : sum / length
  return meanOfFigures(column)
}

const meanOfFigures = (column: Float64Array): number | null => {
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
      refuse(
        'probability',
        '',
        { sv: `${probability} är ingen sannolikhet.`, en: `${probability} is no probability.` },
        { sv: 'Ange tal från 0 till 1.', en: 'Give numbers from 0 to 1.' },
      )
}

/**
 * Exact quantiles of a column, by the definition that R calls type 7: with n figures in order the quantile p is at
 * place (n − 1) p, between two figures in proportion. Null of nothing.
 */
export const quantilesOf = (
  column: Float64Array,
  probabilities: readonly number[],
  scratch?: Scratch,
  ends: Float64Array | null = null,
): readonly (number | null)[] => {
  const { length } = column
  if (length === 0) return probabilities.map(() => null)
  const places = probabilities.map((probability) => (length - 1) * probability)
  const ranks = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))].sort(
    (one, other) => one - other,
  )
  const found: number[] = []
  // Where a series has no figure in a draw it is not a number.
  if (!selectRanks(column, ranks, found, scratch ?? scratchFor(length), ends))
    return quantilesOf(
      column.filter((value) => !Number.isNaN(value)),
      probabilities,
      scratch,
    )
  return places.map((place) => {
    const low = found[ranks.indexOf(Math.floor(place))] as number
    const high = found[ranks.indexOf(Math.ceil(place))] as number
    return low + (high - low) * (place - Math.floor(place))
  })
}

const isFigure = (value: number): boolean => !Number.isNaN(value)

/** The mean and quantiles of a column, which is read once less than for one after the other; the same bits. */
export const summaryOf = (
  column: Float64Array,
  probabilities: readonly number[],
  scratch: Scratch,
): { readonly mean: number | null; readonly quantiles: readonly (number | null)[] } => {
  const ends = new Float64Array(ENDS)
  if (!column.some(isFigure)) return { mean: null, quantiles: probabilities.map(() => null) }
  if (!findEnds(column, ends))
    return { mean: meanOf(column), quantiles: quantilesOf(column, probabilities, scratch) }
  const mean = (ends[SUM] as number) / column.length
  return { mean, quantiles: quantilesOf(column, probabilities, scratch, ends) }
}

/** The share of the figures that are above 0; null of nothing. */
export const shareAbove = (column: Float64Array): number | null => {
  let above = 0
  let known = 0
  for (const value of column) {
    if (value > 0) above += 1
    if (!Number.isNaN(value)) known += 1
  }
  return known === 0 ? null : above / known
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

/** The standard error of a statistic of draws that come in so many independent parts of equal length. */
export const errorOfParts = <Column extends Float64Array | Uint8Array>(
  column: Column,
  parts: number,
  statistic: (part: Column) => number | null,
): number | null => {
  if (parts < 2) return null
  const length = column.length / parts
  return errorOf(
    Array.from({ length: parts }, (_, part) =>
      statistic(column.subarray(part * length, (part + 1) * length) as Column),
    ),
  )
}
