import type { Sheet, SheetCell } from './sheet.js'

const LINE_POINTS = 15
/** The most that a row can have. */
const HIGHEST = 409
/** How much of a column's width letters fill: bold ones are wide. */
const ROOM = { wrapped: 1, heading: 0.88 } as const

/** The lines that words take, a word longer than a line broken. */
const linesOfText = (text: string, room: number): number => {
  let lines = 1
  let used = 0
  for (const word of text.split(' ')) {
    const needed = used === 0 ? word.length : used + 1 + word.length
    if (needed <= room) used = needed
    else {
      lines += (used === 0 ? 0 : 1) + Math.max(0, Math.ceil(word.length / room) - 1)
      used = ((word.length - 1) % room) + 1
    }
  }
  return lines
}

const linesOf = (cell: SheetCell | null, width: number): number => {
  if (cell === null || typeof cell.value !== 'string') return 1
  if (cell.look !== 'wrapped' && cell.look !== 'heading') return 1
  const room = Math.max(1, Math.floor(width * ROOM[cell.look]))
  return cell.value.split('\n').reduce((sum, part) => sum + linesOfText(part, room), 0)
}

/** The rows that hold more than one line of text, with their heights in points: not every program finds them itself. */
export const rowHeights = ({ rows, widths }: Sheet): ReadonlyMap<number, number> => {
  const heights = new Map<number, number>()
  rows.forEach((row, index) => {
    const lines = Math.max(1, ...row.map((cell, column) => linesOf(cell, widths[column] ?? 10)))
    if (lines > 1) heights.set(index, Math.min(HIGHEST, lines * LINE_POINTS))
  })
  return heights
}
