import { type Plan, project } from '@kohort/core'
import { uncertaintyOf } from '@kohort/ensemble'
import { counterEvidence } from '../shared/counter-evidence.js'
import { furthestLean, type LeanCandidate } from '../shared/lean.js'
import type { Outcome } from './model/outcome.js'
import type { Told } from './page-data.js'

/** The last year's figures that the page is about, among their draws. */
export const candidatesOf = (outcome: Outcome): readonly LeanCandidate[] =>
  (['completions', 'trainees', 'coverage', 'specialists'] as const).map((metric) => {
    const last = outcome.band(metric).at(-1)
    return { metric, own: last?.central ?? null, quantiles: last?.quantiles ?? [] }
  })

/** What must be known of a plan's figures. */
export const toldOf = (plan: Plan, candidates: readonly LeanCandidate[]): Told => ({
  counters: counterEvidence(plan, project(plan)),
  lean: furthestLean(uncertaintyOf(plan), plan.to, candidates),
})
