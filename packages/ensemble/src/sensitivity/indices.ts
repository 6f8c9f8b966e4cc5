import { columnOf, type SamplerOptions } from '../random/sampler.js'
import { type Estimate, jackknife } from './estimate.js'

/** A model at many points: a column of quantiles for each input, a column of figures for each output. */
export type PointsModel = (
  quantiles: readonly Float64Array[],
  count: number,
  outputs: readonly Float64Array[],
) => void

/** Inputs that are exchanged together, by their places. */
export type Members = readonly number[]

/** How much of an output's variance an input explains. */
export interface Indices {
  /** Alone: the share of the variance that would be gone, on average, if the input were known. */
  readonly first: Estimate | null
  /** With everything that it does together with others: the share that would be left if all but it were known. */
  readonly total: Estimate | null
}

export interface OutputIndices {
  /** Null where the output has no figure in some run. */
  readonly mean: number | null
  readonly variance: number | null
  /** The share of the runs in which the output has no figure: with any, no index can be said. */
  readonly missing: number
  readonly inputs: readonly Indices[]
  /** What no single input explains: 1 less all first-order indices. Null where the output does not vary. */
  readonly interactions: Estimate | null
}

/** Points in a block; no figure depends on it but by the order of a sum. */
const BLOCK = 1024

/** What is summed of one output in one part: enough for every index, and for it with any part left out. */
interface Sums {
  count: number
  missing: number
  runs: number
  /** Of figures less the first one: nothing is lost of a small spread on a high level. */
  sum: number
  squares: number
  /** By input. */
  readonly alone: Float64Array
  readonly any: Float64Array
  readonly all: Float64Array
}

const noSums = (inputs: number): Sums => ({
  count: 0,
  missing: 0,
  runs: 0,
  sum: 0,
  squares: 0,
  alone: new Float64Array(inputs),
  any: new Float64Array(inputs),
  all: new Float64Array(inputs),
})

const addSums = (parts: readonly Sums[], without = -1): Sums => {
  const total = noSums(parts[0]?.alone.length ?? 0)
  parts.forEach((part, index) => {
    if (index === without) return
    total.count += part.count
    total.missing += part.missing
    total.runs += part.runs
    total.sum += part.sum
    total.squares += part.squares
    for (const key of ['alone', 'any', 'all'] as const)
      for (let input = 0; input < total[key].length; input += 1)
        total[key][input] = (total[key][input] as number) + (part[key][input] as number)
  })
  return total
}

/** A spread below this part of the level is what rounding leaves of none. */
const ROUNDING = 1e-10

const varianceOf = ({ sum, squares, count }: Sums): number =>
  Math.max(0, squares / (2 * count) - (sum / (2 * count)) ** 2)

const outputOf = (parts: readonly Sums[], level: number, inputs: number): OutputIndices => {
  const total = addSums(parts)
  const none = { first: null, total: null }
  if (total.missing > 0)
    return {
      mean: null,
      variance: null,
      missing: total.missing / total.runs,
      inputs: Array.from({ length: inputs }, () => none),
      interactions: null,
    }
  const mean = level + total.sum / (2 * total.count)
  const variance = varianceOf(total)
  if (!(Math.sqrt(variance) > ROUNDING * Math.abs(mean)))
    return {
      mean,
      variance,
      missing: 0,
      inputs: Array.from({ length: inputs }, () => none),
      interactions: null,
    }
  const rest = parts.length < 2 ? [] : parts.map((_, part) => addSums(parts, part))
  const index = (key: 'alone' | 'any', input: number, { [key]: of, all }: Sums): number =>
    (all[input] as number) === 0 ? 0 : (of[input] as number) / (all[input] as number)
  const estimate = (figure: (sums: Sums) => number): Estimate => jackknife(figure(total), rest.map(figure))
  return {
    mean,
    variance,
    missing: 0,
    inputs: Array.from({ length: inputs }, (_, input) => ({
      first: estimate((sums) => index('alone', input, sums)),
      total: estimate((sums) => index('any', input, sums)),
    })),
    interactions: estimate((sums) => {
      let left = 1
      for (let input = 0; input < inputs; input += 1) left -= index('alone', input, sums)
      return left
    }),
  }
}

export interface IndexWork {
  readonly model: PointsModel
  /** The inputs' names, by which they are drawn. */
  readonly names: readonly string[]
  readonly groups: readonly Members[]
  readonly outputs: number
  readonly sampler: SamplerOptions
}

/** How many runs an analysis takes: two, and two for each input. */
export const runsOf = ({ groups, sampler }: IndexWork): number => 2 * sampler.draws * (groups.length + 1)

