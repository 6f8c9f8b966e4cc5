/** Why a number cannot be taken as it was written. */
export type Unread = 'no-number' | 'thousands'

const written = /^([+-]?)(\d*)(?:([.,])(\d*))?(e[+-]?\d{1,3})?$/

/**
 * A number as a person writes one: a decimal point or a decimal comma, groups of thousands by spaces. One to three
 * digits, a comma and three more is a thousand to some and a decimal to others: it is refused.
 */
export const writtenNumber = (text: string): number | Unread => {
  const close = text
    .trim()
    .replaceAll(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/gu, '')
    .replace('−', '-')
  const found = written.exec(close)
  const [, sign = '', whole = '', mark, part = '', power = ''] = found ?? []
  if (found === null || whole + part === '') return 'no-number'
  if (mark === ',' && part.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return 'thousands'
  const value = Number(`${sign}${whole === '' ? '0' : whole}.${part === '' ? '0' : part}${power}`)
  return Number.isFinite(value) ? value : 'no-number'
}
