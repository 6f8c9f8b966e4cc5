import type { VNode } from 'preact'
import { el } from './el.js'
import { button, text } from './island.js'
import type { PageView } from './page-view.js'
import { shortLine } from './words.js'

/** How it is computed, from what, and how fast. */
export const method = (view: PageView): VNode => {
  const { data, voice } = view
  return el(
    'div',
    {},
    el('h2', {}, text(view, 'Så är det räknat', 'How it is computed')),
    el(
      'p',
      {},
      text(
        view,
        'Modellen följer varje årskull ST-läkare från antagning till färdig specialist, år för år, och håller antalen mot planens mål. Varje osäkert tal dras ur sitt spann; banden visar var fallen hamnar, och sannolikheten är den andel av fallen där målet nås.',
        'The model follows each year’s intake from start to finished specialist, year by year, and holds the numbers to the plan’s goals. Every uncertain number is drawn from its range; the bands show where the cases fall, and a probability is the share of the cases in which the goal is met.',
      ),
    ),
    el(
      'dl',
      { class: 'manifest' },
      ...[
        ['Kohort', data.version],
        [text(view, 'Planens namn', 'Plan'), shortLine(data.plan.id)],
        [text(view, 'Planens kontrollsumma', 'Hash of the plan'), data.planHash],
        [text(view, 'Dragningar', 'Draws'), voice.number(data.draws)],
        [text(view, 'Frö', 'Seed'), data.seed],
      ].map(([name, value]) => el('div', { key: name }, el('dt', {}, name), el('dd', {}, value))),
    ),
    el(
      'p',
      {},
      button(
        text(view, 'Mät hur snabbt sidan räknar', 'Measure how fast the page computes'),
        view.actions.measure,
        !view.isLive,
      ),
    ),
    el('p', { id: 'measured', class: 'small' }, view.measured),
  )
}
