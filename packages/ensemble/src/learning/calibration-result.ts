import type { Note, Plan } from '@kohort/core'
import type { UncertaintyOptions } from '../options.js'
import type { Process } from '../process/process.js'
import type { CalibratedNumber, PathCorrelation } from './calibrated-numbers.js'
import type { CalibrationFit } from './calibration-fit.js'
import type { KnownObservation } from './known-observation.js'
import type { PlanManifest } from './manifest.js'

/** Enough to get the same figures again. */
export interface CalibrationManifest
  extends PlanManifest,
    Pick<UncertaintyOptions, 'inputs' | 'correlations'> {
  readonly seed: string
  /** That of the first round; later rounds are drawn from what was learnt. */
  readonly sampling: 'sobol'
  readonly draws: number
  readonly randomisations: 1
  readonly process: Process
  readonly paths: readonly string[]
  readonly others: 'plan' | 'drawn'
  readonly observations: readonly KnownObservation[]
  readonly warnBelow: number
}

/** A calibration as JSON. */
export interface CalibrationData {
  readonly format: 'kohort.calibration/1'
  readonly manifest: CalibrationManifest
  /** Every number at the paths that was calibrated, one a row. */
  readonly numbers: readonly CalibratedNumber[]
  /** How the numbers of two paths hang together after what was observed: what the plan's ranges cannot say. */
  readonly correlations: readonly PathCorrelation[]
  readonly observations: readonly CalibrationFit[]
  /** Paths of which the observations say next to nothing: their range is where it was. */
  readonly unidentified: readonly string[]
  /** The plan with the calibrated values, ranges and where they come from. */
  readonly plan: Plan
  readonly draws: number
  readonly effectiveSampleSize: number
  readonly notes: readonly Note[]
}

/** Numbers that fit what was observed. Frozen data and two methods. */
export interface Calibration extends Omit<CalibrationData, 'manifest'> {
  readonly manifest: () => CalibrationManifest
  readonly toJSON: () => CalibrationData
}
