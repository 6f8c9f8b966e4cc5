import { type Bilingual, type DisplayCell, type DisplayTable, type SeriesName, series } from '@kohort/core'

/** The series that a planner looks at first, where they were kept. */
const shown: readonly SeriesName[] = ['trainees', 'completions', 'specialists', 'coverage']

interface Shown {
  readonly plan: string
  readonly draws: number
  readonly series: readonly SeriesName[]
  readonly band: (
    name: SeriesName,
    quantiles: readonly number[],
  ) => readonly { readonly year: number; readonly values: readonly (number | null)[] }[]
  readonly goals: () => readonly {
    readonly id: string
    readonly scenario: string
    readonly probability: number | null
  }[]
}

const both = (sv: string, en: string): Bilingual => ({ sv, en })

/** An ensemble on one screen: 5, 50 and 95 % of the plan's first series by year, and how probable each goal is. */
export const ensembleTables = ({
  plan,
  draws,
  series: kept,
  band,
  goals,
}: Shown): readonly DisplayTable[] => {
  const usual = shown.filter((name) => kept.includes(name))
  const names = usual.length > 0 ? usual : kept.slice(0, 4)
  const bands = names.map((name) => ({ name, rows: band(name, [0.05, 0.5, 0.95]) }))
  const years = bands[0]?.rows.map(({ year }) => year) ?? []
  const figures: DisplayTable = {
    caption: both(`${plan}, ${draws} dragningar`, `${plan}, ${draws} draws`),
    heads: [
      both('År', 'Year'),
      ...names.flatMap((name) => {
        const { sv, en } = series[name].label
        return ['5 %', '50 %', '95 %'].map((share) => both(`${sv} ${share}`, `${en} ${share}`))
      }),
    ],
    rows: years.map((year, index) => [
      String(year),
      ...bands.flatMap(({ name, rows }) =>
        [0, 1, 2].map((place): DisplayCell => {
          const value = rows[index]?.values[place] ?? null
          return value === null ? null : { value, decimals: series[name].decimals }
        }),
      ),
    ]),
  }
  const probabilities: DisplayTable = {
    caption: both('Sannolikheten att målen nås', 'How probable it is that the goals are met'),
    heads: [both('Mål', 'Goal'), both('Scenario', 'Scenario'), both('Sannolikhet', 'Probability')],
    rows: goals().map(({ id, scenario, probability }) => [
      id,
      scenario,
      probability === null ? null : { value: probability, decimals: 2 },
    ]),
  }
  return [figures, probabilities].filter(({ rows }) => rows.length > 0)
}
