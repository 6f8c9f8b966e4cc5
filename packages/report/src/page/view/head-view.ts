import type { VNode } from 'preact'
import { el } from './el.js'
import { button, text } from './island.js'
import type { PageView } from './page-view.js'

/** What the page is about, its language, and print. */
export const head = (view: PageView): VNode => {
  const { data, voice } = view
  const { plan } = data
  const name = plan.title === undefined ? plan.id : plan.title
  return el(
    'div',
    { class: 'head' },
    el(
      'div',
      {},
      el('h1', {}, voice.name(name)),
      el(
        'p',
        {},
        text(
          view,
          `ST-läkare i allmänmedicin, räknat från ${plan.base} till ${plan.to}. Osäkerheten är räknad i ${voice.number(data.draws)} dragningar.`,
          `Trainees in general medicine, projected from ${plan.base} to ${plan.to}. The uncertainty is from ${voice.number(data.draws)} draws.`,
        ),
      ),
    ),
    el(
      'div',
      { class: 'tools' },
      data.both
        ? el(
            'button',
            {
              type: 'button',
              lang: voice.language === 'sv' ? 'en' : 'sv',
              onClick: view.actions.language,
              disabled: !view.isLive,
            },
            voice.language === 'sv' ? 'In English' : 'På svenska',
          )
        : null,
      button(text(view, 'Skriv ut', 'Print'), view.actions.print, !view.isLive),
    ),
  )
}
