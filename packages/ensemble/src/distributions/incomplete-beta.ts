import { normalQuantile } from '../random/normal.js'

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

/** ln Γ(x) for x > 0 (Lanczos, g = 7, n = 9): 1e-15 relative. */
const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  let sum: number = LANCZOS[0]
  for (let index = 1; index < LANCZOS.length; index += 1) sum += (LANCZOS[index] as number) / (x - 1 + index)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

const TINY = 1e-300

/** The continued fraction of the incomplete beta function, by Lentz's method; quick for x < (a + 1) / (a + b + 2). */
const fraction = (x: number, a: number, b: number): number => {
  let c = 1
  let d = 1 - ((a + b) * x) / (a + 1)
  d = 1 / (Math.abs(d) < TINY ? TINY : d)
  let h = d
  for (let m = 1; m < 20_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + even * d
    c = 1 + even / c
    d = 1 / (Math.abs(d) < TINY ? TINY : d)
    if (Math.abs(c) < TINY) c = TINY
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + odd * d
    c = 1 + odd / c
    d = 1 / (Math.abs(d) < TINY ? TINY : d)
    if (Math.abs(c) < TINY) c = TINY
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-15) return h
  }
  return h
}

/**
 * ln P(X ≤ x) of the beta distribution, x given by its logit, so that neither tail loses digits.
 *
 * @param logit ln(x / (1 − x))
 * @param lnB `logBeta(a, b)`
 */
export const logBetaCdf = (logit: number, a: number, b: number, lnB: number): number => {
  const x = 1 / (1 + Math.exp(-logit))
  // ln x and ln(1 − x), whichever is near 0.
  const logX = logit < 0 ? logit - Math.log1p(Math.exp(logit)) : -Math.log1p(Math.exp(-logit))
  const logRest = logX - logit
  const front = a * logX + b * logRest - lnB
  if (x < (a + 1) / (a + b + 2)) return front - Math.log(a) + Math.log(fraction(x, a, b))
  const upper = front - Math.log(b) + Math.log(fraction(1 / (1 + Math.exp(logit)), b, a))
  return upper < -0.7 ? Math.log1p(-Math.exp(upper)) : Math.log(-Math.expm1(upper))
}

/** The normal score of x: the z with Φ(z) = P(X ≤ x). */
export const betaScore = (x: number, a: number, b: number): number => {
  const logit = Math.log(x) - Math.log1p(-x)
  const lnB = logBeta(a, b)
  const lower = logBetaCdf(logit, a, b, lnB)
  if (lower < Math.LN2 * -1) return scoreOf(lower)
  return -scoreOf(logBetaCdf(-logit, b, a, lnB))
}

const scoreOf = (logProbability: number): number =>
  logProbability < -700 ? -Math.sqrt(-2 * logProbability) : normalQuantile(Math.exp(logProbability))

/**
 * The logit of the quantile whose lower tail has this log-probability, at most ln ½. Newton's method on ln P, which is
 * concave in the logit, so that it comes to the root from any start.
 */
export const logitOfBetaQuantile = (
  logProbability: number,
  a: number,
  b: number,
  lnB: number,
  start: number,
): number => {
  let logit = start
  for (let round = 0; round < 100; round += 1) {
    const logCdf = logBetaCdf(logit, a, b, lnB)
    const logX = logit < 0 ? logit - Math.log1p(Math.exp(logit)) : -Math.log1p(Math.exp(-logit))
    const logSlope = a * logX + b * (logX - logit) - lnB - logCdf
    const step = (logProbability - logCdf) * Math.exp(-logSlope)
    // From far to the right the tangent is flat and would throw the next guess out of sight.
    logit += Math.max(-60, Math.min(60, step))
    if (Math.abs(step) < 1e-13 * Math.max(1, Math.abs(logit))) break
  }
  return logit
}
