import type { LiveChange, LiveResult } from '@kohort/ensemble'
import { hydrate } from 'preact'
import { liveLevers } from '../src/page/levers/lever.js'
import { changesOf, isAtRest, type LeverState } from '../src/page/levers/state.js'
import { outcomeOf } from '../src/page/model/outcome.js'
import type { PageData } from '../src/page/page-data.js'
import { candidatesOf } from '../src/page/page-told.js'
import { firstView } from '../src/page/view/first-view.js'
import { verdictProps } from '../src/page/view/verdict-part.js'
import { spokenVerdict } from '../src/page/view/verdict-view.js'
import { actionsOf } from './actions.js'
import { type Engine, startEngine } from './engine.js'
import { leverMoves } from './levers.js'
import { startLink } from './link.js'
import type { Rest } from './messages.js'
import { startStage } from './stage.js'
import { watchWindow } from './window.js'

/** After the last move, before the slower parts of the page follow. */
const SETTLE = 160

/** Makes the page live. */
export const startApp = (data: PageData, program: string): void => {
  const stage = startStage(data)
  const { view, change, draw, drawOnly, say, tell } = stage
  let settling: ReturnType<typeof setTimeout> | undefined
  let onDrawn: (() => void) | null = null
  let isLeverBehind = false
  /** What the slower parts are waiting for; any other answer comes too late. */
  let asked: Rest | null = null

  const settled = (): void => {
    link.write()
    const { state, voice, levers, outcome, isMoved } = view()
    if (isAtRest(state)) {
      asked = null
      engine.forgetRest()
      const { charts, consistency, told } = firstView(data, voice.language)
      change({ charts, consistency, told, isDrawing: false })
    } else {
      asked = {
        changes: changesOf(levers, state),
        language: voice.language,
        candidates: candidatesOf(outcome),
      }
      change({ isDrawing: true })
      engine.rest(asked)
    }
    draw('rest')
    // A message that has just been told is told with it, not talked over.
    stage.speak(`${view().message} ${spokenVerdict(verdictProps(view()), isMoved)}`.trim())
  }
  const settle = (): void => {
    clearTimeout(settling)
    settling = setTimeout(settled, SETTLE)
  }
  const show = (state: LeverState, isDragging: boolean): void => {
    // What is being drawn is of levers that have moved on.
    asked = null
    clearTimeout(settling)
    change({
      revision: isDragging ? view().revision : view().revision + 1,
      state,
      isMoved: !isAtRest(state),
      message: '',
    })
    engine.move(changesOf(view().levers, state))
    // While a slider is dragged it moves by itself: the band comes first, and what stands beside the slider after it.
    if (isDragging) isLeverBehind = true
    else drawOnly('levers', 'live-head', 'message')
  }
  const moves = leverMoves(stage, show)
  const link = startLink(data, stage, (state) => {
    change({ isAwaited: true, isDrawing: true })
    moves.goTo(state)
    draw('move', 'rest')
  })

  const onMoved = (result: LiveResult, changes: readonly LiveChange[]): void => {
    // At rest the figures are those of the file, to the last bit.
    const outcome = changes.length === 0 ? view().rest : outcomeOf(data.plan, data.series, result)
    const wasAwaited = view().isAwaited
    change({ outcome, isAwaited: false })
    drawOnly('status', 'live-key', 'live-charts')
    if (wasAwaited) drawOnly('verdict', 'figures', 'goal-years')
    if (isLeverBehind) {
      isLeverBehind = false
      setTimeout(() => drawOnly('levers', 'live-head', 'message'), 0)
    }
    const told = onDrawn
    onDrawn = null
    if (told !== null) told()
    else settle()
  }
  const { plan, draws, seed, series } = data
  const setting = { plan, draws, seed, series, levers: liveLevers(view().levers) }
  const engine: Engine = startEngine(data, setting, program, {
    onMoved,
    onRested: ({ charts, consistency, told }, of) => {
      if (of !== asked) return
      asked = null
      change({
        charts,
        told,
        consistency: view().consistency === null ? null : consistency,
        isDrawing: false,
      })
      draw('rest')
    },
    onFallback: () =>
      tell(
        say(
          'Webbläsaren tillåter inga bakgrundstrådar för den här filen: modellen räknar i själva sidan, som kan kännas trög.',
          'The browser allows no background threads for this file: the model runs in the page itself, which may feel slow.',
        ),
      ),
    onFailed: (message, of) => {
      change({ isDrawing: false, ...(of === 'move' ? { isAwaited: false } : {}) })
      draw('rest')
      tell(
        `${say('Modellen kan inte räkna med de här talen', 'The model cannot take these numbers')}: ${message} ${say('Det som visas är det senaste som gick att räkna.', 'What is shown is the last that could be computed.')}`,
      )
    },
  })

  const actions = actionsOf({
    data,
    stage,
    engine,
    link,
    moves: moves.actions,
    settle,
    drawnWith: (state) =>
      new Promise((resolve) => {
        onDrawn = resolve
        show(state, true)
      }),
  })

  // As it stands in the file first, so that what is there is taken over; then what is live.
  stage.drawAll(hydrate)
  change({ isLive: true, actions })
  draw('move', 'rest', 'language')
  link.read()
  watchWindow(actions, (width, isNarrow) => {
    if (Math.abs(width - view().width) < 2 && isNarrow === view().isNarrow) return
    change({ width, isNarrow })
    drawOnly('live-charts')
  })
  window.addEventListener('hashchange', () => {
    if (!link.isOwn()) link.read()
  })
}
