import { type GoalDefinition, type Plan, type PlanInput, parsePlan, run } from '@kohort/core'
import { SolveError, unknownName } from './errors.js'
import { goalsOf, type Measure, measuresOf, yearlyMeasures } from './measures.js'
import { INTAKE_MEMBER, type Question } from './question.js'
import { baseIntake, type Setting, settingOf, unlimited, withoutLimits, writePath } from './setting.js'
import { ceilingMeasures, limitMember, type Row, type System } from './system.js'
import type { Objective, SolveIntakeOptions } from './types.js'

/** A question to `solveIntake`, checked and with its defaults. */
export interface Task {
  readonly setting: Setting
  readonly reach: readonly GoalDefinition[]
  readonly within: readonly GoalDefinition[]
  /** Places of the free years. */
  readonly first: number
  readonly last: number
  readonly objective: Objective
  readonly soft: ReadonlyMap<string, number>
  readonly integer: boolean
  readonly minIntake: number
  readonly maxIntake: number
  readonly maxChange: number
  /** The plan as it was given, with its limits. */
  readonly given: Plan
  readonly before: number | null
}

const wrong = (option: string, message: string, hint: string): SolveError =>
  new SolveError({ code: 'option', path: option, message, hint })

const yearOption = (plan: Plan, name: 'from' | 'to', year: number): number => {
  if (Number.isInteger(year) && year > plan.base && year <= plan.to) return year - plan.base - 1
  throw wrong(
    name,
    `The intake of ${year} cannot be free: the plan projects ${plan.base + 1} to ${plan.to}.`,
    `Give a year from ${plan.base + 1} to ${plan.to}.`,
  )
}

const softWeights = (
  soft: SolveIntakeOptions['soft'],
  goals: readonly GoalDefinition[],
): ReadonlyMap<string, number> => {
  if (soft === undefined || soft === false) return new Map()
  const ids = goals.map(({ id }) => id)
  if (soft === true) return new Map(ids.map((id) => [id, 1]))
  for (const [id, weight] of Object.entries(soft)) {
    if (!ids.includes(id)) throw unknownName('goal', `soft.${id}`, id, ids)
    if (!(weight > 0 && Number.isFinite(weight)))
      throw wrong(`soft.${id}`, `The weight ${weight} is not above 0.`, 'Give a weight such as 1.')
  }
  return new Map(Object.entries(soft))
}

/** Checks a question and prepares the plan for it. */
export const taskOf = (input: Plan | PlanInput, options: SolveIntakeOptions): Task => {
  const given = parsePlan(input)
  const { objective = 'smooth', integer = false, minIntake = 0 } = options
  const { maxIntake = Number.POSITIVE_INFINITY, maxChange = Number.POSITIVE_INFINITY } = options
  const reach = goalsOf(given, options.reach, 'reach')
  const within = goalsOf(given, options.within ?? [], 'within').filter((goal) => !reach.includes(goal))
  const goals = [...reach, ...within]
  if (goals.length === 0)
    throw wrong(
      'reach',
      'No goal was asked for.',
      `Name one of: ${given.goals.map(({ id }) => id).join(', ')}.`,
    )
  if (!['smooth', 'cheapest', 'soonest'].includes(objective))
    throw wrong('objective', `There is no objective "${objective}".`, 'Give smooth, cheapest or soonest.')
  if (!(minIntake >= 0 && minIntake <= maxIntake && Number.isFinite(minIntake)))
    throw wrong(
      'minIntake',
      `No intake lies between ${minIntake} and ${maxIntake}.`,
      'Give 0 ≤ minIntake ≤ maxIntake.',
    )
  if (!(maxChange >= 0))
    throw wrong('maxChange', `The intake cannot change by at most ${maxChange}.`, 'Give heads, 0 or more.')
  const soft = softWeights(options.soft, goals)
  if (objective === 'soonest' && (soft.size > 0 || reach.length === 0))
    throw wrong('objective', '`soonest` needs goals to reach, and none of them soft.', 'Leave `soft` out.')
  const plan = options.limits === 'ignore' ? withoutLimits(given) : given
  const first = yearOption(plan, 'from', options.from ?? plan.base + 1)
  const last = yearOption(plan, 'to', options.to ?? plan.to)
  if (first > last) throw wrong('to', 'No year is free: `to` comes before `from`.', 'Swap them.')
  const setting = settingOf(plan)
  const before = first > 0 ? (setting.own[first - 1] as number) : baseIntake(setting)
  const bounds = { minIntake, maxIntake, maxChange }
  return { setting, reach, within, first, last, objective, soft, integer, ...bounds, given, before }
}

