import type { Chance } from './chance.js'

/** Up to so many expected, the distribution is summed from nobody on: q^n is then far from underflow. */
const FEW = 30

/** Terms below this part of the largest add nothing. */
const NOTHING = 1e-20

/**
 * How many of n do what each does with probability `given[0]`: the smallest number whose cumulative probability
 * reaches the uniform at a place. Exact inversion by one uniform, so that the number never falls when n or the
 * probability rises, nor does the number of those who do not when n rises: what is paired by the uniform stays
 * ordered. The inverse of the rarer side is taken, from nobody on or from both ends of all that can be.
 */
export const binomial = (chance: Chance, n: number, at: number): number => {
  const p = chance.given[0] as number
  if (n === 0 || !(p > 0)) return 0
  if (p >= 1) return n
  const rare = p <= 0.5
  const yes = rare ? p : 1 - p
  const no = rare ? 1 - p : p
  const uniform = chance.uniforms[at] as number
  // Of the many, the lower tail is the upper tail of the few.
  const u = rare ? uniform : 1 - uniform
  const odds = yes / no
  let found: number
  if (n * yes <= FEW) {
    // By squaring, so that the bits are the same on every machine.
    let weight = 1
    let square = no
    for (let power = n; power > 0; power >>= 1) {
      if ((power & 1) === 1) weight *= square
      square *= square
    }
    let sum = weight
    found = 0
    while (sum < u && found < n) {
      weight *= (odds * (n - found)) / (found + 1)
      found += 1
      sum += weight
      if (weight < NOTHING && found > n * yes) break
    }
  } else {
    // Weights in units of the mode's, from the last that counts below it to the last above.
    const mode = Math.floor((n + 1) * yes)
    let low = mode
    let weight = 1
    let sum = 1
    while (low > 0 && weight > NOTHING) {
      weight *= low / (odds * (n - low + 1))
      low -= 1
      sum += weight
    }
    const lowest = weight
    weight = 1
    for (let k = mode; k < n && weight > NOTHING; k += 1) {
      weight *= (odds * (n - k)) / (k + 1)
      sum += weight
    }
    const target = u * sum
    found = low
    weight = lowest
    let reached = weight
    while (reached < target && found < n) {
      weight *= (odds * (n - found)) / (found + 1)
      found += 1
      reached += weight
      if (weight < NOTHING && found > mode) break
    }
  }
  return (rare ? found : n - found) | 0
}
