import {
  type Figure,
  heldAt,
  type Plan,
  type Projection,
  parsePlan,
  project,
  type Verdict,
} from '@kohort/core'
import { withIntake } from './setting.js'
import { askedGoals, type Task } from './task.js'
import type { SolvedIntake } from './types.js'

/** A path as the model judges it. */
export interface Judged {
  readonly path: Float64Array
  readonly plan: Plan
  readonly projection: Projection
  /** Of the goals asked for, in order. */
  readonly verdicts: readonly Verdict[]
  /** Every goal that is not soft is met; with `soonest`, in band since that year. */
  readonly met: boolean
}

const words = {
  smooth: { sv: 'så jämnt som möjligt', en: 'as evenly as can be' },
  cheapest: { sv: 'så billigt som möjligt', en: 'as cheaply as can be' },
  soonest: { sv: 'så tidigt som möjligt', en: 'as early as can be' },
}

/** The figure that holds in a year of the plan's own fixed intake. */
const ownFigure = (plan: Plan, year: number, value: number): Figure => {
  const { fixed } = plan.training.intake
  if (fixed === undefined)
    return {
      value,
      kind: 'derived',
      note: {
        sv: 'Vad planens egen antagningsregel leder till.',
        en: "What the plan's own intake policy leads to.",
      },
    }
  const years = Object.keys(fixed).map(Number)
  const from = Math.max(...years.filter((at) => at <= year), Math.min(...years))
  return { ...(fixed[String(from)] as Figure), value: heldAt(fixed, year) }
}

/** The plan with a path as its fixed intake, each number saying where it comes from. */
export const planOfPath = (task: Task, path: Float64Array, plan: Plan = task.setting.plan): Plan => {
  const { years } = task.setting
  const ids = (goals: Task['reach']) => goals.map(({ id }) => id).join(', ')
  const { sv, en } = words[task.objective]
  const [reach, within] = [ids(task.reach), ids(task.within)]
  const note = {
    sv: `Löst för ${reach || within}${reach && within ? `, inom ${within}` : ''}, ${sv}.`,
    en: `Solved for ${reach || within}${reach && within ? `, within ${within}` : ''}, ${en}.`,
  }
  const fixed = years.map((year, place): readonly [string, Figure] => {
    const value = path[place] as number
    const free = place >= task.first && place <= task.last
    return [String(year), free ? { value, kind: 'derived', note } : ownFigure(plan, year, value)]
  })
  return withIntake(plan, Object.fromEntries(fixed))
}

/** Whether every goal to reach stays in its band from a year on. */
const inBandSince = (task: Task, plan: Plan, since: number): boolean => {
  const goals = task.reach.map((goal) => ({ ...goal, from: since, over: 'each' as const }))
  return project(parsePlan({ ...plan, goals })).goals.every(({ met }) => met === true)
}

/** Runs the model with a path, writes it into the plan, and asks for the verdicts. */
export const judgePath = (task: Task, path: Float64Array, since: number | null = null): Judged => {
  const plan = planOfPath(task, path)
  const projection = project(plan)
  const verdicts = askedGoals(task).map(
    ({ id }) => projection.goals.find((verdict) => verdict.id === id) as Verdict,
  )
  const asWritten = verdicts.every(({ id, met }) => {
    if (met === true || task.soft.has(id)) return true
    return since !== null && task.reach.some((goal) => goal.id === id && goal.over === 'each')
  })
  return {
    path,
    plan,
    projection,
    verdicts,
    met: asWritten && (since === null || inBandSince(task, plan, since)),
  }
}

/** The years in which a limit of the plan cuts the intake, has no place to spare, or no post. */
export const limitsOf = (task: Task, judged: Judged): SolvedIntake['limitedBy'] => {
  const { given, setting } = task
  const asGiven = given === setting.plan ? judged.projection : project(planOfPath(task, judged.path, given))
  const posts = given.specialists.hiringPosts
  const firstPosts = Math.min(...Object.keys(posts ?? {}).map(Number))
  return asGiven.rows.slice(1).flatMap(({ year, limitedBy, waiting, rotationUse, hired }) => {
    const full =
      posts !== undefined && year >= firstPosts && (hired ?? 0) >= heldAt(posts, year) * (1 - 1e-12)
    return [
      ...(limitedBy === null ? [] : [{ year, limit: limitedBy }]),
      ...((waiting ?? 0) > 1e-9 || (rotationUse ?? 0) > 1 - 1e-9
        ? [{ year, limit: 'rotations' as const }]
        : []),
      ...(full ? [{ year, limit: 'hiringPosts' as const }] : []),
    ]
  })
}
