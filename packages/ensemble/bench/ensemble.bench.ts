/**
 * How fast an ensemble is, as ratios of medians in one run on the same model and draws, after the figures of all
 * contenders have been held to the kernel's. Slow contenders run fewer draws; their time is given per draw. Run by
 * `npm run bench`; exits with 1 when a stated ratio is not held.
 */

import { outputIndex } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { Immer } from 'immer'
import { simulate, startWorkers, uncertaintyOf } from '../src/index.js'
import { scratchFor } from '../src/results/select.js'
import { quantilesOf } from '../src/results/statistics.js'
import { workerStarter } from '../test/worker-file.js'
import {
  copyState,
  figureNames,
  type Numbers,
  numbersOf,
  openState,
  type State,
  stepYear,
} from './plain-model.js'

const plan = stockholm()
const DRAWS = 2 ** 17
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
const years = plan.to - plan.base + 1
const uncertainty = uncertaintyOf(plan)
const immer = new Immer({ autoFreeze: true })

/** The whole run of one draw, a state a year. */
const byCopy = (numbers: Numbers): readonly State[] => {
  const states = [openState(numbers)]
  while (states.length < years) {
    const next = copyState(states.at(-1) as State)
    stepYear(numbers, next)
    states.push(next)
  }
  return states
}
const byImmer = (numbers: Numbers): readonly State[] => {
  const states: State[] = [openState(numbers)]
  while (states.length < years)
    states.push(immer.produce(states.at(-1) as State, (draft) => stepYear(numbers, draft)))
  return states
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

/** What one contender has thrown away, the next is not to clear up. */
const collect = (globalThis as { gc?: () => void }).gc
if (collect === undefined) throw new Error('Start with --expose-gc.')

/**
 * Milliseconds a task: medians of rounds in which all take their turn, so that a busy machine is as busy for each. A
 * round runs each task twice and times the second: a virtual machine takes memory that has lain unused for seconds back,
 * and getting it again takes its host up to 9 µs a draw, which is no work of any contender's.
 */
const time = async <Name extends string>(
  rounds: number,
  tasks: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, number>> => {
  const names = Object.keys(tasks) as Name[]
  const taken = new Map(names.map((name) => [name, [] as number[]]))
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      await tasks[name]()
      collect()
      // What is collected is given back beside the program.
      await new Promise((resolve) => setTimeout(resolve, 50))
      const start = performance.now()
      await tasks[name]()
      if (round >= 0) taken.get(name)?.push(performance.now() - start)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Name,
    number
  >
}

const some = await simulate(plan, { draws: 1024, seed: 'bench' })
const uniforms = Array.from({ length: 1024 }, (_, draw) => some.uniforms(draw, 1))
const compiled = uncertainty.compiled()
/** Every contender draws its own numbers: the probabilities are given, what they make of the plan is not. */
const drawn = (draw: number): Numbers =>
  numbersOf(compiled, uncertainty.vector(uniforms[draw] as Float64Array))

/** The figures first: what is fast and wrong is not worth timing. */
let worst = 0
for (const draw of [0, 77, 500, 1023]) {
  const output = uncertainty.run(uniforms[draw] as Float64Array)
  for (const states of [byCopy(drawn(draw)), byImmer(drawn(draw))])
    for (const { year, figures } of states.slice(1))
      for (const name of figureNames) {
        const wanted = output[outputIndex(compiled, name, year)] as number
        worst = Math.max(worst, Math.abs(figures[name] - wanted) / Math.max(1, Math.abs(wanted)))
      }
}
if (!(worst < 1e-9)) throw new Error(`The contenders and the kernel differ by ${worst}.`)

/** The mean and the quantiles of every series and year, as one writes it: a copy, a sort. */
const bySorting = (runs: readonly (readonly State[])[]): void => {
  for (const name of figureNames)
    for (let year = 0; year < years; year += 1) {
      const values = runs.map((states) => states[year]?.figures[name] as number)
      values.reduce((sum, value) => sum + value, 0)
      values.sort((one, other) => one - other)
    }
}

const COPIES = 3000
const DRAFTS = 1000
const contender = (draws: number, run: (numbers: Numbers) => readonly State[]) => (): void =>
  bySorting(Array.from({ length: draws }, (_, draw) => run(drawn(draw % 1024))))

const { start, remove } = workerStarter()
const workers = startWorkers({ count: 2, start })
const taken = await time(5, {
  ensemble: async () => (await simulate(plan, { draws: DRAWS, seed: 'bench' })).rows(),
  threads: async () => (await simulate(plan, { draws: DRAWS, seed: 'bench', workers, rows: true })).rows(),
  copies: contender(COPIES, byCopy),
  drafts: contender(DRAFTS, byImmer),
})
workers.close()
remove()
const each = taken.ensemble / DRAWS
const inTwo = taken.threads / DRAWS
const copy = taken.copies / COPIES
const withImmer = taken.drafts / DRAFTS

const column = (await simulate(plan, { draws: DRAWS, seed: 'bench', series: ['trainees'] })).raw(
  'trainees',
)[8] as Float64Array
const scratch = scratchFor(DRAWS)
const { select, sort } = await time(21, {
  select: () => quantilesOf(column, QUANTILES, scratch),
  sort: () => Float64Array.from(column).sort(),
})
const sorted = Float64Array.from(column).sort()
const bySort = QUANTILES.map((p) => {
  const place = (DRAWS - 1) * p
  const low = sorted[Math.floor(place)] as number
  return low + ((sorted[Math.ceil(place)] as number) - low) * (place - Math.floor(place))
})
if (JSON.stringify(bySort) !== JSON.stringify(quantilesOf(column, QUANTILES, scratch)))
  throw new Error('Selection and sorting differ.')

/** Heap that a whole ensemble takes and leaves to the collector, with one small series kept. */
const heapOf = async (draws: number): Promise<number> => {
  const grown: number[] = []
  for (let round = 0; round < 5; round += 1) {
    collect()
    const before = process.memoryUsage().heapUsed
    await simulate(plan, { draws, seed: 'bench', series: ['trainees'] })
    grown.push(process.memoryUsage().heapUsed - before)
  }
  return median(grown)
}
// What the preparation takes is the same for any number of draws.
const fewer = DRAWS / 8
const bytes = Math.max(0, ((await heapOf(DRAWS)) - (await heapOf(fewer))) / (DRAWS - fewer))

/** Memory that an ensemble of all series holds while it is in use, beside the heap: the draws themselves. */
const heldMemory = async (draws: number): Promise<number> => {
  collect()
  const sum = (): number => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
  const before = sum()
  const whole = await simulate(plan, { draws, seed: 'bench', sampling: 'random' })
  collect()
  const grown = sum() - before
  if (whole.raw('trainees')[0]?.length !== draws) throw new Error('An ensemble that holds other draws.')
  return grown
}
const MOST_MEGABYTES = 400
const megabytes = (await heldMemory(100_000)) / 1e6

console.log(
  `Stockholm, ${uncertainty.inputs.length} uncertain inputs, ${some.series.length} series of ${years} years; figures agree to ${worst.toExponential(1)}.`,
)
const line = (what: string, figure: string): void => console.log(`${what.padEnd(58)} ${figure.padStart(14)}`)
line(`simulate, mean and 5 quantiles, ${DRAWS} draws`, `${(taken.ensemble / 1000).toFixed(2)} s`)
line('the same, per draw', `${(each * 1000).toFixed(1)} µs`)
line('the same in two workers, per draw', `${(inTwo * 1000).toFixed(1)} µs`)
line(`plain objects, a copy a year (${COPIES} draws), per draw`, `${(copy * 1000).toFixed(0)} µs`)
line(`immer, a draft a year (${DRAFTS} draws), per draw`, `${(withImmer * 1000).toFixed(0)} µs`)
line(`5 quantiles of ${DRAWS} by selection`, `${select.toFixed(2)} ms`)
line('Float64Array.sort of the same', `${sort.toFixed(2)} ms`)
line('heap bytes a draw', bytes.toFixed(1))
line('100 000 draws of all series, held', `${megabytes.toFixed(0)} MB`)

const held: readonly (readonly [what: string, ratio: number, wanted: number])[] = [
  ['× faster than plain objects per year', copy / each, 25],
  ['× faster in two workers than immer per year', withImmer / inTwo, 500],
  ['× faster quantiles than Float64Array.sort', sort / select, 10],
]
console.log(`in one thread ${(withImmer / each).toFixed(0)} × faster than immer per year`)
for (const [what, ratio, wanted] of held)
  console.log(`${ratio >= wanted ? 'held' : 'NOT HELD'}: ${ratio.toFixed(1)} ${what}, ${wanted} wanted`)
console.log(`${bytes <= 16 ? 'held' : 'NOT HELD'}: at most 16 heap bytes a draw`)
const isSmall = megabytes <= MOST_MEGABYTES
console.log(`${isSmall ? 'held' : 'NOT HELD'}: 100 000 draws of all series in at most ${MOST_MEGABYTES} MB`)
if (held.some(([, ratio, wanted]) => ratio < wanted) || bytes > 16 || !isSmall) process.exitCode = 1
