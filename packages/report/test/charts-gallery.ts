import {
  examplePlan,
  type Plan,
  type PlanInput,
  type Projection,
  parsePlan,
  project,
  type SeriesName,
} from '@kohort/core'
import { regionPlan, stockholm } from '@kohort/regions'
import { compare, scale, scenario, tornado } from '@kohort/scenarios'
import {
  bandChart,
  type Chart,
  type ChartOptions,
  coverageChart,
  intakeChart,
  pipelineChart,
  regionsChart,
  regionTiles,
  scenarioChart,
  sensitivityChart,
  specialistChangeChart,
  tornadoChart,
  traineesChart,
} from '../src/index.js'

/** One group, need by index, no limits, no cost, no goals, no observations, nothing with a range. */
export const barePlan = {
  format: 'kohort.plan/1',
  id: 'bare',
  title: 'Bare',
  base: 2023,
  to: 2030,
  training: {
    requirement: { min: 5, mode: 5, max: 5 },
    workingTime: 1,
    away: 0.1,
    research: 0,
    attrition: 0,
    baseStock: { byIntakeYear: { '2021': 10, '2022': 12, '2023': 11 } },
    intake: { fixed: 12 },
  },
  specialists: {
    workingTime: 1,
    otherDuties: 0,
    hired: 1,
    retention: { '0': 1, '5': 0.9 },
    inflow: { perYear: 0, retention: { '0': 1, '5': 0.9 } },
    incumbents: { total: 60, curve: { '0': 1, '5': 0.8 } },
  },
  need: { index: { unmet: 0.05, growth: { demography: { '2023': 0, '2030': 0.05 } } } },
} as const satisfies PlanInput

/** A band around a projection, wider every year: a stand-in for an ensemble, which has tests of its own. */
export const bandAround = (projection: Projection, series: SeriesName) =>
  projection.rows.map((row, index) => {
    const value = row[series]
    return {
      year: row.year,
      values: [-0.02, -0.01, 0, 0.012, 0.03].map((part) =>
        value === null ? null : value * (1 + part * index),
      ),
    }
  })

const scenariosOf = (plan: Plan) => [
  scenario({ sv: 'Mindre frånvaro', en: 'Less time away' }, 'review', (draft) => {
    scale(draft, 'training.away', 0.8, { from: plan.base + 2 })
  }),
  scenario(
    {
      sv: 'Högre tjänstgöringsgrad för alla ST-läkare i hela regionen',
      en: 'More working time for all trainees of the whole region',
    },
    'review',
    (draft) => {
      scale(draft, 'training.workingTime', 0.95, { from: plan.base + 2 })
    },
  ),
  scenario({ sv: 'Färre stannar', en: 'Fewer stay' }, 'review', (draft) => {
    scale(draft, 'specialists.hired', 0.9, { from: plan.base + 1 })
  }),
]

export type Make = (options: ChartOptions) => Chart

/** Every chart of a plan. */
export const chartsOf = (plan: Plan): Readonly<Record<string, Make>> => {
  const projection = project(plan)
  const data = { plan, projection }
  const band = (series: SeriesName) => bandAround(projection, series)
  const comparison = compare(plan, scenariosOf(plan), { series: ['completions', 'coverage'] })
  const bars = tornado(plan, 'completions', plan.to)
  return {
    trainees: (options) => traineesChart(data, options),
    'trainees-band': (options) => traineesChart({ ...data, band: band('trainees') }, options),
    intake: (options) => intakeChart(data, options),
    pipeline: (options) => pipelineChart(data, options),
    'specialist-change': (options) => specialistChangeChart(data, options),
    coverage: (options) => coverageChart({ ...data, band: band('coverage') }, options),
    'band-completions': (options) =>
      bandChart({ plan, projection, series: 'completions', band: band('completions') }, options),
    'band-shortfall': (options) => bandChart({ plan, series: 'shortfall', band: band('shortfall') }, options),
    ...(plan.cost === undefined
      ? {}
      : {
          'band-cost': (options: ChartOptions) =>
            bandChart({ plan, projection, series: 'costAboveBase', band: band('costAboveBase') }, options),
        }),
    scenarios: (options) => scenarioChart({ plan, comparison, series: 'completions' }, options),
    difference: (options) =>
      scenarioChart({ plan, comparison, series: 'coverage', show: 'difference' }, options),
    ...(bars.bars.length === 0
      ? {}
      : { tornado: (options: ChartOptions) => tornadoChart({ plan, tornado: bars }, options) }),
    sensitivity: (options) =>
      sensitivityChart(
        {
          plan,
          metric: 'completions',
          year: plan.to,
          bars: [
            { name: { sv: 'avhopp', en: 'attrition' }, first: 0.41, total: 0.46 },
            { name: 'x'.repeat(90), first: -0.01, total: 0.02 },
            { name: 'Okänt tal', first: null, total: null },
            { name: 'Bara totalt', first: null, total: 0.2 },
          ],
        },
        options,
      ),
  }
}

const regions = regionTiles()
export const regionCharts: Readonly<Record<string, Make>> = {
  'regions-need': (options) => regionsChart({ regions, show: 'need' }, options),
  'regions-norm': (options) => regionsChart({ regions, show: 'norm' }, options),
  'regions-decision': (options) => regionsChart({ regions, show: 'decision' }, options),
}

export const plans = {
  stockholm: stockholm(),
  'stockholm-follow-stock': stockholm({ intake: 'followStock' }),
  skåne: regionPlan('12'),
  example: parsePlan(examplePlan),
  bare: parsePlan(barePlan),
  long: parsePlan({ ...barePlan, to: 2070 }),
  short: parsePlan({ ...barePlan, to: 2025 }),
}
