import {
  type Bilingual,
  type Compiled,
  observe,
  type Plan,
  type PlanInput,
  parsePlan,
  run,
} from '@kohort/core'
import { checkKeys } from './check-keys.js'
import { checkUncertainty, uncertaintyKeys } from './check-options.js'
import { refuse } from './errors.js'
import { columnsAt, vectorOf } from './inputs/build.js'
import { mix, mixingOf } from './inputs/correlation.js'
import { type Drawings, drawingsOf, PLAN } from './inputs/drawing.js'
import { columnsOf, takeSteps } from './inputs/steps.js'
import type { FittedPoint } from './inputs/units.js'
import { planOfVector } from './inputs/write-plan.js'
import type { UncertaintyOptions } from './options.js'
import { dimensionOf } from './random/dimensions.js'
import { normalQuantile } from './random/normal.js'
import { noSuch, refuseUnknown } from './unknown.js'

/** An uncertain quantity: one random factor, which all the numbers of its path follow. */
export interface Input {
  /** Its path in the plan, or for one year's own chance the path and how many years after the base: `training.fillRate~+1`. */
  readonly name: string
  /** The coordinate of a Sobol point that it is drawn by; null for a Latin hypercube of its own. */
  readonly dimension: number | null
  /** What was fitted to its numbers; none for a year's own chance. */
  readonly points: readonly FittedPoint[]
}

/** A plan whose numbers can be set by their quantiles: what an ensemble, a sensitivity and a calibration run. */
export interface Uncertainty {
  /** The uncertain quantities, in the order in which quantiles are given. */
  readonly inputs: readonly Input[]
  /** The plan compiled, and each scenario's, by id: where `outputIndex` finds a figure of an output. */
  readonly compiled: (scenario?: string) => Compiled
  /** What could not be taken from the draw as it is, in words. */
  readonly notes: readonly string[]
  /** The same in both languages. */
  readonly noteTexts: readonly Bilingual[]
  /**
   * The numbers at given quantiles.
   *
   * @param quantiles one probability for each input, above 0 and below 1
   */
  readonly vector: (quantiles: ArrayLike<number>, scenario?: string) => Float64Array
  /** The same as a plan, checked as any plan is. */
  readonly plan: (quantiles: ArrayLike<number>, scenario?: string) => Plan
  /** The model's output at given quantiles: a new array each time, unless one is given to write in. */
  readonly run: (quantiles: ArrayLike<number>, scenario?: string, into?: Float64Array) => Float64Array
}

/** The uncertainty with how it is drawn, for the ensemble itself. */
export interface Prepared {
  readonly plan: Plan
  readonly drawings: Drawings
  readonly mixing: ReturnType<typeof mixingOf>
  readonly uncertainty: Uncertainty
}

const scoreOf = (probability: number, name: string): number =>
  probability > 0 && probability < 1
    ? normalQuantile(probability)
    : refuse(
        'probability',
        name,
        { sv: `${probability} är ingen sannolikhet.`, en: `${probability} is no probability.` },
        { sv: 'Ange tal över 0 och under 1.', en: 'Give numbers above 0 and below 1.' },
      )

