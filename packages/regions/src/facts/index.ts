/** Dated, sourced facts of Swedish general practice training: the Stockholm plan, 21 regions, the nation. */
export { type ActionPlanCode, actionPlanMeanings } from './action-plans.js'
export type { Appendix4Column, Appendix4Row } from './appendix-4.js'
export { type Contradiction, type ContradictionId, contradiction, contradictions } from './contradictions.js'
export { costParameters } from './cost-parameters.js'
export { type DecisionCode, type Decisions, decisionMeanings } from './decisions.js'
export { bilingualNote, type Fact, type FactFigure, type FactKind, toFigure } from './fact.js'
export type { NamedDoctor } from './named-doctor.js'
export { type Appendix4Total, type DecisionCounts, nationalFacts } from './national.js'
export { needParameters } from './need-parameters.js'
export { type NormStatus, normStatusMeanings, type RegionNorm } from './norms.js'
export { parameterFacts } from './parameters.js'
export type { RegionPopulation } from './population.js'
export { type PrintedName, type RegionCode, regionCodes, regionNames } from './region-code.js'
export type { CountMeasure, CountStatus, CountUnit, RegionCount } from './region-counts.js'
export { type RegionFacts, regions, regionsByCode } from './regions.js'
export { ownSources, type Source, type SourceId, sourceIdOf, sourceOf, sources } from './sources.js'
export { exitByAge, specialistParameters, workingTimeByAge } from './specialist-parameters.js'
export {
  type Corridor,
  type StockholmActionPlan,
  type StockholmPlan,
  type StockholmTarget,
  stockholmFacts,
  type TargetReading,
} from './stockholm.js'
export { trainingParameters } from './training-parameters.js'
export { type PlacedFact, walkFacts } from './walk-facts.js'
