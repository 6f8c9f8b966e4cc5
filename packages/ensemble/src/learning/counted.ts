import type { Bilingual, Figure } from '@kohort/core'
import { SCORE_95 } from '../distributions/fit.js'

/** A figure that was computed, and how. */
export const derived = (
  value: number,
  range: readonly [number, number] | null,
  sv: string,
  en: string,
): Figure => ({
  value,
  ...(range === null ? {} : { range: [...range] as [number, number] }),
  kind: 'derived',
  note: { sv, en },
})

/** A figure that was counted, its error as a range that holds nine cases of ten; never down to nothing. */
export const counted = (value: number, error: number, text: Bilingual): Figure =>
  derived(value, [Math.max(value / 2, value - SCORE_95 * error), value + SCORE_95 * error], text.sv, text.en)
