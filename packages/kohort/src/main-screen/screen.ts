import type { Plan, Projection } from '@kohort/core'
import type { Paint } from '../colour.js'
import type { Voice } from '../format.js'

/** What every part of the main screen is made from. */
export interface Screen {
  readonly plan: Plan
  readonly projection: Projection
  readonly voice: Voice
  readonly paint: Paint
  /** The most characters in a line. */
  readonly width: number
}
