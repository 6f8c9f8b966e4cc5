/** What a figure that is unknown or has no meaning is written as: read as missing by R and pandas, never as 0. */
const MISSING = 'NA'

type Cell = string | number | null

/** A text that a spreadsheet would run as a formula is kept a text; a number is a number, below zero too. */
const cellText = (cell: Cell): string => {
  if (cell === null) return MISSING
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 but for the line ends, which are plain ones. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\n`).join('')
