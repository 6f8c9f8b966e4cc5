import { type SeriesName, series } from '@kohort/core'

const MINUS = '−'

/** One decimal more than a person reads elsewhere: here the question is on which side of an edge a figure is. */
const decimalsOf = (metric: SeriesName): number => Math.min(series[metric].decimals + 1, 4)

const plain = (value: number, decimals: number): string => value.toFixed(decimals).replace('-', MINUS)

export const valueText = (metric: SeriesName, value: number | null): string =>
  value === null ? 'none' : plain(value, decimalsOf(metric))

/** An edge as it was written: `700`, `0.95`. */
const edgeText = (value: number): string => String(Number(value.toPrecision(10))).replace('-', MINUS)

/** `700–720`, `at least 150`, `at most 0.2`. */
export const bandText = (min: number | null, max: number | null): string => {
  if (min !== null && max !== null) {
    const between = min < 0 || max < 0 ? ' to ' : '–'
    return min === max ? edgeText(min) : `${edgeText(min)}${between}${edgeText(max)}`
  }
  if (min !== null) return `at least ${edgeText(min)}`
  return max === null ? 'no edge' : `at most ${edgeText(max)}`
}

/** With its sign, and never rounded to nothing. */
export const signedText = (value: number, decimals: number): string => {
  if (value === 0) return '0'
  const isTiny = Math.abs(value) < 0.5 * 10 ** -decimals
  const text = isTiny ? value.toExponential(1).replaceAll('-', MINUS) : plain(value, decimals)
  return value > 0 ? `+${text}` : text
}

export const marginText = (metric: SeriesName, margin: number | null): string =>
  margin === null ? 'none' : signedText(margin, decimalsOf(metric))
