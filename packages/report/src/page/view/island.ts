import type { VNode } from 'preact'
import { el } from './el.js'
import type { PageView } from './page-view.js'

/** A part of the page that is drawn by itself: at every move, when the levers rest, or when the language changes. */
export interface Island {
  readonly id: string
  readonly when: 'move' | 'rest' | 'language'
  readonly view: (view: PageView) => VNode | null
}

export const text = (view: PageView, sv: string, en: string): string => view.voice.say({ sv, en })

export const button = (label: string, onClick: () => void, disabled = false): VNode =>
  el('button', { type: 'button', onClick, disabled }, label)

/** A part with a heading and a sentence of its own. */
export const section = (
  view: PageView,
  sv: string,
  en: string,
  lead: readonly [string, string],
  body: VNode | null,
): VNode => el('div', {}, el('h2', {}, text(view, sv, en)), el('p', {}, text(view, ...lead)), body)
