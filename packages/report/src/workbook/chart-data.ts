import { type Plan, type SeriesName, series } from '@kohort/core'
import { scenarioTitles } from '../tables/comparison.js'
import { figureOfSeries, formatOfSeries, unitOfSeries } from '../tables/series-figures.js'
import { type ColumnOf, makeTable, type Table, yearColumn } from '../tables/table.js'
import { corridorOf, type Subject } from './subject.js'

/** The series whose bands are drawn, and those that scenarios are compared in. */
export const bandSeries: readonly SeriesName[] = ['trainees', 'completions', 'coverage']
export const scenarioSeries: readonly SeriesName[] = ['trainees', 'completions']

const drawn: readonly SeriesName[] = [
  'trainees',
  'intake',
  'completions',
  'specialistFte',
  'demandFte',
  'coverage',
]

type YearCell = (year: number) => number | null

const column = (
  key: string,
  sv: string,
  en: string,
  name: SeriesName,
  plan: Plan,
  of: YearCell,
): ColumnOf<number> => ({
  key,
  heading: { sv, en },
  unit: unitOfSeries(name, plan),
  format: formatOfSeries(name),
  of: (year) => figureOfSeries(name, of(year)),
})

/** What is asked of the completions by year, where one goal or several ask for it: the first. */
const askedCompletions =
  ({ projection }: Subject): YearCell =>
  (year) =>
    projection.goals
      .filter(({ metric }) => metric === 'completions')
      .flatMap((goal) => goal.years)
      .find((one) => one.year === year && one.min !== null)?.min ?? null

const bandColumns = ({ plan, ensemble }: Subject): readonly ColumnOf<number>[] => {
  if (ensemble === null) return []
  return bandSeries
    .filter((name) => ensemble.series.includes(name))
    .flatMap((name) => {
      const { label } = series[name]
      const rows = ensemble.band(name, [0.05, 0.5, 0.95])
      return (['5 %', '50 %', '95 %'] as const).map((quantile, index) =>
        column(
          `${name}-${quantile}`,
          `${label.sv}, ${quantile}`,
          `${label.en}, ${quantile}`,
          name,
          plan,
          (year) => rows.find((row) => row.year === year)?.values[index] ?? null,
        ),
      )
    })
}

const scenarioColumns = ({ plan, comparison }: Subject): readonly ColumnOf<number>[] => {
  if (comparison === null) return []
  const titles = scenarioTitles(comparison)
  return scenarioSeries
    .filter((name) => comparison.series.includes(name))
    .flatMap((name) =>
      comparison.scenarios
        .filter(({ id }) => id !== 'base')
        .map(({ id }) => {
          const { label } = series[name]
          const title = titles.get(id)
          return column(
            `${name}-${id}`,
            `${label.sv}, ${title?.sv ?? id}`,
            `${label.en}, ${title?.en ?? id}`,
            name,
            plan,
            (year) =>
              comparison.rows.find((row) => row.scenario === id && row.series === name && row.year === year)
                ?.value ?? null,
          )
        }),
    )
}

/** The figures that the workbook's charts are drawn from, a line a year. */
export const chartDataTable = (subject: Subject): Table => {
  const { plan, projection } = subject
  const corridor = corridorOf(subject)
  const edge =
    (side: 'min' | 'max'): YearCell =>
    (year) =>
      corridor.find((one) => one.year === year)?.[side] ?? null
  const stated =
    (name: 'trainees' | 'completions'): YearCell =>
    (year) =>
      plan.observed[name]?.[String(year)]?.value ?? null
  const given = drawn.filter((name) => projection.series(name).some((value) => value !== null))
  const columns: readonly ColumnOf<number>[] = [
    ...given.map((name) => {
      const { label } = series[name]
      return column(name, label.sv, label.en, name, plan, (year) => projection.at(year)[name])
    }),
    column(
      'corridorMin',
      'spannets nedre gräns',
      'lower limit of the corridor',
      'trainees',
      plan,
      edge('min'),
    ),
    column(
      'corridorMax',
      'spannets övre gräns',
      'upper limit of the corridor',
      'trainees',
      plan,
      edge('max'),
    ),
    column(
      'observed',
      'ST-läkare enligt uppgift',
      'trainees as stated',
      'trainees',
      plan,
      stated('trainees'),
    ),
    column(
      'observedCompletions',
      'färdiga enligt uppgift',
      'completions as stated',
      'completions',
      plan,
      stated('completions'),
    ),
    column(
      'asked',
      'begärda färdiga',
      'completions asked for',
      'completions',
      plan,
      askedCompletions(subject),
    ),
    ...bandColumns(subject),
    ...scenarioColumns(subject),
  ]
  // A column without a figure is no line of a chart.
  const filled = columns.filter(({ of }) => projection.years.some((year) => of(year) !== null))
  return makeTable<number>(
    'chart-data',
    { sv: 'Diagramdata', en: 'Chart data' },
    [yearColumn('year', 'år', 'year', (year) => year), ...filled],
    projection.years,
  )
}
