import type { VNode } from 'preact'
import { seriesText } from '../../shared/series-text.js'
import { isAtRest } from '../levers/state.js'
import { BandChart } from './band-chart.js'
import { el } from './el.js'
import { button, text } from './island.js'
import type { PageView } from './page-view.js'
import { goalsMet } from './verdict-view.js'

/** What a reader can do with the levers. */
export const liveHead = (view: PageView): VNode => {
  const { actions, isLive, canUndo, canRedo, isMoved } = view
  return el(
    'div',
    {},
    el('h2', {}, text(view, 'Vad händer om?', 'What if?')),
    el(
      'p',
      { class: 'screen' },
      text(
        view,
        'Dra i reglagen eller skriv tal: modellen räknar i sidan, och allt på den följer med. Inget skickas någonstans.',
        'Move the sliders or write numbers: the model runs in the page, and everything on it follows. Nothing is sent anywhere.',
      ),
    ),
    view.levers.intakeWhy === null ? null : el('p', { class: 'note' }, view.voice.say(view.levers.intakeWhy)),
    isLive
      ? null
      : el('p', { class: 'note' }, text(view, 'Reglagen behöver JavaScript.', 'The levers need JavaScript.')),
    el(
      'div',
      { class: 'tools' },
      button(text(view, 'Ångra', 'Undo'), actions.undo, !canUndo),
      button(text(view, 'Gör om', 'Redo'), actions.redo, !canRedo),
      button(text(view, 'Återställ allt', 'Reset all'), actions.reset, !isMoved),
      button(text(view, 'Spara planen', 'Save the plan'), actions.savePlan, !isLive),
      button(text(view, 'Spara scenariot', 'Save the scenario'), actions.saveScenario, !isLive || !isMoved),
      button(text(view, 'Kopiera länk', 'Copy link'), actions.copyLink, !isLive),
    ),
  )
}

/** The verdict in a line, which stays in sight while a lever moves. */
export const status = (view: PageView): VNode => {
  const last = (name: 'completions' | 'coverage'): number | null =>
    view.outcome.band(name).at(-1)?.central ?? null
  const { voice, data } = view
  const completions = last('completions')
  const coverage = last('coverage')
  return el(
    'p',
    { class: 'status', 'aria-hidden': 'true' },
    view.isAwaited
      ? text(view, 'Räknar …', 'Computing …')
      : [
          el('b', {}, goalsMet(view.outcome, voice)),
          ` · ${data.plan.to}: ${completions === null ? '–' : seriesText('completions', data.plan, voice).round(completions)} ${text(view, 'färdiga', 'completions')}, ${coverage === null ? '–' : voice.percent(coverage)} ${text(view, 'täckning', 'coverage')}`,
        ],
  )
}

/** What the marks of the bands mean. */
export const liveKey = (view: PageView): VNode =>
  el(
    'p',
    { class: 'key', 'aria-hidden': 'true' },
    ...(
      [
        ['central', 'planens tal', "the plan's figures"],
        ['inner', 'hälften av fallen', 'half of the cases'],
        ['outer', 'nio av tio', 'nine of ten'],
        ['goal', 'mål', 'goal'],
        ['observed', 'uppgift i källorna', 'stated by sources'],
        ...(view.isMoved ? [['sent', 'planen som den kom', 'the plan as it was sent'] as const] : []),
      ] as const
    ).flatMap(([mark, sv, en]) => [
      el('span', { class: `key-${mark}`, key: mark }),
      `${text(view, sv, en)} `,
    ]),
  )

/** The bands that follow a lever. */
export const liveCharts = (view: PageView): VNode => {
  const { data, outcome, rest, voice, width, state, isNarrow } = view
  const sent = isAtRest(state) ? null : rest
  return el(
    'div',
    {
      class: 'bands',
      // Where they are a row that is swiped sideways, the keyboard must reach it too.
      ...(isNarrow
        ? { tabIndex: 0, role: 'group', 'aria-label': text(view, 'Banden, åt sidan', 'The bands, sideways') }
        : {}),
    },
    ...(['completions', 'trainees', 'coverage', 'specialists'] as const).map((name) =>
      el(BandChart, { key: name, plan: data.plan, name, outcome, sent, rest, width, voice, isNarrow }),
    ),
  )
}
