import { run } from '@kohort/core'
import { SolveError } from './errors.js'
import { type Answer, answer, FORGIVEN, type Question } from './question.js'
import { unlimited, writePath } from './setting.js'
import type { System } from './system.js'
import { respondUnlimited } from './system.js'
import { alwaysClosed, boundsOf, questionOf, type Task } from './task.js'
import { type Judged, judgePath } from './verify.js'

/** How far inside its edge a figure is kept: so little that nobody can tell; not at all; a little more. */
const TIGHTENED = [1e-10, 0, 1e-8] as const

/** What came of a linear program and a run of the model with its path. */
export interface Attempt {
  readonly status: Answer['status']
  /** Null when there is no path at all. */
  readonly judged: Judged | null
  readonly proven: boolean
}

/** Solves, runs the model, and keeps further inside the edges if rounding made it miss one. */
export const attempt = (task: Task, question: Question, since: number | null = null): Attempt => {
  let status: Answer['status'] = 'infeasible'
  let judged: Judged | null = null
  let proven = true
  for (const tighten of TIGHTENED) {
    let found = answer({ ...question, tighten })
    // At the very edge of what is possible, rounding decides: the model's verdict forgives twice as much as this.
    if (found.status !== 'optimal' && tighten === 0) found = answer({ ...question, tighten: FORGIVEN })
    if (found.status !== 'optimal') {
      if (judged === null) status = found.status
      continue
    }
    status = 'optimal'
    proven = found.proven
    judged = judgePath(task, found.path, since)
    if (judged.met) break
  }
  return { status, judged, proven }
}

/** A figure off its prediction by this part is not linear in the intake. */
const LINEAR = 1e-7

/** Holds the responses against a run with another path: a series that is not linear is not guessed at. */
const checkLinear = (task: Task, system: System): void => {
  const { setting, first, last } = task
  const { compiled, scale } = setting
  const path = setting.own.slice()
  for (let place = first; place <= last; place += 1) path[place] = scale * (0.5 + (place % 3) / 2)
  const vector = unlimited(compiled, compiled.parameters)
  writePath(setting, vector, path)
  const output = run(compiled, vector)
  for (const [index, measure] of boundsOf(task).entries()) {
    const row = system.rows[index] as (typeof system.rows)[number]
    let predicted = row.constant
    let size = Math.max(Math.abs(row.constant), Math.abs(row.edge))
    row.coefficients.forEach((coefficient, at) => {
      const part = coefficient * (path[first + at] as number)
      predicted += part
      size = Math.max(size, Math.abs(part))
    })
    if (Math.abs(measure.read(output) - predicted) <= LINEAR * size) continue
    const goal = setting.plan.goals.find(({ id }) => id === row.member)
    throw new SolveError({
      code: 'metric',
      path: `goals.${row.member}`,
      message: `No intake can be solved for ${goal?.metric ?? row.member}: in this plan it is not linear in the intake.`,
      hint: 'Ask for shortfall in FTE, or for specialists or coverage.',
    })
  }
}

/** The question as it is when no limit bends the figures. */
export const straightQuestion = (task: Task): Question => {
  const { setting, first, last } = task
  const system = respondUnlimited(setting, boundsOf(task), first, last)
  checkLinear(task, system)
  return questionOf(task, system, alwaysClosed(task, setting, setting.compiled.parameters))
}
