import {
  type Consistency,
  consistency,
  deepFreeze,
  displayed,
  type Plan,
  type PlanInput,
  series,
  verdictTable,
} from '@kohort/core'
import { bend } from './bend.js'
import { conflictOf, intakeOf } from './conflict.js'
import { answer, INTAKE_MEMBER, type Question } from './question.js'
import { canBend } from './setting.js'
import { solvedTables } from './solved-tables.js'
import { soonestQuestion } from './soonest.js'
import { attempt, straightQuestion } from './straight.js'
import { limitMember } from './system.js'
import { askedGoals, type Task, taskOf } from './task.js'
import type { Conflict, Shortfall, SolvedIntake, SolveIntakeOptions } from './types.js'
import { type Judged, judgePath, limitsOf } from './verify.js'

interface Outcome {
  readonly status: SolvedIntake['status']
  readonly judged: Judged
  readonly since: number | null
  readonly rounds: number
  readonly best: boolean
  readonly conflict?: Conflict
}

/** Cuts, waiting and a lack of posts are not in the responses: the path is sought round by round. */
const solveBent = (task: Task, start: Float64Array, since: number | null): Outcome => {
  const { path, rounds } = bend(task, start, since)
  const judged = judgePath(task, path, since)
  return { status: judged.met ? 'solved' : 'no-convergence', judged, since, rounds, best: false }
}

const solveQuestion = (task: Task, question: Question, since: number | null): Outcome | null => {
  const { status, judged, proven } = attempt(task, question, since)
  if (judged?.met === true) return { status: 'solved', judged, since, rounds: 1, best: proven }
  if (judged !== null) return solveBent(task, judged.path, since)
  if (status === 'infeasible') return null
  return {
    status: 'no-convergence',
    judged: judgePath(task, task.setting.own),
    since: null,
    rounds: 1,
    best: false,
  }
}

const solveTask = (task: Task, wantCompatible: boolean): Outcome => {
  const question = straightQuestion(task)
  if (task.objective === 'soonest') {
    const last = Math.min(...task.reach.map(({ to }) => to))
    let earliest: number | undefined
    for (;;) {
      const soonest = soonestQuestion(task, question.closed, earliest)
      if (soonest === null) break
      const outcome = solveQuestion(task, soonest.question, soonest.since)
      if (outcome?.status === 'solved') return outcome
      if (soonest.since >= last) break
      earliest = soonest.since + 1
    }
  }
  const outcome = solveQuestion(task, question, null)
  if (outcome !== null) return outcome
  const around = aroundLimits(task, question)
  if (around !== null) return around
  const { conflict, judged } = conflictOf(task, question, wantCompatible)
  const nearest = judged ?? judgePath(task, task.setting.own)
  // Cuts and waiting may lead by chance to what was not found on purpose: the verdict is the model's.
  if (nearest.met) return { status: 'solved', judged: nearest, since: null, rounds: 1, best: false }
  return { status: 'infeasible', judged: nearest, since: null, rounds: 1, best: true, conflict }
}

/**
 * When no path stays clear of the limits: what is late may be just what a goal with a max needs, and a stock may stay
 * above a ceiling that falls. From the nearest path without them, round by round.
 */
const aroundLimits = (task: Task, question: Question): Outcome | null => {
  const goals = askedGoals(task).map(({ id }) => id)
  const inForce = [...question.members].filter((member) => member === INTAKE_MEMBER || goals.includes(member))
  const stocks = (['supervision', 'posts'] as const).some((limit) => question.members.has(limitMember(limit)))
  if (!canBend(task.setting.plan) && !stocks) return null
  const slack = new Map([...goals.map((id) => [id, 1] as const), ...task.soft])
  const start = answer({ ...question, members: new Set(inForce), slack })
  if (start.status !== 'optimal') return null
  const bent = solveBent(task, start.path, null)
  return bent.status === 'solved' ? bent : null
}

/** The goals on trainees and completions, held against each other in the long run. */
const longRunOf = (task: Task): Consistency | null => {
  const furthest = (wanted: 'trainees' | 'completions') =>
    askedGoals(task)
      .filter(({ metric }) => metric === wanted)
      .sort((one, other) => one.to - other.to)
      .at(-1)
  const stockGoal = furthest('trainees')
  const completionsGoal = furthest('completions')
  if (stockGoal === undefined || completionsGoal === undefined) return null
  return consistency(task.setting.plan, { stockGoal: stockGoal.id, completionsGoal: completionsGoal.id })
}

