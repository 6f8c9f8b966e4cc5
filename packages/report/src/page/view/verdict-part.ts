import type { VNode } from 'preact'
import { el } from './el.js'
import { text } from './island.js'
import { KeyFigures } from './key-figures.js'
import type { PageView } from './page-view.js'
import { GoalList, type VerdictProps, verdictText } from './verdict-view.js'

/** What the verdict is told from. */
export const verdictProps = ({ data, outcome, voice, state }: PageView): VerdictProps => ({
  plan: data.plan,
  outcome,
  draws: data.draws,
  voice,
  norm: state.values.norm ?? null,
})

/** The verdict first: whether the plan holds, its key figures, and each goal. */
export const verdict = (view: PageView): VNode => {
  const props = verdictProps(view)
  return el(
    'div',
    { class: `${view.isMoved ? 'moved' : ''}${view.isAwaited ? ' awaited' : ''}`.trim() },
    el('h2', { id: 'verdict-title' }, text(view, 'Håller planen?', 'Does the plan hold?')),
    el(
      'p',
      { class: 'answer' },
      view.isAwaited
        ? text(view, 'Räknar med länkens ändringar …', 'Computing with the changes of the link …')
        : verdictText(view.outcome, view.isMoved, view.voice),
    ),
    // What is shown must not be taken for the answer while that is on its way.
    view.isAwaited ? null : el(KeyFigures, props),
    view.isAwaited ? null : el(GoalList, props),
  )
}
