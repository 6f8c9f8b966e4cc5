import { type Plan, type PlanInput, parsePlan, project } from '@kohort/core'
import { liveEnsemble } from '@kohort/ensemble'
import { compare, type Scenario } from '@kohort/scenarios'
import { computedIntake } from '../shared/computed-intake.js'
import type { Language } from '../tables/table.js'
import { liveLevers } from './levers/lever.js'
import { leversOf } from './levers/levers-of.js'
import { outcomeOf, seriesOfPage } from './model/outcome.js'
import { chartsOf, scenarioChartsOf } from './page-charts.js'
import { PAGE_FORMAT, type PageData, stored } from './page-data.js'
import { candidatesOf, toldOf } from './page-told.js'

export interface PageOptions {
  /** The language that it opens in; `sv` if left out. */
  readonly language?: Language
  /** Whether the other language is in the file too; true if left out. */
  readonly both?: boolean
  /** Shown beside the plan. */
  readonly scenarios?: readonly Scenario[]
  /** A power of two; 1 024 if left out. */
  readonly draws?: number
  readonly seed?: string
  /** Told what each part of the work took, when it is done; for whoever measures. */
  readonly onPart?: (part: 'projection' | 'ensemble' | 'charts' | 'scenarios') => void
}

/**
 * Everything that a page shows: the projection, the ensemble at rest, the charts in its languages.
 *
 * @param input a plan of either form
 * @param options language, scenarios to show beside the plan, draws and seed
 * @returns plain data, which `pageHtml` writes into the file
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} when the draws are no power of two, or a range cannot be
 * @throws {ScenarioError} when a scenario does not fit the plan
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { pageDataOf } from '@kohort/report/page'
 *
 * const { series, rest } = pageDataOf(stockholm(), { draws: 64 })
 * console.log(series[0], Math.round(rest.central[11] ?? 0))
 * // trainees 890
 * ```
 */
export const pageDataOf = (input: Plan | PlanInput, options: PageOptions = {}): PageData => {
  const { language = 'sv', both = true, scenarios = [], draws = 1024, seed = 'kohort', onPart } = options
  const plan = parsePlan(input)
  const projection = project(plan)
  const { planHash, version } = projection.manifest()
  onPart?.('projection')
  const series = seriesOfPage(plan)
  const result = liveEnsemble(plan, { draws, seed, series, levers: liveLevers(leversOf(plan)) }).move([])
  const told = toldOf(plan, candidatesOf(outcomeOf(plan, series, result)))
  onPart?.('ensemble')
  const other: Language = language === 'sv' ? 'en' : 'sv'
  const languages = both ? [language, other] : [language]
  const inEach = <Made>(make: (one: Language) => Made): Partial<Record<Language, Made>> =>
    Object.fromEntries(languages.map((one) => [one, make(one)]))
  const charts = inEach((one) => chartsOf(plan, one))
  onPart?.('charts')
  const comparison = scenarios.length === 0 ? null : compare(plan, scenarios)
  const scenarioCharts = comparison === null ? {} : inEach((one) => scenarioChartsOf(plan, comparison, one))
  onPart?.('scenarios')
  return {
    format: PAGE_FORMAT,
    version,
    language,
    both,
    plan,
    planHash: planHash.slice(0, 12),
    draws,
    seed,
    series,
    rest: stored(result),
    told,
    intakeNote: computedIntake(plan, projection),
    charts,
    comparison,
    scenarioCharts,
  }
}
