import type { Signal } from '../options.js'
import { pause } from '../run/pause.js'

export interface Watch {
  readonly signal?: Signal
  readonly onProgress?: (done: number, size: number) => void
}

/** So many times at most is it told how far it has come, and looked whether to stop. */
const LOOKS = 100

/** Runs work through that yields how much of it is done; what waits gets a word in now and then. */
export const runThrough = async <Result>(
  running: Generator<number, Result, void>,
  size: number,
  { signal, onProgress }: Watch,
): Promise<Result> => {
  let looked = 0
  let step = running.next()
  while (step.done !== true) {
    if (step.value - looked >= size / LOOKS || step.value === size) {
      looked = step.value
      onProgress?.(looked, size)
      if (signal !== undefined || onProgress !== undefined) await pause()
      signal?.throwIfAborted()
    }
    step = running.next()
  }
  return step.value
}
