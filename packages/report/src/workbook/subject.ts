import type { Plan, Projection, SeriesName, Verdict } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import type { Comparison, Tornado } from '@kohort/scenarios'
import type { Titles } from '../tables/ensemble.js'
import type { Language } from '../tables/table.js'

/** All that a workbook is about. */
export interface Subject {
  readonly plan: Plan
  readonly projection: Projection
  readonly comparison: Comparison | null
  readonly ensemble: Ensemble | null
  readonly tornado: Tornado | null
  readonly titles: Titles
  readonly language: Language
}

/** A figure that much hangs on, in a year. */
export interface Target {
  readonly metric: SeriesName
  readonly year: number
}

/** The figure that the missed goals hang on, or where none is missed the other goals: completions before others. */
export const targetOf = (plan: Plan, projection: Projection): Target => {
  const judged = projection.goals.filter(({ met }) => met !== null)
  const missed = judged.filter(({ met }) => met === false)
  const [first] = [...(missed.length > 0 ? missed : judged)].sort(
    (one, other) =>
      Number(other.metric === 'completions') - Number(one.metric === 'completions') || other.to - one.to,
  )
  return first === undefined
    ? { metric: 'completions', year: plan.to }
    : { metric: first.metric, year: Math.min(first.to, plan.to) }
}

const isCorridor = ({ metric, years }: Verdict): boolean =>
  metric === 'trainees' && years.every(({ min, max }) => min !== null && max !== null)

/** The trainee corridors of the plan, year by year; where two goals give one for a year, the first. */
export const corridorOf = ({ projection }: Pick<Subject, 'projection'>): Verdict['years'] => {
  const years = projection.goals.filter(isCorridor).flatMap((goal) => goal.years)
  return years
    .filter(({ year }, index) => years.findIndex((other) => other.year === year) === index)
    .filter(({ year }) => year <= projection.to)
    .sort((one, other) => one.year - other.year)
}

/** The years to look at first: those with a corridor, and the last. */
export const keyYears = (subject: Pick<Subject, 'projection'>): readonly number[] => {
  const { projection } = subject
  const years = [...corridorOf(subject).map(({ year }) => year), projection.to]
  return [...new Set(years)].sort((one, other) => one - other)
}
