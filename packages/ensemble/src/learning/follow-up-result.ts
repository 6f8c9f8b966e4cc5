import type { Note, Projection } from '@kohort/core'
import type { Ensemble, EnsembleManifest } from '../results/ensemble.js'
import type { Conditioned, ObservationFit } from './conditioned-result.js'
import type { FollowUpChange, GoalChange, ObservedVerdict } from './follow-up-rows.js'
import type { KnownObservation } from './known-observation.js'

/** What was observed of a figure, and what had been said of it. */
export interface FollowedObservation extends ObservationFit {
  /** What the plan's projection gave. */
  readonly projected: number | null
  /** Whether it takes the place of the projected stock; the others only weight the draws. */
  readonly replaces: boolean
}

/** Enough to get the same figures again: that of the draws from the observed stocks on, and what else was observed. */
export interface FollowUpManifest extends EnsembleManifest {
  readonly observations: readonly KnownObservation[]
  readonly own: boolean
  readonly replacement: 'drawn' | 'exact'
  readonly warnBelow: number
}

/** A follow-up as JSON. */
export interface FollowUpData {
  readonly format: 'kohort.follow-up/1'
  readonly manifest: FollowUpManifest
  readonly plan: string
  readonly base: number
  readonly to: number
  readonly draws: number
  readonly effectiveSampleSize: number
  readonly observations: readonly FollowedObservation[]
  readonly verdicts: readonly ObservedVerdict[]
  readonly changes: readonly FollowUpChange[]
  readonly goals: readonly GoalChange[]
  readonly notes: readonly Note[]
}

/** The yearly evaluation: how it went, what had been said, and where the plan leads from here. */
export interface FollowUp extends Omit<FollowUpData, 'manifest'> {
  /** The last year with an observed stock; null where none was. */
  readonly followedTo: number | null
  /** The plan's projection, and the same from the observed stocks on. */
  readonly projected: Projection
  readonly anew: Projection
  /** The draws as they were, and weighted, from the observed stocks on. */
  readonly before: Ensemble
  readonly after: Conditioned
  readonly manifest: () => FollowUpManifest
  readonly toJSON: () => FollowUpData
}
