import { judge, type Plan, type SeriesName, type Verdict } from '@kohort/core'
import type { LiveResult } from '@kohort/ensemble'

/** A series in a year: the plan's own figure, and 5, 25, 50, 75 and 95 % of the draws. */
export interface YearBand {
  readonly year: number
  readonly central: number | null
  readonly quantiles: readonly (number | null)[]
}

export interface GoalOutcome {
  readonly verdict: Verdict
  /** Of the goal as a whole; null where it cannot be said. */
  readonly probability: number | null
  /** By year of the goal. */
  readonly years: readonly (number | null)[]
}

/** A result in the words of the plan. */
export interface Outcome {
  readonly years: readonly number[]
  readonly band: (name: SeriesName) => readonly YearBand[]
  readonly goals: readonly GoalOutcome[]
}

const QUANTILES = 5
const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value

export const outcomeOf = (
  plan: Plan,
  series: readonly SeriesName[],
  { bands, central, probabilities }: LiveResult,
): Outcome => {
  const years = Array.from({ length: plan.to - plan.base + 1 }, (_, index) => plan.base + index)
  const at = (name: SeriesName, year: number): number =>
    series.indexOf(name) * years.length + year - plan.base
  const followsStock = plan.training.intake.followStock !== undefined
  let row = 0
  const goals = plan.goals.map((goal): GoalOutcome => {
    const verdict = judge(
      goal,
      (year) => (year > plan.to ? null : known(central[at(goal.metric, year)])),
      followsStock,
    )
    const first = row
    row += goal.to - goal.from + 2
    return {
      verdict,
      probability: known(probabilities[first]),
      years: verdict.years.map((_, index) => known(probabilities[first + 1 + index])),
    }
  })
  return {
    years,
    goals,
    band: (name) =>
      years.map((year) => {
        const place = at(name, year)
        return {
          year,
          central: known(central[place]),
          quantiles: Array.from({ length: QUANTILES }, (_, order) => known(bands[place * QUANTILES + order])),
        }
      }),
  }
}

/** The series that the page shows and judges. */
export const seriesOfPage = (plan: Plan): readonly SeriesName[] => {
  const shown: readonly SeriesName[] = [
    'trainees',
    'completions',
    'specialists',
    'coverage',
    'intake',
    ...(plan.need.norm === undefined ? [] : (['shortfallHeads'] as const)),
    ...(plan.cost === undefined ? [] : (['costAboveBase'] as const)),
  ]
  return [...new Set([...shown, ...plan.goals.map(({ metric }) => metric)])]
}
