/**
 * How fast questions about a plan are, as ratios of medians in one run on the same plan, after the figures have been
 * held to those of plain projections. Run by `npm run bench`; exits with 1 when a stated ratio is not held.
 */

import { compile, parsePlan, project, run } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import {
  applyScenario,
  attribute,
  compare,
  parseScenario,
  scenarioLibrary,
  sweep,
  tornado,
} from '../src/index.js'

const plan = stockholm()
const compiled = compile(plan)

const data = {
  format: 'kohort.scenario/1',
  id: 'bench',
  title: 'Three changes',
  reason: 'a benchmark',
  changes: [
    { op: 'scale', path: 'training.away', by: 0.8, from: 2026 },
    { op: 'add', path: 'training.workingTime', by: 0.02 },
    { op: 'set', path: 'groups.dual-specialist.share', value: 0.12 },
  ],
}
const scenario = parseScenario(data)
const library = scenarioLibrary(plan).flatMap((entry) => entry.scenario ?? [])

const side = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1))
const axes = [
  { path: 'training.away', values: side(0.08, 0.18, 25) },
  { path: 'training.attrition', values: side(0, 0.04, 20) },
  { path: 'specialists.hired', values: side(0.7, 1, 20) },
] as const
const grid = () => sweep(plan, axes, { series: ['completions', 'specialists'], years: [2034] })

/** The figures first: what is fast and wrong is not worth timing. */
const agree = async (): Promise<number> => {
  const { columns } = await grid().columns()
  let worst = 0
  for (const index of [0, 4321, 9999]) {
    const changes = axes.map(({ path }) => ({ op: 'set', path, value: columns[path]?.[index] }))
    const { specialists } = project(parseScenario({ ...data, changes }).applyTo(plan)).at(2034)
    worst = Math.max(worst, Math.abs((specialists ?? Number.NaN) / (columns.specialists?.[index] ?? 0) - 1))
  }
  if (!(worst < 1e-12)) throw new Error(`A sweep and a projection differ by ${worst}.`)
  const again = project(parsePlan(JSON.parse(JSON.stringify(scenario.applyTo(plan)))))
  if (JSON.stringify(again.rows) !== JSON.stringify(project(scenario.applyTo(plan)).rows))
    throw new Error('A scenario gives a plan that is another once it has been written down.')
  return worst
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

type Task = readonly [calls: number, work: () => unknown]

/** Microseconds a call: the median of the rounds, all tasks in turn in each round. */
const time = async (
  tasks: Readonly<Record<string, Task>>,
  rounds: number,
): Promise<Record<string, number>> => {
  const taken = new Map<string, number[]>()
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, [calls, work]] of Object.entries(tasks)) {
      const start = performance.now()
      for (let call = 0; call < calls; call += 1) await work()
      const each = ((performance.now() - start) * 1000) / calls
      if (round >= 0) taken.set(name, [...(taken.get(name) ?? []), each])
    }
  }
  return Object.fromEntries([...taken].map(([name, values]) => [name, median(values)]))
}

const runTenThousand = (): void => {
  for (let index = 0; index < 10_000; index += 1) run(compiled)
}

const difference = await agree()
const small = await time(
  {
    project: [40, () => project(plan)],
    'apply a scenario': [10, () => applyScenario(plan, scenario)],
    'apply and project': [10, () => project(scenario.applyTo(plan))],
    'tornado, completions 2034': [5, () => tornado(plan, 'completions', 2034)],
    'attribute 3 changes': [2, () => attribute(plan, scenario, { metric: 'completions', year: 2034 })],
    [`compare the library, ${library.length}`]: [1, () => compare(plan, library)],
  },
  21,
)
const large = await time(
  { '10 000 bare runs': [1, runTenThousand], 'sweep of 10 000 points': [1, () => grid().columns()] },
  7,
)

console.log(`Stockholm; figures agree to ${difference.toExponential(1)}.`)
const unit = small.project as number
for (const [name, value] of Object.entries({ ...small, ...large }))
  console.log(
    `${name.padEnd(28)} ${value.toFixed(0).padStart(9)} µs  ${(value / unit).toFixed(1).padStart(7)} × project`,
  )

const applied = (small['apply and project'] as number) / unit
const swept = (large['sweep of 10 000 points'] as number) / (large['10 000 bare runs'] as number)
const held: readonly (readonly [what: string, holds: boolean])[] = [
  [`a scenario applied and projected within 20 × of project: ${applied.toFixed(1)}`, applied <= 20],
  [`a sweep of 10 000 points within 2 × of 10 000 runs: ${swept.toFixed(2)}`, swept <= 2],
]
for (const [what, holds] of held) console.log(`${holds ? 'held' : 'NOT HELD'}: ${what}`)
if (held.some(([, holds]) => !holds)) process.exitCode = 1
