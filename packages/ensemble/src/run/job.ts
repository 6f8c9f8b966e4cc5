import { SUMMARY } from '../results/summaries.js'
import { BLOCK, type PartStore, type Work } from './engine.js'
import type { Answer, Lent, Stretch } from './messages.js'
import { columnsOfPart, isMemoryShared, putStretch, sharedStoresFor, storesFor } from './stores.js'

/** Told how many draws are done; what it throws ends the job. */
export type Report = (done: number) => void

/** What a job gives: where all draws are, and by part the summaries of its columns, if workers made them. */
export interface Drawn {
  readonly stores: readonly PartStore[]
  readonly summaries: readonly Float64Array[] | null
}

/** A work that is being done by workers: which draws are given out, which are done; then which columns. */
export interface Job {
  readonly id: number
  readonly work: Work
  readonly draws: number
  /** Where all draws go in the end. Made when it is first asked for: works wait for one another. */
  readonly stores: readonly PartStore[]
  /** Whether the workers write there themselves; else they are lent arrays, which come back. */
  readonly isShared: boolean
  next: number
  done: number
  /** Columns that are still to be given out to be summed up, and where what comes back goes. */
  readonly columns: Stretch[]
  readonly summaries: readonly Float64Array[] | null
  summed: number
  /** Arrays that have come back, to be lent again. */
  readonly spare: (readonly PartStore[])[]
  readonly report: Report
  readonly resolve: (drawn: Drawn) => void
  readonly reject: (reason: unknown) => void
}

/** So many columns are summed up at a time: about as long as a stretch of draws takes. */
const COLUMNS = 24

/** Every part's columns in stretches, the last first. */
const stretchesOf = (columns: readonly number[]): Stretch[] =>
  columns
    .flatMap((many, part) =>
      Array.from({ length: Math.ceil(many / COLUMNS) }, (_, index): Stretch => {
        const from = index * COLUMNS
        return { part, from, count: Math.min(COLUMNS, many - from) }
      }),
    )
    .reverse()

export const jobOf = (
  id: number,
  work: Work,
  withRows: boolean,
  report: Report,
  settle: Pick<Job, 'resolve' | 'reject'>,
): Job => {
  const { draws } = work.sampler
  const isShared = isMemoryShared()
  let stores: readonly PartStore[] | undefined
  const columns = work.parts.map(columnsOfPart)
  // Where memory is not shared the columns are not where the workers are.
  const summed = withRows && isShared
  return {
    id,
    work,
    draws,
    get stores() {
      stores ??= (isShared ? sharedStoresFor : storesFor)(work, draws)
      return stores
    },
    isShared,
    next: 0,
    done: 0,
    columns: summed ? stretchesOf(columns) : [],
    summaries: summed ? columns.map((many) => new Float64Array(SUMMARY * many)) : null,
    summed: 0,
    spare: [],
    report,
    ...settle,
  }
}

/** Whether there is something to give out now: draws, and when all are made, columns. */
export const hasMore = (job: Job): boolean =>
  job.next < job.draws || (job.done === job.draws && job.columns.length > 0)

/** The next draws that nobody has made. */
const nextDraws = (job: Job): Lent => {
  const from = job.next
  const count = Math.min(BLOCK, job.draws - from)
  job.next += count
  return { from, count, lent: job.isShared ? null : (job.spare.pop() ?? storesFor(job.work, BLOCK)) }
}

/** The next draws that nobody has made, or columns that nobody has summed up. */
export const giveOut = (job: Job): (Lent & { kind: 'draws' }) | (Stretch & { kind: 'columns' }) | null => {
  if (job.next < job.draws) return { kind: 'draws', ...nextDraws(job) }
  const columns = job.columns.pop()
  return columns === undefined ? null : { kind: 'columns', ...columns }
}

/** Draws that have been made, or columns that have been summed up; true when the job is done. */
export const takeBack = (
  job: Job,
  answer: Extract<Answer, { readonly kind: 'draws' | 'columns' }>,
): boolean => {
  if (answer.kind === 'columns') {
    job.summaries?.[answer.part]?.set(answer.summaries, SUMMARY * answer.from)
    job.summed += answer.summaries.length
  } else {
    const { from, count, lent } = answer
    if (lent !== null) {
      putStretch(lent, job.stores, job.draws, from, count)
      job.spare.push(lent)
    }
    job.done += count
    job.report(job.done)
  }
  const wanted = (job.summaries ?? []).reduce((sum, { length }) => sum + length, 0)
  return job.done === job.draws && job.summed === wanted
}
