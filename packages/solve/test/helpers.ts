import { type Plan, type PlanInput, parsePlan, project } from '@kohort/core'

/** A plan whose figures can be worked out by hand: exactly five and a half years, nobody away, part time or leaving. */
export const handPlan = (changes: Partial<PlanInput> = {}): PlanInput => ({
  format: 'kohort.plan/1',
  id: 'by-hand',
  title: 'By hand',
  base: 2023,
  to: 2034,
  training: {
    requirement: { min: 5.5, mode: 5.5, max: 5.5 },
    workingTime: 1,
    away: 0,
    research: 0,
    attrition: 0,
    baseStock: {
      intakeHistory: { '2018': 100, '2019': 100, '2020': 100, '2021': 100, '2022': 100, '2023': 100 },
    },
    intake: { fixed: 100 },
  },
  specialists: {
    workingTime: 1,
    otherDuties: 0,
    hired: 1,
    retention: { '0': 1, '5': 1 },
    incumbents: { total: 1000, curve: { '0': 1, '10': 1 } },
  },
  need: { norm: { population: 2_600_000, listed: 1, perSpecialist: 1000, perTrainee: 500 } },
  ...changes,
})

/** The same plan with a fixed intake for every year, and goals of its own. */
export const withPath = (
  plan: Plan,
  path: readonly { readonly year: number; readonly wanted: number }[],
  goals: PlanInput['goals'] = plan.goals as PlanInput['goals'],
): Plan => {
  const fixed = Object.fromEntries(path.map(({ year, wanted }) => [String(year), wanted]))
  return parsePlan({
    ...plan,
    training: { ...plan.training, intake: { fixed } },
    goals: goals ?? [],
  } as PlanInput)
}

/** Whether the goals of these ids are met when the model is run with a path. */
export const metBy = (
  plan: Plan,
  path: readonly { readonly year: number; readonly wanted: number }[],
  ids: readonly string[],
): boolean =>
  project(withPath(plan, path))
    .goals.filter(({ id }) => ids.includes(id))
    .every(({ met }) => met === true)

/** Where a condition that holds at `met` and not at `missed` turns. */
export const bisect = (met: number, missed: number, holds: (value: number) => boolean): number => {
  let [inside, outside] = [met, missed]
  for (let round = 0; round < 100; round += 1) {
    const middle = (inside + outside) / 2
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}
