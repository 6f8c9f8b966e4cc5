/** One training parameter: the value at which both goals hold, all else being as it is. */
export interface Lever {
  /** The path in the plan; `training.requirement` stands for min, mode and max moved together, given by its mode. */
  readonly path: string
  readonly unit: 'share' | 'full-time years'
  readonly value: number
  /** The value nearest to today's at which both goals hold; null when none between the parameter's bounds does. */
  readonly needed: number | null
  /** The plan's own 5–95 % range, null where it gives none. */
  readonly range: readonly [number, number] | null
  /** Whether the needed value lies in that range; null where there is no range. */
  readonly withinRange: boolean | null
}

export interface Consistency {
  readonly year: number
  /** Stock / completions in a steady state, in years; null when nobody would finish. */
  readonly yearsInTraining: number | null
  /** The same over the ranges of the assumed and reported figures, all at their best and all at their worst. */
  readonly yearsRange: readonly [number | null, number | null]
  /** The goals that are held against each other. */
  readonly stockGoal: string
  readonly completionsGoal: string
  /** The band of the stock goal in its last year, heads. */
  readonly stock: readonly [number | null, number | null]
  /** The band of the completions goal in its last year, heads a year. */
  readonly completions: readonly [number | null, number | null]
  /** The stock that the least completions wanted take in the long run, heads. */
  readonly stockNeeded: number | null
  /** The completions that the stock's band gives in the long run, heads a year. */
  readonly completionsGiven: readonly [number | null, number | null]
  /** The years in training at which the stock's band gives just the completions wanted. */
  readonly yearsWanted: readonly [number | null, number | null]
  /** Whether some stock in the band gives completions in theirs. */
  readonly consistent: boolean | null
  /** The same for some values within all the ranges at once. */
  readonly consistentWithinRanges: boolean
  readonly levers: readonly Lever[]
}
