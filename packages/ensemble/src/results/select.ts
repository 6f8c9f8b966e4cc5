import { ENDS, findEnds, GREATEST, LEAST } from './ends.js'

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

const pickRanks = (sorted: Float64Array, ranks: readonly number[], into: number[]): void =>
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

/** Gathers the numbers of the bins that have an offset, each bin's from its offset on. */
const gather = (
  values: Float64Array,
  bins: Uint16Array,
  offsets: Int32Array,
  gathered: Float64Array,
): void => {
  const put = (index: number): void => {
    const bin = bins[index] as number
    const at = offsets[bin] as number
    if (at < 0) return
    gathered[at] = values[index] as number
    offsets[bin] = at + 1
  }
  const whole = values.length - (values.length % 4)
  for (let index = 0; index < whole; index += 4) {
    const one = offsets[bins[index] as number] as number
    const two = offsets[bins[index + 1] as number] as number
    const three = offsets[bins[index + 2] as number] as number
    const four = offsets[bins[index + 3] as number] as number
    // Most numbers are in no bin that is wanted: none of the four where all bits of all four are set, as those of -1.
    if ((one & two & three & four) === -1) continue
    for (let near = index; near < index + 4; near += 1) put(near)
  }
  for (let index = whole; index < values.length; index += 1) put(index)
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
 * @param into where the found numbers are written, in the order of the ranks; a list, for a small typed array for each
 *   column would make the collector of rubbish run again and again beside the large ones
 * @param ends what `findEnds` found, if it has been asked already
 * @returns false when one of the numbers is not a number; then nothing has been found
 */
export const selectRanks = (
  values: Float64Array,
  ranks: readonly number[],
  into: number[],
  scratch: Scratch = scratchFor(values.length),
  ends: Float64Array | null = null,
): boolean => {
  const { length } = values
  if (length <= FEW) {
    const sorted = Float64Array.from(values).sort()
    // Sorted, what is not a number comes last.
    if (Number.isNaN(sorted[length - 1])) return false
    pickRanks(sorted, ranks, into)
    return true
  }
  const known = ends ?? new Float64Array(ENDS)
  if (ends === null && !findEnds(values, known)) return false
  const min = known[LEAST] as number
  const max = known[GREATEST] as number
  if (min === max) {
    ranks.forEach((_, place) => {
      into[place] = min
    })
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
      const inner: number[] = []
      const here = ranks.slice(begin, place).map((rank) => rank - before)
      selectRanks(gathered.slice(from, from + size), here, inner, scratchFor(size))
      inner.forEach((value, index) => {
        into[begin + index] = value
      })
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
