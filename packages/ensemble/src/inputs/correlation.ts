import { fail } from '../errors.js'

/** How two uncertain numbers go together. */
export interface Correlation {
  readonly between: readonly [string, string]
  /** Spearman's rank correlation, above −1 and below 1. */
  readonly rank: number
}

/** Mixes the scores of some inputs: rows of a lower triangular matrix. */
export interface Mixing {
  readonly inputs: readonly number[]
  readonly rows: readonly (readonly number[])[]
}

/**
 * Rank correlations by a Gaussian copula: the normal scores get the correlation 2 sin(π rank / 6), which is exact for
 * pairs, and every number keeps its own distribution. The number that stands first among the inputs keeps its draws,
 * and so does every number that is not named.
 *
 * @returns null when there are none
 * @throws {EnsembleError} for a name that is not drawn, or correlations that no numbers can have together
 */
export const mixingOf = (correlations: readonly Correlation[], names: readonly string[]): Mixing | null => {
  if (correlations.length === 0) return null
  const place = (name: string): number => {
    const found = names.indexOf(name)
    if (found < 0)
      fail(
        'correlation',
        name,
        'this is not drawn, so nothing can go with it.',
        `Drawn are ${names.join(', ')}.`,
      )
    return found
  }
  for (const { between, rank } of correlations) {
    if (!(rank > -1 && rank < 1) || between[0] === between[1])
      fail(
        'correlation',
        between.join(' and '),
        `a rank correlation of ${rank}`,
        'Give two numbers and a rank between −1 and 1.',
      )
  }
  const inputs = [...new Set(correlations.flatMap(({ between }) => between.map(place)))].sort((a, b) => a - b)
  const matrix = inputs.map((_, row) => inputs.map((__, column) => (row === column ? 1 : 0)))
  for (const { between, rank } of correlations) {
    const [one, other] = between.map((name) => inputs.indexOf(place(name))) as [number, number]
    const score = 2 * Math.sin((Math.PI * rank) / 6)
    ;(matrix[one] as number[])[other] = score
    ;(matrix[other] as number[])[one] = score
  }
  return { inputs, rows: cholesky(matrix) }
}

const cholesky = (matrix: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const rows: number[][] = []
  matrix.forEach((wanted, row) => {
    const own: number[] = []
    for (let column = 0; column <= row; column += 1) {
      const other = column === row ? own : (rows[column] as number[])
      let left = wanted[column] as number
      for (let k = 0; k < column; k += 1) left -= (own[k] as number) * (other[k] as number)
      if (column === row && !(left > 1e-12))
        fail(
          'correlation',
          '',
          'the correlations contradict each other: no numbers can go together so.',
          'Make one of them weaker, or give those between the others too.',
        )
      own.push(column === row ? Math.sqrt(left) : left / (other[column] as number))
    }
    rows.push(own)
  })
  return rows
}

/** Mixes a block of scores, the last row first: each row needs those before it unmixed. */
export const mix = ({ inputs, rows }: Mixing, scores: readonly Float64Array[], count: number): void => {
  for (let row = inputs.length - 1; row >= 0; row -= 1) {
    const into = scores[inputs[row] as number] as Float64Array
    const weights = rows[row] as readonly number[]
    for (let draw = 0; draw < count; draw += 1) {
      let sum = 0
      for (let column = 0; column <= row; column += 1)
        sum +=
          (weights[column] as number) * ((scores[inputs[column] as number] as Float64Array)[draw] as number)
      into[draw] = sum
    }
  }
}
