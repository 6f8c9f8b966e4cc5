import type { Voice } from '@kohort/report/words'
import { progressOn } from '../progress.js'
import type { Terminal } from '../terminal.js'

/** 128 and the number of SIGINT, as shells have it. */
const INTERRUPTED = 130

/**
 * Does work that takes its time, with progress on a terminal, and prints what it gives only when all of it is done;
 * Ctrl-C ends it with 130 and nothing printed.
 */
export const withProgress = async (
  terminal: Terminal,
  voice: Voice,
  work: (signal: AbortSignal, onProgress: (done: number, size: number) => void) => Promise<() => string>,
): Promise<number> => {
  const progress = progressOn(terminal, voice)
  const { signal, release } = terminal.interruptible()
  try {
    const text = await work(signal, progress.report)
    progress.end()
    terminal.out(text())
    return 0
  } catch (error) {
    if (!signal.aborted) throw error
    progress.end()
    terminal.err(voice.say({ sv: 'kohort: Avbrutet.\n', en: 'kohort: Interrupted.\n' }))
    return INTERRUPTED
  } finally {
    progress.end()
    release()
  }
}
