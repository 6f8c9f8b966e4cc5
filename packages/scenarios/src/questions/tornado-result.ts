import type { Bilingual, SeriesName } from '@kohort/core'

/** What the metric is with a number at one end of its range. */
export interface TornadoEnd {
  /** In the metric's unit; null where the end cannot be used. */
  readonly metric: number | null
  /** metric − base. */
  readonly difference: number | null
  /** Why the end cannot be used, or null. */
  readonly unusable: string | null
}

/** One number of the plan, moved from one end of its range to the other. */
export interface TornadoBar {
  readonly path: string
  readonly label: Bilingual
  readonly unit: Bilingual
  /** The number that holds in the year asked for (or the first with a range), and its range. */
  readonly at: string
  readonly value: number
  readonly range: readonly [number, number]
  readonly kind: 'reported' | 'derived' | 'assumed' | null
  readonly source: string | null
  readonly low: TornadoEnd
  readonly high: TornadoEnd
  /** From the lowest to the highest of low, high and base. */
  readonly width: number
}

/** Plain data, frozen. */
export interface Tornado {
  readonly format: 'kohort.tornado/1'
  readonly plan: string
  readonly metric: SeriesName
  readonly year: number
  readonly base: number
  /** The widest first. */
  readonly bars: readonly TornadoBar[]
}
