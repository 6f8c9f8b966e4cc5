import type { Bilingual, Plan, SourceRecord } from '@kohort/core'
import type { Draft, Patch } from 'immer'
import type { FormulaReader } from '../change/formula.js'
import type { Change } from '../change/schema.js'

/** A plan that a recipe may write in. */
export type PlanDraft = Draft<Plan>

/** Writes in a draft of the plan, with the helpers `set`, `scale`, `add`, `shift`, `ramp` or directly. */
export type Recipe = (draft: PlanDraft) => void

/** A what-if: who it is, why, and what it changes. */
export interface Scenario {
  readonly id: string
  readonly title: Bilingual
  /** The planner's reason. */
  readonly reason: Bilingual
  /** The changes as data; null for a recipe, whose changes are known when it meets a plan. */
  readonly changes: readonly Change[] | null
  readonly recipe: Recipe | null
  /** The sources that its figures name. */
  readonly sources: Readonly<Record<string, SourceRecord>>
  readonly formula: FormulaReader | null
  /** The scenarios that it consists of, in their order; itself if it is one. */
  readonly parts: readonly Scenario[]
  /** The plan with the changes: a pure function of the plan that it is given, a drawn one as well. */
  readonly applyTo: (plan: Plan) => Plan
}

/** A number that a scenario changed. */
export interface ChangedFigure {
  readonly path: string
  /** The year from which, or the age or years since entry at which; '' for one number. */
  readonly at: string
  /** Null where the plan had no such number. */
  readonly from: number | null
  /** Null where the number is gone. */
  readonly to: number | null
  readonly unit: Bilingual
  readonly label: Bilingual
  /** The scenario that changed it, and the planner's reason. */
  readonly scenario: string
  readonly reason: Bilingual
  /** True for a share that only takes what the named shares leave. */
  readonly byRest: boolean
}

/** Two scenarios that write the same number. */
export interface Overlap {
  readonly path: string
  /** The years (or ages, or years since entry) that both change. */
  readonly at: readonly string[]
  /** In the order in which they are applied: the last has the last word. */
  readonly scenarios: readonly string[]
}

/** A scenario met by a plan. */
export interface Applied {
  readonly plan: Plan
  /** The plan as it was. */
  readonly before: Plan
  /** immer's patches, which make the new plan of the old, and the old of the new. */
  readonly patches: readonly Patch[]
  readonly inverse: readonly Patch[]
  /** What changed, from what, to what, and why. */
  readonly changed: readonly ChangedFigure[]
}

export interface ApplyOptions {
  /** Passes over a change that does nothing, as in a draw where the number happens to be 0. */
  readonly allowNothing?: boolean
}
