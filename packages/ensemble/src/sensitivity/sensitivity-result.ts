import type { Bilingual } from '@kohort/core'
import type { Process } from '../process/process.js'
import type { Sampling } from '../random/sampler.js'
import type { Estimate } from './estimate.js'
import type { InputGroup } from './groups.js'
import type { Indices } from './indices.js'
import type { Asked } from './targets.js'

/** How much of a figure's variance an uncertain quantity explains. */
export interface InputIndices extends Indices, Pick<InputGroup, 'input' | 'kind' | 'names'> {}

/** The analysis of one figure. */
export interface OutputSensitivity {
  readonly of: Asked
  /** Of a goal, its probability. Null where there is no figure in some draw, as `variance` and every index then are. */
  readonly mean: number | null
  readonly variance: number | null
  /** The share of the runs in which there is no figure. */
  readonly missing: number
  /** The quantity that matters most first, by the total index. Indices are null where nothing varies. */
  readonly inputs: readonly InputIndices[]
  /** What no quantity explains alone: 1 less all first-order indices. */
  readonly interactions: Estimate | null
}

/** Enough to get the same figures again. */
export interface SensitivityManifest {
  readonly version: string
  readonly plan: string
  readonly planHash: string
  readonly seed: string
  readonly sampling: Sampling
  readonly draws: number
  readonly randomisations: number
  readonly process: Process
}

export interface Sensitivity {
  readonly format: 'kohort.sensitivity/1'
  readonly plan: string
  readonly scenario: string
  readonly minus: string | null
  readonly outputs: readonly OutputSensitivity[]
  /** Runs of the model. */
  readonly runs: number
  readonly notes: readonly string[]
  /** The notes in both languages. */
  readonly noteTexts: readonly Bilingual[]
  readonly manifest: SensitivityManifest
}
