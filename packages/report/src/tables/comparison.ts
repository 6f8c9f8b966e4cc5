import { type Bilingual, type Plan, series } from '@kohort/core'
import type {
  ChangedFigure,
  ComparedGoal,
  ComparedScenario,
  Comparison,
  ComparisonRow,
} from '@kohort/scenarios'
import { formatOfUnit } from './assumptions.js'
import { goalTitle, verdictText } from './goals.js'
import { figureOfSeries, formatOfSeries, unitOfSeries } from './series-figures.js'
import { figureColumn, makeTable, type Table, textColumn, yearColumn } from './table.js'

/** What a scenario is called; the plan itself as such. */
export const scenarioTitles = ({ scenarios }: Comparison): ReadonlyMap<string, Bilingual> =>
  new Map(
    scenarios.map(({ id, title }) => [id, id === 'base' ? { sv: 'planen', en: 'the plan' } : title] as const),
  )

/** Scenarios beside the plan, one figure a line. */
export const comparisonTable = (plan: Plan, comparison: Comparison): Table => {
  const titles = scenarioTitles(comparison)
  return makeTable<ComparisonRow>(
    'scenarios',
    { sv: 'Scenarier', en: 'Scenarios' },
    [
      textColumn('scenario', 'scenario', 'scenario', (row) => titles.get(row.scenario) ?? row.scenario),
      textColumn('series', 'serie', 'series', (row) => series[row.series].label),
      yearColumn('year', 'år', 'year', ({ year }) => year),
      figureColumn('value', 'värde', 'value', (row) => figureOfSeries(row.series, row.value)),
      figureColumn('base', 'planen', 'the plan', (row) => figureOfSeries(row.series, row.base)),
      figureColumn('difference', 'skillnad', 'difference', (row) =>
        figureOfSeries(row.series, row.difference),
      ),
      textColumn('unit', 'enhet', 'unit', (row) => unitOfSeries(row.series, plan)),
      textColumn('id', 'scenariots namn', 'scenario id', ({ scenario }) => scenario),
    ],
    comparison.rows,
    (row) => formatOfSeries(row.series),
  )
}

/** Every goal under every scenario, the plan's own verdict beside it. */
export const scenarioGoalTable = (plan: Plan, { scenarios }: Comparison): Table =>
  makeTable<{ readonly scenario: ComparedScenario; readonly goal: ComparedGoal }>(
    'scenario-goals',
    { sv: 'Scenariomål', en: 'Scenario goals' },
    [
      textColumn('scenario', 'scenario', 'scenario', ({ scenario }) => scenario.title),
      textColumn('goal', 'mål', 'goal', ({ goal }) => goalTitle(plan, goal.id)),
      textColumn('verdict', 'utfall', 'verdict', ({ goal }) => verdictText(plan, goal)),
      textColumn('inBase', 'i planen', 'in the plan', ({ goal }) =>
        verdictText(plan, { id: goal.id, met: goal.metInBase, byConstruction: false }),
      ),
      figureColumn('value', 'värde', 'value', ({ goal }) => figureOfSeries(goal.metric, goal.value)),
      figureColumn('margin', 'marginal, minus är utanför', 'margin, minus is outside', ({ goal }) =>
        figureOfSeries(goal.metric, goal.margin),
      ),
      textColumn('unit', 'enhet', 'unit', ({ goal }) => unitOfSeries(goal.metric, plan)),
      yearColumn('firstMet', 'först inom gränserna', 'first inside', ({ goal }) => goal.firstMet),
      yearColumn('metSince', 'inom gränserna sedan', 'inside since', ({ goal }) => goal.metSince),
      textColumn('id', 'scenariots namn', 'scenario id', ({ scenario }) => scenario.id),
    ],
    scenarios
      .filter(({ id }) => id !== 'base')
      .flatMap((scenario) => scenario.goals.map((goal) => ({ scenario, goal }))),
    ({ goal }) => formatOfSeries(goal.metric),
  )

/** Every number that a scenario changes, from what to what, and why. */
export const scenarioChangeTable = ({ scenarios }: Comparison): Table =>
  makeTable<{ readonly scenario: ComparedScenario; readonly change: ChangedFigure }>(
    'scenario-changes',
    { sv: 'Scenarioändringar', en: 'Scenario changes' },
    [
      textColumn('scenario', 'scenario', 'scenario', ({ scenario }) => scenario.title),
      textColumn('label', 'tal', 'number', ({ change }) => change.label),
      {
        key: 'at',
        heading: { sv: 'år eller ålder', en: 'year or age' },
        unit: null,
        format: 'year',
        of: ({ change: { at } }) =>
          /^\d{4}$/.test(at) ? Number(at) : at === '' ? null : at.replace('-', '–'),
      },
      figureColumn('from', 'i planen', 'in the plan', ({ change }) => change.from),
      figureColumn('to', 'i scenariot', 'in the scenario', ({ change }) => change.to),
      textColumn('unit', 'enhet', 'unit', ({ change }) => change.unit),
      textColumn('reason', 'skäl', 'reason', ({ change }) => change.reason),
      textColumn('path', 'namn i planen', 'path in the plan', ({ change }) => change.path),
      textColumn('id', 'scenariots namn', 'scenario id', ({ scenario }) => scenario.id),
    ],
    scenarios.flatMap((scenario) => scenario.changed.map((change) => ({ scenario, change }))),
    ({ change }) => formatOfUnit(change.unit),
  )
