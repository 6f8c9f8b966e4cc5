import type { Slot } from '@kohort/core'
import type { Distribution } from '../distributions/distribution.js'
import type { Point } from './points.js'
import type { Step } from './steps.js'

/** An uncertain number as it was fitted, for people and for the manifest. */
export interface FittedPoint {
  readonly path: string
  /** Its year, years since entry or age; '' for one number. */
  readonly at: string
  readonly value: number
  /**
   * Of the number itself; `of` says when it is of a part of it: of the ratio to the point before on a curve, of the
   * part of the way from a requirement's mode to its limit, of the part of what the shares before leave.
   */
  readonly distribution: Distribution
  readonly of: 'number' | 'ratio' | 'width' | 'remainder'
}

/** Numbers that are drawn together, so that they stay valid: a requirement, the shares, a curve, or one value alone. */
export interface Unit {
  readonly key: string
  readonly slots: readonly Slot[]
  readonly steps: readonly Step[]
  readonly fitted: readonly FittedPoint[]
}

/** What the drawing of a unit has at hand. */
export interface Kit {
  readonly points: (slot: Slot) => readonly Point[]
  /** The place of an uncertain quantity's scores, by its name. */
  readonly input: (name: string) => number
}

export const fittedPoint = (
  { slot, order, value }: Point,
  distribution: Distribution,
  of: FittedPoint['of'],
): FittedPoint => ({ path: slot.path, at: slot.keys[order] ?? '', value, distribution, of })
