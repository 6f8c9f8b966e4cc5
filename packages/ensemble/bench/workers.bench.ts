/**
 * Two workers beside one and beside none: 10 000 draws of every region's plan, with all its series, as one would do it
 * for the whole country. The bits are compared before anything is timed; each round takes all in turn, and what is
 * judged is the median of the rounds' own ratios. Starting the workers is part of the time. Run by `npm run bench`;
 * exits with 1 when the stated ratio is not held.
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

const withWorkers = async <Read>(
  count: number,
  read: (ensemble: Ensemble) => Read,
): Promise<readonly Read[]> => {
  const workers = startWorkers({ count, start })
  try {
    return await all(read, workers)
  } finally {
    workers.close()
  }
}

const digestOf = (ensemble: Ensemble): string => {
  const hash = createHash('sha256')
  for (const series of ensemble.series) for (const column of ensemble.raw(series)) hash.update(column)
  return hash.digest('hex')
}
const alone = await all(digestOf)
for (const count of [1, 2]) {
  const found = await withWorkers(count, digestOf)
  if (found.join() !== alone.join()) throw new Error(`${count} workers give other figures than none.`)
}

const goalsOf = (ensemble: Ensemble) => ensemble.goals()
const tasks = {
  none: () => all(goalsOf),
  one: () => withWorkers(1, goalsOf),
  two: () => withWorkers(2, goalsOf),
}
const taken = { none: [] as number[], one: [] as number[], two: [] as number[] }
for (let round = 0; round < ROUNDS; round += 1)
  for (const name of ['none', 'one', 'two'] as const) {
    const begun = performance.now()
    await tasks[name]()
    taken[name].push(performance.now() - begun)
  }
remove()

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN
const ratioTo = (name: 'none' | 'one'): number =>
  median(taken.two.map((two, round) => (taken[name][round] as number) / two))

console.log(
  `${plans.length} regions × ${DRAWS} draws, every bit the same; ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}`,
)
for (const name of ['none', 'one', 'two'] as const)
  console.log(`workers: ${name.padEnd(6)} ${(median(taken[name]) / 1000).toFixed(2)} s`)
console.log(`two workers ${ratioTo('none').toFixed(2)} × as fast as this thread alone`)
const ratio = ratioTo('one')
console.log(
  `${ratio >= WANTED ? 'held' : 'NOT HELD'}: two workers ${ratio.toFixed(2)} × as fast as one, ${WANTED} wanted`,
)
if (!(ratio >= WANTED)) process.exitCode = 1
