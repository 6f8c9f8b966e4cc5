import { displayOf } from '@kohort/core'

/** What a notebook shows as text, hard spaces marked, a table by its lines. */
export const plainOf = (result: object, language: 'sv' | 'en' = 'en'): readonly (readonly string[])[] =>
  (displayOf(result, language)?.['text/plain'] ?? '')
    .replaceAll('\u00a0', '_')
    .split('\n\n')
    .map((table) => table.split('\n'))

export const cellsOf = (line: string | undefined): readonly string[] => (line ?? '').trim().split(/ {2,}/)

/** As a person reads it: thousands apart, a real minus, no sign on nothing. */
export const read = (value: number, decimals: number): string =>
  value
    .toFixed(decimals)
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '−')
    .replace(/\B(?=(\d{3})+(?!\d))/g, '_')

/** A part as points, with its sign where asked. */
export const points = (part: number, decimals: number, hasSign = false): string => {
  const text = read(100 * part, decimals)
  return `${hasSign && /^(?!0\.?0*$)\d/.test(text) ? '+' : ''}${text}_points`
}
