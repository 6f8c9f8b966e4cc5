import type { Bilingual, Plan, Projection } from '@kohort/core'
import type { Language } from '../shared/voice.js'

/** The languages that a planner reads. */
export type ChartLanguage = Language

export interface ChartOptions {
  readonly language: ChartLanguage
  /** In pixels: 720 if left out, at least 280. */
  readonly width?: number
  /** Of the whole chart, in pixels; what title, drawing and source take if left out, and never less. */
  readonly height?: number
  /** What the ids inside the SVG start with, the chart's own id if left out; letters, digits and hyphens. */
  readonly id?: string
}

/** A chart as an SVG that stands alone: no style, no script, no font and no address in it. */
export interface Chart {
  readonly id: string
  /** What the chart shows, as a sentence with its finding. */
  readonly title: string
  /** What is drawn, and in which unit. */
  readonly subtitle: string
  /** The essential numbers in words, for those who do not see the chart. */
  readonly alt: string
  /** Where the figures come from. */
  readonly source: string
  readonly width: number
  readonly height: number
  readonly svg: string
}

/** A text of a plan, in one language for all or in both. */
export type ChartText = string | Bilingual

export interface PlanAndProjection {
  /** From `parsePlan`. */
  readonly plan: Plan
  /** `project(plan)`. */
  readonly projection: Projection
}
