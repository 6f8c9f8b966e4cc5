import {
  type Bilingual,
  type DisplayCell,
  type DisplayTable,
  noteTables,
  parameterCell,
  parameterLabel,
  type SeriesName,
  seriesCell,
  seriesReading,
} from '@kohort/core'
import { both } from './words.js'

/** A side of the grid as it is shown. */
export interface ShownAxis {
  /** Its path, with the point after it. */
  readonly name: string
  readonly values: ArrayLike<number>
  readonly from: number | undefined
}

/** A point of the grid in a year, and its figures by series. */
export interface ShownRow {
  readonly values: readonly number[]
  readonly year: number
  readonly figures: readonly number[]
}

interface Shown {
  readonly plan: string
  readonly axes: readonly ShownAxis[]
  readonly series: readonly SeriesName[]
  readonly years: readonly number[]
  readonly size: number
  /** The rows one after another, made as they are asked for. */
  readonly rows: () => Iterable<ShownRow>
}

/** More rows than this are for a file. */
const MOST_ROWS = 60
const MOST_COLUMNS = 12

const labelOf = ({ name, from }: ShownAxis): Bilingual => {
  const { sv, en } = parameterLabel(name)
  return from === undefined ? both(sv, en) : both(`${sv} från ${from}`, `${en} from ${from}`)
}

const valueCell = ({ name }: ShownAxis, value: number): DisplayCell =>
  parameterCell(name, Number(value.toPrecision(6)))

const figureOf = (name: SeriesName, value: number | undefined): DisplayCell =>
  value === undefined || Number.isNaN(value) ? null : seriesCell(name, value)

/** The first rows: a sweep of a million points is not run to be looked at. */
const firstOf = (rows: Iterable<ShownRow>, most: number): readonly ShownRow[] => {
  const found: ShownRow[] = []
  for (const row of rows) {
    if (found.length === most) break
    found.push(row)
  }
  return found
}

/** Two axes, one figure: the first axis down, the second across. */
const matrix = (
  { plan, years, rows }: Shown,
  name: SeriesName,
  down: ShownAxis,
  across: ShownAxis,
): readonly DisplayTable[] => {
  const width = across.values.length
  const found = firstOf(rows(), down.values.length * width)
  return [
    {
      caption: [
        `${plan}, ${years[0]}: `,
        [
          both('svep av ', 'sweep of '),
          seriesReading(name).head,
          both('. Nedåt: ', '. Down: '),
          labelOf(down),
        ],
        [both('. Åt höger: ', '. Across: '), labelOf(across), '.'],
      ],
      heads: [labelOf(down), ...Array.from(across.values, (value) => valueCell(across, value))],
      rows: Array.from(down.values, (value, row) => [
        valueCell(down, value),
        ...Array.from(across.values, (_, column) => figureOf(name, found[row * width + column]?.figures[0])),
      ]),
    },
  ]
}

/** A sweep as it is looked at: two axes and one figure as a square, else a row for each point and year. */
export const sweepTables = (shown: Shown): readonly DisplayTable[] => {
  const { plan, axes, series, years, size, rows } = shown
  const [down, across] = axes
  const [name] = series
  const isSquare = axes.length === 2 && series.length === 1 && years.length === 1
  if (isSquare && down !== undefined && across !== undefined && name !== undefined)
    if (across.values.length <= MOST_COLUMNS && down.values.length <= MOST_ROWS)
      return matrix(shown, name, down, across)
  const length = size * years.length
  const isOneYear = years.length === 1
  return [
    {
      caption: [
        isOneYear ? `${plan}, ${years[0]}: ` : `${plan}: `,
        both('svep, värde för värde', 'sweep, value by value'),
      ],
      heads: [
        ...axes.map(labelOf),
        ...(isOneYear ? [] : [both('År', 'Year')]),
        ...series.map((one) => seriesReading(one).head),
      ],
      rows: firstOf(rows(), MOST_ROWS).map(({ values, year, figures }) => [
        ...axes.map((axis, index) => valueCell(axis, values[index] ?? Number.NaN)),
        ...(isOneYear ? [] : [String(year)]),
        ...series.map((one, index) => figureOf(one, figures[index])),
      ]),
    },
    ...noteTables(
      length <= MOST_ROWS
        ? []
        : [
            both(
              `De första ${MOST_ROWS} av ${length} rader; alla i columns().`,
              `The first ${MOST_ROWS} of ${length} rows; all of them in columns().`,
            ),
          ],
    ),
  ]
}
