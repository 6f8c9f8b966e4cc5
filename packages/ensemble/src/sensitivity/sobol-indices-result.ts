import type { Estimate } from './estimate.js'

/** How the variance of a function's value comes from its inputs. */
export interface SobolIndices {
  readonly mean: number | null
  readonly variance: number | null
  /** The share of the runs in which the function gave no number. */
  readonly missing: number
  readonly inputs: readonly {
    readonly input: string
    readonly first: Estimate | null
    readonly total: Estimate | null
  }[]
  /** 1 less all first-order indices: what inputs do only together. */
  readonly interactions: Estimate | null
  readonly runs: number
}
