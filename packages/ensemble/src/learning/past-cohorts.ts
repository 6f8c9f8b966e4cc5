import { compile, outputIndex, type Plan, type PlanInput, project, run, type StartRow } from '@kohort/core'
import type { Tree } from '../inputs/write-plan.js'
import { counted } from './counted.js'
import type { YearValue } from './past-growth.js'

/** A year of start that holds more than this part of the stock must be known for the cohorts to be. */
const LITTLE = 0.02

/** The intake that leads to a stock which has grown steadily: a stock is so many times its last intake. */
export const impliedIntake = (plan: Plan, stock: number): number => {
  const { base } = plan
  const growth = plan.training.baseStock.growth?.value ?? 0
  const history = Object.fromEntries(
    Array.from({ length: 60 }, (_, back) => [String(base - back), { value: 100 * (1 + growth) ** -back }]),
  )
  const compiled = compile({
    ...plan,
    training: { ...plan.training, baseStock: { intakeHistory: history } },
  })
  return (100 * stock) / (run(compiled)[outputIndex(compiled, 'trainees', base)] as number)
}

/** Who is in training at the base, by the year they started. */
const cohortsOf = (plan: Plan | PlanInput): readonly StartRow[] =>
  project(plan)
    .traineesByStart()
    .filter((row) => row.year === plan.base)

/**
 * The stock by year of start, where the intake of the years that fill it was counted: run forward with the plan's
 * numbers, and scaled to the stock. Null where too little is known.
 */
export const countedCohorts = (
  plan: Plan,
  stock: number,
  error: number,
  intake: readonly YearValue[],
): Tree | null => {
  const known = new Map(intake.map((one) => [one.year, one.value]))
  const [oldest] = intake
  if (oldest === undefined) return null
  const steady = cohortsOf(plan)
  if (steady.some(({ started, trainees }) => trainees > LITTLE * stock && !known.has(started))) return null
  const growth = plan.training.baseStock.growth?.value ?? 0
  // The few who started before the first count: as many as the growth says.
  const history = Object.fromEntries(
    steady.map(({ started }) => [
      started,
      { value: known.get(started) ?? oldest.value * (1 + growth) ** (started - oldest.year) },
    ]),
  )
  const rows = cohortsOf({ ...plan, training: { ...plan.training, baseStock: { intakeHistory: history } } })
  const total = rows.reduce((sum, { trainees }) => sum + trainees, 0)
  const text = {
    sv: 'Antagningen framräknad och skalad till det räknade antalet.',
    en: 'The intake run forward and scaled to the counted stock.',
  }
  return {
    byIntakeYear: Object.fromEntries(
      rows.map(({ started, trainees }) => {
        const heads = (trainees * stock) / total
        return [started, counted(heads, (heads * error) / stock, text)]
      }),
    ),
  }
}
