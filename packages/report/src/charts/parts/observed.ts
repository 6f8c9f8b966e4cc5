import type { Plan, SeriesName } from '@kohort/core'
import type { Voice } from '../../shared/voice.js'
import { ink, type LineStyle } from '../style.js'
import type { Key } from './legend.js'
import type { YearValue } from './time-spec.js'

/** What sources say of single years: hollow, since it is no part of the computed line. */
export const observedStyle: LineStyle = { stroke: ink, width: 1.8, marker: 'diamond', hollow: true }

/** How far back before the base year an observation is shown. */
const LONGEST_PAST = 10

export interface Observed {
  readonly points: readonly YearValue[]
  readonly keys: readonly Key[]
  readonly values: readonly number[]
  /** The first year shown. */
  readonly from: number
}

/** What the plan's sources say of a series, whether an outcome or a statement: shown beside the model's figures. */
export const observedOf = (plan: Plan, series: SeriesName, voice: Voice): Observed => {
  const points = Object.entries(plan.observed[series] ?? {})
    .map(([year, { value }]) => ({ year: Number(year), value }))
    .filter(({ year }) => year >= plan.base - LONGEST_PAST && year <= plan.to)
    .sort((one, other) => one.year - other.year)
  return {
    points,
    keys:
      points.length === 0
        ? []
        : [
            {
              label: voice.say({ sv: 'uppgift i källorna', en: 'as stated by the sources' }),
              sample: { point: observedStyle },
            },
          ],
    values: points.map(({ value }) => value),
    from: Math.min(plan.base, ...points.map(({ year }) => year)),
  }
}
