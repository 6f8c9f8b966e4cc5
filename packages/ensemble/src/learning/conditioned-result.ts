import type { Note } from '@kohort/core'
import type { Ensemble, EnsembleManifest, EnsembleRow, GoalProbability } from '../results/ensemble.js'
import type { KnownObservation } from './known-observation.js'
import type { ConditioningStep } from './manifest.js'

/** A figure as the draws have it. */
export interface DrawnFigure {
  readonly mean: number
  readonly sd: number
  readonly p5: number | null
  readonly p50: number | null
  readonly p95: number | null
}

/** An observation beside what was thought of it before, and is now. */
export interface ObservationFit extends KnownObservation {
  /** How many standard deviations it lay from what was thought, its own error counted in: beyond ±2 once in twenty. */
  readonly z: number
  /** The probability that was given to an observation below it. */
  readonly percentile: number
  /** The model's figure before these observations, and after. */
  readonly before: DrawnFigure
  readonly after: DrawnFigure
  /** The observed value less the mean after. */
  readonly residual: number
}

/** Enough to get the same figures again: the ensemble's own manifest, and what its draws were weighted by. */
export interface ConditionedManifest extends EnsembleManifest {
  /** Each call of `condition`, in their order. */
  readonly steps: readonly ConditioningStep[]
}

/** A conditioned ensemble as JSON. */
export interface ConditionedData {
  readonly format: 'kohort.conditioned/1'
  readonly manifest: ConditionedManifest
  readonly plan: string
  readonly draws: number
  readonly effectiveSampleSize: number
  readonly logEvidence: number
  readonly observations: readonly ObservationFit[]
  readonly years: readonly number[]
  readonly rows: readonly EnsembleRow[]
  readonly goals: readonly GoalProbability[]
  readonly notes: readonly Note[]
}

/** An ensemble whose draws are weighted by what has been observed. Frozen data and a few methods. */
export interface Conditioned
  extends Pick<
    Ensemble,
    | 'plan'
    | 'years'
    | 'draws'
    | 'series'
    | 'scenarios'
    | 'uncertainty'
    | 'noteTexts'
    | 'band'
    | 'mean'
    | 'probability'
    | 'goals'
    | 'difference'
    | 'rows'
    | 'raw'
    | 'verdicts'
  > {
  readonly format: 'kohort.conditioned/1'
  /** The observations of this step, each with how surprising it was. */
  readonly observations: readonly ObservationFit[]
  /** 1 / Σ w² of the weights: so many equal draws would say as much. Of the weights before any resampling. */
  readonly effectiveSampleSize: number
  /** The logarithm of the probability density of this step's observations, given what was known before them. */
  readonly logEvidence: number
  readonly notes: readonly Note[]
  /** The weight of each draw; they sum to 1. All equal after resampling. A copy. */
  readonly weights: () => Float64Array
  /** Their logarithms. A copy. */
  readonly logWeights: () => Float64Array
  readonly manifest: () => ConditionedManifest
  readonly toJSON: () => ConditionedData
}
