import { type Plan, project } from '@kohort/core'
import { type Comparison, tornado } from '@kohort/scenarios'
import type { Chart } from '../charts/chart.js'
import { intakeChart } from '../charts/intake-chart.js'
import { pipelineChart } from '../charts/pipeline-chart.js'
import { scenarioChart } from '../charts/scenario-chart.js'
import { specialistChangeChart } from '../charts/specialist-change-chart.js'
import { tornadoChart } from '../charts/tornado-chart.js'
import type { Language } from '../tables/table.js'
import type { PageChart } from './page-data.js'

/** Plot names its groups of marks, where ARIA lets nothing without a role be named; the chart has its own text. */
const onPage = ({ id, title, svg }: Chart): PageChart => ({
  id,
  title,
  svg: svg.replaceAll(/<g aria-label="[^"]*"/g, '<g'),
})

/** The charts that are drawn anew when the levers have come to rest. */
export const chartsOf = (plan: Plan, language: Language): readonly PageChart[] => {
  const projection = project(plan)
  const data = { plan, projection }
  const options = { language }
  const matters = tornado(plan, 'completions', plan.to)
  const charts = [
    intakeChart(data, options),
    pipelineChart(data, options),
    specialistChangeChart(data, options),
    // What the answer hangs on most, where anything is uncertain.
    ...(matters.bars.length === 0 ? [] : [tornadoChart({ plan, tornado: matters, bars: 8 }, options)]),
  ]
  return charts.map(onPage)
}

/** The scenarios beside the plan, by what the goals are most about. */
export const scenarioChartsOf = (
  plan: Plan,
  comparison: Comparison,
  language: Language,
): readonly PageChart[] =>
  (['trainees', 'completions'] as const)
    .filter((series) => comparison.series.includes(series))
    .map((series) =>
      onPage(scenarioChart({ plan, comparison, series }, { language, id: `scenarios-${series}` })),
    )
