/** A named distribution of one number; its numbers are in the number's own unit. */
export type Distribution =
  | { readonly family: 'constant'; readonly value: number }
  /** With `min` or `max` it is the part of the normal distribution between them, and nothing is moved to an end. */
  | {
      readonly family: 'normal'
      readonly mean: number
      readonly sd: number
      readonly min?: number
      readonly max?: number
    }
  /** The distance to `origin` (0 if left out) is lognormal; with a median below the origin it lies below it. */
  | {
      readonly family: 'lognormal'
      readonly median: number
      readonly sigma: number
      readonly origin?: number
    }
  | {
      readonly family: 'beta'
      readonly alpha: number
      readonly beta: number
      readonly min: number
      readonly max: number
    }
  /** The beta distribution with mean (min + 4 mode + max) / 6. */
  | { readonly family: 'pert'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly family: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly family: 'uniform'; readonly min: number; readonly max: number }
  /** The logit between the bounds is normal with the standard deviation `sigma`. */
  | {
      readonly family: 'logit-normal'
      readonly median: number
      readonly sigma: number
      readonly min: number
      readonly max: number
    }
