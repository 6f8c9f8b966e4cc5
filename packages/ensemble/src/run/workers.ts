import type { Bilingual } from '@kohort/core'
import { version } from '../../package.json'
import { checkKeys, type Keys } from '../check-keys.js'
import { EnsembleError, refuse } from '../errors.js'
import type { Work } from './engine.js'
import { type Drawn, giveOut, hasMore, type Job, jobOf, type Report, takeBack } from './job.js'
import { type Answer, buffersOf, type Order } from './messages.js'
import { listenTo, startWorker, type WorkerLike } from './start-worker.js'

/** How many workers, and how one is started where that cannot be found out. */
export interface WorkersOptions {
  readonly count: number
  /**
   * Starts one worker whose program imports `@kohort/ensemble/worker`: for a bundler that does not see the package's
   * own, or a page in one file. Left out: the file of that name beside this one, as a Web Worker or a thread of Node.
   */
  readonly start?: () => WorkerLike | PromiseLike<WorkerLike>
}

/** Workers that stay for several ensembles, until they are closed. */
export interface Workers {
  readonly count: number
  /** Ends the workers at once; an ensemble that still runs on them fails. */
  readonly close: () => void
}

/** Has the workers make every draw of a work. */
export interface Run {
  readonly done: Promise<Drawn>
  readonly stop: (reason: unknown) => void
}
type Runner = (work: Work, withRows: boolean, report: Report) => Run

const runners = new WeakMap<Workers, Runner>()

/** What runs on the given workers. */
export const runnerOf = (workers: Workers): Runner =>
  runners.get(workers) ??
  refuse(
    'workers',
    'workers',
    { sv: 'det är inga arbetstrådar från startWorkers.', en: 'these are no workers of startWorkers.' },
    {
      sv: 'Ange ett antal, eller det som startWorkers gav.',
      en: 'Give a number, or what startWorkers gave.',
    },
  )

/** So many stretches are with a worker at a time: one to work on, and others while this thread prepares another plan. */
const DEPTH = 4
/** More than any machine has use for: a mistaken number must not start thousands. */
const MOST = 256

export const checkCount = (count: number, least: number): void => {
  if (!(Number.isInteger(count) && count >= least && count <= MOST))
    refuse(
      'workers',
      'workers',
      {
        sv: `${JSON.stringify(count)} är inget antal arbetstrådar.`,
        en: `${JSON.stringify(count)} is no number of workers.`,
      },
      {
        sv: `Ange ett heltal från ${least} till ${MOST}.`,
        en: `Give a whole number from ${least} to ${MOST}.`,
      },
    )
}

const startKeys: Keys<WorkersOptions> = { count: true, start: true }

const checkStart = (options: WorkersOptions, least: number): void => {
  checkKeys(options, startKeys)
  checkCount(options.count, least)
  if (options.start !== undefined && typeof options.start !== 'function')
    refuse(
      'workers',
      'workers.start',
      { sv: 'det är ingen funktion.', en: 'this is no function.' },
      {
        sv: 'Ge en funktion som startar en arbetstråd.',
        en: 'Give a function that starts a worker.',
      },
    )
}

/** Refuses what are no workers, however small the work is. */
export const checkWorkers = (workers: number | WorkersOptions | Workers | undefined): void => {
  if (workers === undefined) return
  if (typeof workers !== 'object' || workers === null) checkCount(workers, 0)
  else if ('close' in workers) runnerOf(workers)
  else checkStart(workers, 0)
}

interface Seat {
  worker: WorkerLike | null
  isReady: boolean
  lent: number
  readonly jobs: Set<number>
}

const trouble = (code: string, text: Bilingual, todo: Bilingual): EnsembleError => {
  const said = { sv: `workers: ${text.sv}`, en: `workers: ${text.en}` }
  return new EnsembleError({ code, path: 'workers', message: said.en, hint: todo.en }, { text: said, todo })
}

const ALONE = {
  sv: 'Utelämna workers så görs allt i en tråd, eller se till att de kör det här paketet.',
  en: 'Leave workers out to run in one thread, or see that the workers run this package.',
}
const CLOSE_LAST = {
  sv: 'Stäng dem när alla ensembler är klara.',
  en: 'Close them when every ensemble is done.',
}

/**
 * Starts workers that several ensembles use one after another, or at the same time: they are started and warmed up
 * once. They do not keep a program of Node from ending.
 *
 * @param options how many, or how many and how one is started
 * @throws {EnsembleError} when the number cannot be; a worker that cannot be started fails the ensemble that needs it
 * @example
 * ```ts
 * import { simulate, startWorkers } from '@kohort/ensemble'
 * import { regionPlan } from '@kohort/regions'
 *
 * const workers = startWorkers(2)
 * const fans = await Promise.all(
 *   ['01', '12'].map((code) => simulate(regionPlan(code), { draws: 1024, workers })),
 * )
 * workers.close()
 * console.log(fans.map((fan) => fan.draws))
 * // [ 1024, 1024 ]
 * ```
 */
