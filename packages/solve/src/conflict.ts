import { decidedBy, type LimitName, limitNames, series } from '@kohort/core'
import { compatibleValues } from './compatible.js'
import { conflictSet } from './conflict-set.js'
import { answer, FORGIVEN, feasible, INTAKE_MEMBER, type Question } from './question.js'
import { canBend } from './setting.js'
import { limitMember } from './system.js'
import { askedGoals, type Task } from './task.js'
import type { Conflict, IntakeYear, NearestPath, Witness } from './types.js'
import { type Judged, judgePath } from './verify.js'
import { proofOf, sentenceOf } from './witness.js'

export const intakeOf = (task: Task, path: Float64Array): readonly IntakeYear[] =>
  Object.freeze(
    task.setting.years.map((year, place) => Object.freeze({ year, wanted: path[place] as number })),
  )

/** Weight enough for a miss to be made small before those of weight 1. */
const FIRST = 1e3

/** A nearest path with what the model makes of it. */
interface Near {
  readonly goal: string
  readonly judged: Judged
  readonly near: NearestPath
}

/** The path that misses one goal by as little as can be and meets the others asked for, or those of the conflict. */
const nearestTo = (
  task: Task,
  question: Question,
  goal: string,
  conflict: readonly string[],
): Near | null => {
  const soft = question.slack ?? new Map<string, number>()
  const rest = [...question.members].filter((member) => !member.startsWith(':') && !conflict.includes(member))
  const whole = { members: question.members, slack: new Map([...soft, [goal, FIRST] as const]) }
  // Where the other goals conflict among themselves, those of this conflict are met and the rest as far as can be.
  const part = {
    members: new Set([...conflict, ...[...question.members].filter((member) => member.startsWith(':'))]),
    slack: new Map([...soft, ...rest.map((id) => [id, 1] as const), [goal, FIRST] as const]),
  }
  const attempts = [whole, whole, part, part].map((which, index) =>
    answer({ ...question, ...which, tighten: index % 2 === 0 ? 1e-10 : 0 }),
  )
  const judged = attempts
    .filter(({ status }) => status === 'optimal')
    .map(({ path }) => judgePath(task, path))
    .reduce<Judged | null>((best, next) => (best === null || meetsMore(next, best) ? next : best), null)
  if (judged === null) return null
  const verdict = judged.verdicts.find(({ id }) => id === goal)
  if (verdict === undefined) return null
  const { value, margin, metric, verdicts } = { ...verdict, verdicts: judged.verdicts }
  return {
    goal,
    judged,
    near: {
      goal,
      shortfall: Math.max(0, -(margin ?? 0)),
      unit: series[metric].unit,
      intake: intakeOf(task, judged.path),
      value,
      year: decidedBy(verdict).year,
      meets: verdicts.filter(({ met }) => met === true).map(({ id }) => id),
    },
  }
}

const meetsMore = (one: Judged, other: Judged): boolean => {
  const count = ({ verdicts }: Judged) => verdicts.filter(({ met }) => met === true).length
  return count(one) > count(other)
}

/** Why, in words: how near the last goal to reach that has a part in it comes when only the others of it are kept. */
const wordsOf = (task: Task, question: Question, members: readonly string[]): Pick<Witness, 'sv' | 'en'> => {
  const goals = askedGoals(task).filter(({ id }) => members.includes(id))
  const goal = goals.filter(({ id }) => task.reach.some((one) => one.id === id)).at(-1) ?? goals.at(-1)
  const slack = new Map<string, number>(
    [...task.soft].filter(([id]) => id !== goal?.id).map(([id]) => [id, 1e-6]),
  )
  if (goal !== undefined) slack.set(goal.id, FIRST)
  const found = answer({ ...question, members: new Set(members), slack, tighten: FORGIVEN })
  const verdict =
    found.status === 'optimal'
      ? judgePath(task, found.path).verdicts.find(({ id }) => id === goal?.id)
      : undefined
  if (goal === undefined || verdict === undefined)
    return {
      sv: 'Den minsta antagning som begärs ryms inte under planens tak.',
      en: "The least intake asked for does not fit under the plan's ceilings.",
    }
  return sentenceOf(goal, verdict, members)
}

/** What conflicts, why, how near it gets, and what would make it hold together; and the nearest path of all. */
export const conflictOf = (
  task: Task,
  question: Question,
  wantCompatible: boolean,
): { readonly conflict: Conflict; readonly judged: Judged | null } => {
  const { members, others } = conflictSet(question)
  const goals = members.filter((member) => !member.startsWith(':'))
  const near = goals.flatMap((goal) => nearestTo(task, question, goal, members) ?? [])
  const relative = ({ goal, near: { shortfall } }: Near) => {
    const edges = askedGoals(task).find(({ id }) => id === goal)
    const size = Math.max(...Object.values({ ...edges?.min, ...edges?.max }).map(Math.abs))
    return shortfall / (size > 0 ? size : 1)
  }
  const reached = near.filter(({ goal }) => task.reach.some(({ id }) => id === goal))
  const [nearest] = [...(reached.length > 0 ? reached : near)].sort(
    (one, other) => relative(one) - relative(other),
  )
  const asked = askedGoals(task).filter(({ id }) => !task.soft.has(id))
  // The path to go on with: the nearest one, or if it misses more than its goal, what misses all by the least.
  const together = answer({
    ...question,
    slack: new Map([...task.soft, ...asked.map(({ id }) => [id, FIRST] as const)]),
  })
  const alone = nearest !== undefined && nearest.near.meets.length >= asked.length - 1
  const judged = alone || together.status !== 'optimal' ? nearest?.judged : judgePath(task, together.path)
  const limits = limitNames.filter((limit: LimitName) => members.includes(limitMember(limit)))
  const onlyGoals = (set: readonly string[]) => set.map((member) => member.replace(/^:/, ''))
  return {
    judged: judged ?? null,
    conflict: {
      goals,
      limits,
      intakeBounds: members.includes(INTAKE_MEMBER),
      others: others.map(onlyGoals),
      proven:
        !canBend(task.setting.plan) &&
        limits.every((limit) => limit === 'applicants') &&
        !(task.integer && feasible({ ...question, integer: false })),
      witness: { ...wordsOf(task, question, members), ...proofOf(question, members) },
      nearest: near.map((one) => one.near),
      compatible: wantCompatible ? compatibleValues(task) : null,
    },
  }
}
