export { KohortError, PlanError, type Problem } from './errors.js'
export { examplePlan } from './example-plan.js'
export { deepFreeze } from './freeze.js'
export { type Consistency, type ConsistencyOptions, consistency, type Lever } from './goals/consistency.js'
export { judge, type Standing, type Verdict, type YearVerdict } from './goals/evaluate.js'
export { type JsonSchema, planJsonSchema, projectionJsonSchema } from './json-schema.js'
export type { ChanceKind, ChanceSource, ChanceStream } from './model/chance.js'
export { type Compiled, compile, outputIndex } from './model/compile.js'
export { withChance } from './model/individuals.js'
export type { Note } from './model/notes.js'
export { adjustmentIndex, type ObservedStocks, observe } from './model/observed.js'
export { runFor } from './model/parts.js'
export { run } from './model/run.js'
export {
  type LimitName,
  limitNames,
  type SeriesDefinition,
  type SeriesName,
  series,
  seriesNames,
} from './model/series.js'
export type { Slot } from './model/slots.js'
export type { Observed, ObservedStock } from './model/state.js'
export { edgeAt, heldAt, lineAt } from './plan/dated.js'
export type { Figure, FigureKind, FigureMap } from './plan/figure.js'
export { nearest } from './plan/nearest.js'
export {
  type Bilingual,
  type Form,
  type Parameter,
  type ParameterPath,
  parameterPathOf,
  parameters,
} from './plan/parameters.js'
export { parsePlan } from './plan/parse.js'
export type { GoalDefinition, Plan, PlanInput, SourceRecord } from './plan/schema.js'
export {
  type GroupRow,
  type Manifest,
  PROJECTION_FORMAT,
  type Projection,
  type ProjectionData,
  type ProjectOptions,
  project,
  type Row,
  type StartRow,
  type Value,
} from './projection.js'
export {
  type Display,
  type DisplayCell,
  type DisplayLanguage,
  type DisplayNumber,
  type DisplayTable,
  displayed,
  displayOf,
  noteTables,
} from './read/display.js'
export { neededCell, parameterCell, parameterLabel, parameterRange } from './read/parameter-reading.js'
export { parseProjection } from './read/parse-projection.js'
export { decidedBy, goalOutcome, verdictTable } from './read/projection-tables.js'
export { readFormat } from './read/read-format.js'
export {
  type FigureReading,
  type SeriesReading,
  seriesBand,
  seriesCell,
  seriesReading,
  shareCell,
} from './read/series-reading.js'
