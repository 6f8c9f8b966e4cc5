/**
 * Two workers beside one and beside none: 10 000 draws of every region's plan, with all its series, as one would do it
 * for the whole country. The bits are compared before anything is timed; each round takes all in turn, and what is
 * judged is the median of the rounds' own ratios. Starting the workers is part of the time. Run by `npm run bench`;
 * exits with 1 when the stated ratio is not held.
 */

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

/** Every region at once: while workers draw one, the next is prepared. */
const all = (workers?: Workers): Promise<readonly Ensemble[]> =>
  Promise.all(
    plans.map((plan) =>
      simulate(plan, {
        draws: DRAWS,
        seed: 'bench',
        sampling: 'latin-hypercube',
        ...(workers === undefined ? {} : { workers }),
      }),
    ),
  )

const withWorkers = async (count: number): Promise<readonly Ensemble[]> => {
  const workers = startWorkers({ count, start })
  try {
    return await all(workers)
  } finally {
    workers.close()
  }
}

const bitsOf = (ensembles: readonly Ensemble[]): readonly Buffer[] =>
  ensembles.flatMap((ensemble) =>
    ensemble.series.flatMap((series) =>
      ensemble
        .raw(series)
        .map(({ buffer, byteOffset, byteLength }) =>
          Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength),
        ),
    ),
  )
const alone = bitsOf(await all())
for (const count of [1, 2]) {
  const found = bitsOf(await withWorkers(count))
  if (!alone.every((column, index) => column.equals(found[index] as Buffer)))
    throw new Error(`${count} workers give other figures than none.`)
}

const tasks = { none: () => all(), one: () => withWorkers(1), two: () => withWorkers(2) }
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
