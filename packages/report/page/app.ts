import type { LiveChange, LiveResult } from '@kohort/ensemble'
import { h, hydrate, render } from 'preact'
import { fragmentOf, stateOfFragment } from '../src/page/levers/fragment.js'
import { type History, historyOf, redone, step, undone } from '../src/page/levers/history.js'
import { type Lever, liveLevers } from '../src/page/levers/lever.js'
import { atRest, changesOf, isAtRest, type LeverState, moved, movedYear } from '../src/page/levers/state.js'
import { outcomeOf } from '../src/page/model/outcome.js'
import type { PageData } from '../src/page/page-data.js'
import { firstView } from '../src/page/view/first-view.js'
import { type Island, islands } from '../src/page/view/islands.js'
import type { Actions, PageView } from '../src/page/view/page-view.js'
import { spokenVerdict } from '../src/page/view/verdict-view.js'
import { other, voiceOf } from '../src/page/view/words.js'
import { type Engine, startEngine } from './engine.js'
import { fileName, saveFile } from './files.js'
import { measure } from './measure.js'
import { changedPlan, scenarioOf } from './saved.js'

/** After the last move, before the slower parts of the page follow. */
const SETTLE = 160

/** Makes the page live. */
export const startApp = (data: PageData, program: string): void => {
  let view: PageView = firstView(data, data.language)
  let history: History = historyOf(atRest)
  let gesture: string | null = null
  let settling: ReturnType<typeof setTimeout> | undefined
  let ownFragment = location.hash
  let onDrawn: (() => void) | null = null

  const rootOf = (id: string): HTMLElement | null => document.getElementById(id)
  const drawn = (island: Island, draw: typeof render): void => {
    const root = rootOf(island.id)
    const node = island.view(view)
    if (root !== null && node !== null) draw(h('div', { class: 'island' }, node), root)
  }
  const draw = (...kinds: readonly Island['when'][]): void => {
    for (const island of islands) if (kinds.includes(island.when)) drawn(island, render)
  }
  const say = (sv: string, en: string): string => view.voice.say({ sv, en })
  const change = (next: Partial<PageView>): void => {
    view = { ...view, ...next }
  }
  const tell = (message: string): void => {
    change({ message })
    draw('move')
    speak(message)
  }
  const speak = (text: string): void => {
    const spoken = rootOf('spoken')
    if (spoken !== null) spoken.textContent = text
  }

  const writeFragment = (): void => {
    const fragment = fragmentOf(data.planHash, view.state)
    if (fragment === location.hash) return
    ownFragment = fragment
    try {
      window.history.replaceState(null, '', fragment === '' ? location.pathname + location.search : fragment)
    } catch {
      location.replace(fragment === '' ? '#' : fragment)
    }
  }
  const settle = (): void => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      writeFragment()
      const { state } = view
      if (isAtRest(state)) {
        const first = firstView(data, view.voice.language)
        change({ charts: first.charts, consistency: first.consistency, isDrawing: false })
      } else {
        change({ isDrawing: true })
        engine.rest(changesOf(view.levers, state), view.voice.language)
      }
      draw('rest')
      speak(
        spokenVerdict(
          { plan: data.plan, outcome: view.outcome, draws: data.draws, voice: view.voice },
          view.isMoved,
        ),
      )
    }, SETTLE)
  }
  const show = (state: LeverState): void => {
    change({
      revision: gesture === null ? view.revision + 1 : view.revision,
      state,
      isMoved: !isAtRest(state),
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      message: '',
    })
    engine.move(changesOf(view.levers, state))
    for (const island of islands)
      if (island.id === 'levers' || island.id === 'live-head') drawn(island, render)
  }
  const go = (next: History): void => {
    gesture = null
    history = next
    show(history.now)
  }
  /** Steps of one gesture are one step back. */
  const moveTo = (next: LeverState, name: string, isDragging: boolean): void => {
    history = step(history, next, gesture === name)
    gesture = isDragging ? name : null
    show(history.now)
  }

  const actions: Actions = {
    move: (lever: Lever, value, isDragging) =>
      moveTo(moved(view.levers, view.state, lever, value), lever.id, isDragging),
    moveYear: (year, value) => moveTo(movedYear(view.levers, view.state, year, value), `year ${year}`, false),
    undo: () => go(undone(history)),
    redo: () => go(redone(history)),
    reset: () => go(step(history, atRest, false)),
    language: () => {
      const language = other(view.voice.language)
      change({ voice: voiceOf(language), charts: data.charts[language] ?? view.charts })
      document.documentElement.lang = language
      const skip = rootOf('skip')
      if (skip !== null) skip.textContent = say('Till innehållet', 'To the content')
      const { title, id } = data.plan
      document.title = `${view.voice.name(title ?? id)} – Kohort`
      draw('move', 'rest', 'language')
      settle()
    },
    savePlan: () =>
      saveFile(
        fileName(data.plan.id, view.isMoved ? `${say('andrad', 'changed')}.plan.json` : 'plan.json'),
        changedPlan(data.plan, changesOf(view.levers, view.state)),
      ),
    saveScenario: () =>
      saveFile(
        fileName(data.plan.id, `${say('andrad', 'changed')}.scenario.json`),
        scenarioOf(data.plan, changesOf(view.levers, view.state)),
      ),
    copyLink: () => {
      writeFragment()
      const link = location.href
      const done = (): void =>
        tell(
          say(
            'Länken är kopierad. Har den andre sin egen kopia av filen räcker det som står från och med #.',
            'The link is copied. Whoever has a copy of the file needs only what stands from # on.',
          ),
        )
      const failed = (): void => tell(`${say('Kopiera länken härifrån', 'Copy the link from here')}: ${link}`)
      if (navigator.clipboard === undefined) failed()
      else navigator.clipboard.writeText(link).then(done, failed)
    },
    print: () => window.print(),
    measure: () => {
      change({ measured: say('Mäter …', 'Measuring …') })
      draw('rest')
      const before = view.state
      measure({
        view,
        engine,
        move: (state) =>
          new Promise((resolve) => {
            onDrawn = resolve
            gesture = 'measure'
            show(state)
          }),
      }).then(({ text, median, ratio }) => {
        onDrawn = null
        gesture = null
        show(before)
        change({ measured: text })
        draw('rest')
        const place = rootOf('method')
        if (place !== null) Object.assign(place.dataset, { median: String(median), ratio: String(ratio) })
        settle()
      })
    },
  }

  const onMoved = (result: LiveResult, changes: readonly LiveChange[]): void => {
    // At rest the figures are those of the file, to the last bit.
    change({ outcome: changes.length === 0 ? view.rest : outcomeOf(data.plan, data.series, result) })
    for (const island of islands)
      if (island.id === 'status' || island.id === 'live-charts') drawn(island, render)
    const told = onDrawn
    onDrawn = null
    if (told !== null) told()
    else settle()
  }
  const { plan, draws, seed, series } = data
  const setting = { plan, draws, seed, series, levers: liveLevers(view.levers) }
  const engine: Engine = startEngine(data, setting, program, {
    onMoved,
    onRested: ({ charts, consistency }) => {
      change({ charts, consistency: view.consistency === null ? null : consistency, isDrawing: false })
      draw('rest')
    },
    onFallback: () =>
      tell(
        say(
          'Webbläsaren tillåter inga bakgrundstrådar för den här filen: modellen räknar i själva sidan, som kan kännas trög.',
          'The browser allows no background threads for this file: the model runs in the page itself, which may feel slow.',
        ),
      ),
    onFailed: (message) =>
      tell(
        `${say('Modellen kan inte räkna med de här talen', 'The model cannot take these numbers')}: ${message}`,
      ),
  })

  const restore = (): void => {
    const found = stateOfFragment(location.hash, data.planHash, view.levers)
    if ('problem' in found) tell(view.voice.say(found.problem))
    else if (!isAtRest(found) || !isAtRest(view.state)) go(step(history, found, false))
  }

  // As it stands in the file first, so that what is there is taken over; then what is live.
  for (const island of islands) drawn(island, hydrate)
  change({ isLive: true, actions })
  draw('move', 'rest', 'language')
  restore()
  watch(actions, (width) => {
    if (Math.abs(width - view.width) < 2) return
    change({ width })
    for (const island of islands) if (island.id === 'live-charts') drawn(island, render)
  })
  window.addEventListener('hashchange', () => {
    if (location.hash !== ownFragment) restore()
  })
}

/** The window: keys, size, print. */
const watch = (actions: Actions, onWidth: (width: number) => void): void => {
  const dirty = new WeakSet<EventTarget>()
  document.addEventListener('input', ({ target }) => target !== null && dirty.add(target), true)
  document.addEventListener('change', ({ target }) => target !== null && dirty.delete(target), true)
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const { target } = event
    // While somebody writes in a field, undo is the field's own.
    if (target instanceof HTMLInputElement && target.type === 'number' && dirty.has(target)) return
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) actions.undo()
    else if (key === 'y' || (key === 'z' && event.shiftKey)) actions.redo()
    else return
    event.preventDefault()
  })
  const stage = document.getElementById('live-charts')
  if (stage !== null && typeof ResizeObserver !== 'undefined') {
    const measured = (): void => {
      const figure = stage.querySelector('figure')
      if (figure !== null) onWidth(Math.max(240, Math.round(figure.clientWidth)))
    }
    new ResizeObserver(measured).observe(stage)
    measured()
  }
  const closed: HTMLDetailsElement[] = []
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details'))
      if (!details.open) {
        details.open = true
        closed.push(details)
      }
  })
  window.addEventListener('afterprint', () => {
    for (const details of closed.splice(0)) details.open = false
  })
}
