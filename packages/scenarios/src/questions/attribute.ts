import {
  compile,
  deepFreeze,
  displayed,
  outputIndex,
  type Plan,
  type PlanInput,
  parsePlan,
  run,
} from '@kohort/core'
import { fail, ScenarioError } from '../errors.js'
import { attributionTables } from '../read/attribution-tables.js'
import { applyScenario } from '../scenario/apply.js'
import { recorded } from '../scenario/recorded.js'
import type { Scenario } from '../scenario/types.js'
import type { Attribution, ChangePart, Target } from './attribution-result.js'
import { known } from './compare.js'

export type { Attribution, ChangePart, Target } from './attribution-result.js'

export const ATTRIBUTION_FORMAT = 'kohort.attribution/1'
/** 2 to this many runs. */
export const MOST_CHANGES = 10

const figureOf = (plan: Plan, { metric, year }: Target): number => {
  const compiled = compile(plan)
  const value = run(compiled)[outputIndex(compiled, metric, year)] as number
  if (Number.isNaN(value))
    fail('no-figure', metric, `there is no figure in ${year}.`, 'Choose another metric or year.')
  return value
}

const bits = (subset: number): number => {
  let count = 0
  for (let rest = subset; rest > 0; rest >>= 1) count += rest & 1
  return count
}

/** |S|! (n − |S| − 1)! / n! for a subset of each size. */
const weightsOf = (n: number): readonly number[] => {
  const weights = [1 / n]
  for (let size = 1; size < n; size += 1) weights.push(((weights[size - 1] as number) * size) / (n - size))
  return weights
}

/**
 * Which part of a scenario made the difference: each change alone, what they do only together, and the Shapley value of
 * each, which sums to the total. It takes 2ⁿ runs for n changes.
 *
 * @param plan the base plan
 * @param scenario at most 10 changes, made by the helpers or as data
 * @param target the figure asked for
 * @throws {ScenarioError} for more than 10 changes, for a recipe that writes directly, or when some of the changes
 *   without the others break the plan: write those as one
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { add, attribute, scale, scenario } from '@kohort/scenarios'
 *
 * const both = scenario('Less leave, more hours', 'the working-life review', (draft) => {
 *   scale(draft, 'training.away', 0.8)
 *   add(draft, 'training.workingTime', 0.03)
 * })
 * const { changes, total } = attribute(stockholm(), both, { metric: 'completions', year: 2030 })
 * console.log(changes.map(({ path }) => path).join(', '), Math.abs(changes[0]!.shapley + changes[1]!.shapley - total) < 1e-9)
 * // training.away, training.workingTime true
 * ```
 */
export const attribute = (plan: Plan | PlanInput, scenario: Scenario, target: Target): Attribution => {
  const start = parsePlan(plan)
  known(start, [target.metric], [target.year])
  const { entries, singles } = recorded(scenario, start)
  const n = singles.length
  if (n > MOST_CHANGES)
    return fail(
      'too-many',
      '',
      `"${scenario.title.en}" has ${n} changes, and a Shapley split of so many takes 2^${n} runs.`,
      `Split it into scenarios of at most ${MOST_CHANGES} changes, or say the same in fewer.`,
    )
  const values = Array.from({ length: 2 ** n }, (_, subset) => {
    const chosen = singles.filter((_single, index) => (subset >> index) & 1)
    return figureOf(planOfSubset(start, chosen), target)
  })
  const [base = 0] = values
  const total = (values.at(-1) ?? base) - base
  const weights = weightsOf(n)
  const changes = entries.map(({ change, author }, index): ChangePart => {
    let shapley = 0
    for (let subset = 0; subset < values.length; subset += 1) {
      if ((subset >> index) & 1) continue
      const gain = (values[subset | (1 << index)] as number) - (values[subset] as number)
      shapley += (weights[bits(subset)] as number) * gain
    }
    return {
      path: change.path,
      op: change.op,
      scenario: author.scenario,
      reason: author.reason,
      alone: (values[1 << index] as number) - base,
      shapley,
    }
  })
  const found: Attribution = {
    format: ATTRIBUTION_FORMAT,
    plan: start.id,
    scenario: scenario.id,
    ...target,
    base,
    value: values.at(-1) ?? base,
    total,
    changes,
    interaction: total - changes.reduce((sum, { alone }) => sum + alone, 0),
  }
  return deepFreeze(displayed(found, () => attributionTables(found, scenario.title)))
}

const planOfSubset = (plan: Plan, chosen: readonly Scenario[]): Plan => {
  try {
    return chosen.length === 0 ? plan : applyScenario(plan, chosen.map(alone), { allowNothing: true }).plan
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    const which = chosen.map(({ changes }) => changes?.[0]?.path).join(', ')
    return fail(
      'apart',
      error.path,
      `without the others, the changes of ${which} cannot be made: ${error.message}`,
      'Changes that need each other are one: set the whole, such as training.limits.supervision.',
      error,
    )
  }
}

/** A scenario's parts are itself, whatever it was made of. */
const alone = (single: Scenario): Scenario => ({ ...single, parts: [{ ...single, parts: [] }] })
