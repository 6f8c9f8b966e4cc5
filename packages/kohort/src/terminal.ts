/** A signal that Ctrl-C aborts. */
export interface Interruptible {
  readonly signal: AbortSignal
  readonly release: () => void
}

/** Where a command reads and writes: the process, or a test's stand-in for it. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isTerminal: boolean
  /** Whether `err` goes to a terminal: where progress is shown. */
  readonly isErrTerminal: boolean
  /** Characters in a line of the terminal, where it says. */
  readonly columns: number | undefined
  /** The current directory. */
  readonly folder: string
  /** From now until released, Ctrl-C aborts the signal and does not end the process. */
  readonly interruptible: () => Interruptible
}

const WIDEST = 100
const NARROWEST = 60

/** How wide text may be: never wider than is good to read, and the same for everybody when it is piped. */
export const widthOf = ({ isTerminal, columns }: Terminal): number =>
  isTerminal && columns !== undefined ? Math.min(WIDEST, Math.max(NARROWEST, columns)) : WIDEST
