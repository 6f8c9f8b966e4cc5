import type { Bilingual, SeriesName } from '@kohort/core'
import { type Cell, type CellFormat, type Language, plainCell } from '../tables/table.js'
import { numberFormat } from './number-format.js'
import { type SheetCell, text } from './sheet.js'

/** A line of cells. */
export type Line = readonly (SheetCell | null)[]

const EMPTY: Line = []

/** The series that a planner asks for first. */
export const keySeries: readonly SeriesName[] = [
  'trainees',
  'intake',
  'completions',
  'specialists',
  'specialistFte',
  'coverage',
  'shortfall',
  'costTotal',
]

/** A figure's cell; none where it is unknown. */
export const figure = (value: number | null, format: string): SheetCell | null =>
  value === null ? null : { value, look: 'plain', format }

/** A table's cell, a number in it being a year unless said otherwise. */
export const shown = (value: Cell, language: Language, format: CellFormat = 'year'): SheetCell | null => {
  const plain = plainCell(value, language)
  if (plain === null || plain === '') return null
  return typeof plain === 'number'
    ? { value: plain, look: 'plain', format: numberFormat(format, language) }
    : text(plain, 'wrapped')
}

/** Letters to a line of prose: as many as the columns of figures below are wide. */
const PROSE = 150

/** A text over as many rows as it needs: a cell of its own width would be narrow and high. */
export const prose = (said: string): Line[] => {
  const lines: string[] = []
  for (const word of said.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > PROSE) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.map((line) => [text(line)])
}

/** A part of the summary with its headings. */
export const section = (
  title: Bilingual,
  heads: readonly (Bilingual | number)[],
  language: Language,
): Line[] => [
  EMPTY,
  [text(title[language], 'section')],
  heads.map((head, column) => ({
    value: typeof head === 'number' ? head : head[language],
    look: 'heading' as const,
    right: column > 1,
  })),
]
