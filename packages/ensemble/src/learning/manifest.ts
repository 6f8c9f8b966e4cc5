import { type Plan, project } from '@kohort/core'
import { version } from '../../package.json'
import type { KnownObservation } from './known-observation.js'

/** What every manifest of this package says of the plan. */
export interface PlanManifest {
  readonly version: string
  readonly plan: string
  readonly planHash: string
  readonly base: number
  readonly to: number
  readonly sources: Plan['sources']
}

export const planManifest = (plan: Plan): PlanManifest => ({
  version,
  plan: plan.id,
  planHash: project(plan).manifest().planHash,
  base: plan.base,
  to: plan.to,
  sources: plan.sources,
})

/** One step of conditioning: the observations with their errors, and how. */
export interface ConditioningStep {
  readonly observations: readonly KnownObservation[]
  /** The seed of the resampling; null where the draws were only weighted. */
  readonly resample: string | null
  /** Below so many effective draws a note warns. */
  readonly warnBelow: number
}
