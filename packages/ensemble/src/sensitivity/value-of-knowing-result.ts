import type { Bilingual } from '@kohort/core'
import type { Estimate } from './estimate.js'
import type { SensitivityManifest } from './sensitivity-result.js'
import type { KnowingRow } from './told.js'

export interface ValueOfKnowing {
  readonly format: 'kohort.value-of-knowing/1'
  readonly plan: string
  readonly scenario: string
  readonly goal: string
  readonly year: number | null
  readonly level: number
  /** The probability of the goal as things stand. */
  readonly probability: Estimate
  /** The number most worth knowing first. */
  readonly rows: readonly KnowingRow[]
  /** The years' own chance is drawn but cannot be known: it is nobody's to measure. */
  readonly chance: readonly string[]
  readonly notes: readonly string[]
  /** The notes in both languages. */
  readonly noteTexts: readonly Bilingual[]
  readonly manifest: SensitivityManifest & { readonly nodes: number }
}
