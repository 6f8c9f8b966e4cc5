import { type Bilingual, type Plan, series } from '@kohort/core'
import type { Ensemble, EnsembleRow } from '@kohort/ensemble'
import { goalTitle } from './goals.js'
import { figureOfSeries, formatOfSeries, unitOfSeries } from './series-figures.js'
import { figureColumn, makeTable, type Table, textColumn, yearColumn } from './table.js'

/** What the scenarios of an ensemble are called, by their ids; an id stands for itself. */
export type Titles = ReadonlyMap<string, Bilingual>

const PLAN = 'plan'

const scenarioText = (id: string, titles: Titles): string | Bilingual =>
  id === PLAN ? { sv: 'planen', en: 'the plan' } : (titles.get(id) ?? id)

const quantiles = [
  ['p5', 'lågt, 5 %', 'low, 5 %'],
  ['p25', 'ganska lågt, 25 %', 'lowish, 25 %'],
  ['p50', 'mitten, 50 %', 'middle, 50 %'],
  ['p75', 'ganska högt, 75 %', 'highish, 75 %'],
  ['p95', 'högt, 95 %', 'high, 95 %'],
] as const

/** The mean and five quantiles of every series that the ensemble keeps, one year a line. */
export const ensembleTable = (plan: Plan, ensemble: Ensemble, titles: Titles = new Map()): Table =>
  makeTable<EnsembleRow>(
    'uncertainty',
    { sv: 'Osäkerhet', en: 'Uncertainty' },
    [
      textColumn('scenario', 'scenario', 'scenario', ({ scenario }) => scenarioText(scenario, titles)),
      textColumn('group', 'grupp', 'group', ({ group }) =>
        group === null ? { sv: 'alla', en: 'all' } : (plan.groups[group]?.title ?? group),
      ),
      textColumn('series', 'serie', 'series', (row) => series[row.series].label),
      yearColumn('year', 'år', 'year', ({ year }) => year),
      figureColumn('mean', 'medeltal', 'mean', (row) => figureOfSeries(row.series, row.mean)),
      ...quantiles.map(([key, sv, en]) =>
        figureColumn<EnsembleRow>(key, sv, en, (row) => figureOfSeries(row.series, row[key])),
      ),
      textColumn('unit', 'enhet', 'unit', (row) => unitOfSeries(row.series, plan)),
    ],
    ensemble.rows(),
    (row) => formatOfSeries(row.series),
  )

interface Probability {
  readonly goal: string
  readonly scenario: string
  /** Null for the goal as a whole. */
  readonly year: number | null
  readonly probability: number | null
}

/** How likely every goal is met, as a whole and year by year. */
export const probabilityTable = (plan: Plan, ensemble: Ensemble, titles: Titles = new Map()): Table =>
  makeTable<Probability>(
    'probabilities',
    { sv: 'Sannolikheter', en: 'Probabilities' },
    [
      textColumn('goal', 'mål', 'goal', ({ goal }) => goalTitle(plan, goal)),
      textColumn('scenario', 'scenario', 'scenario', ({ scenario }) => scenarioText(scenario, titles)),
      textColumn('span', 'gäller', 'of', ({ year }) =>
        year === null
          ? { sv: 'målet som helhet', en: 'the goal as a whole' }
          : { sv: 'året', en: 'the year' },
      ),
      yearColumn('year', 'år', 'year', ({ year }) => year),
      {
        key: 'probability',
        heading: { sv: 'sannolikhet', en: 'probability' },
        unit: { sv: 'andel av dragningarna', en: 'share of the draws' },
        format: 'probability',
        draws: ensemble.draws,
        of: ({ probability }) => probability,
      },
      textColumn('id', 'namn i planen', 'id in the plan', ({ goal }) => goal),
    ],
    ensemble
      .goals()
      .flatMap(({ id, scenario, probability, years }) => [
        { goal: id, scenario, year: null, probability },
        ...years.map(({ year, value }) => ({ goal: id, scenario, year, probability: value })),
      ]),
  )
