/** The part of Node's `node:worker_threads` that is used: this package knows no platform's types. */
export interface Threads {
  readonly Worker: new (file: unknown, options: object) => unknown
  readonly parentPort: ThreadPort | null
}

interface ThreadPort {
  readonly postMessage: (message: unknown, transfer: readonly ArrayBuffer[]) => void
  readonly on: (event: 'message', listener: (message: unknown) => void) => unknown
}

/** A name that neither a type checker nor a bundler looks up: in a browser there is no such module. */
const MODULE: string = 'node:worker_threads'

/** Node's threads, null where there are none. */
export const threads = async (): Promise<Threads | null> => {
  if (!('process' in globalThis)) return null
  try {
    return (await import(/* webpackIgnore: true */ /* @vite-ignore */ MODULE)) as Threads
  } catch {
    return null
  }
}
