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

/** So many numbers tell roughly between which all lie. */
const SOME = 512

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
  // Between which numbers most lie, some of them tell; what lies beyond is put in the first or the last bin.
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  const step = Math.floor(length / SOME)
  for (let index = step > 0 ? 0 : length; index < length; index += step) {
    const value = values[index] as number
    if (value < min) min = value
    if (value > max) max = value
  }
  if (!(min < max)) {
    // They are all the same, perhaps the others too.
    const first = values[0] as number
    min = first
    max = first
    for (let index = 0; index < length; index += 1) {
      const value = values[index] as number
      if (value < min) min = value
      else if (value > max) max = value
      else if (Number.isNaN(value)) return false
    }
    if (Number.isNaN(first)) return false
    if (min === max) {
      into.fill(min, 0, ranks.length)
      return true
    }
  }
  const { bins, counts, offsets, gathered } = scratch
  counts.fill(0)
  const scale = BINS / (max - min)
  // So wide a spread that its width overflows, or so narrow that its inverse does: sorting does not care.
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    const sorted = Float64Array.from(values).sort()
    if (Number.isNaN(sorted[length - 1])) return false
    pickRanks(sorted, ranks, into)
    return true
  }
  for (let index = 0; index < length; index += 1) {
    const bin = ((values[index] as number) - min) * scale
    let whole: number
    if (bin >= 0) whole = bin < BINS ? bin | 0 : BINS
    else {
      if (Number.isNaN(bin)) return false
      whole = 0
    }
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
