import { type Compiled, run } from '@kohort/core'
import { withPoints } from './dated-points.js'
import { SolveError } from './errors.js'
import { type MovableNumber, numberAt, pointsFor, trainingPaths } from './numbers.js'
import { answer, feasible, type Question } from './question.js'
import { type Setting, settingOf, writePath } from './setting.js'
import { respondUnlimited } from './system.js'
import { alwaysClosed, boundsOf, questionOf, type Task } from './task.js'
import type { CompatibleValue } from './types.js'

/** Steps of the search outwards, to each side. */
const STEPS = 12
const HALVINGS = 22
const MET = 1e-9

/** Whether some path meets all that was asked when the vector's numbers are the training's. */
const meets = (task: Task, setting: Setting, vector: Float64Array): boolean => {
  try {
    const question = ask(task, setting, vector)
    return feasible(question)
  } catch (error) {
    // With these numbers a goal has no figure at all.
    if (error instanceof SolveError) return false
    throw error
  }
}

const ask = (task: Task, setting: Setting, vector: Float64Array): Question => {
  const system = respondUnlimited(setting, boundsOf(task, setting), task.first, task.last, vector)
  return questionOf(task, system, alwaysClosed(task, setting, vector))
}

/** The same by the model itself, all limits in force, with the path that was found. */
const meetsByModel = (task: Task, setting: Setting, vector: Float64Array): boolean => {
  const found = answer({ ...ask(task, setting, vector), tighten: MET })
  if (found.status !== 'optimal') return true
  const copy = vector.slice()
  writePath(setting, copy, found.path)
  const output = run(setting.compiled, copy)
  return boundsOf(task, setting)
    .filter(({ member }) => !task.soft.has(member) && !member.startsWith(':'))
    .every(({ side, edge, read, size }) => {
      const value = read(output)
      const inside = side === 'min' ? value - edge : edge - value
      return inside >= -MET * Math.max(Math.abs(edge), Math.abs(size?.(output) ?? value))
    })
}

/** The value nearest to today's at which all that was asked can be met: outwards step by step, then by halving. */
const needed = (task: Task, setting: Setting, number: MovableNumber): number | null => {
  const vector = setting.compiled.parameters.slice()
  const holds = (value: number) => {
    number.write(vector, value)
    return meets(task, setting, vector)
  }
  const [low, high] = number.bounds
  const { value } = number
  const ends = [low, high].filter((end) => end !== value)
  const reach = Math.max(...ends.map((end) => Math.abs(end - value)))
  const outside = new Map(ends.map((end) => [end, value]))
  // Finer near today's value than far from it.
  for (let step = 1; step <= STEPS; step += 1) {
    const far = reach * (step / STEPS) ** 2
    for (const end of ends) {
      const before = outside.get(end) as number
      if (before === end) continue
      const tried = Math.abs(end - value) <= far ? end : value + Math.sign(end - value) * far
      if (holds(tried)) {
        let [inside, without] = [tried, before]
        for (let halving = 0; halving < HALVINGS; halving += 1) {
          const middle = (inside + without) / 2
          if (holds(middle)) inside = middle
          else without = middle
        }
        number.write(vector, inside)
        return meetsByModel(task, setting, vector) ? inside : null
      }
      outside.set(end, tried)
    }
  }
  return null
}

/** What each number of the training would have to be from the first projected year on. */
export const compatibleValues = (task: Task): readonly CompatibleValue[] => {
  const { plan, compiled } = task.setting
  const from = plan.base + 1
  const paths = trainingPaths(compiled)
  const setting = settingOf(plan, (fixed) => withPoints(fixed, pointsFor(compiled, paths, from)))
  return paths.map((path): CompatibleValue => {
    const number = numberAt(setting.compiled as Compiled, path, from)
    const found = needed(task, setting, number)
    const { unit, value, range } = number
    const withinRange = range === null ? null : found !== null && found >= range[0] && found <= range[1]
    return { path, unit, value, needed: found, range, withinRange }
  })
}
