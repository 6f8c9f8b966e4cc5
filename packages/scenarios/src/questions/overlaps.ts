import { type Plan, type PlanInput, parsePlan } from '@kohort/core'
import { readingOf } from '../change/operations.js'
import { ScenarioError } from '../errors.js'
import { differences } from '../plan/effect.js'
import type { Tree } from '../plan/tree.js'
import { type Written, write } from '../scenario/apply.js'
import { mapAt, touched } from '../scenario/guard.js'
import type { Overlap, Scenario } from '../scenario/types.js'

const asTree = (plan: Plan): Tree => plan as unknown as Tree

/** The points that a scenario changes, by path; a share that takes the rest is nobody's choice. */
const effects = (plan: Plan, { context, next, patches }: Written): ReadonlyMap<string, readonly string[]> => {
  const named = new Set(context.log.flatMap(({ paths }) => paths))
  const places = touched(asTree(plan), asTree(next), patches).filter(
    ({ path }) => named.has(path) || !/^groups\.[^.]+\.share$/.test(path),
  )
  return new Map(
    places.map((place) => [
      place.path,
      differences(
        mapAt(asTree(plan), place),
        mapAt(asTree(next), place),
        readingOf(place),
        plan.base + 1,
        plan.to,
      ),
    ]),
  )
}

/**
 * The numbers that two or more scenarios write: what the order decides.
 *
 * @param plan the plan that they meet
 * @param scenarios in the order in which they would be applied
 * @throws {ScenarioError} when one of them cannot be applied
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { overlaps, scale, scenario, set } from '@kohort/scenarios'
 *
 * const one = scenario('Less leave', 'a', (draft) => scale(draft, 'training.away', 0.8, { from: 2026 }))
 * const other = scenario('Leave at a tenth', 'b', (draft) => set(draft, 'training.away', 0.1, { from: 2030 }))
 * console.log(overlaps(stockholm(), [one, other]).map(({ path, at }) => `${path} ${at[0]}–${at.at(-1)}`).join())
 * // training.away 2030–2034
 * ```
 */
export const overlaps = (plan: Plan | PlanInput, scenarios: readonly Scenario[]): readonly Overlap[] => {
  const start = parsePlan(plan)
  const writers = new Map<string, { readonly path: string; readonly at: string; readonly by: string[] }>()
  scenarios.forEach((scenario, index) => {
    for (const [path, points] of effectsOf(start, scenarios, scenario, index)) {
      for (const at of points) {
        const key = `${path} ${at}`
        const found = writers.get(key) ?? { path, at, by: [] }
        found.by.push(scenario.id)
        writers.set(key, found)
      }
    }
  })
  const found = new Map<string, { path: string; at: string[]; scenarios: readonly string[] }>()
  for (const { path, at, by } of writers.values()) {
    if (by.length < 2) continue
    const key = `${path} ${by.join(' ')}`
    const overlap = found.get(key) ?? { path, at: [], scenarios: by }
    overlap.at.push(at)
    found.set(key, overlap)
  }
  return Object.freeze([...found.values()].map((overlap) => Object.freeze(overlap)))
}

/** Alone on the plan, or after the ones before it where it needs what they brought in. */
const effectsOf = (plan: Plan, scenarios: readonly Scenario[], scenario: Scenario, index: number) => {
  try {
    return effects(plan, write(plan, scenario.parts, true))
  } catch (error) {
    if (!(error instanceof ScenarioError) || index === 0) throw error
    const before = write(
      plan,
      scenarios.slice(0, index).flatMap((one) => one.parts),
      true,
    ).next
    return effects(before, write(before, scenario.parts, true))
  }
}
