import { type Bilingual, type SeriesName, series, seriesReading } from '@kohort/core'

export const both = (sv: string, en: string): Bilingual => ({ sv, en })

/** What a column of a series' differences is in, where the cells do not say it themselves. */
export const unitAfter = (metric: SeriesName, sv: string, en: string): Bilingual => {
  const { unit } = series[metric]
  return seriesReading(metric).unit === undefined
    ? both(`${sv}, ${unit.sv}`, `${en}, ${unit.en}`)
    : both(sv, en)
}

/** Whether a difference is seen at all, as exact as the series is read. */
export const isSeen = (metric: SeriesName, difference: number): boolean => {
  const { factor, decimals } = seriesReading(metric)
  return Number((difference * factor).toFixed(decimals)) !== 0
}
