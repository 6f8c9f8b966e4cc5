import {
  type GroupRow,
  type Plan,
  type Projection,
  type Row,
  type SeriesDefinition,
  type SeriesName,
  type StartRow,
  series,
  seriesNames,
} from '@kohort/core'
import { figureOfSeries, formatOfSeries, unitOfSeries } from './series-figures.js'
import { type ColumnOf, makeTable, type Table, textColumn, yearColumn } from './table.js'

/** A series as a column. */
const seriesColumn = <Item>(
  name: SeriesName,
  plan: Plan,
  of: (item: Item) => number | null,
): ColumnOf<Item> => ({
  key: name,
  heading: series[name].label,
  unit: unitOfSeries(name, plan),
  format: formatOfSeries(name),
  of: (item) => figureOfSeries(name, of(item)),
})

const limits = {
  supervision: { sv: 'handledning', en: 'supervision' },
  posts: { sv: 'tjänster', en: 'posts' },
  applicants: { sv: 'sökande', en: 'applicants' },
} as const

/**
 * The whole plan by year, a column for every series that has a figure in any year.
 *
 * @returns years from the base year; money in millions; null where a figure has no meaning
 */
export const projectionTable = (plan: Plan, projection: Projection): Table => {
  const given = seriesNames.filter((name) => projection.series(name).some((value) => value !== null))
  return makeTable<Row>(
    'projection',
    { sv: 'Projektion', en: 'Projection' },
    [
      yearColumn('year', 'år', 'year', ({ year }) => year),
      ...given.map((name) => seriesColumn<Row>(name, plan, (row) => row[name])),
      textColumn('limitedBy', 'antagningen begränsas av', 'intake cut by', ({ limitedBy }) =>
        limitedBy === null ? null : limits[limitedBy],
      ),
      textColumn(
        'overTarget',
        'fler än målet redan utan antagning',
        'over target without an intake',
        (row) => (row.overTarget ? { sv: 'ja', en: 'yes' } : null),
      ),
    ],
    projection.rows,
  )
}

const titleOf = (plan: Plan, group: string) => plan.groups[group]?.title ?? group

/**
 * The same by group, a line for every year and group; no totals among them, so that a sum over them is the total.
 */
export const groupTable = (plan: Plan, projection: Projection): Table => {
  const groups = Object.entries(projection.groups)
  const given = seriesNames.filter(
    (name) =>
      (series[name] as SeriesDefinition).byGroup &&
      groups.some(([, rows]) => rows.some((row) => (row[name] ?? null) !== null)),
  )
  return makeTable<{ readonly group: string; readonly row: GroupRow }>(
    'groups',
    { sv: 'Grupper', en: 'Groups' },
    [
      yearColumn('year', 'år', 'year', ({ row }) => row.year),
      textColumn('group', 'grupp', 'group', ({ group }) => titleOf(plan, group)),
      ...given.map((name) =>
        seriesColumn<{ readonly row: GroupRow }>(name, plan, ({ row }) => row[name] ?? null),
      ),
    ],
    projection.years.flatMap((_, index) =>
      groups.flatMap(([group, rows]) => {
        const row = rows[index]
        return row === undefined ? [] : [{ group, row }]
      }),
    ),
  )
}

/** The trainees at the end of each year by the year they started, by group: the pipeline. */
export const startYearTable = (plan: Plan, projection: Projection): Table =>
  makeTable<StartRow & { readonly group: string }>(
    'start-years',
    { sv: 'Startår', en: 'Start years' },
    [
      yearColumn('year', 'år', 'year', ({ year }) => year),
      textColumn('group', 'grupp', 'group', ({ group }) => titleOf(plan, group)),
      yearColumn('started', 'startår', 'year of starting', ({ started }) => started),
      {
        key: 'trainees',
        heading: series.trainees.label,
        unit: series.trainees.unit,
        format: 'one',
        of: ({ trainees }) => trainees,
      },
    ],
    Object.keys(plan.groups)
      .flatMap((group) => projection.traineesByStart(group).map((row) => ({ ...row, group })))
      .sort((one, other) => one.year - other.year),
  )
