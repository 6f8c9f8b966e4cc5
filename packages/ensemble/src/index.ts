export { type Distribution, quantile } from './distributions/distribution.js'
export { type Bounds, fitRange } from './distributions/fit.js'
export { EnsembleError } from './errors.js'
export type { Noise } from './inputs/align.js'
export type { Correlation } from './inputs/correlation.js'
export type { GivenInput } from './inputs/points.js'
export type { FittedPoint } from './inputs/units.js'
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
export { simulate } from './simulate.js'
export { type Input, type Uncertainty, uncertaintyOf } from './uncertainty.js'
