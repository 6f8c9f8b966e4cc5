import { deepFreeze, displayed, type Plan, type PlanInput, project } from '@kohort/core'
import { version } from '../../package.json'
import { checkKeys, type Keys } from '../check-keys.js'
import { checkListeners, samplingKeys, uncertaintyKeys } from '../check-options.js'
import { refuse } from '../errors.js'
import { PLAN } from '../inputs/drawing.js'
import type { Signal, UncertaintyOptions } from '../options.js'
import { chanceNotRanked } from '../process/chance-notes.js'
import { type Process, processOf } from '../process/process.js'
import { prepare, scenarioIds } from '../uncertainty.js'
import { refuseUnknown } from '../unknown.js'
import { type DesignOptions, designOf } from './design.js'
import { groupsOf, type InputGroup } from './groups.js'
import { type IndexWork, indicesOf, runsOf } from './indices.js'
import { namesOf, planModelOf } from './plan-model.js'
import { runThrough } from './run-through.js'
import type { InputIndices, OutputSensitivity, Sensitivity } from './sensitivity-result.js'
import { sensitivityTables } from './sensitivity-tables.js'
import { type Asked, askedOf, type SensitivityTarget, scenarioOf } from './targets.js'

export type {
  InputIndices,
  OutputSensitivity,
  Sensitivity,
  SensitivityManifest,
} from './sensitivity-result.js'

export const SENSITIVITY_FORMAT = 'kohort.sensitivity/1'

export interface SensitivityOptions extends UncertaintyOptions, DesignOptions {
  /** Figures of a year, and goals by id. */
  readonly of: readonly SensitivityTarget[]
  /** Whose figures, of the scenarios given; the plan's own if left out. */
  readonly scenario?: string
  /** `plan`, or a scenario: what is analysed is then how much the figures differ from its, draw by draw. */
  readonly minus?: string
  /**
   * How heads are split, as `simulate` has it; with `individual` the chance of single people is an input too,
   * `individuals~`. `expected` if left out.
   */
  readonly process?: Process
  /** The years' own chance (`noise`) as one input for each number, or year by year; `path` if left out. */
  readonly chanceBy?: 'path' | 'year'
  /** Stops between blocks. */
  readonly signal?: Signal
  /** Told between blocks how many of the runs are done. */
  readonly onProgress?: (done: number, runs: number) => void
}

const keys: Keys<SensitivityOptions> = {
  ...uncertaintyKeys,
  ...samplingKeys,
  of: true,
  scenario: true,
  minus: true,
  process: true,
  chanceBy: true,
  signal: true,
  onProgress: true,
}

const ranked = (inputs: readonly InputIndices[]): readonly InputIndices[] =>
  [...inputs].sort((one, other) => (other.total?.value ?? 0) - (one.total?.value ?? 0))

/**
 * Which unknowns a figure, or whether a goal is met, hangs on: Sobol's first-order and total indices of every uncertain
 * quantity, ranked. `first` is the share of the variance that would be gone, on average, if the quantity were known;
 * `total` the share in which it has any part. They differ where quantities matter together, and `interactions` is what
 * none explains alone. Both hold for any model, straight or not.
 *
 * Indices are of quantities that are independent of each other: what `correlations` names together is one input, and so
 * is the years' own chance of a number.
 *
 * @param plan a plan of either form
 * @param options what is asked, `draws` (1 024 if left out; it takes 2 draws × (quantities + 1) runs), seed, sampling,
 *   `randomisations` (16) for the errors, and what is uncertain, as `simulate` has it
 * @returns indices with standard errors and 95 % intervals; estimates are not cut off at 0 and 1
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} when an option, a range or what is asked for cannot be
 * @throws {ScenarioError} when a scenario does not fit the plan
 * @throws the signal's reason when it is aborted
 * @example
 * ```ts
 * import { sensitivity } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * const { outputs } = await sensitivity(stockholm(), { of: [{ series: 'completions', year: 2034 }], draws: 256 })
 * console.log(outputs[0]?.inputs.slice(0, 2).map(({ input }) => input))
 * // [ 'training.attrition', 'training.fillRate' ]
 * ```
 */
export const sensitivity = async (
  plan: Plan | PlanInput,
  options: SensitivityOptions,
): Promise<Sensitivity> => {
  checkKeys(options, keys)
  checkListeners(options)
  const sampler = designOf(options, { draws: 1024, parts: 16 })
  options.signal?.throwIfAborted()
  if (!Array.isArray(options.of) || options.of.length === 0)
    refuse(
      'of',
      'of',
      { sv: 'inget efterfrågas.', en: 'nothing is asked for.' },
      {
        sv: "Nämn siffror eller mål: of: [{ series: 'completions', year: 2034 }].",
        en: "Name figures or goals: of: [{ series: 'completions', year: 2034 }].",
      },
    )
  if (!['path', 'year', undefined].includes(options.chanceBy))
    refuseUnknown('chance-by', 'chanceBy', { sv: 'ingen indelning', en: 'no division' }, options.chanceBy, [
      'path',
      'year',
    ])
  const prepared = prepare(plan, options)
  const { drawings, plan: checked, uncertainty } = prepared
  const known = scenarioIds(drawings)
  const scenario = scenarioOf(options.scenario ?? PLAN, known)
  const minus = options.minus === undefined ? undefined : scenarioOf(options.minus, known)
  const asked = options.of.map((target) => askedOf(checked, target))
  const process = processOf(options.process)
  const names = namesOf(prepared, process)
  const groups = groupsOf(names, options.correlations ?? [], options.chanceBy ?? 'path')
  const work: IndexWork = {
    model: planModelOf(prepared, { asked, scenario, minus, process, seed: sampler.seed }),
    names,
    groups: groups.map(({ members }) => members),
    outputs: asked.length,
    sampler,
  }
  const runs = runsOf(work)
  const found = await runThrough(indicesOf(work), runs, options)
  const { seed, sampling, draws, randomisations } = sampler
  const noteTexts = [...uncertainty.noteTexts, ...chanceNotRanked(process)]
  const result: Sensitivity = {
    format: SENSITIVITY_FORMAT,
    plan: checked.id,
    scenario,
    minus: minus ?? null,
    outputs: found.map(
      (figures, output): OutputSensitivity => ({
        of: asked[output] as Asked,
        ...figures,
        inputs: ranked(
          figures.inputs.map((indices, index) => {
            const { input, kind, names } = groups[index] as InputGroup
            return { input, kind, names, ...indices }
          }),
        ),
      }),
    ),
    runs,
    notes: noteTexts.map(({ en }) => en),
    noteTexts,
    manifest: {
      version,
      plan: checked.id,
      planHash: project(checked).manifest().planHash,
      seed,
      sampling,
      draws,
      randomisations,
      process,
    },
  }
  return deepFreeze(displayed(result, () => sensitivityTables(result, drawings.base.compiled)))
}
