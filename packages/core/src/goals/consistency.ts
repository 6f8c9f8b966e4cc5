import { KohortError } from '../errors.js'
import type { SeriesName } from '../model/series.js'
import { edgeAt, pointsOf } from '../plan/dated.js'
import type { FigureMap } from '../plan/figure.js'
import { planOf } from '../plan/parse.js'
import { groupTraining, type TrainingKey, trainingPath } from '../plan/resolve.js'
import type { GoalDefinition, Plan, PlanInput } from '../plan/schema.js'
import { type SteadyGroup, steadyGroups, steadyYears } from './steady-state.js'

/** One training parameter: the value at which both goals hold, all else being as it is. */
export interface Lever {
  /** The path in the plan; `training.requirement` stands for min, mode and max moved together, given by its mode. */
  readonly path: string
  readonly unit: 'share' | 'full-time years'
  readonly value: number
  /** The value nearest to today's at which both goals hold; null when none between the parameter's bounds does. */
  readonly needed: number | null
  /** The plan's own 5–95 % range, null where it gives none. */
  readonly range: readonly [number, number] | null
  /** Whether the needed value lies in that range; null where there is no range. */
  readonly withinRange: boolean | null
}

export interface Consistency {
  readonly year: number
  /** Stock / completions in a steady state, in years; null when nobody would finish. */
  readonly yearsInTraining: number | null
  /** The same over the ranges of the assumed and reported figures, all at their best and all at their worst. */
  readonly yearsRange: readonly [number | null, number | null]
  /** The goals that are held against each other. */
  readonly stockGoal: string
  readonly completionsGoal: string
  /** The band of the stock goal in its last year, heads. */
  readonly stock: readonly [number | null, number | null]
  /** The band of the completions goal in its last year, heads a year. */
  readonly completions: readonly [number | null, number | null]
  /** The stock that the least completions wanted take in the long run, heads. */
  readonly stockNeeded: number | null
  /** The completions that the stock's band gives in the long run, heads a year. */
  readonly completionsGiven: readonly [number | null, number | null]
  /** The years in training at which the stock's band gives just the completions wanted. */
  readonly yearsWanted: readonly [number | null, number | null]
  /** Whether some stock in the band gives completions in theirs. */
  readonly consistent: boolean | null
  /** The same for some values within all the ranges at once. */
  readonly consistentWithinRanges: boolean
  readonly levers: readonly Lever[]
}

/** One number that can be moved, and what moving it does to the groups' parameters. */
interface Handle {
  readonly path: string
  readonly unit: Lever['unit']
  readonly value: number
  readonly bounds: readonly [number, number]
  readonly range: readonly [number, number] | null
  readonly set: (groups: readonly SteadyGroup[], value: number) => readonly SteadyGroup[]
}

const shareKeys = ['workingTime', 'away', 'research', 'attrition'] as const

/** The range of the figure that holds in a year. */
const rangeAt = (map: FigureMap, year: number): readonly [number, number] | null => {
  const [first] = pointsOf(map)
  const at = pointsOf(map).reduce((found, [point]) => (point <= year ? point : found), first?.[0] ?? year)
  return map[String(at)]?.range ?? null
}

/** The groups that share a value get the new one. */
const setIn =
  (ids: readonly string[], write: (group: SteadyGroup, value: number) => SteadyGroup): Handle['set'] =>
  (groups, value) =>
    groups.map((group) => (ids.includes(group.id) ? write(group, value) : group))

/** One group's share of the intake; the others keep their proportions in the rest. */
const setShare =
  (id: string): Handle['set'] =>
  (groups, value) => {
    const rest = groups.reduce((sum, group) => (group.id === id ? sum : sum + group.share), 0)
    return groups.map((group) => ({
      ...group,
      share:
        group.id === id
          ? value
          : rest > 0
            ? (group.share * (1 - value)) / rest
            : (1 - value) / (groups.length - 1),
    }))
  }

