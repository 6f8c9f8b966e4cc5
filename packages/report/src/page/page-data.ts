import type { Bilingual, Plan, SeriesName } from '@kohort/core'
import type { LiveResult } from '@kohort/ensemble'
import type { Comparison } from '@kohort/scenarios'
import type { Counter } from '../shared/counter-evidence.js'
import type { Lean } from '../shared/lean.js'
import type { Language } from '../tables/table.js'

export const PAGE_FORMAT = 'kohort.page/1'

/** A chart of the page that is not redrawn while a slider moves. */
export interface PageChart {
  readonly id: string
  readonly title: string
  readonly svg: string
}

/** What must be known of the figures: what pulls the other way, and where the plan lies among its draws. */
export interface Told {
  readonly counters: readonly Counter[]
  readonly lean: Lean | null
}

/** What a result is in JSON: no number is null. */
export type StoredResult = { readonly [Key in keyof LiveResult]: readonly (number | null)[] }

/** Everything that a page is made of, as it stands in the file. */
export interface PageData {
  readonly format: typeof PAGE_FORMAT
  readonly version: string
  /** The language that it opens in; `both` says whether the reader may choose the other. */
  readonly language: Language
  readonly both: boolean
  readonly plan: Plan
  readonly planHash: string
  readonly draws: number
  readonly seed: string
  /** The series of the results, in their order. */
  readonly series: readonly SeriesName[]
  /** The plan as it was sent. */
  readonly rest: StoredResult
  readonly told: Told
  /** How an intake came about that nobody has published. */
  readonly intakeNote: Bilingual | null
  readonly charts: Readonly<Partial<Record<Language, readonly PageChart[]>>>
  readonly comparison: Comparison | null
  /** Of the comparison; none without one. */
  readonly scenarioCharts: Readonly<Partial<Record<Language, readonly PageChart[]>>>
}

const numbersOf = (numbers: Float64Array): readonly (number | null)[] =>
  Array.from(numbers, (value) => (Number.isNaN(value) ? null : value))

export const stored = ({ bands, central, probabilities }: LiveResult): StoredResult => ({
  bands: numbersOf(bands),
  central: numbersOf(central),
  probabilities: numbersOf(probabilities),
})

const arrayOf = (numbers: readonly (number | null)[]): Float64Array =>
  Float64Array.from(numbers, (value) => value ?? Number.NaN)

export const restored = ({ bands, central, probabilities }: StoredResult): LiveResult => ({
  bands: arrayOf(bands),
  central: arrayOf(central),
  probabilities: arrayOf(probabilities),
})
