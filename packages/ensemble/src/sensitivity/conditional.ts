import { refuse } from '../errors.js'
import { columnOf, type SamplerOptions } from '../random/sampler.js'
import type { ScoresModel } from './plan-model.js'

/** Draws in a block. */
const BLOCK = 1024

/** How often a goal is met where one input stands still: counts by part. */
export interface Counts {
  readonly met: Float64Array
  readonly known: Float64Array
}

export interface ConditionalWork {
  /** The goal's verdict first (not a number where it cannot be said), then the figures that it is judged by. */
  readonly model: ScoresModel
  readonly outputs: number
  readonly names: readonly string[]
  /** From independent quantiles to normal scores, correlated as they are. */
  readonly scoresOf: (quantiles: readonly Float64Array[], count: number) => readonly Float64Array[]
  /** The correlation of two inputs' scores. */
  readonly correlation: (one: number, other: number) => number
  /** The inputs that are held, by their places. */
  readonly held: readonly number[]
  /** The normal scores at which each is held; the first and the last are the ends. */
  readonly nodes: readonly number[]
  readonly sampler: SamplerOptions
}

export interface Conditional {
  /** With every input drawn. */
  readonly free: Counts
  /** By held input, then by node; null for an input that changes nothing, at either end, in any draw. */
  readonly byInput: readonly (readonly Counts[] | null)[]
}

const noCounts = (parts: number): Counts => ({ met: new Float64Array(parts), known: new Float64Array(parts) })

const noVerdict = (): never =>
  refuse(
    'no-verdict',
    'goal',
    {
      sv: 'i ingen dragning går det att säga om målet nås.',
      en: 'whether it is met cannot be said in the draws.',
    },
    { sv: 'Fråga om ett mål med en gräns.', en: 'Ask about a goal with a limit.' },
  )

/** How many blocks of runs it takes at most. */
export const blocksOf = ({ sampler, held, nodes }: ConditionalWork): number =>
  Math.ceil(sampler.draws / BLOCK) * (1 + held.length * nodes.length)

/**
 * How often a goal is met with one input held at a value and the others drawn, for each input and value: every count
 * from the same draws of the others, so that differences are paired. Where inputs go together the others follow: with
 * normal scores z and correlations ρ, z_j + ρ_ij (c − z_i) has the distribution of z_j given z_i = c.
 *
 * An input whose both ends leave every figure of every draw as it was to the bit does not enter what is asked: the
 * draws have had it everywhere between. It is not run further.
 */
export function* conditionalCounts(work: ConditionalWork): Generator<number, Conditional, void> {
  const { model, outputs, names, scoresOf, correlation, held, nodes, sampler } = work
  const columns = names.map((name) => columnOf(sampler, name))
  const parts = sampler.randomisations
  const length = sampler.draws / parts
  const quantiles = names.map(() => new Float64Array(BLOCK))
  const buffers = (): Float64Array[] => Array.from({ length: outputs }, () => new Float64Array(BLOCK))
  const [drawn, now] = [buffers(), buffers()]
  const moved = names.map(() => new Float64Array(BLOCK))
  const free = noCounts(parts)
  const counts = held.map(() => nodes.map(() => noCounts(parts)))
  const enters = held.map(() => false)
  const order = [0, nodes.length - 1, ...nodes.map((_, index) => index).slice(1, -1)]
  let done = 0

  const tally = ({ met, known }: Counts, verdicts: Float64Array, from: number, count: number): void => {
    for (let draw = 0; draw < count; draw += 1) {
      const verdict = verdicts[draw] as number
      if (Number.isNaN(verdict)) continue
      const part = Math.floor((from + draw) / length)
      known[part] = (known[part] as number) + 1
      met[part] = (met[part] as number) + verdict
    }
  }
  const hold = (scores: readonly Float64Array[], input: number, at: number, count: number) =>
    scores.map((column, other) => {
      if (other === input) return (moved[other] as Float64Array).fill(at)
      const weight = correlation(input, other)
      if (weight === 0) return column
      const into = moved[other] as Float64Array
      const own = scores[input] as Float64Array
      for (let draw = 0; draw < count; draw += 1)
        into[draw] = (column[draw] as number) + weight * (at - (own[draw] as number))
      return into
    })
  const isSame = (count: number): boolean =>
    now.every((column, output) => {
      for (let draw = 0; draw < count; draw += 1)
        if (!Object.is(column[draw], drawn[output]?.[draw])) return false
      return true
    })

  // Both ends of every input in every block first, for which inputs enter is known only after the last.
  for (const pass of [order.slice(0, 2), order.slice(2)])
    for (let from = 0; from < sampler.draws; from += BLOCK) {
      const count = Math.min(BLOCK, sampler.draws - from)
      for (const [input, column] of columns.entries())
        column(from, count, quantiles[input] as Float64Array, 0)
      const scores = scoresOf(quantiles, count)
      const isFirst = pass[0] === 0
      if (isFirst) {
        model(scores, count, drawn)
        tally(free, drawn[0] as Float64Array, from, count)
        if (free.known.every((known) => known === 0)) noVerdict()
        done += 1
        yield done
      }
      for (const [place, input] of held.entries()) {
        if (!isFirst && enters[place] === false) continue
        for (const node of pass) {
          model(hold(scores, input, nodes[node] as number, count), count, now)
          tally(counts[place]?.[node] as Counts, now[0] as Float64Array, from, count)
          if (isFirst && !isSame(count)) enters[place] = true
          done += 1
          yield done
        }
      }
    }
  return { free, byInput: counts.map((own, place) => (enters[place] === true ? own : null)) }
}
