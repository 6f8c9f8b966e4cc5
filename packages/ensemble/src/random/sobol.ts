import { directionNumbers } from './direction-numbers.js'

const BITS = 32

/** The direction numbers of the first dimensions, 32 for each, the highest bit first. */
const everyDirection = (dimensions: number): Uint32Array => {
  const words = directionNumbers.trim().split(/\s+/)
  const all = new Uint32Array(dimensions * BITS)
  for (let bit = 0; bit < BITS; bit += 1) all[bit] = (2 ** (BITS - 1 - bit)) >>> 0
  for (let dimension = 1; dimension < dimensions; dimension += 1) {
    const [word = '', initial = ''] = (words[dimension - 1] ?? '').split(':')
    const polynomial = Number.parseInt(word, 36)
    const degree = 31 - Math.clz32(polynomial)
    const m = initial.split('.').map((number) => Number.parseInt(number, 36))
    const at = dimension * BITS
    for (let bit = 0; bit < BITS; bit += 1) {
      if (bit < degree) {
        all[at + bit] = ((m[bit] as number) * 2 ** (BITS - 1 - bit)) >>> 0
        continue
      }
      const back = all[at + bit - degree] as number
      let direction = back ^ (back >>> degree)
      for (let k = 1; k < degree; k += 1)
        if ((polynomial >>> (degree - k)) & 1) direction ^= all[at + bit - k] as number
      all[at + bit] = direction >>> 0
    }
  }
  return all
}

/** How many dimensions there are direction numbers for. */
export const SOBOL_DIMENSIONS = directionNumbers.trim().split(/\s+/).length + 1

let known: Uint32Array | undefined

/** The direction numbers of one dimension, 32 of them, the highest bit first. */
export const directionsOf = (dimension: number): Uint32Array => {
  known ??= everyDirection(SOBOL_DIMENSIONS)
  return known.slice(dimension * BITS, (dimension + 1) * BITS)
}

/** Whether a word has an odd number of ones. */
const parityOf = (word: number): number => {
  let folded = word ^ (word >>> 16)
  folded ^= folded >>> 8
  folded ^= folded >>> 4
  // The parities of the sixteen numbers of four bits, a bit each.
  return (0x6996 >>> (folded & 15)) & 1
}

/**
 * Direction numbers scrambled at random: each digit of a point is added to, modulo 2, by a random choice of the higher
 * ones (J. Matoušek, On the L2-discrepancy for anchored boxes, Journal of Complexity 14, 527–556, 1998). The points stay
 * as even as they were, and no seed has the chance faults of the unscrambled ones in common with another; with a digital
 * shift every number has the error, in the mean square, that Owen's scrambling gives it. Points cost no more.
 */
export const scrambled = (directions: Uint32Array, word: () => number): Uint32Array => {
  const rows = new Uint32Array(BITS)
  for (let digit = 0; digit < BITS; digit += 1) {
    const own = 1 << (BITS - 1 - digit)
    // The digits above the own one; the shift by 32 that the first would need is none.
    const above = digit === 0 ? 0 : -1 << (BITS - digit)
    rows[digit] = own | (word() & above)
  }
  const mixed = new Uint32Array(BITS)
  for (let bit = 0; bit < BITS; bit += 1)
    for (let digit = 0; digit < BITS; digit += 1)
      mixed[bit] =
        (mixed[bit] as number) |
        (parityOf((directions[bit] as number) & (rows[digit] as number)) << (BITS - 1 - digit))
  return mixed
}

/**
 * One coordinate of Sobol points `from … from + count − 1` in the order of the Gray code, as whole numbers of 32 bits:
 * any stretch can be had without those before it.
 */
export const sobolColumn = (
  directions: Uint32Array,
  from: number,
  count: number,
  into: Uint32Array = new Uint32Array(count),
): Uint32Array => {
  let x = 0
  const gray = (from ^ (from >>> 1)) >>> 0
  for (let bit = 0; bit < BITS; bit += 1) if ((gray >>> bit) & 1) x ^= directions[bit] as number
  for (let index = 0; index < count; index += 1) {
    into[index] = x >>> 0
    const next = from + index + 1
    // The lowest bit of the next index is the one in which the Gray codes differ.
    x ^= directions[31 - Math.clz32(next & -next)] as number
  }
  return into
}
