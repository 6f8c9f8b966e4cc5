export type { Crossing } from './crossings.js'
export { SolveError } from './errors.js'
export { solveIntake } from './solve-intake.js'
export { type SolveParameterOptions, solveParameter } from './solve-parameter.js'
export type {
  CompatibleValue,
  Conflict,
  IntakeYear,
  NearestPath,
  Objective,
  Shortfall,
  SolvedIntake,
  SolvedParameter,
  SolveIntakeOptions,
  Witness,
} from './types.js'
