import { type Plan, project } from '@kohort/core'
import { intakeChart } from '../charts/intake-chart.js'
import { pipelineChart } from '../charts/pipeline-chart.js'
import { specialistChangeChart } from '../charts/specialist-change-chart.js'
import type { Language } from '../tables/table.js'
import type { PageChart } from './page-data.js'

/** The charts that are drawn anew when the levers have come to rest. */
export const chartsOf = (plan: Plan, language: Language): readonly PageChart[] => {
  const projection = project(plan)
  return [intakeChart, pipelineChart, specialistChangeChart].map((chart) => {
    const { id, title, svg } = chart({ plan, projection }, { language })
    return { id, title, svg }
  })
}
