/**
 * How fast goals are turned into intake on the Stockholm plan, as ratios of medians in one run to a bare projection,
 * after the verdicts have been held to the model's. Run by `npm run bench`; exits with 1 when the stated ratio of the
 * path (responses, linear program and verification) is not held.
 */

import { project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { solveIntake, solveParameter } from '../src/index.js'
import { answer } from '../src/question.js'
import { settingOf } from '../src/setting.js'
import { straightQuestion } from '../src/straight.js'
import { taskOf } from '../src/task.js'
import { judgePath } from '../src/verify.js'

const MOST = 100

const plan = stockholm()
const options = { reach: ['150-a-year'], within: ['corridors'] }
const both = { reach: ['scenario-2034', '150-a-year'], within: ['corridors'], maxIntake: 180 }

const solved = solveIntake(plan, options)
const verdicts = project(solved.plan).goals.filter(({ id }) => id === '150-a-year' || id === 'corridors')
if (solved.status !== 'solved' || !verdicts.every(({ met }) => met === true))
  throw new Error('The path does not meet what it was solved for.')
const conflict = solveIntake(plan, both)
if (conflict.status !== 'infeasible')
  throw new Error('880–900 and 150 a year were met with at most 180 a year.')
console.log(conflict.conflict?.witness.en)

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

const task = taskOf(plan, options)
const question = straightQuestion(task)
const { path } = answer(question)

const tasks: Readonly<Record<string, readonly [calls: number, work: () => unknown]>> = {
  'bare projection': [20, () => project(plan)],
  'whole path': [2, () => solveIntake(plan, options)],
  '  the plan made ready': [2, () => settingOf(plan)],
  '  responses': [4, () => straightQuestion(task)],
  '  linear program': [4, () => answer(question)],
  '  verification': [4, () => judgePath(task, path)],
  'whole heads': [1, () => solveIntake(plan, { ...options, integer: true })],
  soonest: [1, () => solveIntake(plan, { ...options, objective: 'soonest', maxIntake: 220 })],
  'conflict, named': [1, () => solveIntake(plan, { ...both, compatible: false })],
  'conflict, with what helps': [1, () => solveIntake(plan, both)],
  'one number': [1, () => solveParameter(plan, 'training.away', 'scenario-2034')],
}

const taken = new Map(Object.keys(tasks).map((name) => [name, [] as number[]]))
for (let round = -3; round < 15; round += 1) {
  for (const [name, [calls, work]] of Object.entries(tasks)) {
    const start = performance.now()
    for (let call = 0; call < calls; call += 1) work()
    if (round >= 0) taken.get(name)?.push((performance.now() - start) / calls)
  }
}

const bare = median(taken.get('bare projection') ?? [])
for (const [name, values] of taken) {
  const each = median(values)
  console.log(
    `${name.padEnd(28)} ${each.toFixed(3).padStart(9)} ms ${(each / bare).toFixed(1).padStart(8)} ×`,
  )
}
const ratio = median(taken.get('whole path') ?? []) / bare
if (ratio > MOST) {
  console.error(`A path takes ${ratio.toFixed(0)} bare projections, more than ${MOST}.`)
  process.exitCode = 1
}
