import type { PartStore, Work } from './engine.js'

/** What a worker is told. */
export type Order =
  | { readonly kind: 'work'; readonly job: number; readonly work: Work }
  /** Draws `from … from + count − 1` of a work, into arrays that are lent: they come back with the answer. */
  | {
      readonly kind: 'draws'
      readonly job: number
      readonly from: number
      readonly count: number
      readonly stores: readonly PartStore[]
    }
  | { readonly kind: 'end'; readonly job: number }

/** An error as data: the class does not survive the way between threads. */
export interface Trouble {
  readonly code: string
  readonly path: string
  readonly message: string
  readonly hint: string
}

/** What a worker answers. */
export type Answer =
  /** Once, when it listens; a worker of another version would give other figures. */
  | { readonly kind: 'ready'; readonly version: string }
  | {
      readonly kind: 'draws'
      readonly job: number
      readonly from: number
      readonly count: number
      readonly stores: readonly PartStore[]
    }
  | { readonly kind: 'failed'; readonly job: number; readonly trouble: Trouble }

/** The memory of some stores, to be handed over rather than copied. */
export const buffersOf = (stores: readonly PartStore[]): ArrayBuffer[] =>
  stores.flatMap(({ figures, verdicts }) => [figures.buffer, verdicts.buffer]) as ArrayBuffer[]
