/** Arrays that a selection works in, made once for many columns. */
export interface Scratch {
  readonly bins: Uint16Array
  readonly counts: Uint32Array
  readonly offsets: Int32Array
  readonly gathered: Float64Array
}

const BINS = 2048
/** Neighbours are counted apart: one counter would have to wait for itself where they fall into one bin. */
const COUNTERS = 4

export const scratchFor = (length: number): Scratch => ({
  bins: new Uint16Array(length),
  counts: new Uint32Array(COUNTERS * (BINS + 1)),
  offsets: new Int32Array(BINS + 1),
  gathered: new Float64Array(length),
})

/** Below this many numbers sorting is as quick. */
const FEW = 256

const pickRanks = (sorted: Float64Array, ranks: readonly number[], into: Float64Array): void =>
  ranks.forEach((rank, place) => {
    into[place] = sorted[rank] as number
  })

/** More numbers than this in one bin are put in bins of their own. */
const MANY = 4096

/** Puts at a place the number that would stand there if `values[from … to]` were sorted (C. A. R. Hoare's quickselect). */
const selectAt = (values: Float64Array, from: number, to: number, at: number): void => {
  let [low, high] = [from, to]
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] as number) < pivot) left += 1
      while ((values[right] as number) > pivot) right -= 1
      if (left > right) break
      const moved = values[left] as number
      values[left] = values[right] as number
      values[right] = moved
      left += 1
      right -= 1
    }
    if (at <= right) high = right
    else if (at >= left) low = left
    else return
  }
}

// One loop a function: the compiler keeps what it needs in registers.

/** The least and the greatest; false when one of the numbers is not a number. */
const findEnds = (values: Float64Array, ends: Float64Array): boolean => {
  const { length } = values
  let low = values[0] as number
  let high = low
  let lowNext = low
  let highNext = low
  if (Number.isNaN(low)) return false
  const even = length - (length % 2)
  for (let index = 0; index < even; index += 2) {
    const one = values[index] as number
    const next = values[index + 1] as number
    // What is no number is not above anything either.
    if (!(one >= low)) {
      if (Number.isNaN(one)) return false
      low = one
    }
    if (one > high) high = one
    if (!(next >= lowNext)) {
      if (Number.isNaN(next)) return false
      lowNext = next
    }
    if (next > highNext) highNext = next
  }
  const last = values[length - 1] as number
  if (Number.isNaN(last)) return false
  ends[0] = Math.min(low, lowNext, last)
  ends[1] = Math.max(high, highNext, last)
  return true
}

/** Gathers the numbers of the bins that have an offset, each bin's from its offset on. */
const gather = (
  values: Float64Array,
  bins: Uint16Array,
  offsets: Int32Array,
  gathered: Float64Array,
): void => {
  for (let index = 0; index < values.length; index += 1) {
    const bin = bins[index] as number
    const at = offsets[bin] as number
    if (at < 0) continue
    gathered[at] = values[index] as number
    offsets[bin] = at + 1
  }
}

/** Notes the bin of each number, and counts them into the first counters. */
const countBins = (
  values: Float64Array,
  min: number,
  scale: number,
  bins: Uint16Array,
  counts: Uint32Array,
): void => {
  const second = BINS + 1
  const third = 2 * second
  const fourth = 3 * second
  const whole = values.length - (values.length % COUNTERS)
  counts.fill(0)
  for (let index = 0; index < whole; index += COUNTERS) {
    const a = (((values[index] as number) - min) * scale) | 0
    const b = (((values[index + 1] as number) - min) * scale) | 0
    const c = (((values[index + 2] as number) - min) * scale) | 0
    const d = (((values[index + 3] as number) - min) * scale) | 0
    bins[index] = a
    bins[index + 1] = b
    bins[index + 2] = c
    bins[index + 3] = d
    counts[a] = (counts[a] as number) + 1
    counts[second + b] = (counts[second + b] as number) + 1
    counts[third + c] = (counts[third + c] as number) + 1
    counts[fourth + d] = (counts[fourth + d] as number) + 1
  }
  for (let index = whole; index < values.length; index += 1) {
    const bin = (((values[index] as number) - min) * scale) | 0
    bins[index] = bin
    counts[bin] = (counts[bin] as number) + 1
  }
  for (let bin = 0; bin < second; bin += 1)
    counts[bin] =
      (counts[bin] as number) +
      (counts[second + bin] as number) +
      (counts[third + bin] as number) +
      (counts[fourth + bin] as number)
}

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
  const ends = new Float64Array(2)
  if (!findEnds(values, ends)) return false
  const min = ends[0] as number
  const max = ends[1] as number
  if (min === max) {
    into.fill(min, 0, ranks.length)
    return true
  }
  const { bins, counts, offsets, gathered } = scratch
  const scale = BINS / (max - min)
  // So wide a spread that its width overflows, or so narrow that its inverse does: sorting does not care.
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    pickRanks(Float64Array.from(values).sort(), ranks, into)
    return true
  }
  countBins(values, min, scale, bins, counts)
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
  gather(values, bins, offsets, gathered)
  let place = 0
  for (const { first: before, start: from, size } of wanted) {
    const begin = place
    while (place < ranks.length && (ranks[place] as number) < before + size) place += 1
    if (size > MANY) {
      const inner = new Float64Array(place - begin)
      const here = ranks.slice(begin, place).map((rank) => rank - before)
      selectRanks(gathered.slice(from, from + size), here, inner, scratchFor(size))
      into.set(inner, begin)
      continue
    }
    let low = from
    for (let rank = begin; rank < place; rank += 1) {
      const at = from + (ranks[rank] as number) - before
      selectAt(gathered, low, from + size - 1, at)
      into[rank] = gathered[at] as number
      low = at
    }
  }
  return true
}
