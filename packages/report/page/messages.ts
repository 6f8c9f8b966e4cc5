import type { Consistency, Plan, SeriesName } from '@kohort/core'
import type { LiveChange, LiveFigures, LiveLever } from '@kohort/ensemble'
import type { PageChart, Told } from '../src/page/page-data.js'
import type { LeanCandidate } from '../src/shared/lean.js'
import type { Language } from '../src/tables/table.js'

/** What an engine is made of. */
export interface EngineSetting {
  readonly plan: Plan
  readonly draws: number
  readonly seed: string
  readonly series: readonly SeriesName[]
  readonly levers: readonly LiveLever[]
}

/** Where the levers came to rest. */
export interface Rest {
  readonly changes: readonly LiveChange[]
  readonly language: Language
  /** The figures as they then were, among their draws. */
  readonly candidates: readonly LeanCandidate[]
}

/** What the levers' rest is told in: charts drawn anew, what must be known, and whether stock and completions go together. */
export interface Rested {
  readonly charts: readonly PageChart[]
  readonly consistency: Consistency
  readonly told: Told
}

export type Question =
  | {
      readonly kind: 'prepare'
      readonly setting: EngineSetting
      readonly from: number
      readonly count: number
    }
  | { readonly kind: 'move'; readonly id: number; readonly changes: readonly LiveChange[] }
  | { readonly kind: 'rest'; readonly id: number; readonly plan: Plan; readonly rest: Rest }
  | {
      readonly kind: 'bare'
      readonly setting: EngineSetting
      readonly rounds: number
      readonly moves: readonly (readonly LiveChange[])[]
    }

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'moved'; readonly id: number; readonly figures: LiveFigures }
  | { readonly kind: 'rested'; readonly id: number; readonly rested: Rested }
  /** Milliseconds that all draws take, one after another, without anything drawn. */
  | { readonly kind: 'bare'; readonly milliseconds: readonly number[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
