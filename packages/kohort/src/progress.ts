import { performance } from 'node:perf_hooks'
import type { Voice } from '@kohort/report/words'
import type { Terminal } from './terminal.js'

const PATIENCE = 500
const PAUSE = 100

export interface Progress {
  readonly report: (done: number, size: number) => void
  /** Takes the line away. */
  readonly end: () => void
}

/** How far something has come, on a line of a terminal, once it has taken half a second; nothing where err is piped. */
export const progressOn = (terminal: Terminal, voice: Voice): Progress => {
  const started = performance.now()
  let last = Number.NEGATIVE_INFINITY
  let shown = 0
  const write = (text: string): void => {
    terminal.err(`\r${text.padEnd(shown)}`)
    shown = text.length
  }
  return {
    report: (done, size) => {
      const now = performance.now()
      if (!terminal.isErrTerminal || now - started < PATIENCE || now - last < PAUSE) return
      last = now
      const percent = voice.percent(done / size)
      const [some, all] = [voice.number(done), voice.number(size)]
      write(voice.say({ sv: `${percent}, ${some} av ${all}`, en: `${percent}, ${some} of ${all}` }))
    },
    end: () => {
      if (shown === 0) return
      write('')
      terminal.err('\r')
    },
  }
}