const changesOf = (task: Task, path: Float64Array): SolvedIntake['changes'] => {
  const { first, last, before, setting } = task
  let sum = 0
  let largest = 0
  for (let place = first; place <= Math.min(last + 1, path.length - 1); place += 1) {
    const from = place === first ? before : (path[place - 1] as number)
    if (from === null) continue
    const change = Math.abs((path[place] as number) - from)
    sum += change
    largest = Math.max(largest, change)
  }
  const from = before === null ? null : { year: setting.plan.base + first, wanted: before }
  return { sum, largest, from }
}

const objectiveOf = (task: Task, { since, judged }: Outcome, sum: number): SolvedIntake['objective'] => {
  const name = task.objective
  if (name === 'soonest') return { name, value: since, unit: { sv: 'år', en: 'year' } }
  if (name === 'smooth') return { name, value: sum, unit: { sv: 'personer', en: 'heads' } }
  const rows = judged.projection.rows.slice(1)
  if (task.setting.plan.cost === undefined)
    return {
      name,
      value: rows.reduce((total, { intakeWanted }) => total + (intakeWanted ?? 0), 0),
      unit: { sv: 'personer', en: 'heads' },
    }
  const { currency } = task.setting.plan.cost
  return {
    name,
    value: rows.reduce((total, { costTotal }) => total + (costTotal ?? 0), 0),
    unit: { sv: `${currency}, årens pengar`, en: `${currency}, the years' money` },
  }
}

const shortfallsOf = ({ verdicts }: Judged): readonly Shortfall[] =>
  verdicts
    .filter(({ met }) => met !== true)
    .map(({ id, metric, margin }) => ({
      goal: id,
      shortfall: Math.max(0, -(margin ?? 0)),
      unit: series[metric].unit,
    }))

/**
 * The intake that meets goals of the plan: the smoothest, the cheapest or the soonest. Whatever the plan's own intake
 * policy, the answer is a fixed intake for every projected year; years that are not free keep what the plan leads to.
 * The path is found by linear programming from the model's own responses, and run through the model: the verdict is
 * the model's. Where no path meets all the goals, the answer says which conflict, why, and what would help.
 *
 * Every series of the model can be solved for but `meanYearsInTraining`, `rotationUse`, the ceilings, a mean of
 * `inhabitantsPerDoctor` or `listedPerDoctor`, and `shortfallHeads` where groups work different hours.
 *
 * @param plan a plan of either form; it is not changed
 * @param options the goals, by id, and what the path is to be like; heads a year, calendar years
 * @returns the path, heads a year; the plan with it; the projection and the verdicts; frozen
 * @throws {SolveError} when a goal is unknown, cannot be solved for or lies beyond the plan, or an option is wrong
 * @throws {PlanError} when the plan has problems
 * @see MODEL.md, sections 1 and 6
 * @example
 * ```ts
 * import { examplePlan } from '@kohort/core'
 * import { solveIntake } from '@kohort/solve'
 *
 * const solved = solveIntake(examplePlan, { reach: ['150-a-year'], limits: 'ignore' })
 * console.log(solved.status, solved.verdicts.map(({ id, met }) => `${id}: ${met}`).join())
 * // solved 150-a-year: true
 * ```
 */
export const solveIntake = (plan: Plan | PlanInput, options: SolveIntakeOptions): SolvedIntake => {
  const task = taskOf(plan, options)
  const outcome = solveTask(task, options.compatible ?? true)
  const { judged, conflict, status, rounds, best, since } = outcome
  const changes = changesOf(task, judged.path)
  const found = deepFreeze({
    status,
    intake: intakeOf(task, judged.path),
    plan: judged.plan,
    projection: judged.projection,
    verdicts: displayed([...judged.verdicts], () => [verdictTable(judged.verdicts)]),
    shortfalls: shortfallsOf(judged),
    objective: objectiveOf(task, outcome, changes.sum),
    changes,
    since,
    limitedBy: limitsOf(task, judged),
    rounds,
    best,
    ...(conflict === undefined ? {} : { conflict }),
  })
  // What was asked is told when the result is shown: a caller may have changed the lists by then.
  const asked = { ...options, reach: [...options.reach], within: [...(options.within ?? [])] }
  let longRun: Consistency | null | undefined
  const solved: SolvedIntake = {
    ...found,
    // Most of the time of a path that is found would go to this, and not everybody asks.
    get longRun() {
      if (longRun === undefined) longRun = deepFreeze(longRunOf(task))
      return longRun
    },
  }
  return Object.freeze(displayed(solved, () => solvedTables(solved, task.given, asked)))
}
