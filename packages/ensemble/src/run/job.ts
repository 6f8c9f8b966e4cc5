import { BLOCK, type PartStore, type Work } from './engine.js'
import type { Lent } from './messages.js'
import { putStretch, sharedStoresFor, storesFor } from './stores.js'

/** Told how many draws are done; what it throws ends the job. */
export type Report = (done: number) => void

/** A work that is being done by workers: which draws are given out, which are done. */
export interface Job {
  readonly id: number
  readonly work: Work
  readonly draws: number
  /** Where all draws go in the end. */
  readonly stores: readonly PartStore[]
  /** Whether the workers write there themselves; else they are lent arrays, which come back. */
  readonly isShared: boolean
  next: number
  done: number
  /** Arrays that have come back, to be lent again. */
  readonly spare: (readonly PartStore[])[]
  readonly report: Report
  readonly resolve: (stores: readonly PartStore[]) => void
  readonly reject: (reason: unknown) => void
}

export const jobOf = (
  id: number,
  work: Work,
  report: Report,
  settle: Pick<Job, 'resolve' | 'reject'>,
): Job => {
  const { draws } = work.sampler
  const shared = sharedStoresFor(work, draws)
  const stores = shared ?? storesFor(work, draws)
  return {
    id,
    work,
    draws,
    stores,
    isShared: shared !== null,
    next: 0,
    done: 0,
    spare: [],
    report,
    ...settle,
  }
}

/** The next draws that nobody has made. */
export const giveOut = (job: Job): Lent => {
  const from = job.next
  const count = Math.min(BLOCK, job.draws - from)
  job.next += count
  return { from, count, lent: job.isShared ? null : (job.spare.pop() ?? storesFor(job.work, BLOCK)) }
}

/** Draws that have been made. */
export const takeBack = (job: Job, { from, count, lent }: Lent): void => {
  if (lent !== null) {
    putStretch(lent, job.stores, job.draws, from, count)
    job.spare.push(lent)
  }
  job.done += count
}