/** Heads that are rounding. */
const NOBODY = 1e-7

export const askedGoals = ({ reach, within }: Task): readonly GoalDefinition[] => [...reach, ...within]

/** Every bound of the goals asked for and of the plan's ceilings; `since`: goals to reach in band from that year on. */
export const boundsOf = (
  task: Task,
  setting: Setting = task.setting,
  since: number | null = null,
): readonly Measure[] => {
  const { compiled } = setting
  const reach = task.reach.flatMap((goal) => {
    if (since === null) return measuresOf(compiled, goal)
    const band = yearlyMeasures(compiled, goal, since, goal.to)
    return goal.over === 'each' ? band : [...measuresOf(compiled, goal), ...band]
  })
  const within = task.within.flatMap((goal) => measuresOf(compiled, goal))
  return [...reach, ...within, ...ceilingMeasures(setting, task.first, task.last)]
}

/**
 * The years, by place, in which a limit leaves no intake: the stock is above its ceiling though nobody is admitted.
 * A path that comes to be above a ceiling which falls can be kept to as it is, with nobody admitted meanwhile.
 */
export const closedYears = (task: Task, path: Float64Array, output: Float64Array): Question['closed'] => {
  const { setting, first, last } = task
  const start = setting.years[0] as number
  return ceilingMeasures(setting, first, last)
    .filter(({ member }) => member !== limitMember('applicants'))
    .filter(
      ({ read, edge, year }) => (path[(year ?? 0) - start] ?? 0) < NOBODY && read(output) > edge + NOBODY,
    )
    .map(({ year, member }) => [(year ?? 0) - start, member] as const)
}

/** The same when nobody is admitted at all. */
export const alwaysClosed = (task: Task, setting: Setting, parameters: Float64Array): Question['closed'] => {
  const path = setting.own.slice()
  path.fill(0, task.first, task.last + 1)
  const vector = unlimited(setting.compiled, parameters)
  writePath(setting, vector, path)
  return closedYears(task, path, run(setting.compiled, vector))
}

/** How much the intake may change, as bounds like any other. */
const changeRows = ({ first, last, before, maxChange, setting }: Task): readonly Row[] => {
  if (maxChange === Number.POSITIVE_INFINITY) return []
  return Array.from({ length: last - first + 1 }, (_, index) => index).flatMap((index): readonly Row[] => {
    if (index === 0 && before === null) return []
    const coefficients = new Float64Array(last - first + 1)
    coefficients[index] = 1
    if (index > 0) coefficients[index - 1] = -1
    const constant = index === 0 ? -(before as number) : 0
    const same = {
      size: maxChange,
      member: INTAKE_MEMBER,
      year: setting.years[first + index] as number,
      constant,
      coefficients,
    }
    return [
      { ...same, side: 'max', edge: maxChange },
      { ...same, side: 'min', edge: -maxChange },
    ]
  })
}

/** The question with every goal, limit and bound in force. */
export const questionOf = (task: Task, responses: System, closed: Question['closed']): Question => {
  const system = { ...responses, rows: [...responses.rows, ...changeRows(task)] }
  const { soft, integer, minIntake, maxIntake, before, objective } = task
  const members = new Set(system.rows.map(({ member }) => member))
  if (minIntake > 0 || maxIntake < Number.POSITIVE_INFINITY) members.add(INTAKE_MEMBER)
  const aim = objective === 'cheapest' ? 'cheapest' : 'smooth'
  return { system, members, aim, minIntake, maxIntake, integer, closed, before, slack: soft }
}
