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
  readonly met: boolean | null
  readonly byConstruction: boolean
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

/** A comparison on one screen: the last year's figures, their differences to the plan, and the goals. */
export const comparisonTables = ({
  plan,
  years,
  series: names,
  scenarios,
  rows,
}: Shown): readonly DisplayTable[] => {
  const year = years.at(-1)
  const ofYear = new Map(
    rows.filter((row) => row.year === year).map((row) => [`${row.scenario} ${row.series}`, row]),
  )
  const figures = (of: 'value' | 'difference', caption: DisplayCell, from: number): DisplayTable => ({
    caption,
    heads: [both('Scenario', 'Scenario'), ...names.map((name) => seriesReading(name).head)],
    rows: scenarios
      .slice(from)
      .map(({ id, title }): readonly DisplayCell[] => [
        title,
        ...names.map((name) =>
          seriesCell(name, ofYear.get(`${id} ${name}`)?.[of] ?? null, of === 'value' ? 'figure' : 'change'),
        ),
      ]),
  })
  const goals = scenarios[0]?.goals ?? []
  const verdicts: DisplayTable = {
    caption: both('Mål', 'Goals'),
    heads: [both('Mål', 'Goal'), ...scenarios.map(({ title }) => title)],
    rows: goals.map(({ id }, index) => [
      id,
      ...scenarios.map((one) => {
        const goal = one.goals[index]
        return goal === undefined ? null : goalOutcome(goal)
      }),
    ]),
  }
  return [
    ...(year === undefined
      ? []
      : [
          figures('value', `${plan}, ${year}`, 0),
          figures(
            'difference',
            both(`${plan}: skillnad mot planen, ${year}`, `${plan}: difference to the plan, ${year}`),
            1,
          ),
        ]),
    ...(goals.length === 0 ? [] : [verdicts]),
  ].filter((table) => table.rows.length > 0)
}
