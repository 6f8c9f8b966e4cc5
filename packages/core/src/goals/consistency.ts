import { KohortError } from '../errors.js'
import type { SeriesName } from '../model/series.js'
import { edgeAt } from '../plan/dated.js'
import { parsePlan } from '../plan/parse.js'
import type { GoalDefinition, Plan, PlanInput } from '../plan/schema.js'
import { displayed } from '../read/display.js'
import type { Consistency, Lever } from './consistency-result.js'
import { consistencyTables } from './consistency-tables.js'
import { handlesOf, yearsOverRanges } from './levers.js'
import { steadyGroups, steadyYears } from './steady-state.js'

export type { Consistency, Lever } from './consistency-result.js'

const SCAN = 400

/** Equal within this, relatively, counts as met. */
const EQUAL = 1e-9

/** The value nearest to `from` at which `holds` turns true: a scan outwards, then bisection. Null when none does. */
const nearestValue = (
  from: number,
  [low, high]: readonly [number, number],
  holds: (value: number) => boolean,
): number | null => {
  if (holds(from)) return from
  const found: number[] = []
  for (const end of [low, high]) {
    let outside = from
    for (let step = 1; step <= SCAN; step += 1) {
      let inside = from + ((end - from) * step) / SCAN
      if (!holds(inside)) {
        outside = inside
        continue
      }
      for (let round = 0; round < 60; round += 1) {
        const middle = (outside + inside) / 2
        if (holds(middle)) inside = middle
        else outside = middle
      }
      found.push(inside)
      break
    }
  }
  found.sort((one, other) => Math.abs(one - from) - Math.abs(other - from))
  return found[0] ?? null
}

/** The goal on a metric that reaches furthest, the last one named where several do. */
const furthest = (plan: Plan, metric: SeriesName): GoalDefinition | undefined =>
  plan.goals
    .filter((goal) => goal.metric === metric && (goal.min ?? goal.max) !== undefined)
    .reduce<GoalDefinition | undefined>(
      (best, goal) => (best === undefined || goal.to >= best.to ? goal : best),
      undefined,
    )

const bandOf = (goal: GoalDefinition): readonly [number | null, number | null] => [
  goal.min === undefined ? null : edgeAt(goal.min, goal.to),
  goal.max === undefined ? null : edgeAt(goal.max, goal.to),
]

const divide = (above: number | null, below: number | null): number | null =>
  above === null || below === null || below === 0 ? null : above / below

/** Which goals to hold against each other, and at the parameters of which year. */
export interface ConsistencyOptions {
  /** The year whose parameters hold for ever; the plan's last year if left out. */
  readonly year?: number
  /** The id of a goal on `trainees`; the one that reaches furthest if left out. */
  readonly stockGoal?: string
  /** The id of a goal on `completions`; the one that reaches furthest if left out. */
  readonly completionsGoal?: string
}

const goalFor = (plan: Plan, metric: SeriesName, id: string | undefined): GoalDefinition => {
  const goal =
    id === undefined
      ? furthest(plan, metric)
      : plan.goals.find((one) => one.id === id && one.metric === metric)
  if (goal !== undefined) return goal
  throw new KohortError({
    code: 'no-goal',
    path: 'goals',
    message:
      id === undefined ? `The plan has no goal on ${metric}.` : `The plan has no goal "${id}" on ${metric}.`,
    hint: `Consistency holds a goal on trainees against one on completions: add a goal with the metric ${metric}.`,
  })
}

/**
 * Whether the plan's stock and its completions can hold together in the long run. In a steady state stock /
 * completions is fixed by the training parameters alone (Little's law with attrition).
 *
 * @param plan a plan of either form, with a goal on `trainees` and one on `completions`
 * @param options the year whose parameters are used, and which goals
 * @returns years, heads and heads a year; null where nobody would ever finish
 * @throws {PlanError} when the plan has problems
 * @throws {KohortError} when there is no such goal, or the year is outside the plan
 * @see MODEL.md, section 6, "Consistency"
 * @example
 * ```ts
 * import { consistency, examplePlan } from '@kohort/core'
 *
 * const { yearsInTraining, stockNeeded } = consistency(examplePlan)
 * console.log(yearsInTraining?.toFixed(2), stockNeeded?.toFixed(0))
 * // 6.42 964
 * ```
 */
export const consistency = (plan: Plan | PlanInput, options: ConsistencyOptions = {}): Consistency => {
  const checked = parsePlan(plan)
  const year = options.year ?? checked.to
  if (!Number.isInteger(year) || year < checked.base || year > checked.to) {
    throw new KohortError({
      code: 'year',
      path: '',
      message: `${year} is not a year of the plan.`,
      hint: `Give a year from ${checked.base} to ${checked.to}.`,
    })
  }
  const stockGoal = goalFor(checked, 'trainees', options.stockGoal)
  const completionsGoal = goalFor(checked, 'completions', options.completionsGoal)
  const [leastStock, mostStock] = bandOf(stockGoal)
  const [leastDone, mostDone] = bandOf(completionsGoal)
  const groups = steadyGroups(checked, year)
  const years = steadyYears(groups)

  /** The years in training at which some stock in its band gives completions in theirs. */
  const least = (leastStock ?? 0) / (mostDone ?? Number.POSITIVE_INFINITY)
  const most = (mostStock ?? Number.POSITIVE_INFINITY) / (leastDone ?? 0)
  const holdsBetween = (shortest: number | null, longest: number | null, slack = EQUAL): boolean =>
    shortest !== null &&
    shortest <= most * (1 + slack) &&
    (longest ?? Number.POSITIVE_INFINITY) >= least * (1 - slack)
  const holdsAt = (inTraining: number | null, slack = EQUAL): boolean =>
    inTraining !== null && holdsBetween(inTraining, inTraining, slack)
  const handles = handlesOf(checked, year, groups)
  const levers = handles.map(({ path, unit, value, bounds, range, set }): Lever => {
    const needed = holdsAt(years)
      ? value
      : nearestValue(value, bounds, (moved) => holdsAt(steadyYears(set(groups, moved)), 0))
    const withinRange = range === null ? null : needed !== null && needed >= range[0] && needed <= range[1]
    return { path, unit, value, needed, range, withinRange }
  })
  const yearsRange = yearsOverRanges(groups, handles)
  const found: Consistency = {
    year,
    yearsInTraining: years,
    yearsRange,
    stockGoal: stockGoal.id,
    completionsGoal: completionsGoal.id,
    stock: [leastStock, mostStock],
    completions: [leastDone, mostDone],
    stockNeeded: leastDone === null || years === null ? null : leastDone * years,
    completionsGiven: [divide(leastStock, years), divide(mostStock, years)],
    yearsWanted: [divide(leastStock, leastDone), divide(mostStock, leastDone)],
    consistent: years === null ? null : holdsAt(years),
    consistentWithinRanges: holdsBetween(...yearsRange),
    levers,
  }
  return displayed(found, () => consistencyTables(checked.id, found, least, most))
}
