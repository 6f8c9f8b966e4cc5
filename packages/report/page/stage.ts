import { h, render } from 'preact'
import type { PageData } from '../src/page/page-data.js'
import { firstView } from '../src/page/view/first-view.js'
import type { Island } from '../src/page/view/island.js'
import { islands } from '../src/page/view/islands.js'
import type { PageView } from '../src/page/view/page-view.js'

/** The page as it stands, and its parts drawn from that. */
export interface Stage {
  readonly view: () => PageView
  readonly change: (next: Partial<PageView>) => void
  /** All parts of some kinds. */
  readonly draw: (...kinds: readonly Island['when'][]) => void
  /** Some parts by their ids. */
  readonly drawOnly: (...ids: readonly string[]) => void
  readonly drawAll: (by: typeof render) => void
  readonly say: (sv: string, en: string) => string
  /** For ears only. */
  readonly speak: (text: string) => void
  /** A message for eyes and ears. */
  readonly tell: (message: string) => void
}

export const startStage = (data: PageData): Stage => {
  let view: PageView = firstView(data, data.language)
  const drawn = (island: Island, by: typeof render): void => {
    const root = document.getElementById(island.id)
    const node = island.view(view)
    if (root !== null && node !== null) by(h('div', { class: 'island' }, node), root)
  }
  const draw: Stage['draw'] = (...kinds) => {
    for (const island of islands) if (kinds.includes(island.when)) drawn(island, render)
  }
  const speak = (text: string): void => {
    const spoken = document.getElementById('spoken')
    if (spoken !== null) spoken.textContent = text
  }
  const change: Stage['change'] = (next) => {
    view = { ...view, ...next }
  }
  return {
    view: () => view,
    change,
    draw,
    drawOnly: (...ids) => {
      for (const island of islands) if (ids.includes(island.id)) drawn(island, render)
    },
    drawAll: (by) => {
      for (const island of islands) drawn(island, by)
    },
    say: (sv, en) => view.voice.say({ sv, en }),
    speak,
    tell: (message) => {
      change({ message })
      draw('move')
      speak(message)
    },
  }
}