const isFigure = (value: number): boolean => !Number.isNaN(value)

/**
 * First-order and total indices of every output, run by run: it yields the number of runs done, so that the caller can
 * tell of progress, let others in and stop.
 *
 * Two sets of points, A and B, independent of each other, and for each input A with B's column of it (AB) and B with
 * A's (BA). With f the model, over the points
 *
 *   first = 2 Σ (f(BA) − f(B)) (f(A) − f(AB)) / Σ [(f(A) − f(B))² + (f(BA) − f(AB))²]
 *   total =   Σ [(f(B) − f(BA))² + (f(A) − f(AB))²] / the same
 *
 * the estimators of Azzini, Mara and Rosati (Environmental Modelling & Software 144, 105167, 2021): Saltelli's (2010) of
 * the first order and Jansen's (1999) of the total, each taken both ways. An input that changes nothing has exactly 0,
 * and in a sum of functions of one input each the two agree point by point.
 */
export function* indicesOf(work: IndexWork): Generator<number, readonly OutputIndices[], void> {
  const { model, names, groups, outputs, sampler } = work
  const columns = names.map((name) => columnOf(sampler, name))
  // Independent of A in any sampling: another stream, and (the name having no coordinate) no Sobol point beside A's,
  // whose far coordinates go together at few points. Within a part it is a Latin hypercube.
  const others = names.map((name) => columnOf(sampler, `${name}#B`))
  const length = sampler.draws / sampler.randomisations
  const empty = (): Float64Array[] => Array.from({ length: outputs }, () => new Float64Array(BLOCK))
  const [a, b] = [names.map(() => new Float64Array(BLOCK)), names.map(() => new Float64Array(BLOCK))]
  const [ofA, ofB, ofAB, ofBA] = [empty(), empty(), empty(), empty()]
  const sums = Array.from({ length: outputs }, () =>
    Array.from({ length: sampler.randomisations }, () => noSums(groups.length)),
  )
  const levels = new Float64Array(outputs)
  let done = 0
  for (let from = 0; from < sampler.draws; from += BLOCK) {
    const count = Math.min(BLOCK, sampler.draws - from)
    for (const [input, column] of columns.entries()) column(from, count, a[input] as Float64Array, 0)
    for (const [input, column] of others.entries()) column(from, count, b[input] as Float64Array, 0)
    model(a, count, ofA)
    model(b, count, ofB)
    sums.forEach((parts, output) => {
      const [fa, fb] = [ofA[output] as Float64Array, ofB[output] as Float64Array]
      if (from === 0) levels[output] = fa.find(isFigure) ?? 0
      const level = levels[output] as number
      for (let row = 0; row < count; row += 1) {
        const part = parts[Math.floor((from + row) / length)] as Sums
        const [one, other] = [(fa[row] as number) - level, (fb[row] as number) - level]
        part.count += 1
        part.runs += 2
        part.missing += Number(Number.isNaN(one)) + Number(Number.isNaN(other))
        part.sum += one + other
        part.squares += one * one + other * other
      }
    })
    done += 2 * count
    yield done
    for (const [group, members] of groups.entries()) {
      model(
        a.map((column, input) => (members.includes(input) ? (b[input] as Float64Array) : column)),
        count,
        ofAB,
      )
      model(
        b.map((column, input) => (members.includes(input) ? (a[input] as Float64Array) : column)),
        count,
        ofBA,
      )
      sums.forEach((parts, output) => {
        const [fa, fb, fab, fba] = [ofA, ofB, ofAB, ofBA].map((of) => of[output]) as [
          Float64Array,
          Float64Array,
          Float64Array,
          Float64Array,
        ]
        for (let row = 0; row < count; row += 1) {
          const part = parts[Math.floor((from + row) / length)] as Sums
          const [one, other, mixed, back] = [fa[row], fb[row], fab[row], fba[row]] as [
            number,
            number,
            number,
            number,
          ]
          part.runs += 2
          part.missing += Number(Number.isNaN(mixed)) + Number(Number.isNaN(back))
          const { alone, any, all } = part
          alone[group] = (alone[group] as number) + 2 * (back - other) * (one - mixed)
          any[group] = (any[group] as number) + (other - back) ** 2 + (one - mixed) ** 2
          all[group] = (all[group] as number) + (one - other) ** 2 + (back - mixed) ** 2
        }
      })
      done += 2 * count
      yield done
    }
  }
  return sums.map((parts, output) => outputOf(parts, levels[output] as number, groups.length))
}
