export type { Formula, FormulaReader } from './change/formula.js'
export {
  type Amount,
  type Change,
  type DatedValue,
  SCENARIO_FORMAT,
  type ScenarioData,
} from './change/schema.js'
export { ScenarioError } from './errors.js'
export { comparisonJsonSchema, scenarioJsonSchema } from './json-schema.js'
export type { Effect } from './library/definition.js'
export { fromLibrary, type LibraryEntry, libraryIds, scenarioLibrary } from './library/library.js'
export type { FigurePath, PlanPath, RequirementPath, WholePath } from './plan/paths.js'
export {
  ATTRIBUTION_FORMAT,
  type Attribution,
  attribute,
  type ChangePart,
  type Target,
} from './questions/attribute.js'
export type { Axis } from './questions/axes.js'
export {
  COMPARISON_FORMAT,
  type ComparedGoal,
  type ComparedScenario,
  type CompareOptions,
  type Comparison,
  type ComparisonRow,
  compare,
} from './questions/compare.js'
export { overlaps } from './questions/overlaps.js'
export {
  type Signal,
  type Sweep,
  type SweepColumns,
  type SweepOptions,
  type SweepPoint,
  sweep,
} from './questions/sweep.js'
export {
  TORNADO_FORMAT,
  type Tornado,
  type TornadoBar,
  type TornadoEnd,
  tornado,
} from './questions/tornado.js'
export { parseComparison } from './read/parse-comparison.js'
export { applyScenario, undo } from './scenario/apply.js'
export { add, compute, type During, ramp, scale, set, shift, type ValueAt } from './scenario/helpers.js'
export { combine, parseScenario, type ScenarioOptions, scenario, toData } from './scenario/scenario.js'
export type {
  Applied,
  ApplyOptions,
  ChangedFigure,
  Overlap,
  PlanDraft,
  Recipe,
  Scenario,
} from './scenario/types.js'
