import { edgeAt, heldAt } from '@kohort/core'
import type { Reading } from '../plan/years.js'
import type { Amount } from './schema.js'

/** How much, year by year: `years` are those in which it changes. */
export interface Schedule {
  readonly at: (year: number) => number
  readonly years: readonly number[]
  readonly first: number | null
}

/**
 * An amount over the years: one number for all, or years with numbers, held until the next. On a line the amounts are
 * a line too, which begins in the base year with `neutral`, what changes nothing.
 */
export const scheduleOf = (
  amount: Amount,
  reading: Reading,
  neutral: number,
  base: number,
  to: number,
): Schedule => {
  if (typeof amount === 'number') return { at: () => amount, years: [], first: null }
  const years = Object.keys(amount).map(Number)
  const first = Math.min(...years)
  if (reading !== 'line') {
    const map = Object.fromEntries(Object.entries(amount).map(([year, value]) => [year, { value }]))
    return { at: (year) => heldAt(map, year), years, first }
  }
  const edge = { [base]: neutral, ...amount }
  // A line times a line is no line, so every year is written.
  const every = Array.from({ length: Math.max(0, to - base) }, (_, index) => base + 1 + index)
  return { at: (year) => edgeAt(edge, year), years: [...every, ...years], first: base + 1 }
}
