import { type Bilingual, type SeriesName, series, seriesReading } from '@kohort/core'

export const both = (sv: string, en: string): Bilingual => ({ sv, en })

/** What a column of a series' differences is in, where the cells do not say it themselves; no cell says the currency. */
export const unitAfter = (metric: SeriesName, sv: string, en: string): Bilingual => {
  if (metric.startsWith('cost')) return both(`${sv}, i planens valuta`, `${en}, in the plan's currency`)
  const { unit } = series[metric]
  return seriesReading(metric).unit === undefined
    ? both(`${sv}, ${unit.sv}`, `${en}, ${unit.en}`)
    : both(sv, en)
}

/** Whether English has a series in the plural: `completions hang on`, `coverage hangs on`. */
export const isPlural = (name: SeriesName): boolean =>
  /^(?:trainees|completions|specialists|years|hired|not hired|waiting|payments|of whom|specialist exits|doctor equivalents|inhabitants)\b/.test(
    series[name].label.en,
  )

/** A figure as exact as the series is read, in its own unit. */
export const asShown = (metric: SeriesName, figure: number): number => {
  const { factor, decimals } = seriesReading(metric)
  return Number((figure * factor).toFixed(decimals)) / factor
}

/** Whether a difference is seen at all, as exact as the series is read. */
export const isSeen = (metric: SeriesName, difference: number): boolean => asShown(metric, difference) !== 0
