/** Between two moves of a lever that are one: longer than a held key repeats, shorter than an afterthought. */
export const PAUSE = 1_000

/** What moved last, and when. */
export interface Gesture {
  readonly name: string
  /** Milliseconds on any clock. */
  readonly at: number
  readonly isDragging: boolean
}

/** Whether a move goes on with the gesture before it: the same lever, still dragged or moved within a second. */
export const goesOn = (before: Gesture | null, name: string, at: number): boolean =>
  before !== null && before.name === name && (before.isDragging || at - before.at < PAUSE)
