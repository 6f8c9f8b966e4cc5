import type { VNode } from 'preact'
import { numberCountsText } from '../../shared/number-counts.js'
import { Assumptions } from './assumptions-view.js'
import { charts, scenarioCharts } from './charts-view.js'
import { el } from './el.js'
import { head } from './head-view.js'
import { type Island, section } from './island.js'
import { LeversView } from './levers-view.js'
import { liveCharts, liveHead, liveKey, status } from './live-view.js'
import { method } from './method-view.js'
import type { PageView } from './page-view.js'
import { FiguresTable, GoalYears, ScenarioTable } from './tables-view.js'
import { verdict } from './verdict-part.js'
import { consistency, evidence } from './why-view.js'

const message = (view: PageView): VNode =>
  view.message === '' ? el('div', {}) : el('p', { class: 'message' }, view.message)

/** Figures of what the levers show; nothing of what they do not. */
const known = (view: PageView, table: (view: PageView) => VNode): VNode =>
  view.isAwaited
    ? el('p', { class: 'note' }, view.voice.say({ sv: 'Räknar …', en: 'Computing …' }))
    : table(view)

/** The page's parts, in the order in which they are read. */
export const islands: readonly Island[] = [
  { id: 'head', when: 'rest', view: head },
  { id: 'message', when: 'move', view: message },
  { id: 'verdict', when: 'rest', view: verdict },
  { id: 'consistency', when: 'rest', view: consistency },
  { id: 'evidence', when: 'rest', view: evidence },
  { id: 'live-head', when: 'move', view: liveHead },
  { id: 'levers', when: 'move', view: LeversView },
  { id: 'live-key', when: 'move', view: liveKey },
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
        known(view, GoalYears),
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
        known(view, FiguresTable),
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
          `Planen som den kom. ${numberCountsText(view.data.plan).sv}. Det som ingen har mätt står först.`,
          `The plan as it was sent. ${numberCountsText(view.data.plan).en}. What nobody has measured comes first.`,
        ],
        Assumptions(view),
      ),
  },
  { id: 'method', when: 'rest', view: method },
]
