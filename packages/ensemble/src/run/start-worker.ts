import { refuse } from '../errors.js'
import { threads } from './threads.js'

/**
 * What is used of a worker: a browser's or Deno's `Worker` and a `Worker` of `node:worker_threads` both have it.
 */
export interface WorkerLike {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  terminate(): unknown
  /** In a browser. */
  addEventListener?(type: string, listener: (event: unknown) => void): void
  /** In Node. */
  on?(event: string, listener: (value: unknown) => void): unknown
  /** In Node: whether the worker alone keeps the program from ending. */
  ref?(): void
  unref?(): void
}

const HINT = {
  sv: 'Ge workers: { count, start } med en egen funktion som startar @kohort/ensemble/worker, eller utelämna workers.',
  en: 'Give workers: { count, start } with a function of your own that starts @kohort/ensemble/worker, or leave workers out.',
}

declare const Worker: new (file: unknown, options: object) => WorkerLike
declare const URL: new (file: string, base: string) => object
/** CommonJS alone has it. */
declare const __dirname: string | undefined

/** Starts the worker that stands beside this file in the build: where there are Web Workers one of them, else a thread. */
export const startWorker = async (): Promise<WorkerLike> => {
  try {
    if (typeof Worker === 'function')
      // Written so that bundlers see it; and CommonJS has no import.meta, nor a page CommonJS.
      return new Worker(new URL('./worker.js', (import.meta as { url?: string }).url as string), {
        type: 'module',
      })
    const found = await threads()
    if (found !== null) {
      const beside = (import.meta as { url?: string }).url
      const file =
        beside === undefined && typeof __dirname === 'string'
          ? `${__dirname}/worker.cjs`
          : new URL('./worker.js', beside as string)
      // Not the flags of this process: some of them, such as --input-type, are not for a file.
      return new found.Worker(file, { execArgv: [], name: 'kohort' }) as WorkerLike
    }
  } catch (error) {
    const { message } = error as Error
    refuse(
      'worker',
      'workers',
      {
        sv: `ingen arbetstråd kan startas här (${message}).`,
        en: `no worker can be started here (${message}).`,
      },
      HINT,
    )
  }
  return refuse(
    'worker',
    'workers',
    {
      sv: 'här finns varken Web Workers eller trådar i Node.',
      en: 'there are neither Web Workers here nor threads of Node.',
    },
    HINT,
  )
}

/** Who wants to know what a worker says, and that it has stopped. */
export interface Listener {
  readonly message: (data: unknown) => void
  readonly stopped: (why: string) => void
}

/** Listens to a worker of either kind. */
export const listenTo = (worker: WorkerLike, { message, stopped }: Listener): void => {
  const textOf = (error: unknown): string =>
    (error as { message?: string } | null)?.message || 'no reason given'
  if (worker.on !== undefined) {
    worker.on('message', message)
    worker.on('messageerror', (error) => stopped(textOf(error)))
    worker.on('error', (error) => stopped(textOf(error)))
    worker.on('exit', (code) => stopped(`it ended with exit code ${String(code)}`))
    return
  }
  worker.addEventListener?.('message', (event) => message((event as { readonly data: unknown }).data))
  worker.addEventListener?.('messageerror', () => stopped('a message could not be read'))
  worker.addEventListener?.('error', (event) => stopped(textOf(event)))
}
