import type { Consistency } from '@kohort/core'
import type { Lever, Levers } from '../levers/lever.js'
import type { LeverState } from '../levers/state.js'
import type { Outcome } from '../model/outcome.js'
import type { PageChart, PageData, Told } from '../page-data.js'
import type { Voice } from './words.js'

/** What a reader can do; nothing where the page is only written. */
export interface Actions {
  readonly move: (lever: Lever, value: number | null, isDragging: boolean) => void
  /** A lever back to the plan. */
  readonly back: (lever: Lever) => void
  /** The reader has left a lever: the next move is a step of its own. */
  readonly leave: () => void
  readonly moveYear: (year: number, value: number) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly reset: () => void
  readonly language: () => void
  readonly savePlan: () => void
  readonly saveScenario: () => void
  readonly copyLink: () => void
  readonly print: () => void
  readonly measure: () => void
}

/** The page as it stands: what every part of it is drawn from. */
export interface PageView {
  readonly data: PageData
  readonly voice: Voice
  readonly levers: Levers
  readonly state: LeverState
  readonly outcome: Outcome
  readonly rest: Outcome
  readonly charts: readonly PageChart[]
  readonly consistency: Consistency | null
  /** What must be known of the figures, as the levers stand. */
  readonly told: Told
  readonly isMoved: boolean
  /** Whether the levers stand elsewhere than what is shown: a link has been opened and the model has not answered. */
  readonly isAwaited: boolean
  /** Whether the model can run here: without it the levers rest. */
  readonly isLive: boolean
  /** Whether the charts below are still being redrawn. */
  readonly isDrawing: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Counts what was done but for the steps of a drag: fields are compared with it anew. */
  readonly revision: number
  /** Whether the levers are below the bands, which then are low and stay in sight. */
  readonly isNarrow: boolean
  /** Of the live charts, in pixels. */
  readonly width: number
  /** What must be told: a link that could not be read, a worker that could not start. */
  readonly message: string
  readonly measured: string
  readonly actions: Actions
}
