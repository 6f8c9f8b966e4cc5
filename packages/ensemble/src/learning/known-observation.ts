import type { SeriesName } from '@kohort/core'

/** A count, or what somebody said without a count: the second is taken with a wide error. */
export type ObservationKind = 'observed' | 'contested'

/** An observation with everything said. */
export interface KnownObservation {
  readonly series: SeriesName
  readonly year: number
  readonly value: number
  /** The standard deviation in the series' unit. */
  readonly error: number
  readonly group: string | null
  readonly kind: ObservationKind
  readonly source: string | null
  /** `trainees.2025`, with a group before it where it is of one. */
  readonly name: string
}
