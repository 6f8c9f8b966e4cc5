import type { Bilingual, Plan } from '@kohort/core'
import { chanceLeftOut } from '@kohort/ensemble'
import type { VNode } from 'preact'
import { consistencyText } from '../../shared/consistency-text.js'
import { counterLead } from '../../shared/counter-evidence.js'
import { leanText } from '../../shared/lean.js'
import { isMoved } from '../levers/state.js'
import type { Outcome } from '../model/outcome.js'
import { el } from './el.js'
import { text } from './island.js'
import type { PageView } from './page-view.js'

/** Whether the wanted stock and the wanted completions go together. */
export const consistency = (view: PageView): VNode => {
  const { consistency: found, data, voice } = view
  if (found === null) return el('div', {})
  // The reader may have moved them.
  const said = consistencyText(found, data.plan, voice, { sv: 'de här talen', en: 'these numbers' })
  return el(
    'div',
    { class: 'consistency' },
    el('h3', {}, said.question),
    el('p', {}, [said.answer, ...said.why].join(' ')),
  )
}

/** What the bands leave out: they follow the levers, so it does. */
const chanceOf = (outcome: Outcome, { base, goals }: Plan): Bilingual | null => {
  const found = outcome
    .band('completions')
    .flatMap(({ year, central }) => (year > base ? (central ?? []) : []))
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length
  const hasCorridors = goals.some(({ min, max }) => min !== undefined && max !== undefined)
  return mean > 0 ? chanceLeftOut(mean, hasCorridors) : null
}

/** What must be known of the verdict: how the intake came about, what pulls the other way, and how the draws lie. */
export const evidence = (view: PageView): VNode => {
  const { data, told, voice, state, levers } = view
  if (view.isAwaited) return el('div', {})
  const isIntakeMoved = levers.list.some(
    (lever) => (lever.id === 'level' || lever.id === 'final') && isMoved(levers, state, lever),
  )
  // Set by the reader it is no longer what the plan says of it.
  const intake = data.intakeNote === null || isIntakeMoved ? null : voice.say(data.intakeNote)
  const lean = told.lean === null ? null : leanText(told.lean, data.plan)
  const chance = chanceOf(view.outcome, data.plan)
  return el(
    'div',
    { class: 'evidence' },
    intake === null ? null : el('p', { id: 'intake-note' }, intake),
    told.counters.length === 0
      ? null
      : el(
          'ul',
          { id: 'counters' },
          ...told.counters.map(({ text: said, note }) =>
            el(
              'li',
              { key: said.en },
              el('b', {}, `${voice.say(counterLead)}: `),
              voice.say(said),
              note === null ? '' : ` ${voice.say(note)}`,
            ),
          ),
        ),
    lean === null
      ? null
      : el(
          'div',
          { id: 'lean' },
          el('p', {}, voice.say(lean.lead)),
          el('ol', {}, ...lean.causes.map((cause) => el('li', { key: cause.en }, voice.say(cause)))),
        ),
    chance === null ? null : el('p', { id: 'chance' }, voice.say(chance)),
    view.isDrawing ? el('p', { class: 'note' }, text(view, 'Räknas om …', 'Being recomputed …')) : null,
  )
}
