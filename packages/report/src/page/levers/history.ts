import { type LeverState, sameState } from './state.js'

/** What was done and can be undone. */
export interface History {
  readonly past: readonly LeverState[]
  readonly now: LeverState
  readonly future: readonly LeverState[]
}

const LONGEST = 200

export const historyOf = (now: LeverState): History => ({ past: [], now, future: [] })

/** A step that can be undone; while a slider is dragged its steps are one. */
export const step = (history: History, next: LeverState, isSame: boolean): History => {
  if (sameState(history.now, next)) return history
  const past = isSame ? history.past : [...history.past, history.now].slice(-LONGEST)
  return { past, now: next, future: [] }
}

export const undone = ({ past, now, future }: History): History => {
  const last = past.at(-1)
  return last === undefined
    ? { past, now, future }
    : { past: past.slice(0, -1), now: last, future: [now, ...future] }
}

export const redone = ({ past, now, future }: History): History => {
  const [next, ...rest] = future
  return next === undefined ? { past, now, future } : { past: [...past, now], now: next, future: rest }
}
