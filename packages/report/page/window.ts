import type { Actions } from '../src/page/view/page-view.js'

/** Below this the levers are below the bands; the style says the same. */
const NARROW = '(max-width: 860px)'

const watchKeys = (actions: Actions): void => {
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
}

/** The link past the head goes to the content and leaves the address alone, which tells where the levers stand. */
const watchSkip = (): void =>
  document.getElementById('skip')?.addEventListener('click', (event) => {
    event.preventDefault()
    const main = document.getElementById('main')
    main?.focus()
    main?.scrollIntoView()
  })

const watchSize = (onSize: (width: number, isNarrow: boolean) => void): void => {
  const stage = document.getElementById('live-charts')
  if (stage === null || typeof ResizeObserver === 'undefined') return
  const narrow = window.matchMedia(NARROW)
  const measured = (): void => {
    const figure = stage.querySelector('figure')
    if (figure !== null) onSize(Math.max(240, Math.round(figure.clientWidth)), narrow.matches)
  }
  new ResizeObserver(measured).observe(stage)
  narrow.addEventListener('change', measured)
  measured()
}

/** On paper everything is open. */
const watchPrint = (): void => {
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

/** The window: keys, size, print. */
export const watchWindow = (actions: Actions, onSize: (width: number, isNarrow: boolean) => void): void => {
  watchKeys(actions)
  watchSkip()
  watchSize(onSize)
  watchPrint()
}
