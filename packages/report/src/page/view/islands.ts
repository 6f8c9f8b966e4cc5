import type { VNode } from 'preact'
import { isAtRest } from '../levers/state.js'
import type { PageChart } from '../page-data.js'
import { Assumptions } from './assumptions-view.js'
import { BandChart } from './band-chart.js'
import { consistencyText } from './consistency-text.js'
import { el } from './el.js'
import { LeversView } from './levers-view.js'
import type { PageView } from './page-view.js'
import { FiguresTable, GoalYears, ScenarioTable } from './tables-view.js'
import { GoalList, KeyFigures, verdictText } from './verdict-view.js'
import { oneLine } from './words.js'

/** A part of the page that is drawn by itself: at every move, when the levers rest, or when the language changes. */
export interface Island {
  readonly id: string
  readonly when: 'move' | 'rest' | 'language'
  readonly view: (view: PageView) => VNode | null
}

const text = (view: PageView, sv: string, en: string): string => view.voice.say({ sv, en })

const button = (label: string, onClick: () => void, disabled = false): VNode =>
  el('button', { type: 'button', onClick, disabled }, label)

const head = (view: PageView): VNode => {
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

const verdict = (view: PageView): VNode => {
  const props = { plan: view.data.plan, outcome: view.outcome, draws: view.data.draws, voice: view.voice }
  return el(
    'div',
    { class: view.isMoved ? 'moved' : '' },
    el('h2', { id: 'verdict-title' }, text(view, 'Håller planen?', 'Does the plan hold?')),
    el('p', { class: 'answer' }, verdictText(view.outcome, view.isMoved, view.voice)),
    el(KeyFigures, props),
    el(GoalList, props),
  )
}

const consistency = (view: PageView): VNode => {
  const said = view.consistency === null ? null : consistencyText(view.consistency, view.voice)
  if (said === null) return el('div', {})
  return el(
    'div',
    { class: 'consistency' },
    el('h3', {}, said.question),
    el('p', {}, `${said.answer} ${said.why}`),
  )
}

const liveHead = (view: PageView): VNode => {
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

const status = (view: PageView): VNode => {
  const goals = view.outcome.goals.filter(({ verdict }) => verdict.met !== null)
  const met = goals.filter(({ verdict }) => verdict.met === true).length
  const last = (name: 'completions' | 'coverage'): number | null =>
    view.outcome.band(name).at(-1)?.central ?? null
  const { voice, data } = view
  const completions = last('completions')
  const coverage = last('coverage')
  return el(
    'p',
    { class: 'status', 'aria-hidden': 'true' },
    el('b', {}, text(view, `${met} av ${goals.length} mål nås`, `${met} of ${goals.length} goals met`)),
    ` · ${data.plan.to}: ${completions === null ? '–' : voice.number(completions)} ${text(view, 'färdiga', 'completions')}, ${coverage === null ? '–' : voice.percent(coverage)} ${text(view, 'täckning', 'coverage')}`,
  )
}

const liveCharts = (view: PageView): VNode => {
  const { data, outcome, rest, voice, width, state } = view
  const sent = isAtRest(state) ? null : rest
  return el(
    'div',
    {},
    el(
      'p',
      { class: 'key', 'aria-hidden': 'true' },
      el('span', { class: 'key-central' }),
      text(view, 'planens tal ', "the plan's figures "),
      el('span', { class: 'key-inner' }),
      text(view, 'hälften av fallen ', 'half of the cases '),
      el('span', { class: 'key-outer' }),
      text(view, 'nio av tio ', 'nine of ten '),
      el('span', { class: 'key-goal' }),
      text(view, 'mål ', 'goal '),
      el('span', { class: 'key-observed' }),
      text(view, 'uppgift i källorna ', 'stated by sources '),
      sent === null
        ? null
        : [el('span', { class: 'key-sent' }), text(view, 'planen som den kom', 'the plan as it was sent')],
    ),
    el(
      'div',
      { class: 'bands' },
      ...(['trainees', 'completions', 'coverage', 'specialists'] as const).map((name) =>
        el(BandChart, { key: name, plan: data.plan, name, outcome, sent, rest, width, voice }),
      ),
    ),
  )
}

/** Made by this package from the plan, every text in it escaped. */
const chart = ({ id, svg }: PageChart): VNode =>
  el('div', { key: id, class: 'chart', id: `chart-${id}`, dangerouslySetInnerHTML: { __html: svg } })

const scenarioCharts = ({ data, voice }: PageView): VNode =>
  el('div', { class: 'charts' }, ...(data.scenarioCharts[voice.language] ?? []).map(chart))

const charts = (view: PageView): VNode =>
  el(
    'div',
    { 'aria-busy': view.isDrawing ? 'true' : 'false' },
    el('h2', {}, text(view, 'Diagram', 'Charts')),
    view.isDrawing
      ? el('p', { class: 'note' }, text(view, 'Diagrammen ritas om …', 'The charts are being redrawn …'))
      : view.isMoved
        ? el('p', { class: 'note' }, text(view, 'Med dina ändringar.', 'With your changes.'))
        : null,
    el('div', { class: view.isDrawing ? 'charts stale' : 'charts' }, ...view.charts.map(chart)),
  )

const section = (
  view: PageView,
  sv: string,
  en: string,
  lead: readonly [string, string],
  body: VNode | null,
): VNode => el('div', {}, el('h2', {}, text(view, sv, en)), el('p', {}, text(view, ...lead)), body)

const method = (view: PageView): VNode => {
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
        [text(view, 'Planens namn', 'Plan'), oneLine(data.plan.id)],
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

const message = (view: PageView): VNode =>
  view.message === '' ? el('div', {}) : el('p', { class: 'message' }, view.message)

/** The page's parts, in the order in which they are read. */
export const islands: readonly Island[] = [
  { id: 'head', when: 'rest', view: head },
  { id: 'message', when: 'move', view: message },
  { id: 'verdict', when: 'rest', view: verdict },
  { id: 'consistency', when: 'rest', view: consistency },
  { id: 'live-head', when: 'move', view: liveHead },
  { id: 'levers', when: 'move', view: LeversView },
  { id: 'status', when: 'move', view: status },
  { id: 'live-charts', when: 'move', view: liveCharts },
  { id: 'charts', when: 'rest', view: charts },
  {
    id: 'goal-years',
    when: 'rest',
    view: (view) =>
      section(
        view,
        'Målen år för år',
        'The goals year by year',
        [
          'Ett mål över flera år kan nås ett år och missas ett annat.',
          'A goal over several years may be met in one and missed in another.',
        ],
        GoalYears(view),
      ),
  },
  {
    id: 'scenarios',
    when: 'language',
    view: (view) =>
      view.data.comparison === null
        ? null
        : section(
            view,
            'Scenarierna',
            'The scenarios',
            [
              'Räknade på planen som den kom, utan dina ändringar.',
              'Computed on the plan as it was sent, without your changes.',
            ],
            el('div', {}, scenarioCharts(view), ScenarioTable(view)),
          ),
  },
  {
    id: 'figures',
    when: 'rest',
    view: (view) =>
      section(
        view,
        'Siffrorna',
        'The figures',
        ['Stockar den 31 december, flöden under året.', 'Stocks on 31 December, flows during the year.'],
        FiguresTable(view),
      ),
  },
  {
    id: 'assumptions',
    when: 'language',
    view: (view) =>
      section(
        view,
        'Vad det vilar på',
        'What it rests on',
        [
          'Varje tal i planen som den kom, med källa och skäl; det som ingen har mätt står först.',
          'Every number of the plan as it was sent, with source and reason; what nobody has measured comes first.',
        ],
        Assumptions(view),
      ),
  },
  { id: 'method', when: 'rest', view: method },
]
