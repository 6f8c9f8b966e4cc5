import { refuse } from '../errors.js'
import { betaCdf, type Distribution, FURTHEST, pertShapes, quantileOf } from './distribution.js'
import { betaScore } from './incomplete-beta.js'

/** Φ⁻¹(0.95). */
export const SCORE_95 = 1.6448536269514722

/** A number's bounds: those of its kind in the plan. */
export interface Bounds {
  readonly min: number
  readonly max: number
}

/** Ranges narrower than this part of their distance to a bound are no ranges. */
const SAME = 1e-12
/** Heads, money, inhabitants: the upper bound is only there to catch typing errors. */
const WIDE = 50
/** A range this narrow between its bounds is as good as normal, and a beta distribution would be hard to compute. */
const NARROW = 1e-3

/** The beta distribution on the bounds whose 5th and 95th percentiles are these; null when the search fails. */
const betaOf = (low: number, high: number, { min, max }: Bounds): Distribution | null => {
  const width = max - min
  const [p5, p95] = [(low - min) / width, (high - min) / width]
  const mean = (p5 + p95) / 2
  const sd = (p95 - p5) / (2 * SCORE_95)
  const size = Math.max(0.5, (mean * (1 - mean)) / sd ** 2 - 1)
  let [a, b] = [Math.log(mean * size), Math.log((1 - mean) * size)]
  const miss = (one: number, other: number): readonly [number, number] => [
    betaScore(p5, Math.exp(one), Math.exp(other)) + SCORE_95,
    betaScore(p95, Math.exp(one), Math.exp(other)) - SCORE_95,
  ]
  let now = miss(a, b)
  const sizeOf = ([one, other]: readonly [number, number]): number => Math.hypot(one, other)
  for (let round = 0; round < 80 && sizeOf(now) > 1e-13; round += 1) {
    const step = 1e-5
    const byA = miss(a + step, b).map((value, k) => (value - (now[k] as number)) / step)
    const byB = miss(a, b + step).map((value, k) => (value - (now[k] as number)) / step)
    const [aa = 0, ab = 0, ba = 0, bb = 0] = [byA[0], byA[1], byB[0], byB[1]]
    const determinant = aa * bb - ba * ab
    const da = (bb * now[0] - ba * now[1]) / determinant
    const db = (aa * now[1] - ab * now[0]) / determinant
    if (!Number.isFinite(da + db)) return null
    let part = Math.min(1, 1.5 / Math.max(Math.abs(da), Math.abs(db)))
    let next = miss(a - part * da, b - part * db)
    // A step that leads away is halved; near the root rounding alone may stand in the way.
    for (let half = 0; half < 30 && !(sizeOf(next) < sizeOf(now)); half += 1) {
      part /= 2
      next = miss(a - part * da, b - part * db)
    }
    if (!(sizeOf(next) < sizeOf(now))) break
    a -= part * da
    b -= part * db
    now = next
  }
  return sizeOf(now) < 1e-7 ? { family: 'beta', alpha: Math.exp(a), beta: Math.exp(b), min, max } : null
}

/** Lognormal from the nearer bound; null when its far tail would pass the other one. */
const lognormalOf = (low: number, high: number, { min, max }: Bounds): Distribution | null => {
  const origin = max - high < low - min ? max : min
  const [near, far] = origin === min ? [low - min, high - min] : [low - max, high - max]
  const distribution: Distribution = {
    family: 'lognormal',
    origin,
    median: origin + Math.sign(near) * Math.sqrt(near * far),
    sigma: Math.abs(Math.log(far / near)) / (2 * SCORE_95),
  }
  const at = quantileOf(distribution)
  return at(-FURTHEST) >= min && at(FURTHEST) <= max ? distribution : null
}

/** Always to be had, for a range that neither of the others can reach. */
const logitNormalOf = (low: number, high: number, { min, max }: Bounds): Distribution => {
  const logit = (x: number): number => Math.log((x - min) / (max - x))
  const middle = Math.exp((logit(low) + logit(high)) / 2)
  const sigma = (logit(high) - logit(low)) / (2 * SCORE_95)
  return { family: 'logit-normal', median: min + ((max - min) * middle) / (1 + middle), sigma, min, max }
}

