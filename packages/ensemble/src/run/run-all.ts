import type { Signal, SimulateOptions } from '../options.js'
import { BLOCK, engineOf, type Work } from './engine.js'
import type { Drawn } from './job.js'
import { pause } from './pause.js'
import { storesFor } from './stores.js'
import { runnerOf, startWorkers, type Workers } from './workers.js'

/** Rough, and a constant: what a year of a group takes, and a figure that is kept, in one draw. */
const GROUP_YEAR_MS = 0.0003
const FIGURE_MS = 0.00001
/** Workers take some tens of milliseconds to start and to warm up: shorter work is done before they could help. */
const WORTHWHILE_MS = 100

/** About how long a work takes in one thread, by its size alone: nothing here reads a clock. */
const millisecondsOf = ({ sampler, parts }: Work): number =>
  parts.reduce((sum, { compiled: { program }, kept }) => {
    const years = program.horizon + 1
    return sum + sampler.draws * years * (program.groups.length * GROUP_YEAR_MS + kept.length * FIGURE_MS)
  }, 0)

type RunOptions = Pick<SimulateOptions, 'workers' | 'rows' | 'signal' | 'onProgress'>

/** Makes every draw of a work, in this thread or in workers. */
export const runAll = async (work: Work, options: RunOptions): Promise<Drawn> => {
  const { workers = 0 } = options
  if (typeof workers === 'object' && 'close' in workers)
    return work.sampler.draws > BLOCK ? runOn(workers, work, options) : runHere(work, options)
  const count = typeof workers === 'number' ? workers : workers.count
  if (count === 0 || millisecondsOf(work) < WORTHWHILE_MS) return runHere(work, options)
  const started = startWorkers(workers)
  try {
    return await runOn(started, work, options)
  } finally {
    started.close()
  }
}

const runHere = async (work: Work, options: RunOptions): Promise<Drawn> => {
  const { draws } = work.sampler
  const stores = storesFor(work, draws)
  const runBlock = engineOf(work)
  for (let from = 0; from < draws; from += BLOCK) {
    const count = Math.min(BLOCK, draws - from)
    runBlock(from, count, stores, from, draws)
    options.onProgress?.(from + count, draws)
    if (options.signal !== undefined || options.onProgress !== undefined) await pause()
    options.signal?.throwIfAborted()
  }
  return { stores, summaries: null }
}

const runOn = async (
  workers: Workers,
  work: Work,
  { rows = false, signal, onProgress }: RunOptions,
): Promise<Drawn> => {
  const { done, stop } = runnerOf(workers)(work, rows, (drawn) => {
    onProgress?.(drawn, work.sampler.draws)
    signal?.throwIfAborted()
  })
  const abort = (): void => stop(reasonOf(signal))
  signal?.addEventListener?.('abort', abort)
  try {
    return await done
  } finally {
    signal?.removeEventListener?.('abort', abort)
  }
}

/** What an aborted signal throws. */
const reasonOf = (signal: Signal | undefined): unknown => {
  try {
    signal?.throwIfAborted()
  } catch (error) {
    return error
  }
  return undefined
}
