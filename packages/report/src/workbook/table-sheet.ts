import { type CellFormat, headingOf, type Language, plainCell, type Table } from '../tables/table.js'
import { numberFormat } from './number-format.js'
import type { Sheet, SheetCell } from './sheet.js'

const NARROWEST = 9
const WIDEST = 44
/** Texts of several sentences get several lines. */
const LONG = 60

/** As wide as what stands in it, within reason; a heading may take two or three lines. */
const widthOf = (heading: string, cells: readonly (string | number | null)[]): number => {
  const words = heading.split(/[\s-]/).map((word) => word.length)
  const longest = cells.map((cell) =>
    typeof cell === 'string' ? Math.min(cell.length, LONG) : cell === null ? 0 : 10,
  )
  const needed = Math.max(...words, Math.ceil(heading.length / 3), ...longest)
  return Math.min(WIDEST, Math.max(NARROWEST, needed + 3))
}

/** A table as a sheet: its headings in the first row, frozen, with a filter. */
export const tableSheet = (table: Table, language: Language, keysFrozen = 1): Sheet => {
  const headings = table.columns.map((column) => headingOf(column, language))
  const cells = table.rows.map((row) => row.map((cell) => plainCell(cell, language)))
  const formatOf = (column: number, row: number): CellFormat => {
    const format = table.columns[column]?.format ?? 'text'
    return format === 'row' ? (table.formats[row] ?? 'plain') : format
  }
  const sheetCell = (value: string | number | null, row: number, column: number): SheetCell | null => {
    // What is not known is an empty cell: never 0, never a text among figures.
    if (value === null || value === '') return null
    if (typeof value === 'string') return { value, look: value.length > WIDEST ? 'wrapped' : 'plain' }
    return { value, look: 'plain', format: numberFormat(formatOf(column, row), language) }
  }
  return {
    name: table.title[language],
    rows: [
      headings.map((value) => ({ value, look: 'heading' as const })),
      ...cells.map((row, r) => row.map((value, c) => sheetCell(value, r, c))),
    ],
    widths: headings.map((heading, c) =>
      widthOf(
        heading,
        cells.map((row) => row[c] ?? null),
      ),
    ),
    frozen: { rows: 1, columns: keysFrozen },
    filtered: true,
    pictures: [],
    charts: [],
  }
}
