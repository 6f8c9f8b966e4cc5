import { type Gesture, goesOn } from '../src/page/levers/gesture.js'
import { type History, historyOf, redone, step, undone } from '../src/page/levers/history.js'
import type { Lever } from '../src/page/levers/lever.js'
import { atRest, isOutside, type LeverState, moved, movedYear } from '../src/page/levers/state.js'
import { withUnit } from '../src/page/view/lever-hint.js'
import type { Actions } from '../src/page/view/page-view.js'
import type { Stage } from './stage.js'

export type LeverActions = Pick<Actions, 'move' | 'back' | 'leave' | 'moveYear' | 'undo' | 'redo' | 'reset'>

export interface LeverMoves {
  readonly actions: LeverActions
  /** To a state from elsewhere, as one step that can be undone. */
  readonly goTo: (state: LeverState) => void
}

/** What a reader does with the levers, which can be undone. */
export const leverMoves = (
  stage: Stage,
  show: (state: LeverState, isDragging: boolean) => void,
): LeverMoves => {
  let history: History = historyOf(atRest)
  let gesture: Gesture | null = null
  const shown = (isDragging: boolean): void => {
    stage.change({ canUndo: history.past.length > 0, canRedo: history.future.length > 0 })
    show(history.now, isDragging)
  }
  const go = (next: History): void => {
    gesture = null
    history = next
    shown(false)
  }
  /** Steps of one gesture are one step back: a drag, a key that is held or pressed again at once. */
  const moveTo = (next: LeverState, name: string, isDragging: boolean): void => {
    const at = performance.now()
    history = step(history, next, goesOn(gesture, name, at))
    gesture = { name, at, isDragging }
    shown(isDragging)
  }
  /** That a bound has stopped it is said, never done in silence. */
  const tellBounds = (
    name: string,
    asked: number,
    min: number,
    max: number,
    told: (value: number) => string,
  ): void =>
    stage.tell(
      stage.say(
        `${name}: ${told(asked)} ligger utanför det som sidan kan räkna med, ${told(min)} till ${told(max)}. Satt till ${told(asked < min ? min : max)}.`,
        `${name}: ${told(asked)} is outside what the page can count with, ${told(min)} to ${told(max)}. Set to ${told(asked < min ? min : max)}.`,
      ),
    )
  const actions: LeverActions = {
    move: (lever: Lever, value, isDragging) => {
      const { levers, state, voice } = stage.view()
      moveTo(moved(levers, state, lever, value), lever.id, isDragging)
      if (value !== null && isOutside(lever, value))
        tellBounds(voice.say(lever.label), value, lever.min, lever.max, (one) => withUnit(lever, one, voice))
    },
    back: (lever) => {
      const { levers, state } = stage.view()
      go(step(history, moved(levers, state, lever, null), false))
    },
    leave: () => {
      gesture = null
    },
    moveYear: (year, value) => {
      const { levers, state, voice } = stage.view()
      const max = levers.intake?.max ?? 0
      moveTo(movedYear(levers, state, year, value), `year ${year}`, false)
      if (isOutside({ min: 0, max }, value))
        tellBounds(String(year), value, 0, max, (one) => voice.number(one, Number.isInteger(one) ? 0 : 1))
    },
    undo: () => go(undone(history)),
    redo: () => go(redone(history)),
    reset: () => go(step(history, atRest, false)),
  }
  return { actions, goTo: (state) => go(step(history, state, false)) }
}
