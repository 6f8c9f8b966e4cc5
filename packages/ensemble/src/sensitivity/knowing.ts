import type { Counts } from './conditional.js'
import { type Estimate, jackknife, meanOfParts } from './estimate.js'

/** A function of the probability u at which a number stands, straight between nodes and level beyond the outermost. */
interface Line {
  readonly at: readonly number[]
  readonly values: readonly number[]
}

/** The pieces of 0–1 with the line's value at their two ends. */
const piecesOf = ({ at, values }: Line): readonly (readonly [width: number, from: number, to: number])[] => {
  const last = at.length - 1
  const [first = 0, end = 0] = [values[0], values[last]]
  return [
    [at[0] as number, first, first],
    ...at.slice(1).map((u, index) => {
      const [from = 0, to = 0] = [values[index], values[index + 1]]
      return [u - (at[index] as number), from, to] as const
    }),
    [1 - (at[last] as number), end, end],
  ]
}

/** Its mean over u. */
const mean = (line: Line): number =>
  piecesOf(line).reduce((sum, [width, from, to]) => sum + (width * (from + to)) / 2, 0)

/** The mean over u of `line` times the sign of `guide`, which has the same nodes. */
const signedMean = (line: Line, guide: Line): number => {
  const guides = piecesOf(guide)
  return piecesOf(line).reduce((sum, [width, from, to], index) => {
    const [, start, end] = guides[index] as readonly [number, number, number]
    const one = Math.sign(start)
    const other = Math.sign(end)
    if (one * other >= 0) return sum + ((one === 0 ? other : one) * width * (from + to)) / 2
    const turn = start / (start - end)
    const middle = from + turn * (to - from)
    return sum + (one * turn * width * (from + middle)) / 2 + (other * (1 - turn) * width * (middle + to)) / 2
  }, 0)
}

/** The share of u at which the line is at `level` or above. */
const shareAtLeast = (line: Line, level: number): number =>
  piecesOf(line).reduce((sum, [width, from, to]) => {
    if (from >= level && to >= level) return sum + width
    if (from < level && to < level) return sum
    const above = (Math.max(from, to) - level) / Math.abs(to - from)
    return sum + above * width
  }, 0)

/** What would become of a verdict if a number were known. */
export interface Knowing {
  /** How far the probability would move, on average: E |P(goal | number) − P(goal)|. */
  readonly move: Estimate
  /** The probability of the goal with the number at its 5 % and at its 95 % value. */
  readonly ifLow: Estimate
  readonly ifHigh: Estimate
  /** The probability that the verdict (P ≥ level) would become the other one. */
  readonly flips: Estimate
}

const ratio = (met: number, known: number): number => met / known

const sumWithout = (figures: Float64Array, without: number): number =>
  figures.reduce((sum, figure, part) => (part === without ? sum : sum + figure), 0)

const probability = ({ met, known }: Counts, without = -1): number =>
  ratio(sumWithout(met, without), sumWithout(known, without))

/** The parts in which the goal can be judged, at every node if there are several counts. */
const partsOf = (...counts: readonly Counts[]): readonly number[] =>
  Array.from(counts[0]?.met ?? [], (_, part) => part).filter((part) =>
    counts.every(({ known }) => (known[part] as number) > 0),
  )

export const probabilityOf = (counts: Counts): Estimate =>
  jackknife(
    probability(counts),
    partsOf(counts).map((part) => probability(counts, part)),
  )

/**
 * From counts at nodes to what knowing is worth.
 *
 * The mean of |P(goal | x) − P(goal)| as it is estimated would never be 0: noise moves too. So the sign of each
 * difference is taken from the other parts of the draws, and its size from the part itself: noise has no sign that two
 * parts agree on, and averages out.
 *
 * @param at the probabilities u of the nodes, rising
 * @param low the node at 5 %, and `high` that at 95 %
 */
export const knowingOf = (
  counts: readonly Counts[],
  free: Counts,
  { at, low, high, level }: { at: readonly number[]; low: number; high: number; level: number },
): Knowing => {
  /** P(goal | u) less P(goal) with everything drawn, in one part alone, or in all parts but one. */
  const lineOf = (of: (counts: Counts) => number): Line => {
    const base = of(free)
    const values = counts.map((one) => of(one) - base)
    // P(goal) is the mean of P(goal | u): the same draws at every node, so its noise is that of the nodes.
    const middle = mean({ at, values })
    return { at, values: values.map((value) => value - middle) }
  }
  const parts = partsOf(free, ...counts)
  const own = (part: number): Line =>
    lineOf(({ met, known }) => ratio(met[part] as number, known[part] as number))
  const others = (part: number): Line => lineOf((one) => probability(one, part))
  const flips = (without: number): number => {
    const base = probability(free, without)
    const values = counts.map((one) => probability(one, without) - base)
    const middle = mean({ at, values })
    const above = shareAtLeast({ at, values }, level - base)
    return base + middle >= level ? 1 - above : above
  }
  return {
    move: meanOfParts(parts.map((part) => signedMean(own(part), others(part)))),
    ifLow: probabilityOf(counts[low] as Counts),
    ifHigh: probabilityOf(counts[high] as Counts),
    flips: jackknife(
      flips(-1),
      parts.map((part) => flips(part)),
    ),
  }
}

/** An input that does not enter: exactly nothing moves. */
export const knowingNothing = (free: Counts): Knowing => {
  const nothing: Estimate = { value: 0, standardError: 0, low: 0, high: 0 }
  const same = probabilityOf(free)
  return { move: nothing, ifLow: same, ifHigh: same, flips: nothing }
}
