import type { Compiled, ObservedStocks } from '@kohort/core'
import { fail } from '../errors.js'
import { toScores } from '../random/normal.js'
import { columnOf, type SamplerOptions } from '../random/sampler.js'

const stocks = ['trainees', 'specialists'] as const

/** A count that each draw has with an error of its own: a lognormal distribution with the count as its mean. */
export interface ObservedDraw {
  /** The name of its stream. */
  readonly name: string
  readonly stock: (typeof stocks)[number]
  /** Years after the base. */
  readonly y: number
  readonly mu: number
  readonly sigma: number
}

/**
 * How the counts of observed stocks are drawn: lognormal, of the count's mean and the error's standard deviation, so
 * that no draw has nobody and nothing is clamped (σ² = ln(1 + (sd / mean)²), µ = ln mean − σ² / 2).
 */
export const observedDraws = (
  base: number,
  observed: ObservedStocks,
  errors: ObservedStocks,
): readonly ObservedDraw[] => {
  const unknown = Object.keys(errors).find((stock) => !stocks.includes(stock as (typeof stocks)[number]))
  if (unknown !== undefined)
    fail('observed-error', `observedErrors.${unknown}`, 'this is no stock.', `Give ${stocks.join(' or ')}.`)
  return stocks.flatMap((stock) =>
    Object.entries(errors[stock] ?? {}).map(([year, error]): ObservedDraw => {
      const mean = observed[stock]?.[Number(year)]
      const path = `observedErrors.${stock}.${year}`
      if (mean === undefined)
        return fail('observed-error', path, 'nothing was observed there.', 'Give the stock in observed too.')
      if (!(mean > 0))
        fail('observed-error', path, `${mean} has no error: nobody was there.`, 'Leave its error out.')
      if (!(error > 0 && error < Number.POSITIVE_INFINITY))
        fail('observed-error', path, `${error} is no error.`, 'Give a standard deviation in heads, above 0.')
      const variance = Math.log1p((error / mean) ** 2)
      return {
        name: `observed:${stock}:${year}`,
        stock,
        y: Number(year) - base,
        mu: Math.log(mean) - variance / 2,
        sigma: Math.sqrt(variance),
      }
    }),
  )
}

/** Draws the counts of a stretch of draws, and puts one draw's in what a run reads. */
export const observedDrawer = (draws: readonly ObservedDraw[], sampler: SamplerOptions, block: number) => {
  const drawn = draws.map((of) => ({
    ...of,
    column: columnOf(sampler, of.name),
    heads: new Float64Array(block),
  }))
  return {
    draw: (from: number, count: number): void => {
      for (const { column, heads, mu, sigma } of drawn) {
        column(from, count, heads, 0)
        toScores(heads, count)
        for (let draw = 0; draw < count; draw += 1)
          heads[draw] = Math.exp(mu + sigma * (heads[draw] as number))
      }
    },
    put: (draw: number, observed: Compiled['observed']): void => {
      if (observed === null) return
      for (const { stock, y, heads } of drawn) observed[stock][y] = heads[draw] as number
    },
  }
}

/** What a run reads of observed stocks, to be written in for each draw: the compiled plan keeps its own. */
export const ownObserved = (compiled: Compiled): Compiled =>
  compiled.observed === null
    ? compiled
    : {
        ...compiled,
        observed: {
          trainees: Float64Array.from(compiled.observed.trainees),
          specialists: Float64Array.from(compiled.observed.specialists),
        },
      }
