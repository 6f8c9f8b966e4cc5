import {
  type Consistency,
  type Plan,
  type PlanInput,
  type Projection,
  parameterLabel,
  parameterPathOf,
  parsePlan,
  project,
} from '@kohort/core'
import type {
  Backtest,
  Calibration,
  Conditioned,
  Ensemble,
  FollowUp,
  Sensitivity,
  SobolIndices,
  ValueOfKnowing,
} from '@kohort/ensemble'
import type { Attribution, Comparison, Sweep, SweepColumns, Tornado } from '@kohort/scenarios'
import { bandChart } from '../charts/band-chart.js'
import type { Chart } from '../charts/chart.js'
import { intakeChart } from '../charts/intake-chart.js'
import { bandQuantiles } from '../charts/parts/band-marks.js'
import { scenarioChart } from '../charts/scenario-chart.js'
import { sensitivityChart } from '../charts/sensitivity-chart.js'
import { tornadoChart } from '../charts/tornado-chart.js'
import { traineesChart } from '../charts/trainees-chart.js'
import { fail } from '../errors.js'

/** What `solveIntake` gave, as far as it is drawn. */
export interface ShownIntake {
  readonly intake: readonly { readonly year: number; readonly wanted: number }[]
  readonly plan: Plan
  readonly projection: Projection
}

/** What `solveParameter` gave, as far as it is known by. */
export interface ShownParameter {
  readonly path: string
  readonly goal: string
  readonly crossings: readonly object[]
}

/** What can be shown: what any function of Kohort gave that a planner looks at. */
export type Shown =
  | Projection
  | Projection['goals']
  | Consistency
  | Comparison
  | Tornado
  | Attribution
  | Sweep
  | SweepColumns
  | Ensemble
  | Conditioned
  | Sensitivity
  | SobolIndices
  | ValueOfKnowing
  | Calibration
  | Backtest
  | FollowUp
  | ShownIntake
  | ShownParameter

type Language = 'sv' | 'en'

/** The charts are of the plan that the result is of, or of none. */
const checked = (given: Plan | PlanInput, id: string): Plan => {
  const plan = parsePlan(given)
  if (id !== plan.id)
    fail(
      'another-plan',
      'plan',
      `the result is of "${id}", the plan is "${plan.id}".`,
      'Give the plan that was projected.',
    )
  return plan
}

const ofProjection = (plan: Plan, projection: Projection, language: Language): readonly Chart[] => {
  const data = { plan, projection }
  return [traineesChart(data, { language }), intakeChart(data, { language })]
}

const ofFan = (plan: Plan, fan: Ensemble | Conditioned, language: Language): readonly Chart[] => {
  const series = fan.series.includes('trainees') ? 'trainees' : fan.series[0]
  if (series === undefined) return []
  const band = fan.band(series, bandQuantiles)
  return [bandChart({ plan, series, band, projection: project(plan) }, { language })]
}

const ofComparison = (plan: Plan, comparison: Comparison, language: Language): readonly Chart[] => {
  const { series: names, years } = comparison
  const series = names.includes('completions') ? 'completions' : names[0]
  if (series === undefined || years.length < 2) return []
  return [scenarioChart({ plan, comparison, series }, { language })]
}

const ofSensitivity = (plan: Plan, { outputs }: Sensitivity, language: Language): readonly Chart[] =>
  outputs.flatMap(({ of: { series, year }, inputs, interactions }) => {
    if (series === undefined || year === undefined || interactions === null) return []
    const bars = inputs.map(({ input, first, total }) => ({
      name: parameterPathOf(input) === undefined ? input : parameterLabel(input),
      first: first?.value ?? null,
      total: total?.value ?? null,
    }))
    return [sensitivityChart({ plan, metric: series, year, bars }, { language })]
  })

/** The charts that go with a result, where there are any. */
export const chartsOf = (result: Shown, given: Plan | PlanInput, language: Language): readonly Chart[] => {
  if ('intake' in result && 'projection' in result) {
    checked(given, result.plan.id)
    return ofProjection(result.plan, result.projection, language)
  }
  if (!('format' in result)) return []
  switch (result.format) {
    case 'kohort.projection/1':
      return ofProjection(checked(given, result.plan), result, language)
    case 'kohort.comparison/1':
      return ofComparison(checked(given, result.plan), result, language)
    case 'kohort.tornado/1': {
      const plan = checked(given, result.plan)
      return result.bars.length === 0 ? [] : [tornadoChart({ plan, tornado: result }, { language })]
    }
    case 'kohort.sensitivity/1':
      return ofSensitivity(checked(given, result.plan), result, language)
    case 'kohort.ensemble/1':
    case 'kohort.conditioned/1':
      return ofFan(checked(given, result.plan), result, language)
    case 'kohort.follow-up/1':
      return ofFan(checked(given, result.plan), result.after, language)
    case 'kohort.calibration/1':
    case 'kohort.backtest/1':
      checked(given, result.manifest().plan)
      return []
    default:
      checked(given, result.plan)
      return []
  }
}
