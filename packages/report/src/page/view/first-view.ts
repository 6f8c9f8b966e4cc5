import { consistency } from '@kohort/core'
import { asksForBoth } from '../../shared/consistency-text.js'
import type { Language } from '../../tables/table.js'
import { leversOf } from '../levers/levers-of.js'
import { atRest } from '../levers/state.js'
import { outcomeOf } from '../model/outcome.js'
import { type PageData, restored } from '../page-data.js'
import type { Actions, PageView } from './page-view.js'
import { voiceOf } from './words.js'

const nothing = (): void => undefined

export const noActions: Actions = {
  move: nothing,
  back: nothing,
  leave: nothing,
  moveYear: nothing,
  undo: nothing,
  redo: nothing,
  reset: nothing,
  language: nothing,
  savePlan: nothing,
  saveScenario: nothing,
  copyLink: nothing,
  print: nothing,
  measure: nothing,
}

/** Of a live chart before anybody has measured the window. */
export const FIRST_WIDTH = 520

/** The page before anything moves, as it stands in the file. */
export const firstView = (data: PageData, language: Language): PageView => {
  const rest = outcomeOf(data.plan, data.series, restored(data.rest))
  return {
    data,
    voice: voiceOf(language),
    levers: leversOf(data.plan),
    state: atRest,
    outcome: rest,
    rest,
    charts: data.charts[language] ?? [],
    consistency: asksForBoth(data.plan) ? consistency(data.plan) : null,
    told: data.told,
    isMoved: false,
    isAwaited: false,
    isLive: false,
    isDrawing: false,
    canUndo: false,
    canRedo: false,
    revision: 0,
    isNarrow: false,
    width: FIRST_WIDTH,
    message: '',
    measured: '',
    actions: noActions,
  }
}
