import Papa from 'papaparse'

/**
 * `international`: commas between, a decimal point, `NA` for what is unknown, as R and pandas read it.
 * `swedish`: what a Swedish Excel opens on a double click: semicolons between, a decimal comma, a byte order mark, and
 * nothing where nothing is known.
 */
export type CsvForm = 'international' | 'swedish'

/** What a spreadsheet takes for the start of a formula, the full-width forms too. */
const FORMULA = '=+\\-@＝＋－＠'
/** At the start of a text, whatever blanks and quotes come first, or blanks that end the cell before. */
const STARTS = new RegExp(`^(?:[\\t\\r\\n]|["\\s]*[${FORMULA}])`, 'u')
/** After what a program set to another separator takes for the end of a cell: quotes do not hold it then. */
const INSIDE = new RegExp(`([,;|\\t\\r\\n]["\\s]*)(?=[${FORMULA}])`, 'gu')

/** A text that no spreadsheet runs: an apostrophe before what would begin a formula. */
export const withoutFormula = (text: string): string => {
  const inside = text.replace(INSIDE, "$1'")
  return STARTS.test(text) ? `'${inside}` : inside
}

const forms = {
  international: { delimiter: ',', newline: '\n', missing: 'NA', mark: '.', start: '' },
  swedish: { delimiter: ';', newline: '\r\n', missing: '', mark: ',', start: '\ufeff' },
} as const satisfies Record<CsvForm, unknown>

/**
 * Rows as CSV. Figures are written whole; null is never 0; a text that a spreadsheet would run as a formula is kept a
 * text by an apostrophe before it, and a negative number stays a number.
 *
 * @param rows the heading among them
 * @param isContinued whether rows of the same file went before: no second byte order mark then
 * @example
 * ```ts
 * import { writeCsv } from '@kohort/report/csv'
 *
 * console.log(writeCsv([['=1+1', -4.5, null]], 'international').trim())
 * // '=1+1,-4.5,NA
 * ```
 */
export const writeCsv = (
  rows: readonly (readonly (string | number | null)[])[],
  form: CsvForm = 'international',
  isContinued = false,
): string => {
  const { delimiter, newline, missing, mark, start } = forms[form]
  const text = (cell: string | number | null): string => {
    if (typeof cell === 'string') return withoutFormula(cell)
    if (cell === null || !Number.isFinite(cell)) return missing
    return String(cell).replace('.', mark)
  }
  const body = Papa.unparse(
    rows.map((row) => row.map(text)),
    { delimiter, newline },
  )
  return `${isContinued ? '' : start}${body}${rows.length === 0 ? '' : newline}`
}
