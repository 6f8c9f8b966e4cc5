import { type Note, outputIndex, type Plan } from '@kohort/core'
import { uncertaintyOf } from '../uncertainty.js'
import type { CalibrationErrors } from './calibration-errors.js'
import type { KnownObservation } from './known-observation.js'
import { said, spoken } from './numerals.js'
import { momentsOf } from './weighted-statistics.js'
import { withoutRanges } from './without-ranges.js'

/** An observation beside what the plan gave before the calibration, what fits, and what the calibrated plan gives. */
export interface CalibrationFit extends KnownObservation {
  /** The figure of the plan as it was. */
  readonly before: number | null
  /** The mean of the weighted draws: the figure that fits. */
  readonly fitted: number | null
  /** The figure of the calibrated plan by itself, the other numbers being as they were. */
  readonly after: number | null
  /** The observed value less the fitted figure. */
  readonly residual: number | null
  /** The standard deviation of chance between whole people, in the series' unit; 0 with the process `expected`. */
  readonly chance: number
  /** The residual in standard deviations of counting and chance together. */
  readonly z: number | null
}

/** The figures of a plan as it stands. */
const figuresOf = (plan: Plan): ((observation: KnownObservation) => number | null) => {
  const { compiled, run } = uncertaintyOf(withoutRanges(plan))
  const output = run([])
  return ({ series, year, group }) => {
    const value = output[outputIndex(compiled(), series, year, group ?? undefined)] as number
    return Number.isNaN(value) ? null : value
  }
}

/** Each observation beside the figures of two plans and of the weighted draws. */
export const fitsOf = (
  observations: readonly KnownObservation[],
  columns: readonly Float64Array[],
  weights: Float64Array,
  { chance, total }: Pick<CalibrationErrors, 'chance' | 'total'>,
  before: Plan,
  after: Plan,
): readonly CalibrationFit[] => {
  const [one, other] = [figuresOf(before), figuresOf(after)]
  return Object.freeze(
    observations.map((observation, index): CalibrationFit => {
      const fitted = momentsOf(columns[index] as Float64Array, weights)?.mean ?? null
      const residual = fitted === null ? null : observation.value - fitted
      return Object.freeze({
        ...observation,
        before: one(observation),
        fitted,
        after: other(observation),
        residual,
        chance: chance[index] as number,
        z: residual === null ? null : residual / (total[index] as number),
      })
    }),
  )
}

/** Where the fit rests on the other numbers too, the calibrated plan alone gives something else. */
export const restsOnOthers = (fits: readonly CalibrationFit[]): readonly Note[] =>
  fits.flatMap(({ name, year, fitted, after, error, chance }): readonly Note[] =>
    fitted === null || after === null || Math.abs(fitted - after) <= Math.hypot(error, chance)
      ? []
      : [
          {
            code: 'rests-on-others',
            path: name,
            years: [year],
            text: {
              sv: `${name}: det som passar är ${said(fitted)}, men den kalibrerade planen ensam ger ${said(after)}, för passningen vilar också på planens andra tal. Kalibrera dem med, eller ge dem inget spann.`,
              en: `${name}: what fits is ${spoken(fitted)}, but the calibrated plan alone gives ${spoken(after)}, for the fit rests on the plan's other numbers too. Calibrate them as well, or give them no range.`,
            },
          },
        ],
  )
