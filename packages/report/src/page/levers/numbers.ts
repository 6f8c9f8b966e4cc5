/** Rounded so that 0.1 + 0.2 is 0.3: what a reader sets has few decimals. */
export const rounded = (value: number, decimals = 10): number => Number(value.toFixed(decimals))

const logit = (share: number): number => Math.log(share / (1 - share))
const share = (score: number): number => 1 / (1 + Math.exp(-score))

/**
 * The range of a share that is moved, as far from it on the logit scale as the plan's range is from the plan's value: it
 * stays a share, and the nearer a bound the narrower it is. None at a bound, where nothing is left to vary.
 */
export const movedRange = (
  value: number,
  from: number,
  range: readonly [number, number],
): [number, number] | null => {
  if (!(value > 0 && value < 1 && from > 0 && from < 1)) return null
  const by = logit(value) - logit(from)
  const end = (at: number): number => (at <= 0 ? 0 : at >= 1 ? 1 : rounded(share(logit(at) + by), 5))
  const low = Math.min(value, end(range[0]))
  const high = Math.max(value, end(range[1]))
  return low < high ? [low, high] : null
}

/** The yearly share who leave that a curve comes to over its years: everybody is here at 0. */
export const yearlyRate = (years: number, stillHere: number): number => 1 - stillHere ** (1 / years)
