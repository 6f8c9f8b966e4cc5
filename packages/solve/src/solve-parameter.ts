import {
  type Bilingual,
  type Compiled,
  compile,
  deepFreeze,
  displayed,
  type Figure,
  type FigureMap,
  KohortError,
  type Plan,
  type PlanInput,
  type Projection,
  parsePlan,
  project,
  run,
} from '@kohort/core'
import { type Crossing, crossingsOf } from './crossings.js'
import { objectAt, withPoints } from './dated-points.js'
import { SolveError, unknownName } from './errors.js'
import { type Standing, standingOf } from './goal-margin.js'
import { type MovableNumber, numberAt, pointsFor } from './numbers.js'
import { parameterTables } from './parameter-tables.js'
import type { SolvedParameter } from './types.js'

export interface SolveParameterOptions {
  /** The year from which the value holds; the year after the base year if left out. */
  readonly from?: number
}

/** The plan with the numbers of a vector where they differ from its own. */
const planOfVector = (compiled: Compiled, vector: Float64Array, note: Bilingual): Plan => {
  const copy = JSON.parse(JSON.stringify(compiled.plan)) as Plan
  for (const { path, start, keys } of compiled.slots) {
    const write = (place: number, map: Record<string, unknown>, key: string) => {
      const value = vector[place] as number
      if (value === compiled.parameters[place]) return
      map[key] = { value, kind: 'derived', note } satisfies Figure
    }
    if (keys.length === 0) {
      const dot = path.lastIndexOf('.')
      write(start, objectAt(copy, path.slice(0, dot)) as Record<string, unknown>, path.slice(dot + 1))
    } else {
      const map = objectAt(copy, path) as FigureMap
      for (const [index, key] of keys.entries()) write(start + index, map, key)
    }
  }
  return parsePlan(copy)
}

const checkedFrom = (plan: Plan, from: number): number => {
  if (Number.isInteger(from) && from > plan.base && from <= plan.to) return from
  throw new SolveError({
    code: 'option',
    path: 'from',
    message: `A value cannot hold from ${from}: the plan projects ${plan.base + 1} to ${plan.to}, and the past stays.`,
    hint: `Give a year from ${plan.base + 1} to ${plan.to}.`,
  })
}

/** How the goal stands at a value; a number with which the model cannot be run meets nothing. */
const standingAt = (
  compiled: Compiled,
  number: MovableNumber,
  standing: (output: Float64Array) => Standing,
): ((value: number) => Standing) => {
  const vector = compiled.parameters.slice()
  return (value) => {
    number.write(vector, value)
    try {
      return standing(run(compiled, vector))
    } catch (error) {
      if (error instanceof KohortError) return { margin: null, met: false }
      throw error
    }
  }
}

/**
 * The value of one number of the plan at which a goal is just met, all else being as it is: held from the year after
 * the base year or from `from`, so that the past stays. `training.requirement` moves min, mode and max together; a
 * group's share leaves the others their proportions. A number of a curve, an age band or a single year is named with
 * its key: `specialists.retention.5`. The plan's limits and its intake policy are in force.
 *
 * @param input a plan of either form; it is not changed
 * @param path the number, by the path that the plan uses
 * @param goalId a goal of the plan, of any metric
 * @returns the value, in the number's unit, every other value at which the goal turns, and the plan with it; frozen
 * @throws {SolveError} when there is no such number or goal, when the path names several numbers, or the goal no edge
 * @throws {PlanError} when the plan has problems
 * @example
 * ```ts
 * import { examplePlan } from '@kohort/core'
 * import { solveParameter } from '@kohort/solve'
 *
 * const { value, current } = solveParameter(examplePlan, 'training.away', 'corridors')
 * console.log(current, value?.toFixed(4))
 * // 0.13 0.1653
 * ```
 */
export const solveParameter = (
  input: Plan | PlanInput,
  path: string,
  goalId: string,
  options: SolveParameterOptions = {},
): SolvedParameter => {
  const plan = parsePlan(input)
  const from = checkedFrom(plan, options.from ?? plan.base + 1)
  const ids = plan.goals.map(({ id }) => id)
  const goal = plan.goals.find(({ id }) => id === goalId)
  if (goal === undefined) throw unknownName('goal', 'goal', goalId, ids)
  if ((goal.min ?? goal.max) === undefined || goal.to > plan.to)
    throw new SolveError({
      code: 'no-verdict',
      path: `goals.${goalId}`,
      message: `The goal "${goalId}" can be neither met nor missed: it has no edge, or years that the plan does not show.`,
      hint: `Give it a min or a max, and years up to ${plan.to}.`,
    })
  const compiled = compile(withPoints(plan, pointsFor(compile(plan), [path], from)))
  const number = numberAt(compiled, path, from)
  const { value: current, bounds, range, unit, past } = number
  const standing = standingAt(compiled, number, standingOf(compiled, goal))
  const { crossings, monotone, met } = crossingsOf(current, bounds, range ?? [], standing)
  const away = (crossing: Crossing) => Math.abs(crossing.value - current)
  const [nearest] = [...crossings].sort((one, other) => away(one) - away(other))
  const solved = nearest === undefined ? null : solvedPlan(compiled, number, nearest.value, goalId)
  const found: SolvedParameter = {
    status: solved !== null ? 'solved' : met === 'everywhere' ? 'always' : 'never',
    path,
    goal: goalId,
    unit,
    current,
    metNow: standingOf(compiled, goal)(run(compiled)).met,
    value: nearest?.value ?? null,
    crossings,
    monotone,
    bounds,
    range,
    withinRange:
      range === null ? null : nearest !== undefined && nearest.value >= range[0] && nearest.value <= range[1],
    from: number.from,
    past,
    plan: solved?.plan ?? null,
    projection: solved?.projection ?? null,
    verdict: solved?.projection.goals.find(({ id }) => id === goalId) ?? null,
  }
  return deepFreeze(displayed(found, () => parameterTables(found, plan.id)))
}

const solvedPlan = (
  compiled: Compiled,
  number: MovableNumber,
  value: number,
  goal: string,
): { readonly plan: Plan; readonly projection: Projection } => {
  const vector = compiled.parameters.slice()
  number.write(vector, value)
  const note = { sv: `Löst så att ${goal} precis nås.`, en: `Solved so that ${goal} is just met.` }
  const plan = planOfVector(compiled, vector, note)
  return { plan, projection: project(plan) }
}
