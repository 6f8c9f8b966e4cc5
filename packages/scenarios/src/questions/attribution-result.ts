import type { Bilingual, SeriesName } from '@kohort/core'
import type { Change } from '../change/schema.js'

/** What is asked: a figure of a year. */
export interface Target {
  readonly metric: SeriesName
  readonly year: number
}

/** One change's part in the difference, in the metric's unit. */
export interface ChangePart {
  readonly path: string
  readonly op: Change['op']
  readonly scenario: string
  readonly reason: Bilingual
  /** The difference that it makes alone. */
  readonly alone: number
  /** Its fair part: its mean contribution over all orders in which the changes can come. These sum to the total. */
  readonly shapley: number
}

/** Plain data, frozen. */
export interface Attribution extends Target {
  readonly format: 'kohort.attribution/1'
  readonly plan: string
  readonly scenario: string
  readonly base: number
  readonly value: number
  /** value − base. */
  readonly total: number
  readonly changes: readonly ChangePart[]
  /** What the changes do together beyond what each does alone: total − Σ alone. */
  readonly interaction: number
}