export const prepare = (input: Plan | PlanInput, options: UncertaintyOptions): Prepared => {
  checkUncertainty(options)
  const plan = parsePlan(input)
  const found = drawingsOf(plan, {
    inputs: options.inputs ?? [],
    noise: options.noise ?? {},
    scenarios: options.scenarios ?? [],
  })
  const { observed } = options
  const followed = <Part extends { readonly compiled: Compiled }>(part: Part): Part =>
    observed === undefined ? part : { ...part, compiled: observe(part.compiled, observed) }
  const drawings: Drawings = {
    ...found,
    base: followed(found.base),
    scenarios: found.scenarios.map(followed),
  }
  const { names, fitted, base, scenarios } = drawings
  const mixing = mixingOf(options.correlations ?? [], names)
  const inputs = names.map(
    (name): Input =>
      Object.freeze({
        name,
        dimension: dimensionOf(name),
        points: Object.freeze(fitted.filter(({ path }) => path === name)),
      }),
  )
  const drawingOf = (scenario = PLAN) =>
    scenario === PLAN
      ? base
      : (scenarios.find(({ id }) => id === scenario) ??
        refuseUnknown('unknown-scenario', '', noSuch.scenario, scenario, scenarioIds(drawings)))
  const vector = (quantiles: ArrayLike<number>, scenario?: string): Float64Array => {
    if (quantiles.length !== names.length)
      refuse(
        'quantiles',
        '',
        {
          sv: `${quantiles.length} kvantiler för ${names.length} osäkra tal.`,
          en: `${quantiles.length} quantiles for ${names.length} inputs.`,
        },
        { sv: 'Ange en för vart och ett.', en: 'Give one for each input.' },
      )
    const scores = names.map((name, input) => Float64Array.of(scoreOf(quantiles[input] as number, name)))
    if (mixing !== null) mix(mixing, scores, 1)
    const own = columnsAt(
      base.compiled.parameters,
      base.steps,
      names.length,
      (input) => scores[input]?.[0] ?? 0,
    )
    const drawing = drawingOf(scenario)
    if (drawing === base) return vectorOf(own)
    const columns = columnsOf(drawing.compiled.parameters, drawing.steps, 1)
    takeSteps(drawing.steps, scores, 1, columns, own)
    return vectorOf(columns)
  }
  const said: readonly Bilingual[] = Object.freeze([
    ...drawings.missed,
    ...scenarios.flatMap(({ id, apart }) =>
      apart.map((name) => ({
        sv: `${id}: ${name} följer av andra tal i planen än sitt eget; det dras ur sitt eget spann, eller lämnas som det är om det inte har något.`,
        en: `${id}: ${name} follows from other numbers of the plan than its own; it is drawn from its own range, or left as it is without one.`,
      })),
    ),
  ])
  const uncertainty: Uncertainty = Object.freeze({
    inputs: Object.freeze(inputs),
    compiled: (scenario?: string) => drawingOf(scenario).compiled,
    notes: Object.freeze(said.map(({ en }) => en)),
    noteTexts: said,
    vector,
    plan: (quantiles: ArrayLike<number>, scenario?: string) =>
      planOfVector(drawingOf(scenario).compiled, vector(quantiles, scenario)),
    run: (quantiles: ArrayLike<number>, scenario?: string, into?: Float64Array) => {
      const { compiled } = drawingOf(scenario)
      return run(compiled, vector(quantiles, scenario), into ?? new Float64Array(compiled.outputLength))
    },
  })
  return { plan, drawings, mixing, uncertainty }
}

/** The ids by which parts are asked for, the plan's own first. */
export const scenarioIds = ({ scenarios }: Drawings): readonly string[] => [
  PLAN,
  ...scenarios.map(({ id }) => id),
]

/**
 * What is uncertain in a plan, and the model as a function of the quantiles of that.
 *
 * @param plan a plan of either form
 * @param options numbers given outright, correlations, chance from year to year, and scenarios
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} when a range, a distribution or a correlation cannot be
 * @throws {ScenarioError} when a scenario does not fit the plan
 * @example
 * ```ts
 * import { outputIndex } from '@kohort/core'
 * import { uncertaintyOf } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * const { inputs, run, compiled } = uncertaintyOf(stockholm())
 * const output = run(inputs.map(({ name }) => (name === 'training.away' ? 0.95 : 0.5)))
 * console.log(inputs.length > 20, Math.round(output[outputIndex(compiled(), 'trainees', 2023)] ?? 0))
 * // true 650
 * ```
 */
export const uncertaintyOf = (plan: Plan | PlanInput, options: UncertaintyOptions = {}): Uncertainty => {
  checkKeys(options, uncertaintyKeys)
  return prepare(plan, options).uncertainty
}
