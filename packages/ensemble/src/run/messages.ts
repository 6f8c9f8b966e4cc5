import type { PartStore, Work } from './engine.js'

/** Draws `from … from + count − 1`, with arrays to write them in unless memory is shared. */
export interface Lent {
  readonly from: number
  readonly count: number
  readonly lent: readonly PartStore[] | null
}

/** What a worker is told. */
export type Order =
  /** `shared`: where all draws go, when threads can share memory. */
  | {
      readonly kind: 'work'
      readonly job: number
      readonly work: Work
      readonly shared: readonly PartStore[] | null
    }
  | (Lent & { readonly kind: 'draws'; readonly job: number })
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
  | (Lent & { readonly kind: 'draws'; readonly job: number })
  | { readonly kind: 'failed'; readonly job: number; readonly trouble: Trouble }

/** The memory that is lent, to be handed over rather than copied. */
export const buffersOf = ({ lent }: Lent): ArrayBuffer[] =>
  (lent ?? []).flatMap(({ figures, verdicts }) => [figures.buffer, verdicts.buffer]) as ArrayBuffer[]
