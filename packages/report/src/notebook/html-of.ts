import {
  type Display,
  displayOf,
  type Plan,
  type PlanInput,
  type Projection,
  parsePlan,
  project,
} from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import type { Comparison } from '@kohort/scenarios'
import { bandChart } from '../charts/band-chart.js'
import type { Chart } from '../charts/chart.js'
import { intakeChart } from '../charts/intake-chart.js'
import { bandQuantiles } from '../charts/parts/band-marks.js'
import { scenarioChart } from '../charts/scenario-chart.js'
import { traineesChart } from '../charts/trainees-chart.js'
import { fail } from '../errors.js'

export interface NotebookOptions {
  /** English if left out. */
  readonly language?: 'sv' | 'en'
  /** The plan of the result: its charts are drawn too. */
  readonly plan?: Plan | PlanInput
}

/** What can be shown: what `project`, `compare` or `simulate` gave, or a projection's goals. */
export type Shown = Projection | Projection['goals'] | Comparison | Ensemble

const chartsOf = (result: Shown, given: Plan | PlanInput, language: 'sv' | 'en'): readonly Chart[] => {
  if (!('format' in result)) return []
  const plan = parsePlan(given)
  if (result.plan !== plan.id)
    fail(
      'another-plan',
      'plan',
      `the result is of "${result.plan}", the plan is "${plan.id}".`,
      'Give the plan that was projected.',
    )
  if (result.format === 'kohort.projection/1') {
    const data = { plan, projection: result }
    return [traineesChart(data, { language }), intakeChart(data, { language })]
  }
  if (result.format === 'kohort.comparison/1') {
    const series = result.series.includes('completions') ? 'completions' : result.series[0]
    if (series === undefined || result.years.length < 2) return []
    return [scenarioChart({ plan, comparison: result, series }, { language })]
  }
  const series = result.series.includes('trainees') ? 'trainees' : result.series[0]
  if (series === undefined) return []
  const band = result.band(series, bandQuantiles)
  return [bandChart({ plan, series, band, projection: project(plan) }, { language })]
}

const shownOf = (result: Shown, { language = 'en', plan }: NotebookOptions): Display => {
  const tables = displayOf(result, language)
  if (tables === undefined)
    return fail(
      'not-a-result',
      'result',
      'nothing is known of how to show this.',
      'Give what project, compare or simulate gave.',
    )
  const charts = plan === undefined ? [] : chartsOf(result, plan, language)
  const [first] = charts
  return {
    ...tables,
    'text/html': [...charts.map(({ svg }) => svg), tables['text/html']].join('\n'),
    ...(first === undefined ? {} : { 'image/svg+xml': first.svg }),
  }
}

/**
 * A result as HTML for Observable and other pages: its tables, and its charts where its plan is given. Every text in it
 * is escaped, and it has no script and no link.
 *
 * @throws {ReportError} for what is no result, or the result of another plan
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { htmlOf } from '@kohort/report'
 *
 * const html = htmlOf(project(stockholm()), { language: 'sv', plan: stockholm() })
 * console.log(html.startsWith('<svg'), html.includes('<table lang="sv">'), html.includes('<script'))
 * // true true false
 * ```
 */
export const htmlOf = (result: Shown, options: NotebookOptions = {}): string =>
  shownOf(result, options)['text/html']

/**
 * A result for the last line of a notebook's cell, in Deno's and other Jupyter kernels: with the language and the charts
 * that it cannot know of by itself.
 *
 * @throws {ReportError} for what is no result, or the result of another plan
 */
export const show = (result: Shown, options: NotebookOptions = {}): object => {
  const shown = Object.freeze(shownOf(result, options))
  return Object.freeze({ [Symbol.for('Jupyter.display')]: () => shown })
}
