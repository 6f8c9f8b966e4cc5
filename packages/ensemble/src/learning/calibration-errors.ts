import { choleskyOf, solvedRow } from '../inputs/cholesky.js'
import type { Covariance } from './chance-of-people.js'
import type { KnownObservation } from './known-observation.js'

/** How far observed figures may be from the model's. */
export interface CalibrationErrors {
  /** By observation, the standard deviation of chance between whole people; 0 where it is left out. */
  readonly chance: readonly number[]
  /** By observation, that of counting and chance together. */
  readonly total: readonly number[]
  /** The normal log likelihood of the observations where the model gives these figures, but for a constant. */
  readonly logOf: (figures: ArrayLike<number>) => number
}

/** Errors of counting, each by itself, and of chance, which ties figures. */
export const errorsOf = (
  observations: readonly KnownObservation[],
  covariance: Covariance | null,
): CalibrationErrors => {
  const chance = observations.map((_, index) => Math.sqrt(covariance?.[index]?.[index] ?? 0))
  const total = observations.map(({ error }, index) => Math.hypot(error, chance[index] as number))
  // An infinite error says nothing.
  const known = observations.flatMap(({ error }, index) =>
    error === Number.POSITIVE_INFINITY ? [] : [index],
  )
  const counting = known.map((index) => (observations[index]?.error as number) ** 2)
  const root = choleskyOf(
    known.map((one, row) =>
      known.map(
        (other, column) =>
          (covariance?.[one]?.[other] ?? 0) + (row === column ? (counting[row] as number) : 0),
      ),
    ),
    // However much the others tell of its chance, a count keeps its own error.
    (left, row) => Math.max(left, counting[row] as number),
  )
  const solved = new Float64Array(known.length)
  const logOf = (figures: ArrayLike<number>): number => {
    let log = 0
    for (let row = 0; row < known.length; row += 1) {
      const index = known[row] as number
      const residual = (observations[index]?.value as number) - (figures[index] as number)
      const z = solvedRow(root, row, residual, solved)
      // A figure that the model does not give cannot have been seen.
      if (Number.isNaN(z)) return Number.NEGATIVE_INFINITY
      solved[row] = z
      log -= 0.5 * z * z
    }
    return log
  }
  return { chance, total, logOf }
}
