import { headingOf, type Language, plainCell, type Table } from './table.js'
import { type CsvForm, writeCsv } from './write-csv.js'

export interface CsvOptions {
  readonly language: Language
  /** `international` if left out. */
  readonly form?: CsvForm
}

/**
 * A table as CSV: a heading with units, then its rows.
 *
 * @param table any table of this package
 * @returns text to be written as UTF-8
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { csvOf, startYearTable } from '@kohort/report'
 *
 * const plan = stockholm()
 * const csv = csvOf(startYearTable(plan, project(plan)), { language: 'en', form: 'swedish' })
 * console.log(csv.split('\r\n')[0]?.slice(1))
 * // Year;Group;Year of starting;Trainees (heads)
 * ```
 */
export const csvOf = (table: Table, { language, form = 'international' }: CsvOptions): string =>
  writeCsv(
    [
      table.columns.map((column) => headingOf(column, language)),
      ...table.rows.map((row) => row.map((cell) => plainCell(cell, language))),
    ],
    form,
  )
