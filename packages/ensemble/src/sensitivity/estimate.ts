import { logBeta, logitOfBetaQuantile } from '../distributions/incomplete-beta.js'

/** A figure that was estimated from draws, with its error. */
export interface Estimate {
  readonly value: number
  /** From the differences between independently randomised parts; null where there is only one. */
  readonly standardError: number | null
  /** The 95 % interval, by Student's t with one degree of freedom less than there are parts. */
  readonly low: number | null
  readonly high: number | null
}

/** The 97.5 % quantile of Student's t: 1 − t² / (ν + t²) is beta(ν/2, ½). */
export const studentLimit = (freedom: number): number => {
  const logit = logitOfBetaQuantile(Math.log(0.05), freedom / 2, 0.5, logBeta(freedom / 2, 0.5), 0)
  return Math.sqrt(freedom * Math.exp(-logit))
}

const withError = (value: number, standardError: number | null, parts: number): Estimate => {
  if (standardError === null) return { value, standardError, low: null, high: null }
  const reach = studentLimit(parts - 1) * standardError
  return { value, standardError, low: value - reach, high: value + reach }
}

/**
 * The grouped jackknife: the error of a figure from its values with each part left out.
 *
 * @param value the figure from all parts
 * @param without the figure without the first part, without the second, …
 */
export const jackknife = (value: number, without: readonly number[]): Estimate => {
  const parts = without.length
  if (parts < 2) return withError(value, null, parts)
  const mean = without.reduce((sum, one) => sum + one / parts, 0)
  const squares = without.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  return withError(value, Math.sqrt((squares * (parts - 1)) / parts), parts)
}

/** The mean of independent figures. */
export const meanOfParts = (figures: readonly number[]): Estimate => {
  const parts = figures.length
  const mean = figures.reduce((sum, one) => sum + one / parts, 0)
  if (parts < 2) return withError(mean, null, parts)
  const squares = figures.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  return withError(mean, Math.sqrt(squares / (parts - 1) / parts), parts)
}
