import { refuse } from '../errors.js'
import { normalCdf, normalQuantile } from '../random/normal.js'
import { checkDistribution } from './check.js'
import type { Distribution } from './families.js'
import { logBeta, logBetaCdf, logitOfBetaQuantile } from './incomplete-beta.js'

export type { Distribution } from './families.js'

/** No draw is further out than this many standard deviations: draws have 32 bits. */
export const FURTHEST = 6.5

/** The quantile by the normal score z of its probability: x with P(X ≤ x) = Φ(z). */
export type Quantile = (z: number) => number

const normal = (mean: number, sd: number, min?: number, max?: number): Quantile => {
  if (min === undefined && max === undefined) return (z) => mean + sd * z
  const low = min === undefined ? 0 : normalCdf((min - mean) / sd)
  const high = max === undefined ? 0 : normalCdf((mean - max) / sd)
  return (z) => {
    const below = low + (1 - low - high) * normalCdf(z)
    const above = high + (1 - low - high) * normalCdf(-z)
    const score = below < 0.5 ? normalQuantile(below) : -normalQuantile(above)
    // Rounding alone could lead past an end.
    return Math.max(
      min ?? Number.NEGATIVE_INFINITY,
      Math.min(max ?? Number.POSITIVE_INFINITY, mean + sd * score),
    )
  }
}

const beta = (alpha: number, other: number, min: number, max: number): Quantile => {
  const lnB = logBeta(alpha, other)
  const width = max - min
  // Where the last search ended is where the next begins: tables are made from the middle outwards.
  let lower = Math.log(alpha) - Math.log(other)
  let upper = -lower
  return (z) => {
    const probability = Math.log(normalCdf(-Math.abs(z)))
    if (z <= 0) {
      lower = logitOfBetaQuantile(probability, alpha, other, lnB, lower)
      return min + width / (1 + Math.exp(-lower))
    }
    upper = logitOfBetaQuantile(probability, other, alpha, lnB, upper)
    return max - width / (1 + Math.exp(-upper))
  }
}

const triangular = (min: number, mode: number, max: number): Quantile => {
  const turn = (mode - min) / (max - min)
  return (z) => {
    const below = normalCdf(z)
    return below < turn
      ? min + Math.sqrt(below * (max - min) * (mode - min))
      : max - Math.sqrt(normalCdf(-z) * (max - min) * (max - mode))
  }
}

/** The two shapes of a PERT distribution. */
export const pertShapes = (min: number, mode: number, max: number): readonly [number, number] => [
  1 + (4 * (mode - min)) / (max - min),
  1 + (4 * (max - mode)) / (max - min),
]

/** The quantile function of a distribution, by normal scores. */
export const quantileOf = (distribution: Distribution): Quantile => {
  checkDistribution(distribution)
  const d = distribution
  switch (d.family) {
    case 'constant':
      return () => d.value
    case 'normal':
      return normal(d.mean, d.sd, d.min, d.max)
    case 'lognormal': {
      const origin = d.origin ?? 0
      const sigma = d.median > origin ? d.sigma : -d.sigma
      return (z) => origin + (d.median - origin) * Math.exp(sigma * z)
    }
    case 'beta':
      return beta(d.alpha, d.beta, d.min, d.max)
    case 'pert':
      return beta(...pertShapes(d.min, d.mode, d.max), d.min, d.max)
    case 'triangular':
      return triangular(d.min, d.mode, d.max)
    case 'logit-normal': {
      const { min, max, sigma, median } = d
      const odds = (median - min) / (max - median)
      return (z) => {
        const moved = odds * Math.exp(sigma * z)
        return moved > 1 ? max - (max - min) / (1 + moved) : min + ((max - min) * moved) / (1 + moved)
      }
    }
    case 'uniform':
      return (z) => (z < 0 ? d.min + (d.max - d.min) * normalCdf(z) : d.max - (d.max - d.min) * normalCdf(-z))
  }
}

/**
 * The quantile of a distribution.
 *
 * @param distribution a named distribution
 * @param probability above 0 and below 1
 * @returns the number that lies above the draw with this probability, in the number's own unit
 * @throws {EnsembleError} when the distribution's numbers do not go together
 * @example
 * ```ts
 * import { quantile } from '@kohort/ensemble'
 *
 * console.log(quantile({ family: 'pert', min: 0, mode: 0, max: 1 }, 0.95).toFixed(3))
 * // 0.451
 * ```
 */
export const quantile = (distribution: Distribution, probability: number): number => {
  if (!(probability > 0 && probability < 1))
    return refuse(
      'probability',
      '',
      { sv: `${probability} är ingen sannolikhet.`, en: `${probability} is no probability.` },
      { sv: 'Ange ett tal över 0 och under 1.', en: 'Give a number above 0 and below 1.' },
    )
  const z = probability < 0.5 ? normalQuantile(probability) : -normalQuantile(1 - probability)
  return quantileOf(distribution)(z)
}

/** The probability of a beta distribution on 0–1 up to x. */
export const betaCdf = (x: number, a: number, b: number): number =>
  x <= 0 ? 0 : x >= 1 ? 1 : Math.exp(logBetaCdf(Math.log(x) - Math.log1p(-x), a, b, logBeta(a, b)))