export const startWorkers = (options: number | WorkersOptions): Workers => {
  const asked = typeof options === 'object' && options !== null ? options : { count: options }
  checkStart(asked, 1)
  const { count, start = startWorker } = asked
  const seats = Array.from(
    { length: count },
    (): Seat => ({ worker: null, isReady: false, lent: 0, jobs: new Set() }),
  )
  const jobs = new Map<number, Job>()
  let last = 0
  /** Why the workers cannot be used any more. */
  let ended: EnsembleError | null = null

  const post = ({ worker }: Seat, order: Order, transfer: ArrayBuffer[] = []): void =>
    worker?.postMessage(order, transfer)
  /** Idle workers do not keep a program from ending. */
  const hold = (): void => {
    for (const { worker } of seats) jobs.size > 0 ? worker?.ref?.() : worker?.unref?.()
  }
  const remove = (job: Job): void => {
    jobs.delete(job.id)
    for (const seat of seats) if (seat.jobs.delete(job.id)) post(seat, { kind: 'end', job: job.id })
    hold()
  }
  const stop = (job: Job, reason: unknown): void => {
    remove(job)
    job.reject(reason)
  }
  const end = (reason: EnsembleError): void => {
    if (ended !== null) return
    ended = reason
    for (const job of [...jobs.values()]) stop(job, reason)
    for (const seat of seats) {
      seat.worker?.terminate()
      seat.worker = null
    }
  }

  const give = (seat: Seat, job: Job): void => {
    const { id, work, isShared } = job
    if (!seat.jobs.has(id)) {
      seat.jobs.add(id)
      post(seat, { kind: 'work', job: id, work, shared: isShared ? job.stores : null })
    }
    const task = giveOut(job)
    if (task === null) return
    seat.lent += 1
    post(seat, { job: id, ...task }, task.kind === 'draws' ? buffersOf(task) : [])
  }
  /**
   * What a worker is to do next: more of what it is at already, else what nobody is at, else it helps with the oldest.
   * What a work takes to get ready is so done once, as long as there are works enough.
   */
  const nextFor = (seat: Seat): Job | undefined => {
    const open = [...jobs.values()].filter(hasMore)
    return (
      open.find(({ id }) => seat.jobs.has(id)) ??
      open.find(({ id }) => !seats.some((other) => other.jobs.has(id))) ??
      open[0]
    )
  }
  /** Gives stretches to those who have fewest. */
  const feed = (): void => {
    for (let many = 0; many < DEPTH; many += 1)
      for (const seat of seats) {
        if (!seat.isReady || seat.lent > many) continue
        const job = nextFor(seat)
        if (job === undefined) return
        try {
          give(seat, job)
        } catch (error) {
          stop(job, error)
        }
      }
  }

  const hear = (seat: Seat, answer: Answer): void => {
    if (answer.kind === 'ready') {
      if (answer.version === version) seat.isReady = true
      else
        end(
          trouble(
            'worker',
            {
              sv: `de är av version ${answer.version}, och den här är ${version}.`,
              en: `they are of version ${answer.version}, and this is ${version}.`,
            },
            ALONE,
          ),
        )
    } else {
      seat.lent -= 1
      const job = jobs.get(answer.job)
      if (job !== undefined && answer.kind === 'failed') stop(job, new EnsembleError(answer.trouble))
      if (job !== undefined && answer.kind !== 'failed') {
        try {
          if (takeBack(job, answer)) {
            remove(job)
            job.resolve(job)
          }
        } catch (error) {
          stop(job, error)
        }
      }
    }
    feed()
  }

  const seatOne = async (seat: Seat): Promise<void> => {
    const worker = await start()
    if (ended !== null) {
      worker.terminate()
      return
    }
    seat.worker = worker
    listenTo(worker, {
      message: (data) => {
        if (ended === null) hear(seat, data as Answer)
      },
      stopped: (why) =>
        end(trouble('worker', { sv: `en har stannat: ${why}.`, en: `one has stopped: ${why}.` }, ALONE)),
    })
    hold()
  }
  for (const seat of seats)
    seatOne(seat).catch((error: unknown) =>
      end(
        error instanceof EnsembleError
          ? error
          : trouble(
              'worker',
              {
                sv: `en startade inte: ${(error as Error).message}.`,
                en: `one did not start: ${(error as Error).message}.`,
              },
              ALONE,
            ),
      ),
    )

  const workers: Workers = Object.freeze({
    count,
    close: () => end(trouble('closed', { sv: 'de är stängda.', en: 'they have been closed.' }, CLOSE_LAST)),
  })
  runners.set(workers, (work, withRows, report) => {
    if (ended !== null) throw ended
    last += 1
    const id = last
    const done = new Promise<Drawn>((resolve, reject) => {
      jobs.set(id, jobOf(id, work, withRows, report, { resolve, reject }))
    })
    hold()
    feed()
    return {
      done,
      stop: (reason) => {
        const job = jobs.get(id)
        if (job !== undefined) stop(job, reason)
      },
    }
  })
  return workers
}
