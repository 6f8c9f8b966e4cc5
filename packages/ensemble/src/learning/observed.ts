import type { Figure, SeriesName } from '@kohort/core'
import type { ObservationKind } from './known-observation.js'
import type { ErrorSize } from './observation-errors.js'

/** A figure that was seen, or said, of a year. */
export interface Observation {
  readonly series: SeriesName
  readonly year: number
  readonly value: number
  /** A standard deviation in the series' unit, or a part of the value; that of `defaultErrors` if left out. */
  readonly error?: ErrorSize
  /** Of a group and not of all. */
  readonly group?: string
  /** `observed` if left out. */
  readonly kind?: ObservationKind
  readonly source?: string
}

/**
 * What has been observed: a list, a short map (`{ 'trainees.2025': 731 }`), a plan's own `observed` block, or the word
 * `plan` for the block of the plan itself.
 */
export type Observed = readonly Observation[] | Readonly<Record<string, number>> | ObservedBlock | 'plan'

/** Series with years, as a plan's `observed` block is written. */
export type ObservedBlock = Readonly<Partial<Record<SeriesName, Readonly<Record<string, number | Figure>>>>>

export interface ObservedOptions {
  /** The errors of series, in place of `defaultErrors`. */
  readonly errors?: Readonly<Partial<Record<SeriesName, ErrorSize>>>
  /** Whether what a plan's own block says without a count (its kind is `assumed`) is taken too, with a wide error. */
  readonly statements?: boolean
}
