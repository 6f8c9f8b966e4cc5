import { type Plan, type PlanInput, parsePlan, type SeriesName } from '@kohort/core'
import { fail } from '../errors.js'
import { scratchFor } from '../results/select.js'
import { quantilesOf } from '../results/statistics.js'
import { samplerOf } from '../simulate.js'
import type { LiveChange, LiveLever } from './live-change.js'
import { type LiveFigures, liveDraws } from './live-draws.js'
import { structureOf } from './structure.js'

export interface LiveOptions {
  /** A power of two; 1 024 if left out. */
  readonly draws?: number
  /** The same seed gives the same bits; `kohort` if left out. */
  readonly seed?: string | number
  /** The series to keep, in the order in which they are given back. */
  readonly series: readonly SeriesName[]
  /** The numbers that will be moved. */
  readonly levers: readonly LiveLever[]
}

/** What the moved plan gives. */
export interface LiveResult {
  /** By series, then year, then quantile: 5, 25, 50, 75 and 95 %; not a number where the series has no figure. */
  readonly bands: Float64Array
  /** The plan's own figures at its own numbers, by series, then year. */
  readonly central: Float64Array
  /** By goal, the whole first and then each of its years: the probability; not a number where it cannot be said. */
  readonly probabilities: Float64Array
}

/** Draws of a plan that are moved again and again: the same draws each time, so that only the moved numbers differ. */
export interface LiveEnsemble {
  readonly draws: number
  readonly years: readonly number[]
  readonly series: readonly SeriesName[]
  /** Where each goal's probabilities stand: its own first, then those of its years. */
  readonly goals: readonly { readonly id: string; readonly years: readonly number[] }[]
  /** All draws with some numbers moved; none gives the plan itself. */
  readonly move: (changes: readonly LiveChange[]) => LiveResult
  /** A stretch of the draws alone, for one of several workers. */
  readonly part: (from: number, count: number) => (changes: readonly LiveChange[]) => LiveFigures
  /** The result from the parts of all draws, in their order. */
  readonly join: (parts: readonly LiveFigures[]) => LiveResult
}

export const LIVE_QUANTILES = Object.freeze([0.05, 0.25, 0.5, 0.75, 0.95] as const)

/**
 * An ensemble that follows a lever as it is moved. Every draw's numbers are made once; a lever then writes its own
 * numbers into each draw, and the model is run again. The same changes as a scenario of `simulate`, with the same
 * draws and seed, give the same bands and probabilities.
 *
 * @param plan a plan of either form
 * @param options the levers by path, the series to keep, how many draws
 * @returns `move(changes)`: bands, the plan's own figures and probabilities, in flat arrays
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} for a lever that the plan does not have, or a change that cannot be made live
 * @example
 * ```ts
 * import { liveEnsemble } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * const live = liveEnsemble(stockholm(), { series: ['completions'], levers: [{ path: 'training.away' }] })
 * const last = ({ central }: { readonly central: Float64Array }) => Math.round(central.at(-1) ?? 0)
 * console.log(last(live.move([])), last(live.move([{ op: 'scale', path: 'training.away', by: 0.5 }])))
 * // 125 126
 * ```
 */
export const liveEnsemble = (input: Plan | PlanInput, options: LiveOptions): LiveEnsemble => {
  const plan = parsePlan(input)
  const sampler = samplerOf({ draws: options.draws ?? 1024, seed: options.seed ?? 'kohort' })
  const { draws } = sampler
  const series = [...options.series]
  const { levers } = options
  // A lever that the plan does not have is told at once, before anybody moves one.
  structureOf(plan, levers)
  const years = Array.from({ length: plan.to - plan.base + 1 }, (_, index) => plan.base + index)
  const goals = plan.goals.map(({ id, from, to }) => ({
    id,
    years: Array.from({ length: to - from + 1 }, (_, index) => from + index),
  }))
  const scratch = scratchFor(draws)
  const columns = series.length * years.length

  const part: LiveEnsemble['part'] = (from, count) => {
    if (
      !(Number.isInteger(from) && Number.isInteger(count) && from >= 0 && count > 0 && from + count <= draws)
    )
      fail('draws', '', `there are no draws ${from} to ${from + count - 1}.`, `There are ${draws}.`)
    return liveDraws(plan, { sampler, series, levers, from, count }).run
  }
  const join: LiveEnsemble['join'] = (parts) => {
    const [first] = parts
    if (first === undefined)
      return fail('draws', '', 'there are no parts to join.', 'Give those of all draws.')
    const bands = new Float64Array(columns * LIVE_QUANTILES.length)
    const whole = new Float64Array(draws)
    for (let column = 0; column < columns; column += 1) {
      let at = 0
      for (const { figures } of parts) {
        const count = figures.length / columns
        whole.set(figures.subarray(column * count, (column + 1) * count), at)
        at += count
      }
      quantilesOf(whole, LIVE_QUANTILES, scratch).forEach((value, place) => {
        bands[column * LIVE_QUANTILES.length + place] = value ?? Number.NaN
      })
    }
    const sum = (row: number, of: 'met' | 'known'): number =>
      parts.reduce((total, one) => total + (one[of][row] as number), 0)
    const probabilities = Float64Array.from(first.met, (_, row) => sum(row, 'met') / sum(row, 'known'))
    return { bands, central: first.central, probabilities }
  }
  let all: ReturnType<LiveEnsemble['part']> | undefined
  return Object.freeze({
    draws,
    years,
    series,
    goals,
    move: (changes: readonly LiveChange[]): LiveResult => {
      all ??= part(0, draws)
      return join([all(changes)])
    },
    part,
    join,
  })
}
