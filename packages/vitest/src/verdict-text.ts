import type { Verdict, YearVerdict } from '@kohort/core'
import { bandText, marginText, valueText } from './number-text.js'
import { tableText } from './table.js'

const standings: Readonly<Record<YearVerdict['standing'], string>> = {
  below: 'below',
  inside: 'inside',
  above: 'above',
  unknown: 'cannot be said',
}

/** `2024`, or `2024–2027`. */
export const yearsText = (from: number, to: number): string => (from === to ? String(from) : `${from}–${to}`)

/** `each year 2024–2027`, `on average 2032–2034`, `in 2034`. */
export const spanText = ({ over, from, to }: Pick<Verdict, 'over' | 'from' | 'to'>): string => {
  if (over === 'last' || from === to) return `in ${to}`
  return over === 'mean' ? `on average ${yearsText(from, to)}` : `each year ${yearsText(from, to)}`
}

/** A verdict year by year: value, band and margin, and what counts as a whole where that is not each year. */
export const verdictTable = (verdict: Verdict): string => {
  const { metric, over, years, value, min, max, margin, met } = verdict
  const row = (year: string, one: Omit<YearVerdict, 'year' | 'standing'>, standing: string) => [
    year,
    valueText(metric, one.value),
    bandText(one.min, one.max),
    marginText(metric, one.margin),
    standing,
  ]
  const shown = over === 'last' ? years.slice(-1) : years
  const rows = shown.map((one) => row(String(one.year), one, standings[one.standing]))
  if (over === 'mean') {
    const whole = met === null ? 'cannot be said' : met ? 'inside' : 'outside'
    rows.push(row('mean', { value, min, max, margin }, whole))
  }
  return tableText(['year', metric, 'band', 'margin', ''], rows)
}
