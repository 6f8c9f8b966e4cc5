/**
 * Two workers beside one and beside none: 10 000 draws of every region's plan, with all its series, as one would do it
 * for the whole country. The bits are compared before anything is timed; each round takes all in turn, and what is
 * judged is the median of the rounds' own ratios. The workers are those of `startWorkers`, started and warmed up once;
 * what starting them anew each time adds is timed too, and printed. Run by `npm run bench`; exits with 1 when the
 * stated ratio is not held.
 */

import { createHash } from 'node:crypto'
import { availableParallelism, loadavg } from 'node:os'
import { regionCodes, regionPlan } from '@kohort/regions'
import { type Ensemble, simulate, startWorkers, type Workers } from '../src/index.js'
import { workerStarter } from '../test/worker-file.js'

const DRAWS = 10_000
const ROUNDS = 5
const WANTED = 1.6
/** Where a region's stocks are published by nobody: the ratio does not ask how many. */
const unknown = { trainees: 60, specialists: 200 }
const plans = regionCodes.map((code) => {
  try {
    return regionPlan(code)
  } catch {
    return regionPlan(code, unknown)
  }
})
const { start, remove } = workerStarter()

/** Every region at once: while workers draw one, the next is prepared; what was read of it is all that is kept. */
const all = <Read>(read: (ensemble: Ensemble) => Read, workers?: Workers): Promise<readonly Read[]> =>
  Promise.all(
    plans.map(async (plan) =>
      read(
        await simulate(plan, {
          draws: DRAWS,
          seed: 'bench',
          sampling: 'latin-hypercube',
          ...(workers === undefined ? {} : { workers }),
        }),
      ),
    ),
  )

const digestOf = (ensemble: Ensemble): string => {
  const hash = createHash('sha256')
  for (const series of ensemble.series) for (const column of ensemble.raw(series)) hash.update(column)
  return hash.digest('hex')
}
const one = startWorkers({ count: 1, start })
const two = startWorkers({ count: 2, start })
const alone = await all(digestOf)
for (const workers of [one, two]) {
  const found = await all(digestOf, workers)
  if (found.join() !== alone.join()) throw new Error(`${workers.count} workers give other figures than none.`)
}

const goalsOf = (ensemble: Ensemble) => ensemble.goals()
const started = async (count: number): Promise<void> => {
  const workers = startWorkers({ count, start })
  try {
    await all(goalsOf, workers)
  } finally {
    workers.close()
  }
}
/** What one task has thrown away, the next is not to clear up. */
const collect = (globalThis as { gc?: () => void }).gc
if (collect === undefined) throw new Error('Start with --expose-gc.')
const tasks = {
  none: () => all(goalsOf),
  one: () => all(goalsOf, one),
  two: () => all(goalsOf, two),
  'one, started anew': () => started(1),
  'two, started anew': () => started(2),
}
type Task = keyof typeof tasks
const names = Object.keys(tasks) as Task[]
const taken = new Map<Task, number[]>(names.map((name) => [name, []]))
const timesOf = (name: Task): number[] => taken.get(name) as number[]
for (let round = 0; round < ROUNDS; round += 1)
  for (const name of names) {
    collect()
    const begun = performance.now()
    await tasks[name]()
    timesOf(name).push(performance.now() - begun)
  }
for (const workers of [one, two]) workers.close()
remove()

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN
const ratioOf = (slow: Task, fast: Task): number =>
  median(timesOf(fast).map((time, round) => (timesOf(slow)[round] as number) / time))

console.log(
  `${plans.length} regions × ${DRAWS} draws, every bit the same; ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}`,
)
for (const name of names)
  console.log(`workers: ${name.padEnd(18)} ${(median(timesOf(name)) / 1000).toFixed(2)} s`)
console.log(`two workers ${ratioOf('none', 'two').toFixed(2)} × as fast as this thread alone`)
console.log(
  `started anew each time, two are ${ratioOf('one, started anew', 'two, started anew').toFixed(2)} × as fast as one`,
)
const ratio = ratioOf('one', 'two')
console.log(
  `${ratio >= WANTED ? 'held' : 'NOT HELD'}: two workers ${ratio.toFixed(2)} × as fast as one, ${WANTED} wanted`,
)
if (!(ratio >= WANTED)) process.exitCode = 1
