import type { ObservedStocks, SeriesName } from '@kohort/core'
import type { Scenario } from '@kohort/scenarios'
import type { Noise } from './inputs/align.js'
import type { Correlation } from './inputs/correlation.js'
import type { GivenInput } from './inputs/points.js'
import type { Process } from './process/process.js'
import type { Sampling } from './random/sampler.js'
import type { Workers, WorkersOptions } from './run/workers.js'

/** The part of an `AbortSignal` that is listened to. */
export interface Signal {
  readonly aborted: boolean
  readonly throwIfAborted: () => void
  readonly addEventListener?: (type: 'abort', listener: () => void) => void
  readonly removeEventListener?: (type: 'abort', listener: () => void) => void
}

/** What is uncertain beside the plan's own ranges. */
export interface UncertaintyOptions {
  /** Numbers given outright, beside the plan's own ranges or in place of one. */
  readonly inputs?: readonly GivenInput[]
  /** Rank correlations between inputs, by a Gaussian copula. */
  readonly correlations?: readonly Correlation[]
  /**
   * Chance from year to year, independent from one year to the next, of the fill rate, attrition and hiring: its
   * standard deviation in the number's own unit, at the number's middle draw; it acts on the logit scale, so that a
   * share stays one.
   */
  readonly noise?: Noise
  readonly scenarios?: readonly Scenario[]
  /** Stocks that were observed after the base year: each takes the place of the projected one, in every draw. */
  readonly observed?: ObservedStocks
}

/** How the draws are made. */
export interface SamplingOptions {
  /** How many; a power of two for `sobol`. 4 096 if left out. */
  readonly draws?: number
  /** The same seed gives the same bits; `kohort` if left out. */
  readonly seed?: string | number
  /** `sobol` if left out. */
  readonly sampling?: Sampling
  /**
   * Parts of equal length, each randomised by itself, from whose differences the standard errors come: a power of two
   * for `sobol`. 1 if left out: no standard errors, but the least error. Random draws always have standard errors.
   */
  readonly randomisations?: number
}

export interface SimulateOptions extends UncertaintyOptions, SamplingOptions {
  /**
   * How heads are split: `expected` by shares; `individual` as whole people, by chance, each draw with a chance of its
   * own that scenarios share. The means agree but where a limit binds; the bands of small regions do not. `expected` if
   * left out.
   */
  readonly process?: Process
  /**
   * The errors of `observed`, standard deviations in heads by stock and year: each draw then has the count with an error
   * of its own, lognormal about it. Without one a stock is taken as exactly what was counted.
   */
  readonly observedErrors?: ObservedStocks
  /** The series to keep; all that the plan gives if left out. Goals are judged whether their series is kept or not. */
  readonly series?: readonly SeriesName[]
  /** `totals` if left out; `groups` keeps each series of each group too. */
  readonly keep?: 'totals' | 'groups'
  /**
   * How many workers make the draws, as threads of Node or Web Workers; a number with how one is started where that
   * cannot be found out; or workers that stay, from `startWorkers`. No figure depends on it. Given a number they are
   * started for work above about 100 ms alone, and ended with it. None if left out: this thread does it.
   */
  readonly workers?: number | WorkersOptions | Workers
  /**
   * Whether the workers work out the rows too, the mean and five quantiles of every kept series, so that `rows()` and
   * `toJSON()` have them ready. They are the same without, and in this thread they are worked out when they are asked
   * for. Where workers share no memory it does nothing.
   */
  readonly rows?: boolean
  /** Stops between blocks of draws. */
  readonly signal?: Signal
  /** Told between blocks how many of the draws are done. */
  readonly onProgress?: (done: number, draws: number) => void
}
