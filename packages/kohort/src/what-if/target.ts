import type { Plan, SeriesName } from '@kohort/core'
import { seriesOf, yearsOf } from './series-head.js'

/** Which figure a question is about. */
export interface TargetOptions {
  readonly metric?: string
  readonly year?: number
}

/** The figure asked for: completions of the last year if nothing is said. */
export const targetOf = (
  { metric = 'completions', year }: TargetOptions,
  plan: Plan,
): { readonly metric: SeriesName; readonly year: number } => {
  const [name = 'completions'] = seriesOf([metric])
  const [of = plan.to] = yearsOf(year === undefined ? undefined : [year], plan)
  return { metric: name, year: of }
}
