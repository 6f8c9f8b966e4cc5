import type { Figure } from '@kohort/core'
import type { FactFigure } from '../facts/index.js'

/** A number that nobody measured, with its 5–95 % range and the reason for it in both languages. */
export const assumed = (value: number, range: readonly [number, number], sv: string, en: string): Figure => ({
  value,
  range: [range[0], range[1]],
  source: 'judgement',
  kind: 'assumed',
  asOf: '2024',
  note: { sv, en },
})

/** A number computed from reported ones; the note says how. */
export const derived = (value: number, source: string, asOf: string, sv: string, en: string): Figure => ({
  value,
  source,
  kind: 'derived',
  asOf,
  note: { sv, en },
})

/** A fact's figure with a sentence added to its note. */
export const because = (figure: FactFigure, sv: string, en: string): Figure => {
  const { note } = figure
  return {
    ...figure,
    note: note === undefined ? { sv, en } : { sv: `${note.sv} ${sv}`, en: `${note.en} ${en}` },
  }
}
