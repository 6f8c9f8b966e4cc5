export { type Distribution, quantile } from './distributions/distribution.js'
export { type Bounds, fitRange } from './distributions/fit.js'
export { EnsembleError } from './errors.js'
export type { Noise } from './inputs/align.js'
export type { Correlation } from './inputs/correlation.js'
export type { GivenInput } from './inputs/points.js'
export type { FittedPoint } from './inputs/units.js'
export {
  BACKTEST_FORMAT,
  type Backtest,
  type BacktestData,
  type BacktestManifest,
  type BacktestOptions,
  backtest,
} from './learning/backtest.js'
export {
  CALIBRATION_FORMAT,
  type CalibrateOptions,
  type Calibration,
  type CalibrationData,
  type CalibrationManifest,
  calibrate,
} from './learning/calibrate.js'
export type { CalibratedNumber, PathCorrelation, RangedValue } from './learning/calibrated-numbers.js'
export type { CalibrationFit } from './learning/calibration-fit.js'
export { type ConditionOptions, condition } from './learning/condition.js'
export {
  CONDITIONED_FORMAT,
  type Conditioned,
  type ConditionedData,
  type ConditionedManifest,
  type DrawnFigure,
  type ObservationFit,
} from './learning/conditioned-view.js'
export {
  FOLLOW_UP_FORMAT,
  type FollowedObservation,
  type FollowUp,
  type FollowUpData,
  type FollowUpManifest,
  type FollowUpOptions,
  followUp,
} from './learning/follow-up.js'
export type { ChangeSide, FollowUpChange, GoalChange, ObservedVerdict } from './learning/follow-up-rows.js'
export { STOCKS_FOR_BACKTEST } from './learning/history.js'
export type { KnownObservation, ObservationKind } from './learning/known-observation.js'
export type { ConditioningStep, PlanManifest } from './learning/manifest.js'
export {
  contestedErrors,
  type DefaultError,
  defaultErrors,
  type ErrorSize,
} from './learning/observation-errors.js'
export type {
  Observation,
  Observed,
  ObservedBlock,
  ObservedOptions,
} from './learning/observations.js'
export type { PastGrowth } from './learning/past-growth.js'
export { type KnownThen, type Rebased, rebase } from './learning/rebase.js'
export type { Forecast, HorizonScore, NaiveScore } from './learning/scores.js'
export { CALIBRATION_SOURCE } from './learning/used-before.js'
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
export { chanceLeftOut } from './process/chance-notes.js'
export type { Process } from './process/process.js'
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
  type GoalYear,
  type YearFigure,
} from './results/ensemble.js'
export type { Whose } from './results/store.js'
export type { WorkerLike } from './run/start-worker.js'
export { startWorkers, type Workers, type WorkersOptions } from './run/workers.js'
export type { DesignOptions } from './sensitivity/design.js'
export type { Estimate } from './sensitivity/estimate.js'
export type { Indices } from './sensitivity/indices.js'
export type { Knowing } from './sensitivity/knowing.js'
export {
  type InputIndices,
  type OutputSensitivity,
  SENSITIVITY_FORMAT,
  type Sensitivity,
  type SensitivityManifest,
  type SensitivityOptions,
  sensitivity,
} from './sensitivity/sensitivity.js'
export { type SobolIndices, type SobolIndicesOptions, sobolIndices } from './sensitivity/sobol-indices.js'
export type { Asked, SensitivityTarget } from './sensitivity/targets.js'
export type { KnowingRow } from './sensitivity/told.js'
export {
  VALUE_OF_KNOWING_FORMAT,
  type ValueOfKnowing,
  type ValueOfKnowingOptions,
  valueOfKnowing,
} from './sensitivity/value-of-knowing.js'
export { simulate } from './simulate.js'
export { type Input, type Uncertainty, uncertaintyOf } from './uncertainty.js'
