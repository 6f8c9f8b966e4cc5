import type { BandRow } from '@kohort/ensemble'
import type { Voice } from '../../shared/voice.js'
import { bandInner, bandOuter } from '../style.js'
import type { Key } from './legend.js'
import type { YearBand, YearValue } from './time-spec.js'

/** What a chart's band is made of: `ensemble.band(series, bandQuantiles)`. */
export const bandQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95] as const

export interface BandMarks {
  readonly areas: readonly { readonly points: readonly YearBand[]; readonly fill: string }[]
  readonly median: readonly YearValue[]
  readonly keys: readonly Key[]
  readonly values: readonly number[]
}

const known = (value: number | null | undefined): number | null =>
  value === undefined || !Number.isFinite(value ?? 0) ? null : value

/** The five quantiles of a year as areas and a median; years without figures are gaps. */
export const bandMarks = (band: readonly BandRow[] | undefined, voice: Voice): BandMarks => {
  if (band === undefined || band.length === 0) return { areas: [], median: [], keys: [], values: [] }
  const area = (low: number, high: number): readonly YearBand[] =>
    band.map(({ year, values }) => ({ year, low: known(values[low]), high: known(values[high]) }))
  return {
    areas: [
      { points: area(0, 4), fill: bandOuter },
      { points: area(1, 3), fill: bandInner },
    ],
    median: band.map(({ year, values }) => ({ year, value: known(values[2]) })),
    keys: [
      {
        label: voice.say({ sv: 'nio fall av tio (5–95 %)', en: 'nine cases in ten (5–95%)' }),
        sample: { fill: bandOuter },
      },
      {
        label: voice.say({ sv: 'hälften av fallen (25–75 %)', en: 'half of the cases (25–75%)' }),
        sample: { fill: bandInner },
      },
    ],
    values: band.flatMap(({ values }) => [values[0], values[4]].flatMap((value) => known(value) ?? [])),
  }
}
