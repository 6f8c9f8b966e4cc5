/** Weights of draws, on the logarithm's scale until the last moment. */
export interface Weights {
  /** They sum to 1. */
  readonly weights: Float64Array
  /** The logarithms of the same. */
  readonly logs: Float64Array
  /** The logarithm of the sum before they were made to sum to 1. */
  readonly logSum: number
  /** 1 / Σ w² (Kish 1965): so many equal draws would say as much. */
  readonly effective: number
}

/** Makes weights that sum to 1 from logarithms, the largest taken out first so that nothing overflows. */
export const weightsOf = (logs: Float64Array): Weights => {
  let most = Number.NEGATIVE_INFINITY
  for (const log of logs) if (log > most) most = log
  let sum = 0
  for (const log of logs) sum += Math.exp(log - most)
  const logSum = most + Math.log(sum)
  let squares = 0
  const weights = new Float64Array(logs.length)
  const normal = new Float64Array(logs.length)
  for (let draw = 0; draw < logs.length; draw += 1) {
    const log = (logs[draw] as number) - logSum
    const weight = Math.exp(log)
    normal[draw] = log
    weights[draw] = weight
    squares += weight * weight
  }
  return { weights, logs: normal, logSum, effective: 1 / squares }
}

/** Weights that are all the same. */
export const equalWeights = (draws: number): Weights => {
  const log = -Math.log(draws)
  return {
    weights: new Float64Array(draws).fill(1 / draws),
    logs: new Float64Array(draws).fill(log),
    logSum: 0,
    effective: draws,
  }
}

/**
 * Systematic resampling: one random start, then even steps through the summed weights, so that a draw of weight w comes
 * ⌊n w⌋ or ⌈n w⌉ times (Kitagawa 1996).
 *
 * @param start from 0 up to 1
 * @returns which draws, in rising order
 */
export const systematic = (weights: Float64Array, start: number): Uint32Array => {
  const count = weights.length
  const order = new Uint32Array(count)
  let draw = 0
  let summed = weights[0] as number
  for (let place = 0; place < count; place += 1) {
    const at = (place + start) / count
    while (summed <= at && draw < count - 1) {
      draw += 1
      summed += weights[draw] as number
    }
    order[place] = draw
  }
  return order
}
