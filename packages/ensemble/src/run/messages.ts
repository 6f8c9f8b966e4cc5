import type { PartStore, Work } from './engine.js'

/** Draws `from … from + count − 1`, with arrays to write them in unless memory is shared. */
export interface Lent {
  readonly from: number
  readonly count: number
  readonly lent: readonly PartStore[] | null
}

/** Columns `from … from + count − 1` of a part. */
export interface Stretch {
  readonly part: number
  readonly from: number
  readonly count: number
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
  /** When all draws are where memory is shared: to be summed up. */
  | (Stretch & { readonly kind: 'columns'; readonly job: number })
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
  | (Stretch & { readonly kind: 'columns'; readonly job: number; readonly summaries: Float64Array })
  | { readonly kind: 'failed'; readonly job: number; readonly trouble: Trouble }

/** The memory that is lent, to be handed over rather than copied. */
export const buffersOf = ({ lent }: Pick<Lent, 'lent'>): ArrayBuffer[] =>
  (lent ?? []).flatMap(({ figures, verdicts }) => [figures.buffer, verdicts.buffer]) as ArrayBuffer[]
