import { outputIndex, type Plan } from '@kohort/core'
import { uncertaintyOf } from '../uncertainty.js'
import type { KnownObservation } from './known-observation.js'
import { withoutRanges } from './without-ranges.js'

/** An observation beside what the plan gave before the calibration, and gives after it. */
export interface CalibrationFit extends KnownObservation {
  readonly before: number | null
  readonly after: number | null
  /** The observed value less the calibrated plan's figure. */
  readonly residual: number | null
  /** The residual in standard errors of the observation. */
  readonly z: number | null
}

/** Each observation beside two plans' figures. */
export const fitsOf = (
  observations: readonly KnownObservation[],
  before: Plan,
  after: Plan,
): readonly CalibrationFit[] => {
  const [one, other] = [before, after].map((plan) => {
    const { compiled, run } = uncertaintyOf(withoutRanges(plan))
    const output = run([])
    return ({ series, year, group }: KnownObservation): number | null => {
      const value = output[outputIndex(compiled(), series, year, group ?? undefined)] as number
      return Number.isNaN(value) ? null : value
    }
  })
  return Object.freeze(
    observations.map((observation): CalibrationFit => {
      const fitted = other?.(observation) ?? null
      const residual = fitted === null ? null : observation.value - fitted
      return Object.freeze({
        ...observation,
        before: one?.(observation) ?? null,
        after: fitted,
        residual,
        z: residual === null ? null : residual / observation.error,
      })
    }),
  )
}
