import { type CellFormat, headingOf, type Language, plainCell, type Table } from '../tables/table.js'
import { numberFormat, probabilityFormat } from './number-format.js'
import type { Sheet, SheetCell } from './sheet.js'

const NARROWEST = 9
const WIDEST = 44
/** Texts of several sentences get several lines of this width. */
const LONG = 60

/** As wide as what stands in it, within reason; a heading may take two or three lines. */
const widthOf = (heading: string, cells: readonly (string | number | null)[]): number => {
  const words = heading.split(/[\s-]/).map((word) => word.length)
  const longest = cells.map((cell) => (typeof cell === 'string' ? cell.length : cell === null ? 0 : 10))
  const text = Math.max(0, ...longest)
  const head = Math.max(...words, Math.ceil(heading.length / 3))
  return Math.max(NARROWEST, head + 3, text > 2 * WIDEST ? LONG : Math.min(WIDEST, text + 2))
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
    if (typeof value === 'string')
      return { value, look: value.length > WIDEST && /\s/.test(value) ? 'wrapped' : 'plain' }
    const draws = table.columns[column]?.draws
    const format =
      draws === undefined
        ? numberFormat(formatOf(column, row), language, value)
        : probabilityFormat(draws, language, value)
    return { value, look: 'plain', format }
  }
  return {
    name: table.title[language],
    rows: [
      headings.map((value, column) => ({
        value,
        look: 'heading' as const,
        right: table.columns[column]?.format !== 'text',
      })),
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
    breaks: [],
    pictures: [],
    charts: [],
  }
}
