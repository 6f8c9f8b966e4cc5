/**
 * How fast the kernel is, as ratios of medians in one run on the same plan, after its figures have been held to those
 * of the plain-object reference. Run by `npm run bench`; exits with 1 when a stated ratio is not held.
 */

import { stockholm } from '@kohort/regions'
import { compile, parsePlan, project, run, runFor, seriesNames, withChance } from '../src/index.js'
import { chanceOf } from '../test/reference/chance.js'
import { referenceProject } from '../test/reference/project.js'

const plan = stockholm()
const input: unknown = JSON.parse(JSON.stringify(plan))
const compiled = compile(plan)
const few = runFor(compiled, ['trainees', 'completions'])
let filled = false
/** One draw's chance for all runs: what the draw itself takes is the ensemble's. */
const individual = withChance(compiled, (streams, uniforms) => {
  if (!filled) chanceOf(() => 0)(streams, uniforms)
  filled = true
})
for (const { state } of [compiled, few, individual]) state.keepPipeline = false

/** Draws of the plan's own ranges, every number of a path moved alike: a run does not meet the same numbers twice. */
const vectors = Array.from({ length: 64 }, (_, draw) => {
  const vector = Float64Array.from(compiled.parameters)
  compiled.slots.forEach(({ parameter, start, figures }, order) => {
    if (parameter === 'groups.*.share') return
    const place = 0.8 * (((draw * 0.6180339887 + order * 0.7548776662) % 1) - 0.5)
    figures.forEach(({ value, range }, index) => {
      if (range !== undefined)
        vector[start + index] = value + place * (place < 0 ? value - range[0] : range[1] - value)
    })
  })
  return vector
})
let next = 0
const drawn = (): Float64Array => vectors[next++ % vectors.length] as Float64Array

/** The figures first: what is fast and wrong is not worth timing. */
const agree = (): number => {
  const kernel = project(plan).rows
  const reference = referenceProject(plan).rows
  let worst = 0
  kernel.forEach((row, index) => {
    for (const name of seriesNames) {
      const wanted = (reference[index] as Record<string, number | null>)[name] ?? null
      const found = row[name]
      if ((found === null) !== (wanted === null))
        throw new Error(`${row.year} ${name}: ${found} and ${wanted}`)
      if (found !== null && wanted !== null)
        worst = Math.max(worst, Math.abs(found - wanted) / Math.max(1, Math.abs(wanted)))
    }
  })
  if (worst > 1e-9) throw new Error(`The kernel and the reference differ by ${worst}.`)
  return worst
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

/** Microseconds a call: the median of `rounds` rounds of `calls` calls, all tasks in turn in each round. */
const time = <Name extends string>(
  tasks: Readonly<Record<Name, readonly [calls: number, task: () => unknown]>>,
  rounds = 31,
): Record<Name, number> => {
  const names = Object.keys(tasks) as Name[]
  const taken = new Map(names.map((name) => [name, [] as number[]]))
  for (let round = -5; round < rounds; round += 1) {
    for (const name of names) {
      const [calls, task] = tasks[name]
      const start = performance.now()
      for (let call = 0; call < calls; call += 1) task()
      const each = ((performance.now() - start) * 1000) / calls
      if (round >= 0) taken.get(name)?.push(each)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Name,
    number
  >
}

/** Heap bytes a run, with the collector kept away: the loop is to allocate nothing. Some rounds see the compiler work. */
const heapPerRun = (of: typeof compiled): number => {
  const collect = (globalThis as { gc?: () => void }).gc
  if (collect === undefined) throw new Error('Start with --expose-gc.')
  const runs = 20_000
  for (let index = 0; index < runs; index += 1) run(of, drawn())
  collect()
  const before = process.memoryUsage().heapUsed
  for (let index = 0; index < runs; index += 1) run(of, drawn())
  return (process.memoryUsage().heapUsed - before) / runs
}

const difference = agree()
const heap = median(Array.from({ length: 5 }, () => heapPerRun(compiled)))
const microseconds = time({
  run: [400, () => run(compiled, drawn())],
  'run for trainees, completions': [400, () => run(few, drawn())],
  reference: [2, () => referenceProject(plan)],
  project: [60, () => project(plan).rows],
  'project, with groups and JSON': [10, () => JSON.stringify(project(plan))],
  compile: [60, () => compile(plan)],
  // A new object each time: a plan that was parsed before comes back at once.
  parsePlan: [4, () => parsePlan({ ...(input as object) })],
})

console.log(
  `Stockholm, ${plan.to - plan.base} years, ${Object.keys(plan.groups).length} groups; figures agree to ${difference.toExponential(1)}.`,
)
for (const [name, value] of Object.entries(microseconds)) {
  console.log(
    `${name.padEnd(30)} ${value.toFixed(1).padStart(9)} µs  ${(value / microseconds.run).toFixed(1).padStart(7)} × run`,
  )
}
const wholePeople = time({
  expected: [400, () => run(compiled, drawn())],
  individual: [100, () => run(individual, drawn())],
})
console.log(
  `${'run of whole people'.padEnd(30)} ${''.padStart(9)}     ${(wholePeople.individual / wholePeople.expected).toFixed(1).padStart(7)} × run`,
)
console.log(`${'heap growth'.padEnd(30)} ${heap.toFixed(2).padStart(9)} bytes a run`)

const held: readonly (readonly [what: string, holds: boolean])[] = [
  ['run at least 25 × faster than the reference', microseconds.reference / microseconds.run >= 25],
  ['project within 15 × of run', microseconds.project / microseconds.run <= 15],
  ['no heap growth in the loop', heap < 1],
]
for (const [what, holds] of held) console.log(`${holds ? 'held' : 'NOT HELD'}: ${what}`)
if (held.some(([, holds]) => !holds)) process.exitCode = 1