/** The root of a function that is falling or rising between two ends; the nearer end where it has none. */
const rootOf = (f: (x: number) => number, from: number, to: number): number => {
  let [low, high] = [from, to]
  const [atLow, atHigh] = [f(low), f(high)]
  if (Math.sign(atLow) === Math.sign(atHigh)) return Math.abs(atLow) < Math.abs(atHigh) ? low : high
  for (let round = 0; round < 200; round += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (Math.sign(f(middle)) === Math.sign(atLow)) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * A range that begins at the least possible number: nothing can lie below, so the distribution begins there. PERT with
 * the plan's number as its commonest and P95 met; where its end would pass the upper bound, the beta distribution on
 * the bounds with the same commonest number.
 */
const fromLowest = (value: number, high: number, { min, max }: Bounds): Distribution => {
  const excess = (end: number): number =>
    betaCdf((high - min) / (end - min), ...pertShapes(min, value, end)) - 0.95
  let end = high + (high - min) * 1e-9
  for (let step = high - min; excess(end) > 0 && end < max; step *= 2) end = high + step
  if (end < max || excess(max) <= 0) {
    const found = rootOf(excess, high, Math.min(end, max))
    if (found > high) return { family: 'pert', min, mode: value, max: found }
  }
  const mode = (value - min) / (max - min)
  const shapes = (size: number): readonly [number, number] => [1 + size * mode, 1 + size * (1 - mode)]
  const p95 = (high - min) / (max - min)
  const size = rootOf((at) => betaCdf(p95, ...shapes(at)) - 0.95, -0.95 / Math.max(mode, 1 - mode), 1e5)
  const [alpha, beta] = shapes(size)
  return { family: 'beta', alpha, beta, min, max }
}

const mirrored = (distribution: Distribution): Distribution => {
  if (distribution.family === 'pert') {
    const { min, mode, max } = distribution
    return { family: 'pert', min: -max, mode: -mode, max: -min }
  }
  if (distribution.family !== 'beta') return distribution
  const { alpha, beta, min, max } = distribution
  return { family: 'beta', alpha: beta, beta: alpha, min: -max, max: -min }
}

/**
 * The distribution that a figure's 5–95 % range stands for, by the bounds of its kind: beta on the bounds for shares and
 * rates, lognormal from the lower bound for heads, money and inhabitants; both meet both percentiles, and so does
 * logit-normal, which stands in where a range is too wide for either. A range that ends
 * at a bound has no 5 % beyond it: there the distribution ends, PERT with the plan's number as the commonest, and the
 * other percentile is met. The number itself decides nothing else: a range may lie askew of it.
 *
 * @param value the plan's number
 * @param range its 5th and 95th percentiles
 * @param bounds what the number may be at all
 * @throws {EnsembleError} when the range does not lie between the bounds
 * @example
 * ```ts
 * import { fitRange } from '@kohort/ensemble'
 *
 * console.log(fitRange(0.13, [0.1, 0.16], { min: 0, max: 1 }).family, fitRange(1, [0.85, 1], { min: 0, max: 1 }).family)
 * // beta pert
 * ```
 */
export const fitRange = (value: number, range: readonly [number, number], bounds: Bounds): Distribution => {
  const [low, high] = range
  const { min, max } = bounds
  if (!(min <= low && low <= high && high <= max))
    return refuse(
      'range',
      '',
      {
        sv: `spannet ${low}–${high} ligger inte mellan ${min} och ${max}.`,
        en: `the range ${low}–${high} does not lie between ${min} and ${max}.`,
      },
      { sv: 'Rätta spannet.', en: 'Mend the range.' },
    )
  // Nothing that the digits of a number could tell apart.
  if (high - low <= SAME * Math.min(high - min, max - low)) return { family: 'constant', value }
  const mode = Math.max(low, Math.min(high, value))
  if (low === min && high === max) return { family: 'pert', min, mode, max }
  if (low === min) return fromLowest(mode, high, bounds)
  if (high === max) return mirrored(fromLowest(-mode, -low, { min: -max, max: -min }))
  const simple = max - min >= WIDE || high - low < NARROW * (max - min)
  const found = simple
    ? (lognormalOf(low, high, bounds) ?? betaOf(low, high, bounds))
    : (betaOf(low, high, bounds) ?? lognormalOf(low, high, bounds))
  return found ?? logitNormalOf(low, high, bounds)
}
