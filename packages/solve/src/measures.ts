import {
  type Compiled,
  edgeAt,
  type GoalDefinition,
  heldAt,
  outputIndex,
  type Plan,
  type SeriesName,
} from '@kohort/core'
import { SolveError, unknownName } from './errors.js'

/** One bound that a goal sets: a figure read from a run, and the edge that it may not pass. */
export interface Measure {
  /** The goal's id. */
  readonly member: string
  /** The year, or null for a mean of several. */
  readonly year: number | null
  readonly side: 'min' | 'max'
  readonly edge: number
  readonly read: (output: Float64Array) => number
  /** What the figure is large or small beside, where that is not its edge. */
  readonly size?: (output: Float64Array) => number
}

/** Ratios whose divisor grows with the intake: x / y ≤ edge is asked as x − edge · y ≤ 0, which is linear. */
const perDoctor: ReadonlySet<SeriesName> = new Set(['inhabitantsPerDoctor', 'listedPerDoctor'])

/** Series of which no bound is linear in the intake, or that say how limits stand and are not steered by it. */
const refused: ReadonlyMap<SeriesName, string> = new Map([
  ['meanYearsInTraining', 'a mean over those who finish; set a goal on completions or trainees instead'],
  ['rotationUse', 'a share of the places; the limit itself is held to by `limits: "respect"`'],
  ['ceilingSupervision', 'a ceiling; `limits: "respect"` keeps the intake under it'],
  ['ceilingPosts', 'a ceiling; `limits: "respect"` keeps the intake under it'],
  ['ceilingApplicants', 'a ceiling; `limits: "respect"` keeps the intake under it'],
])

const problem = (goal: GoalDefinition, code: string, message: string, hint: string): SolveError =>
  new SolveError({ code, path: `goals.${goal.id}`, message, hint })

/** The goals of these ids, checked to be such that an intake can be sought for them. */
export const goalsOf = (plan: Plan, ids: readonly string[], option: string): readonly GoalDefinition[] =>
  [...new Set(ids)].map((id) => {
    const goal = plan.goals.find((one) => one.id === id)
    if (goal === undefined)
      throw unknownName(
        'goal',
        option,
        id,
        plan.goals.map((one) => one.id),
      )
    const { metric, over, min, max, to } = goal
    const reason = refused.get(metric)
    if (reason !== undefined)
      throw problem(
        goal,
        'metric',
        `No intake can be solved for ${metric}: it is ${reason}.`,
        'Leave this goal out.',
      )
    if (perDoctor.has(metric) && over === 'mean')
      throw problem(
        goal,
        'metric',
        `No intake can be solved for a mean of ${metric}: a mean of ratios is not linear in the intake.`,
        'Ask for each year, or for coverage.',
      )
    if (min === undefined && max === undefined)
      throw problem(
        goal,
        'no-edge',
        `The goal "${id}" has neither min nor max.`,
        'Give it an edge to be met.',
      )
    if (to > plan.to)
      throw problem(
        goal,
        'beyond-horizon',
        `The goal "${id}" is judged up to ${to} and the plan ends in ${plan.to}.`,
        `Let the plan run to ${to}, or end the goal by ${plan.to}.`,
      )
    return goal
  })

/** Where a series stands in an output, total of all groups. */
export const reader = (
  compiled: Compiled,
  metric: SeriesName,
  year: number,
): ((output: Float64Array) => number) => {
  const place = outputIndex(compiled, metric, year)
  return (output) => output[place] as number
}

const sides = ['min', 'max'] as const

const bound = (compiled: Compiled, goal: GoalDefinition, year: number, side: 'min' | 'max'): Measure => {
  const { id: member, metric } = goal
  const edge = edgeAt(goal[side] ?? {}, year)
  const figure = reader(compiled, metric, year)
  if (!perDoctor.has(metric)) return { member, year, side, edge, read: figure }
  const doctors = reader(compiled, 'doctorEquivalents', year)
  const perSpecialist = heldAt(compiled.plan.need.norm?.perSpecialist ?? {}, year)
  const demand = reader(compiled, 'demandFte', year)
  const population = reader(compiled, 'population', year)
  const served =
    metric === 'listedPerDoctor' ? (output: Float64Array) => demand(output) * perSpecialist : population
  return {
    member,
    year,
    side,
    edge: 0,
    size: served,
    read: (output) => served(output) - edge * doctors(output),
  }
}

/** The bounds of a goal in each of some years; before the first year of an edge its first value holds. */
export const yearlyMeasures = (
  compiled: Compiled,
  goal: GoalDefinition,
  from: number,
  to: number,
): readonly Measure[] => {
  const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  return years.flatMap((year) =>
    sides.filter((side) => goal[side] !== undefined).map((side) => bound(compiled, goal, year, side)),
  )
}

/** What a goal asks, as it is judged: each year, the mean, or the last year. */
export const measuresOf = (compiled: Compiled, goal: GoalDefinition): readonly Measure[] => {
  const { from, to, over } = goal
  if (over === 'last') return yearlyMeasures(compiled, goal, to, to)
  const all = yearlyMeasures(compiled, goal, from, to)
  if (over === 'each' || from === to) return all
  return sides
    .filter((side) => goal[side] !== undefined)
    .map((side): Measure => {
      const years = all.filter((measure) => measure.side === side)
      const mean = (of: (measure: Measure) => number) =>
        years.reduce((sum, measure) => sum + of(measure), 0) / years.length
      return {
        member: goal.id,
        year: null,
        side,
        edge: mean(({ edge }) => edge),
        read: (output) => mean(({ read }) => read(output)),
      }
    })
}
