import { type Bilingual, type Plan, type SeriesDefinition, type SeriesName, series } from '@kohort/core'
import { millionsOf } from '../shared/series-text.js'
import type { CellFormat } from './table.js'

const MILLION = 1e6

export const isMoney = (name: SeriesName): boolean => series[name].unit.en.includes('money')

/** What a series is counted in, money in millions. */
export const unitOfSeries = (name: SeriesName, plan: Plan): Bilingual => {
  const { unit } = series[name]
  if (!isMoney(name)) return unit
  const millions = millionsOf(plan)
  return { sv: `${millions.sv} ${unit.sv}`, en: `${millions.en} ${unit.en}` }
}

/** A figure of a series in the unit that tables have it in. */
export const figureOfSeries = (name: SeriesName, value: number | null): number | null =>
  value === null || !isMoney(name) ? value : value / MILLION

/** How a series is shown: heads whole, people a year and full-time posts to one decimal, shares as per cent. */
export const formatOfSeries = (name: SeriesName): CellFormat => {
  const { unit, decimals }: SeriesDefinition = series[name]
  if (isMoney(name)) return 'money'
  if (unit.en === 'share') return 'percent'
  if (unit.en === 'FTE' || decimals === 1) return 'one'
  return decimals === 0 ? 'whole' : 'two'
}