/** Every training parameter of the plan in a year, and the groups' shares where there are several groups. */
const handlesOf = (plan: Plan, year: number, steady: readonly SteadyGroup[]): readonly Handle[] => {
  const handles = new Map<string, Handle>()
  const groups = groupTraining(plan)
  groups.forEach((group, index) => {
    const now = steady[index] as SteadyGroup
    const sharing = (path: string, key: TrainingKey) =>
      groups.flatMap(({ id }) => (trainingPath(plan, id, key) === path ? [id] : []))
    for (const key of shareKeys) {
      const path = trainingPath(plan, group.id, key)
      handles.set(path, {
        path,
        unit: 'share',
        value: now[key],
        bounds: key === 'attrition' ? [0, 0.99] : [0, 1],
        range: rangeAt(group[key], year),
        set: setIn(sharing(path, key), (other, value) => ({ ...other, [key]: value })),
      })
    }
    const path = trainingPath(plan, group.id, 'requirement')
    handles.set(path, {
      path,
      unit: 'full-time years',
      value: now.mode,
      // The spread moves as it is, so the least time of all is what bounds it.
      bounds: [now.mode - now.min + 1, 20],
      range: rangeAt(group.requirement.mode, year),
      set: setIn(sharing(path, 'requirement'), (other, value) => {
        const moved = value - other.mode
        return { ...other, min: other.min + moved, mode: value, max: other.max + moved }
      }),
    })
  })
  if (groups.length > 1) {
    groups.forEach(({ id, share }, index) => {
      const path = `groups.${id}.share`
      handles.set(path, {
        path,
        unit: 'share',
        value: (steady[index] as SteadyGroup).share,
        bounds: [0, 1],
        range: rangeAt(share, year),
        set: setShare(id),
      })
    })
  }
  return [...handles.values()]
}

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
 * @throws {KohortError} when there is no such goal
 * @see MODEL.md, section 6, "Consistency"
 * @example
 * ```ts
 * import { consistency, examplePlan } from '@kohort/core'
 *
 * const { yearsInTraining, stockNeeded } = consistency(examplePlan)
 * console.log(yearsInTraining?.toFixed(2), stockNeeded?.toFixed(0))
 * // 6.37 956
 * ```
 */
export const consistency = (plan: Plan | PlanInput, options: ConsistencyOptions = {}): Consistency => {
  const checked = planOf(plan)
  const year = options.year ?? checked.to
  const stockGoal = goalFor(checked, 'trainees', options.stockGoal)
  const completionsGoal = goalFor(checked, 'completions', options.completionsGoal)
  const [leastStock, mostStock] = bandOf(stockGoal)
  const [leastDone, mostDone] = bandOf(completionsGoal)
  const groups = steadyGroups(checked, year)
  const years = steadyYears(groups)

  /** The years in training at which some stock in its band gives completions in theirs. */
  const least = (leastStock ?? 0) / (mostDone ?? Number.POSITIVE_INFINITY)
  const most = (mostStock ?? Number.POSITIVE_INFINITY) / (leastDone ?? 0)
  const holdsBetween = (shortest: number | null, longest: number | null): boolean =>
    shortest !== null &&
    shortest <= most * (1 + EQUAL) &&
    (longest ?? Number.POSITIVE_INFINITY) >= least * (1 - EQUAL)
  const holdsAt = (inTraining: number | null): boolean =>
    inTraining !== null && holdsBetween(inTraining, inTraining)
  const handles = handlesOf(checked, year, groups)
  const levers = handles.map(({ path, unit, value, bounds, range, set }): Lever => {
    const needed = nearestValue(value, bounds, (moved) => holdsAt(steadyYears(set(groups, moved))))
    const withinRange = range === null ? null : needed !== null && needed >= range[0] && needed <= range[1]
    return { path, unit, value, needed, range, withinRange }
  })
  const yearsRange = yearsOverRanges(groups, handles)
  return {
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
}

/** All ranges at the end that shortens the time, and all at the end that lengthens it. */
const yearsOverRanges = (
  groups: readonly SteadyGroup[],
  handles: readonly Handle[],
): readonly [number | null, number | null] => {
  let shortest = groups
  let longest = groups
  for (const { range, set } of handles) {
    if (range === null) continue
    const [one, other] = range.map((end) => ({
      end,
      years: steadyYears(set(groups, end)) ?? Number.POSITIVE_INFINITY,
    })) as [{ end: number; years: number }, { end: number; years: number }]
    shortest = set(shortest, one.years < other.years ? one.end : other.end)
    longest = set(longest, one.years < other.years ? other.end : one.end)
  }
  return [steadyYears(shortest), steadyYears(longest)]
}
