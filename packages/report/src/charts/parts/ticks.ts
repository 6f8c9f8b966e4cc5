/** Round values of an axis, from at or below the lowest to at or above the highest. */
export interface Ticks {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly values: readonly number[]
}

/** The smallest of 1, 2, 2.5 and 5 × 10ⁿ that is at least `rough`. */
const roundStep = (rough: number): number => {
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Ticks for figures between two values, `count` or a little more; equal values get room on both sides. */
export const niceTicks = (low: number, high: number, count: number): Ticks => {
  const spread = high - low
  const room = spread > Math.abs(high) * 1e-9 ? spread : Math.max(Math.abs(high), 1)
  const step = roundStep(room / Math.max(1, count))
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  const values = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  return { min: first * step, max: last * step, step, values }
}

/**
 * What an axis for figures spans: from 0 where the figures are bars, or come nearer to it than to each other; else
 * from near the lowest.
 */
export const axisTicks = (values: readonly number[], fromZero: boolean, count: number): Ticks => {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const near = low > 0 && low < (high - low) * 0.6
  const far = high < 0 && -high < (high - low) * 0.6
  return niceTicks(
    fromZero || near ? Math.min(0, low) : low,
    fromZero || far ? Math.max(0, high) : high,
    count,
  )
}

/** The years that are written out: counted back from the last, and the first where it has room. */
export const yearTicks = (from: number, to: number, width: number, labelWidth: number): readonly number[] => {
  const perYear = width / Math.max(1, to - from)
  const step = [1, 2, 3, 4, 5, 10, 20, 50].find((years) => years * perYear >= labelWidth + 8) ?? 100
  const years: number[] = []
  for (let year = to; year >= from; year -= step) years.unshift(year)
  if (years[0] !== from && ((years[0] as number) - from) * perYear >= labelWidth + 8) years.unshift(from)
  return years
}
