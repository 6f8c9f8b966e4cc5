/** Arrays that a selection works in, made once for many columns. */
export interface Scratch {
  readonly bins: Uint16Array
  readonly counts: Uint32Array
  readonly offsets: Int32Array
  readonly gathered: Float64Array
}

const BINS = 2048

export const scratchFor = (length: number): Scratch => ({
  bins: new Uint16Array(length),
  counts: new Uint32Array(BINS + 1),
  offsets: new Int32Array(BINS + 1),
  gathered: new Float64Array(length),
})

/** Below this many numbers sorting is as quick. */
const FEW = 256

const pickRanks = (sorted: Float64Array, ranks: readonly number[], into: Float64Array): void =>
  ranks.forEach((rank, place) => {
    into[place] = sorted[rank] as number
  })

/**
 * The numbers that stand at some ranks when sorted, without sorting them: a histogram says in which bin each rank is,
 * and only those bins are looked at closer. Exact; the numbers are left as they are.
 *
 * @param values the numbers
 * @param ranks rising, from 0
 * @param into where the found numbers are written, in the order of the ranks
 * @returns false when one of the numbers is not a number; then nothing has been found
 */
export const selectRanks = (
  values: Float64Array,
  ranks: readonly number[],
  into: Float64Array,
  scratch: Scratch = scratchFor(values.length),
): boolean => {
  const { length } = values
  if (length <= FEW) {
    const sorted = Float64Array.from(values).sort()
    // Sorted, what is not a number comes last.
    if (Number.isNaN(sorted[length - 1])) return false
    pickRanks(sorted, ranks, into)
    return true
  }
  let min = values[0] as number
  let max = min
  if (Number.isNaN(min)) return false
  for (let index = 1; index < length; index += 1) {
    const value = values[index] as number
    if (value < min) min = value
    else if (!(value <= max)) {
      if (Number.isNaN(value)) return false
      max = value
    }
  }
  if (min === max) {
    into.fill(min, 0, ranks.length)
    return true
  }
  const { bins, counts, offsets, gathered } = scratch
  counts.fill(0)
  const scale = BINS / (max - min)
  // So wide a spread that its width overflows, or so narrow that its inverse does: sorting does not care.
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    pickRanks(Float64Array.from(values).sort(), ranks, into)
    return true
  }
  for (let index = 0; index < length; index += 1) {
    const bin = ((values[index] as number) - min) * scale
    const whole = bin | 0
    bins[index] = whole
    counts[whole] = (counts[whole] as number) + 1
  }
  // The bins that hold a rank, with the rank of their first number and room to gather them.
  const wanted: {
    readonly bin: number
    readonly first: number
    readonly start: number
    readonly size: number
  }[] = []
  offsets.fill(-1)
  let first = 0
  let next = 0
  let start = 0
  for (let bin = 0; bin <= BINS && next < ranks.length; bin += 1) {
    const size = counts[bin] as number
    if ((ranks[next] as number) < first + size) {
      wanted.push({ bin, first, start, size })
      offsets[bin] = start
      start += size
      while (next < ranks.length && (ranks[next] as number) < first + size) next += 1
    }
    first += size
  }
  for (let index = 0; index < length; index += 1) {
    const bin = bins[index] as number
    const at = offsets[bin] as number
    if (at < 0) continue
    gathered[at] = values[index] as number
    offsets[bin] = at + 1
  }
  let place = 0
  for (const bin of wanted) {
    const part = gathered.slice(bin.start, bin.start + bin.size)
    const here = ranks.filter((rank) => rank >= bin.first && rank < bin.first + bin.size)
    const inner = new Float64Array(here.length)
    selectRanks(
      part,
      here.map((rank) => rank - bin.first),
      inner,
      // A bin with most of the numbers in it needs arrays of its own: these are in use.
      part.length <= FEW ? scratch : scratchFor(part.length),
    )
    into.set(inner, place)
    place += here.length
  }
  return true
}
