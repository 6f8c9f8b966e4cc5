import { heldAt, outputIndex, run } from '@kohort/core'
import type { Measure } from './measures.js'
import { answer, type Question, sizeOf } from './question.js'
import { writePath } from './setting.js'
import { respond, type System } from './system.js'
import { boundsOf, closedYears, questionOf, type Task } from './task.js'

/** So many times the figures are taken anew around a path. */
export const MOST_ROUNDS = 40

/** The step for a response, as a part of a typical intake: downwards, where no ceiling can cut it. */
const STEP = 1e-4
/** What a verdict forgives, with room for the step's rounding. */
const MET = 5e-10
/** Inside the edges by this, so that rounding does not tip a figure over. */
const INSIDE = 1e-9

/** How far outside its edge each goal's worst figure is, as a part of the goal's size. */
const missesOf = (
  measures: readonly Measure[],
  output: Float64Array,
  system: System,
): ReadonlyMap<string, number> => {
  const misses = new Map<string, number>()
  for (const { member, side, edge, read } of measures) {
    const outside = side === 'min' ? edge - read(output) : read(output) - edge
    const miss = Math.max(0, outside / sizeOf(system, member) - MET)
    misses.set(member, Math.max(misses.get(member) ?? 0, miss))
  }
  return misses
}

/** What a path is judged by: first the goals that must be met, then the soft ones, then the aim. */
const scoreOf = (
  task: Task,
  misses: ReadonlyMap<string, number>,
  system: System,
  path: Float64Array,
): { readonly hard: number; readonly score: number } => {
  let hard = 0
  let soft = 0
  for (const [member, miss] of misses) {
    const weight = task.soft.get(member)
    if (weight === undefined) hard += miss
    else soft += weight * miss
  }
  const { first, last, setting, before } = task
  let aim = 0
  if (task.objective === 'cheapest' && system.cost !== null) {
    const dearest = Math.max(...system.cost, Number.MIN_VALUE)
    for (let place = first; place <= last; place += 1)
      aim += ((path[place] as number) * (system.cost[place - first] as number)) / dearest
  } else {
    for (let place = first; place <= Math.min(last + 1, path.length - 1); place += 1) {
      const from = place === first ? before : (path[place - 1] as number)
      if (from !== null) aim += Math.abs((path[place] as number) - from)
    }
  }
  return { hard, score: hard * 1e6 + soft * 1e3 + aim / setting.scale }
}

/** The path of those who were admitted leads to the same as the path wanted, and no limit cuts it. */
const uncut = (task: Task, path: Float64Array, output: Float64Array): Float64Array => {
  const { compiled, years, plan } = task.setting
  const found = path.slice()
  for (let place = task.first; place <= task.last; place += 1) {
    const year = years[place] as number
    const wanted = output[outputIndex(compiled, 'intakeWanted', year)] as number
    const admitted = output[outputIndex(compiled, 'intake', year)] as number
    const limited = wanted > 0 ? admitted / wanted / heldAt(plan.training.fillRate ?? {}, year) : 1
    if (limited < 1 - 1e-12) found[place] = Math.max(task.minIntake, (path[place] as number) * limited)
  }
  return task.integer ? found.map(Math.floor) : found
}

/** The best path found, and how many rounds it took. */
export interface Bent {
  readonly path: Float64Array
  readonly rounds: number
  readonly met: boolean
}

/**
 * Seeks a path where limits bend the figures: takes their responses around a path, solves the linear program no
 * further from it than they can be trusted, runs the model, and goes on from there if that was better.
 */
export const bend = (task: Task, start: Float64Array, since: number | null): Bent => {
  const { setting, first, last } = task
  const { compiled, scale } = setting
  const measures = boundsOf(task, setting, since)
  const vector = compiled.parameters.slice()
  const runWith = (path: Float64Array): Float64Array => {
    writePath(setting, vector, path)
    return run(compiled, vector).slice()
  }
  const responses = (path: Float64Array): System => {
    const step = (place: number) => ((path[place] as number) > 2 * STEP * scale ? -STEP : STEP) * scale
    return respond(setting, measures, { first, last, path, step, vector })
  }
  let path = uncut(task, start, runWith(start))
  let system = responses(path)
  // One measure for all rounds: sizes and costs as they are around the first path.
  const around = system
  const judge = (at: Float64Array) => scoreOf(task, missesOf(measures, runWith(at), around), around, at)
  let judged = judge(path)
  let radius = 2 * scale
  let rounds = 1
  for (; rounds < MOST_ROUNDS && radius > 1e-7 * scale; rounds += 1) {
    const question: Question = {
      ...questionOf(task, system, closedYears(task, path, runWith(path))),
      radius,
      tighten: INSIDE,
    }
    let next = answer(question)
    if (next.status !== 'optimal') {
      const goals = [...question.members].filter((member) => !member.startsWith(':'))
      const slack = new Map(goals.map((goal) => [goal, task.soft.get(goal) ?? 1e3]))
      next = answer({ ...question, slack })
    }
    if (next.status !== 'optimal') {
      radius /= 4
      continue
    }
    const tried = uncut(task, next.path, runWith(next.path))
    const score = judge(tried)
    const gained = judged.score - score.score
    if (gained > 0) {
      path = tried
      system = responses(tried)
      judged = score
      radius *= 2
    } else radius /= 4
    if (Math.abs(gained) <= 1e-9 && judged.hard === 0) break
  }
  return { path, rounds, met: judged.hard === 0 }
}
