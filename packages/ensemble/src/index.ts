export { type Distribution, quantile } from './distributions/distribution.js'
export { type Bounds, fitRange } from './distributions/fit.js'
export { EnsembleError } from './errors.js'
export type { Noise } from './inputs/align.js'
export type { Correlation } from './inputs/correlation.js'
export type { GivenInput } from './inputs/points.js'
export type { FittedPoint } from './inputs/units.js'
export { type ConditionOptions, condition } from './learning/condition.js'
export {
  CONDITIONED_FORMAT,
  type Conditioned,
  type ConditionedData,
  type DrawnFigure,
  type ObservationFit,
} from './learning/conditioned-view.js'
export {
  contestedErrors,
  type DefaultError,
  defaultErrors,
  type ErrorSize,
} from './learning/observation-errors.js'
export type {
  KnownObservation,
  Observation,
  ObservationKind,
  Observed,
  ObservedOptions,
} from './learning/observations.js'
export type { LiveChange, LiveLever } from './live/live-change.js'
export type { LiveFigures } from './live/live-draws.js'
export {
  LIVE_QUANTILES,
  type LiveEnsemble,
  type LiveOptions,
  type LiveResult,
  liveEnsemble,
} from './live/live-ensemble.js'
export type { SamplingOptions, Signal, SimulateOptions, UncertaintyOptions } from './options.js'
export type { Sampling } from './random/sampler.js'
export {
  type BandRow,
  type DifferenceRow,
  ENSEMBLE_FORMAT,
  type Ensemble,
  type EnsembleData,
  type EnsembleManifest,
  type EnsembleRow,
  type GoalProbability,
  type YearFigure,
} from './results/ensemble.js'
export type { Whose } from './results/store.js'
export type { WorkerLike } from './run/start-worker.js'
export { startWorkers, type Workers, type WorkersOptions } from './run/workers.js'
export { simulate } from './simulate.js'
export { type Input, type Uncertainty, uncertaintyOf } from './uncertainty.js'
