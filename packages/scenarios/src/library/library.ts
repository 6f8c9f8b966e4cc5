import {
  type Bilingual,
  nearest,
  type Plan,
  type PlanInput,
  parsePlan,
  type SourceRecord,
} from '@kohort/core'
import { sourceIdOf, sourceOf } from '@kohort/regions'
import { SCENARIO_FORMAT } from '../change/schema.js'
import { fail, ScenarioError } from '../errors.js'
import { applyScenario } from '../scenario/apply.js'
import { parseScenario } from '../scenario/scenario.js'
import type { Scenario } from '../scenario/types.js'
import { type Definition, type Effect, isReason } from './definition.js'
import { intakeDefinitions } from './intake.js'
import { needDefinitions } from './need.js'
import { specialistDefinitions } from './specialists.js'
import { trainingDefinitions } from './training.js'

/** A scenario of the library, as it is in one plan. */
export interface LibraryEntry {
  readonly id: string
  readonly title: Bilingual
  readonly reason: Bilingual
  /** How large it is, and who says so. */
  readonly size: Bilingual
  /** The sources of its size: references of `@kohort/regions`. */
  readonly sources: readonly string[]
  /** Where it moves a series. */
  readonly effect: Effect
  /** Null when it has no meaning in this plan. */
  readonly scenario: Scenario | null
  /** Why it has none, or null. */
  readonly whyNot: Bilingual | null
}

const definitions: readonly Definition[] = [
  ...intakeDefinitions,
  ...specialistDefinitions,
  ...trainingDefinitions,
  ...needDefinitions,
]

/** The ids of the library, in its order. */
export const libraryIds: readonly string[] = Object.freeze(definitions.map(({ id }) => id))

const recordsOf = (references: readonly string[]): Record<string, SourceRecord> =>
  Object.fromEntries(
    references.flatMap((reference) => {
      const found = sourceOf(reference)
      if (found === undefined) return []
      const { title, publisher, published, address, note } = found
      const record: SourceRecord = {
        title,
        publisher,
        published,
        ...(address === undefined ? {} : { address }),
        ...(note === undefined ? {} : { note }),
      }
      return [[sourceIdOf(reference), record] as const]
    }),
  )

const entryOf = (plan: Plan, definition: Definition): LibraryEntry => {
  const { id, title, reason, size, sources, effect } = definition
  const entry = { id, title, reason, size, sources, effect: effect(plan) }
  const without = (whyNot: Bilingual): LibraryEntry => Object.freeze({ ...entry, scenario: null, whyNot })
  try {
    const changes = definition.changes(plan)
    if (isReason(changes)) return without(changes)
    const scenario = parseScenario({
      format: SCENARIO_FORMAT,
      id,
      title,
      reason,
      changes,
      ...(changes.length === 0 || sources.length === 0 ? {} : { sources: recordsOf(sources) }),
    })
    applyScenario(plan, scenario)
    return Object.freeze({ ...entry, scenario, whyNot: null })
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return without({
      sv: `Går inte i den här planen: ${error.message}`,
      en: `Not in this plan: ${error.message}`,
    })
  }
}

/**
 * The usual what-ifs, written for a plan: what each is, how large and by whom, and the scenario; or why it has no
 * meaning there.
 *
 * @param plan any plan; sizes that depend on it, such as the places taken in the base year, are read from it
 * @returns one entry each, in the order of `libraryIds`
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { compare, scenarioLibrary } from '@kohort/scenarios'
 *
 * const scenarios = scenarioLibrary(stockholm()).flatMap(({ scenario }) => scenario ?? [])
 * const { rows } = compare(stockholm(), scenarios, { series: ['trainees'], years: [2034] })
 * console.log(rows.find(({ scenario }) => scenario === 'no-expansion')?.value?.toFixed(0))
 * // 706
 * ```
 */
export const scenarioLibrary = (plan: Plan | PlanInput): readonly LibraryEntry[] => {
  const start = parsePlan(plan)
  return Object.freeze(definitions.map((definition) => entryOf(start, definition)))
}

/**
 * One scenario of the library, by its id.
 *
 * @throws {ScenarioError} for an id that there is not, or a scenario that has no meaning in the plan, with the reason
 */
export const fromLibrary = (plan: Plan | PlanInput, id: string): Scenario => {
  const definition = definitions.find((one) => one.id === id)
  if (definition === undefined) {
    const near = nearest(id, libraryIds)
    return fail(
      'unknown-scenario',
      id.slice(0, 60),
      'the library has no such scenario.',
      near === undefined ? `It has ${libraryIds.join(', ')}.` : `Did you mean "${near}"?`,
    )
  }
  const { scenario, whyNot } = entryOf(parsePlan(plan), definition)
  return scenario ?? fail('not-here', id, whyNot?.en ?? '', 'Choose another.')
}
