/** Cells of one column of a sheet, rows counted from 0. */
export interface Range {
  readonly sheet: string
  readonly column: number
  readonly first: number
  readonly last: number
}

const LETTERS = 26

/** A column's letters: 0 is A, 26 is AA. */
export const capitalA1 = (column: number): string =>
  `${column < LETTERS ? '' : capitalA1(Math.floor(column / LETTERS) - 1)}${String.fromCharCode(65 + (column % LETTERS))}`

/** A sheet's name in a reference: `'Mål per år'`. */
export const quotedName = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`

/** `'Mål per år'!$B$2:$B$13`. */
export const rangeOf = ({ sheet, column, first, last }: Range): string => {
  const letters = capitalA1(column)
  return `${quotedName(sheet)}!$${letters}$${first + 1}:$${letters}$${last + 1}`
}
