/**
 * The lower triangular root of a covariance matrix, of which the lower half is read.
 *
 * @param leftOf what to take for the variance that row `row` has left once those before it are known; rounding may have
 *   taken it below 0
 */
export const choleskyOf = (
  matrix: readonly (readonly number[])[],
  leftOf: (variance: number, row: number) => number,
): readonly (readonly number[])[] => {
  const rows: number[][] = []
  matrix.forEach((wanted, row) => {
    const own: number[] = []
    for (let column = 0; column <= row; column += 1) {
      const other = column === row ? own : (rows[column] as number[])
      let left = wanted[column] as number
      for (let k = 0; k < column; k += 1) left -= (own[k] as number) * (other[k] as number)
      own.push(column === row ? Math.sqrt(leftOf(left, row)) : left / (other[column] as number))
    }
    rows.push(own)
  })
  return rows
}

/** Row `row` of the root's inverse times `values`, where `solved` holds the rows before it. */
export const solvedRow = (
  root: readonly (readonly number[])[],
  row: number,
  value: number,
  solved: ArrayLike<number>,
): number => {
  const own = root[row] as readonly number[]
  let left = value
  for (let column = 0; column < row; column += 1) left -= (own[column] as number) * (solved[column] as number)
  return left / (own[row] as number)
}
