/** Places in what `findEnds` finds, and how much room it needs. */
export const LEAST = 0
export const GREATEST = 1
export const SUM = 2
export const ENDS = 8

/** So many numbers a call: a function that is called often is made fast, one that runs long in its first call is not. */
const STRETCH = 4096

/** Two least, two greatest and four sums, each of which takes turns with the others: one would wait for itself. */
const takeEnds = (values: Float64Array, from: number, to: number, ends: Float64Array): void => {
  let low = ends[0] as number
  let lowNext = ends[1] as number
  let high = ends[2] as number
  let highNext = ends[3] as number
  let one = ends[4] as number
  let two = ends[5] as number
  let three = ends[6] as number
  let four = ends[7] as number
  for (let index = from; index < to; index += 4) {
    const a = values[index] as number
    const b = values[index + 1] as number
    const c = values[index + 2] as number
    const d = values[index + 3] as number
    one += a
    two += b
    three += c
    four += d
    if (a < low) low = a
    if (a > high) high = a
    if (b < lowNext) lowNext = b
    if (b > highNext) highNext = b
    if (c < low) low = c
    if (c > high) high = c
    if (d < lowNext) lowNext = d
    if (d > highNext) highNext = d
  }
  ends[0] = low
  ends[1] = lowNext
  ends[2] = high
  ends[3] = highNext
  ends[4] = one
  ends[5] = two
  ends[6] = three
  ends[7] = four
}

/**
 * The least and the greatest of some numbers and their sum, always in the same order, so that it always has the same
 * bits. False when one of them is not a number.
 */
export const findEnds = (values: Float64Array, ends: Float64Array): boolean => {
  const { length } = values
  const whole = length - (length % 4)
  ends.fill(values[0] as number, 0, 4)
  ends.fill(0, 4)
  for (let from = 0; from < whole; from += STRETCH)
    takeEnds(values, from, Math.min(whole, from + STRETCH), ends)
  const [low = 0, lowNext = 0, high = 0, highNext = 0, one = 0, two = 0, three = 0, four = 0] = ends
  const rest = values.subarray(whole)
  ends[LEAST] = Math.min(low, lowNext, ...rest)
  ends[GREATEST] = Math.max(high, highNext, ...rest)
  ends[SUM] = rest.reduce((sum, value) => sum + value, one) + two + (three + four)
  // Both infinities have no sum either.
  return !Number.isNaN(ends[SUM]) || !values.some(Number.isNaN)
}
