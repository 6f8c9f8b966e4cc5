import { type Bilingual, type DisplayCell, type DisplayTable, type SeriesName, series } from '@kohort/core'

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

const both = (sv: string, en: string): Bilingual => ({ sv, en })

const headOf = (name: SeriesName): Bilingual => {
  const { sv, en } = series[name].label
  return both(sv.charAt(0).toUpperCase() + sv.slice(1), en.charAt(0).toUpperCase() + en.slice(1))
}

const metOf = ({ met, byConstruction }: ShownGoal): Bilingual => {
  if (met === null) return both('kan inte sägas', 'cannot be said')
  if (byConstruction) return both('nått genom styrningen', 'met by construction')
  return met ? both('nått', 'met') : both('missat', 'missed')
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
  const figures = (of: 'value' | 'difference', caption: string | Bilingual, from: number): DisplayTable => ({
    caption,
    heads: [both('Scenario', 'Scenario'), ...names.map(headOf)],
    rows: scenarios.slice(from).map(({ id, title }): readonly DisplayCell[] => [
      title,
      ...names.map((name) => {
        const value = ofYear.get(`${id} ${name}`)?.[of] ?? null
        return value === null ? null : { value, decimals: series[name].decimals }
      }),
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
        return goal === undefined ? null : metOf(goal)
      }),
    ]),
  }
  return [
    ...(year === undefined
      ? []
      : [
          figures('value', `${plan}, ${year}`, 0),
          figures('difference', both(`Skillnad mot planen, ${year}`, `Difference to the plan, ${year}`), 1),
        ]),
    ...(goals.length === 0 ? [] : [verdicts]),
  ].filter((table) => table.rows.length > 0)
}
