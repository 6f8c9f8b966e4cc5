import type { Bilingual, Plan, SourceRecord } from '@kohort/core'
import { deepFreeze } from '@kohort/core'
import type { FormulaReader } from '../change/formula.js'
import {
  reasonSchema,
  SCENARIO_FORMAT,
  type ScenarioData,
  scenarioSchema,
  titleSchema,
} from '../change/schema.js'
import { fail } from '../errors.js'
import { inBoth } from '../plan/figures.js'
import { applyScenario } from './apply.js'
import { plainCopy } from './plain-copy.js'
import { readAs } from './problems.js'
import { recorded } from './recorded.js'
import type { Recipe, Scenario } from './types.js'

/** `Fewer on leave, 2026` → `fewer-on-leave-2026`. */
const idOf = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'scenario'

type Made = Omit<Scenario, 'parts' | 'applyTo'>

const finished = (made: Made, parts?: readonly Scenario[]): Scenario => {
  const scenario: Scenario = {
    ...made,
    get parts() {
      return parts ?? [scenario]
    },
    applyTo: (plan: Plan): Plan => applyScenario(plan, scenario).plan,
  }
  return Object.freeze(scenario)
}

/** What a scenario may have beside its name, reason and recipe. */
export interface ScenarioOptions {
  /** Lower-case letters, digits and hyphens; made of the title if left out. */
  readonly id?: string
  /** The sources that its figures name, added to those of the plan. */
  readonly sources?: Readonly<Record<string, SourceRecord>>
}

/**
 * A scenario as a recipe on a draft of the plan.
 *
 * @param title its name, in one language or both
 * @param reason the planner's reason: it stands beside each change and in the notes of what is written
 * @param recipe writes in the draft, with `set`, `scale`, `add`, `shift` and `ramp` or directly
 * @returns the scenario, which is applied when it meets a plan
 * @throws {ScenarioError} for an empty or overlong name or reason
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { scale, scenario } from '@kohort/scenarios'
 *
 * const lessLeave = scenario('Less time away', 'the working-life review', (draft) => {
 *   scale(draft, 'training.away', 0.8, { from: 2026 })
 * })
 * const gained = (year: number) =>
 *   (project(lessLeave.applyTo(stockholm())).at(year).completions ?? 0) - (project(stockholm()).at(year).completions ?? 0)
 * console.log(gained(2025), gained(2030) > 0)
 * // 0 true
 * ```
 */
export const scenario = (
  title: string | Bilingual,
  reason: string | Bilingual,
  recipe: Recipe,
  options: ScenarioOptions = {},
): Scenario => {
  for (const [schema, what, text] of [
    [titleSchema, 'a title', title],
    [reasonSchema, 'a reason', reason],
  ] as const)
    readAs(schema, what, text)
  const id = options.id ?? idOf(inBoth(title).en)
  return finished({
    id,
    title: inBoth(title),
    reason: inBoth(reason),
    changes: null,
    recipe,
    sources: options.sources ?? {},
    formula: null,
  })
}

/**
 * A scenario from data, as JSON or YAML gives it.
 *
 * @param input data by the JSON Schema `@kohort/scenarios/schema/scenario.json`
 * @param options `formula` of `@kohort/scenarios/formula`, for scenarios that have formulas
 * @throws {ScenarioError} with all that is wrong, and where
 * @example
 * ```ts
 * import { parseScenario } from '@kohort/scenarios'
 *
 * const lessLeave = parseScenario({
 *   format: 'kohort.scenario/1',
 *   id: 'less-leave',
 *   title: { sv: 'Mindre frånvaro', en: 'Less time away' },
 *   reason: 'the working-life review',
 *   changes: [{ op: 'scale', path: 'training.away', by: 0.8, from: 2026 }],
 * })
 * console.log(lessLeave.title.sv)
 * // Mindre frånvaro
 * ```
 */
export const parseScenario = (
  input: unknown,
  options: { readonly formula?: FormulaReader } = {},
): Scenario => {
  const read = readAs(scenarioSchema, 'a scenario', plainCopy(input))
  const { id, title, reason, changes, sources } = deepFreeze(read)
  for (const change of changes) if (change.op === 'formula') options.formula?.(change.formula)
  return finished({
    id,
    title: inBoth(title),
    reason: inBoth(reason),
    changes,
    recipe: null,
    sources: sources ?? {},
    formula: options.formula ?? null,
  })
}

/**
 * Several scenarios as one, applied in the order given: each works on what the ones before it left. Shares of groups
 * that any of them names stay as named; the other groups take the rest.
 */
export const combine = (
  scenarios: readonly Scenario[],
  named: {
    readonly id?: string
    readonly title?: string | Bilingual
    readonly reason?: string | Bilingual
  } = {},
): Scenario => {
  const parts = scenarios.flatMap((one) => one.parts)
  if (parts.length === 0) return fail('scenario', '', 'there is nothing to combine.', 'Give a scenario.')
  const joined = (texts: readonly Bilingual[], by: string): Bilingual => ({
    sv: texts.map(({ sv }) => sv).join(by),
    en: texts.map(({ en }) => en).join(by),
  })
  const changes = parts.every((part) => part.changes !== null)
    ? parts.flatMap((part) => part.changes ?? [])
    : null
  return finished(
    {
      id: named.id ?? idOf(parts.map(({ id }) => id).join('-')),
      title:
        named.title === undefined
          ? joined(
              parts.map(({ title }) => title),
              ' + ',
            )
          : inBoth(named.title),
      reason:
        named.reason === undefined
          ? joined(
              parts.map(({ reason }) => reason),
              ' ',
            )
          : inBoth(named.reason),
      changes,
      recipe: null,
      sources: Object.assign({}, ...parts.map(({ sources }) => sources)),
      formula: null,
    },
    parts,
  )
}

/**
 * A scenario as data: what a recipe does to this plan, change by change.
 *
 * @throws {ScenarioError} when a recipe wrote directly in the draft, which no change says
 */
export const toData = (of: Scenario, plan: Plan): ScenarioData => {
  const { entries } = recorded(of, plan)
  return deepFreeze({
    format: SCENARIO_FORMAT,
    id: of.id,
    title: of.title,
    reason: of.reason,
    changes: entries.map(({ change, author }) => ({ ...change, reason: change.reason ?? author.reason })),
    ...(Object.keys(of.sources).length === 0
      ? {}
      : { sources: of.sources as NonNullable<ScenarioData['sources']> }),
  })
}
