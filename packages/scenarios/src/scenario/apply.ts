import { KohortError, type Plan, PlanError, type PlanInput, parsePlan } from '@kohort/core'
import { enablePatches, Immer, type Patch } from 'immer'
import { applyChange } from '../change/apply-change.js'
import type { Context, Entry } from '../change/context.js'
import { takeRest } from '../change/shares.js'
import { fail, ScenarioError } from '../errors.js'
import type { Tree } from '../plan/tree.js'
import { changedFigures } from './changed.js'
import { guardPast, touched } from './guard.js'
import { within } from './helpers.js'
import type { Applied, ApplyOptions, PlanDraft, Scenario } from './types.js'

enablePatches()
const immer = new Immer({ autoFreeze: true })

/** What applying a scenario wrote, before anybody checked or read it. */
export interface Written {
  readonly context: Context
  readonly next: Plan
  readonly patches: readonly Patch[]
  readonly inverse: readonly Patch[]
}

const contextOf = (plan: Plan, draft: object, log: Entry[], part: Scenario, idle: boolean): Context => ({
  plan: plan as unknown as Tree,
  draft: draft as Tree,
  base: plan.base,
  to: plan.to,
  author: { scenario: part.id, title: part.title, reason: part.reason },
  log,
  formula: part.formula,
  idle,
})

const writePart = (draft: PlanDraft, context: Context, part: Scenario): void => {
  const { recipe, changes } = part
  if (recipe !== null) within(draft, context, () => recipe(draft))
  for (const change of changes ?? []) applyChange(context, change)
  for (const [id, source] of Object.entries(part.sources)) {
    if (!Object.hasOwn(draft.sources, id)) draft.sources[id] = source as PlanDraft['sources'][string]
  }
}

/** Writes scenarios into a draft of a plan, one after another. */
export const write = (plan: Plan, parts: readonly Scenario[], idle: boolean): Written => {
  const log: Entry[] = []
  const [first] = parts
  if (first === undefined) return fail('scenario', '', 'there is no scenario to apply.', 'Give one.')
  let context = contextOf(plan, plan, log, first, idle)
  const [next, patches, inverse] = immer.produceWithPatches(plan, (draft) => {
    for (const part of parts) {
      context = contextOf(plan, draft, log, part, idle)
      writePart(draft, context, part)
    }
    takeRest(context)
  })
  return { context, next, patches, inverse }
}

/** The new plan as core checks it, with its complaints in the scenario's name. */
export const checked = (next: Plan, title: string): Plan => {
  try {
    return parsePlan(next)
  } catch (error) {
    if (!(error instanceof KohortError)) throw error
    const problems = error instanceof PlanError ? error.problems : []
    const lines = problems.map(
      ({ path, found, expected }) => `- ${path}: found ${found}, expected ${expected}`,
    )
    return fail(
      'breaks-plan',
      error.path,
      `"${title}" breaks the plan:\n${lines.join('\n')}`,
      error.hint,
      error,
    )
  }
}

const titleOf = (parts: readonly Scenario[]): string => parts.map(({ title }) => title.en).join(' + ')

/**
 * Applies a scenario, or several in their order, to a plan.
 *
 * @param plan a plan of either form, a drawn one as well
 * @param scenario one, or a list: each works on what the ones before it left
 * @returns the changed plan, checked and frozen, immer's patches both ways, and what changed in words and numbers
 * @throws {ScenarioError} when a change meets no path, does nothing, leaves the bounds, would move the past, or breaks
 *   the plan; `path` says where
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { applyScenario, scale, scenario } from '@kohort/scenarios'
 *
 * const lessLeave = scenario('Less time away', 'the working-life review', (draft) => {
 *   scale(draft, 'training.away', 0.8, { from: 2026 })
 * })
 * const { changed } = applyScenario(stockholm(), lessLeave)
 * console.log(changed.map(({ path, at, from, to }) => `${path} from ${at}: ${from} → ${to?.toFixed(3)}`).join())
 * // training.away from 2026: 0.13 → 0.104
 * ```
 */
export const applyScenario = (
  plan: Plan | PlanInput,
  scenario: Scenario | readonly Scenario[],
  options: ApplyOptions = {},
): Applied => {
  const before = parsePlan(plan)
  const parts = (
    Array.isArray(scenario) ? (scenario as readonly Scenario[]) : [scenario as Scenario]
  ).flatMap((one) => one.parts)
  if (parts.length === 0)
    return Object.freeze({ plan: before, before, patches: [], inverse: [], changed: [] })
  const { context, next, patches, inverse } = written(before, parts, options)
  if (patches.length === 0) return Object.freeze({ plan: before, before, patches, inverse, changed: [] })
  const places = touched(before as unknown as Tree, next as unknown as Tree, patches)
  guardPast(context, next as unknown as Tree, places)
  const after = checked(next, titleOf(parts))
  const changed = changedFigures(context, after as unknown as Tree, places)
  return Object.freeze({ plan: after, before, patches, inverse, changed: Object.freeze(changed) })
}

const written = (plan: Plan, parts: readonly Scenario[], { allowNothing = false }: ApplyOptions): Written => {
  try {
    return write(plan, parts, allowNothing)
  } catch (error) {
    // A recipe that touches what is frozen or reads what is not there fails in its own words.
    if (error instanceof KohortError) throw error
    throw new ScenarioError({
      code: 'recipe',
      path: '',
      message: `"${titleOf(parts)}" failed: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'A recipe writes in the draft that it is given.',
      cause: error,
    })
  }
}

/**
 * Takes a scenario back: the inverse patches on the changed plan.
 *
 * @returns the plan as it was, number for number
 */
export const undo = ({ plan, inverse }: Applied): Plan => parsePlan(immer.applyPatches(plan, inverse))
