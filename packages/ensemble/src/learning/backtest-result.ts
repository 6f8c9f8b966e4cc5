import type { Note, SeriesName } from '@kohort/core'
import type { Process } from '../process/process.js'
import type { Sampling } from '../random/sampler.js'
import type { KnownObservation } from './known-observation.js'
import type { PlanManifest } from './manifest.js'
import type { ErrorSize } from './observation-errors.js'
import type { Forecast, HorizonScore } from './scores.js'

/** Enough to get the same figures again. */
export interface BacktestManifest extends PlanManifest {
  readonly seed: string
  readonly sampling: Sampling
  /** Of each start. */
  readonly draws: number
  readonly randomisations: 1
  readonly process: Process
  /** The history as it was handed in, with the errors of its counts. */
  readonly observations: readonly KnownObservation[]
  /** The errors by which what is compared was blurred, where stated. */
  readonly errors: Readonly<Partial<Record<SeriesName, ErrorSize>>>
  readonly after: 'grown' | 'held'
}

/** A test against history as JSON. */
export interface BacktestData {
  readonly format: 'kohort.backtest/1'
  readonly manifest: BacktestManifest
  /** The earlier base years that a projection was started from. */
  readonly bases: readonly number[]
  readonly forecasts: readonly Forecast[]
  /** Each series by years ahead, and all together. */
  readonly scores: readonly HorizonScore[]
  /** What was known at each base, and what the bands hold. */
  readonly notes: readonly Note[]
}

/** How forecasts from earlier years did. Frozen data and two methods. */
export interface Backtest extends Omit<BacktestData, 'manifest'> {
  readonly manifest: () => BacktestManifest
  readonly toJSON: () => BacktestData
}
