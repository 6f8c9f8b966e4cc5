/**
 * Chance on the logit scale that keeps the mean. A share v becomes y = σ(x + a + s z), x the logit of v, z normal and s
 * the strength; the shift a = a(x, s) is such that the mean of y over z is v. Without it the mean would be drawn towards
 * the middle of the scale.
 */

/**
 * Stronger chance than this is all or nothing: it has some five sixths of the most that a number between two bounds can
 * vary at all, √((mean − min) (max − mean)), and no sample of draws would show its mean.
 */
const STRONGEST = 8

/** Normal scores and their weights: the trapezoid rule, which is exact to rounding for what is smooth. */
interface Nodes {
  readonly scores: Float64Array
  readonly weights: Float64Array
}

/**
 * The rule's error is e^(−2πd/h), d the distance from the real line to the integrand's nearest pole, π/s for a logistic
 * curve of strength s: a step that leaves 1e-15. Next to a bound the integrand is e^(±s z) φ(z), which lies around ±s.
 */
const nodesFor = (strength: number): Nodes => {
  const step = Math.min(0.6, 0.55 / strength)
  const reach = Math.ceil((strength + 8.5) / step)
  const scores = Float64Array.from({ length: 2 * reach + 1 }, (_, index) => (index - reach) * step)
  const weights = scores.map((z) => (step * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI))
  return { scores, weights }
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** The mean of what is left to the upper bound, and its slope by the place. */
const meanAt = (place: number, strength: number, { scores, weights }: Nodes) => {
  let [left, slope] = [0, 0]
  for (let node = 0; node < scores.length; node += 1) {
    const x = place + strength * (scores[node] as number)
    const rest = logistic(-x)
    left += (weights[node] as number) * rest
    slope += (weights[node] as number) * rest * logistic(x)
  }
  return { left, slope }
}

/** Where the curve must lie for the mean to be the share of a logit x ≥ 0: Newton's method on the logit of the mean. */
const placeOf = (x: number, strength: number, nodes: Nodes, start: number): number => {
  let place = start
  for (let round = 0; round < 60; round += 1) {
    const { left, slope } = meanAt(place, strength, nodes)
    const miss = Math.log1p(-left) - Math.log(left) - x
    const step = (miss * left * (1 - left)) / slope
    place -= step
    if (Math.abs(step) < 1e-12 * Math.max(1, Math.abs(place))) break
  }
  return place
}

/** The standard deviation of a share of a logit, at a strength, the mean kept. */
const spreadOf = (x: number, strength: number): number => {
  const nodes = nodesFor(strength)
  const place = placeOf(Math.abs(x), strength, nodes, Math.abs(x))
  const { left } = meanAt(place, strength, nodes)
  let square = 0
  for (let node = 0; node < nodes.scores.length; node += 1)
    square +=
      (nodes.weights[node] as number) *
      (logistic(-place - strength * (nodes.scores[node] as number)) - left) ** 2
  return Math.sqrt(square)
}

/** How strong the chance of a number is, and what it can be at most. */
export interface Strength {
  /** Null when no strength gives so much. */
  readonly strength: number | null
  /** The largest standard deviation that the number can have. */
  readonly most: number
}

/**
 * The strength at which a number between two bounds has a standard deviation, with the number as its mean: by bisection,
 * for the deviation grows with the strength.
 *
 * @param odds of the number: (value − min) / (max − value)
 * @param sd as a part of the way from one bound to the other
 */
export const strengthOf = (odds: number, sd: number): Strength => {
  const x = Math.log(odds)
  const most = spreadOf(x, STRONGEST)
  if (!(sd <= most)) return { strength: null, most }
  let [low, high] = [0, STRONGEST]
  for (let round = 0; round < 60 && high - low > 1e-13 * high; round += 1) {
    const middle = (low + high) / 2
    if (spreadOf(x, middle) < sd) low = middle
    else high = middle
  }
  return { strength: (low + high) / 2, most }
}

/** Nodes of the table by one step of the logit. */
export const SHIFTS_EACH = 8

/**
 * The shift by the logit, from 0 on (it is odd): values and slopes of a piecewise cubic, eight to the unit. Beyond the
 * table it stays as it is, for next to a bound the mean is e^(s²/2) times the median, whatever the number.
 */
export const shiftsOf = (strength: number): Float64Array => {
  const nodes = nodesFor(strength)
  const count = Math.ceil((strength ** 2 + 24) * SHIFTS_EACH)
  const table = new Float64Array(2 * (count + 1))
  let place = 0
  for (let index = 0; index <= count; index += 1) {
    const x = index / SHIFTS_EACH
    place = index === 0 ? 0 : placeOf(x, strength, nodes, place + 1 / SHIFTS_EACH)
    const { left, slope } = meanAt(place, strength, nodes)
    table[2 * index] = place - x
    // The slope by one step of the table.
    table[2 * index + 1] = ((left * (1 - left)) / slope - 1) / SHIFTS_EACH
  }
  return table
}
