import { type CsvForm, writeCsv } from '@kohort/report/csv'
import { Option } from 'commander'
import type { Say } from './plan-arguments.js'

/** `--csv` alone, or `--csv=sv` for a Swedish Excel. */
export type CsvChoice = 'international' | 'sv'

const forms: Readonly<Record<CsvChoice, CsvForm>> = { international: 'international', sv: 'swedish' }

/**
 * Rows as CSV: what is unknown is `NA` and never 0, in the Swedish form an empty cell; a text that a spreadsheet would
 * run as a formula is kept a text.
 */
export const csv = (
  rows: readonly (readonly (string | number | null)[])[],
  choice: CsvChoice = 'international',
  isContinued = false,
): string => writeCsv(rows, forms[choice], isContinued)

export const csvOption = (say: Say): Option =>
  new Option(
    '--csv [form]',
    say(
      'skriv siffrorna som CSV; --csv=sv för svensk Excel (semikolon, decimalkomma)',
      'print the figures as CSV; --csv=sv for a Swedish Excel (semicolon, decimal comma)',
    ),
  )
    .choices(Object.keys(forms))
    .conflicts('json')

/** An option that may have a value takes the next word for it: the form is only ever said with `=`. */
export const withoutGreedyCsv = (words: readonly string[]): readonly string[] => {
  const ends = words.indexOf('--')
  return words.map((word, index) =>
    word === '--csv' && (ends < 0 || index < ends) ? '--csv=international' : word,
  )
}
