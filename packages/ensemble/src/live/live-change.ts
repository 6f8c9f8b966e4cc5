import type { Change } from '@kohort/scenarios'

/**
 * A change that a live ensemble can make by writing numbers: of a scenario's changes those that set a number or scale
 * it, from the year after the base year to the end. A list of them is the `changes` of a scenario file.
 */
export type LiveChange = Extract<Change, { readonly op: 'set' | 'scale' }>

/** A number that is going to be moved. */
export interface LiveLever {
  /** Its path in the plan, such as `training.away`. */
  readonly path: string
  /** Whether its years are to be moved apart; all from the year after the base year together if left out. */
  readonly byYear?: boolean
}
