import type { Plan, Projection } from '@kohort/core'
import type { Picture } from '@kohort/report'
import type { Language } from './language.js'

/** Pictures of the charts that a spreadsheet does not draw: the pipeline and the causes of change. */
export const workbookPictures = async (
  plan: Plan,
  projection: Projection,
  language: Language,
): Promise<readonly Picture[]> => {
  const { pipelineChart, specialistChangeChart } = await import('@kohort/report')
  const { pngOf } = await import('@kohort/report/png')
  return [pipelineChart, specialistChangeChart].map((draw) => {
    const { title, alt, width, height, svg } = draw({ plan, projection }, { language })
    return { title, alt, width, height, png: pngOf(svg) }
  })
}
