import {
  type Bilingual,
  type DisplayCell,
  type DisplayTable,
  goalOutcome,
  type SeriesName,
  seriesCell,
  seriesReading,
} from '@kohort/core'
import { both } from './words.js'

interface ShownGoal {
  readonly id: string
  readonly metric: SeriesName
  readonly met: boolean | null
  readonly byConstruction: boolean
  readonly value: number | null
  readonly year: number | null
}

interface Shown {
  readonly plan: string
  readonly years: readonly number[]
  readonly series: readonly SeriesName[]
  readonly scenarios: readonly {
    readonly id: string
    readonly title: Bilingual
    readonly goals: readonly ShownGoal[]
  }[]
  readonly rows: readonly {
    readonly scenario: string
    readonly year: number
    readonly series: SeriesName
    readonly value: number | null
    readonly difference: number | null
  }[]
}

/** Whether a goal is met, by which figure and of which year; one without a limit is followed. */
const goalCell = ({ met, byConstruction, metric, value, year }: ShownGoal): DisplayCell => {
  const outcome = goalOutcome({ met, byConstruction, value })
  if (value === null) return outcome
  const when = year === null ? both(' i medel', ' on average') : ` (${year})`
  return [outcome, ': ', seriesCell(metric, value), when]
}

/** A comparison on one screen: the figures of every year asked for, their differences to the plan, and the goals. */
export const comparisonTables = ({
  plan,
  years,
  series: names,
  scenarios,
  rows,
}: Shown): readonly DisplayTable[] => {
  const found = new Map(rows.map((row) => [`${row.scenario} ${row.year} ${row.series}`, row]))
  const [first, last] = [years[0], years.at(-1)]
  const isOneYear = years.length === 1
  const isWhole = years.every((year, index) => year === (first ?? 0) + index)
  const when = isOneYear ? String(first) : isWhole ? `${first}–${last}` : years.join(', ')
  const figures = (of: 'value' | 'difference', caption: DisplayCell, from: number): DisplayTable => ({
    caption,
    heads: [
      ...(isOneYear ? [] : [both('År', 'Year')]),
      both('Scenario', 'Scenario'),
      ...names.map((name) => seriesReading(name).head),
    ],
    rows: years.flatMap((year) =>
      scenarios
        .slice(from)
        .map(({ id, title }): readonly DisplayCell[] => [
          ...(isOneYear ? [] : [String(year)]),
          title,
          ...names.map((name) =>
            seriesCell(
              name,
              found.get(`${id} ${year} ${name}`)?.[of] ?? null,
              of === 'value' ? 'figure' : 'change',
            ),
          ),
        ]),
    ),
  })
  const goals = scenarios[0]?.goals ?? []
  const verdicts: DisplayTable = {
    caption: both('Mål', 'Goals'),
    heads: [both('Mål', 'Goal'), ...scenarios.map(({ title }) => title)],
    rows: goals.map(({ id, metric }, index) => [
      metric.startsWith('cost') ? [id, both(' (planens valuta)', " (the plan's currency)")] : id,
      ...scenarios.map((one) => {
        const goal = one.goals[index]
        return goal === undefined ? null : goalCell(goal)
      }),
    ]),
  }
  return [
    figures('value', `${plan}, ${when}`, 0),
    figures(
      'difference',
      both(`${plan}: skillnad mot planen, ${when}`, `${plan}: difference to the plan, ${when}`),
      1,
    ),
    verdicts,
  ].filter((table) => table.rows.length > 0)
}
