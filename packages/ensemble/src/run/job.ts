import { BLOCK, type PartStore, type Work } from './engine.js'

/** Told how many draws are done; what it throws ends the job. */
export type Report = (done: number) => void

/** A stretch of draws with the arrays to write it in. */
export interface Stretch {
  readonly from: number
  readonly count: number
  readonly stores: readonly PartStore[]
}

/** A work that is being done by workers: which draws are lent out, which are done. */
export interface Job {
  readonly id: number
  readonly work: Work
  readonly stores: readonly PartStore[]
  readonly draws: number
  next: number
  done: number
  /** Arrays that have come back, to be lent again. */
  readonly spare: (readonly PartStore[])[]
  readonly report: Report
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

export const jobOf = (
  id: number,
  work: Work,
  stores: readonly PartStore[],
  report: Report,
): { readonly job: Job; readonly done: Promise<void> } => {
  let settle: Pick<Job, 'resolve' | 'reject'> | undefined
  const done = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })
  const { draws } = work.sampler
  return { job: { id, work, stores, draws, next: 0, done: 0, spare: [], report, ...settle! }, done }
}

/** The next draws that nobody has made. */
export const lend = (job: Job): Stretch => {
  const { draws, next } = job
  const from = next
  const count = Math.min(BLOCK, draws - from)
  job.next += count
  const stores =
    job.spare.pop() ??
    job.stores.map(({ figures, verdicts }) => ({
      figures: new Float64Array((figures.length / draws) * BLOCK),
      verdicts: new Uint8Array((verdicts.length / draws) * BLOCK),
    }))
  return { from, count, stores }
}

/** From columns of a stretch to the same columns of all draws. */
const copy = <Column extends Float64Array | Uint8Array>(
  from: Column,
  into: Column,
  draws: number,
  at: number,
  count: number,
): void => {
  const columns = into.length / draws
  for (let column = 0; column < columns; column += 1)
    into.set(from.subarray(column * count, (column + 1) * count), column * draws + at)
}

/** Puts a stretch that has come back where it belongs. */
export const takeBack = (job: Job, { from, count, stores }: Stretch): void => {
  stores.forEach(({ figures, verdicts }, part) => {
    const into = job.stores[part] as PartStore
    copy(figures, into.figures, job.draws, from, count)
    copy(verdicts, into.verdicts, job.draws, from, count)
  })
  job.spare.push(stores)
  job.done += count
}
