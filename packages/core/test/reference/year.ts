import type { Plan } from '../../src/plan/schema.js'
import { newCohort, openings, runCohort } from './cohorts.js'
import { type GroupState, traineesOf } from './group-state.js'
import type { Group } from './groups.js'
import { type Decision, intakeRules } from './intake.js'
import { headsOf, specialistRules } from './specialists.js'
import { limit, ratio, sum } from './values.js'

export interface Year {
  readonly after: readonly GroupState[]
  readonly decision: Decision
  readonly rotationUse: number | null
}

export interface Model {
  /** Every group on 31 December of the base year. */
  readonly opening: readonly GroupState[]
  readonly run: (before: readonly GroupState[], year: number, wantedLastYear: number) => Year
}

/** The model, in the order of MODEL.md: training, bottlenecks, intake, hiring, specialists. */
export const modelOf = (plan: Plan, groups: readonly Group[]): Model => {
  const decideIntake = intakeRules(plan, groups)
  const places = limit(plan.training.limits?.rotations?.places, plan.base)
  const hiringPosts = limit(plan.specialists.hiringPosts, plan.base)
  const rules = groups.map((group) => specialistRules(plan, group))

  const run: Model['run'] = (before, year, wantedLastYear) => {
    const trained = groups.map((group, index) =>
      before[index]!.cohorts.map((cohort) => runCohort(group, cohort, year)),
    )

    // Side rotations (section 2): this year's ready and those who waited share the places, in every group alike.
    const halfYear = groups.map((group) => Math.sqrt(1 - group.attrition(year)))
    const ready = trained.map((runs, index) =>
      runs.map((cohort) => cohort.ready + cohort.before.waiting * halfYear[index]!),
    )
    const needed = sum(groups.map((group, index) => sum(ready[index]!) * group.rotationYears(year)))
    const available = places(year)
    const finishing = available === null || needed <= available ? 1 : available / needed
    const rotationUse = available === null ? null : ratio(finishing * needed, available)
    const completions = ready.map((ofGroup) => finishing * sum(ofGroup))
    const carried = trained.map((runs, index) =>
      runs.map((cohort, k) => ({
        ...cohort.after,
        waiting: (1 - finishing) * ready[index]![k]! * halfYear[index]!,
      })),
    )

    const decision = decideIntake({
      year,
      carried: sum(carried.map(traineesOf)),
      specialistsAtStart: sum(before.map((state) => headsOf(state.specialists, year - 1))),
      wantedLastYear,
    })

    // Hiring (section 3): the ceiling cuts the groups in proportion.
    const couldBeHired = groups.map((group, index) => completions[index]! * group.hired(year))
    const posts = hiringPosts(year)
    const hiring = posts === null || sum(couldBeHired) <= posts ? 1 : posts / sum(couldBeHired)

    const after = groups.map((group, index): GroupState => {
      const intake = decision.admitted * group.share(year)
      const started = runCohort(group, newCohort(group, year, intake), year)
      const hired = couldBeHired[index]! * hiring
      const specialists = rules[index]!.run(before[index]!.specialists, year, hired)
      const waited = sum(before[index]!.cohorts.map((cohort) => cohort.waiting))
      const nowWaiting = (1 - finishing) * sum(ready[index]!)
      return {
        cohorts: [...carried[index]!, started.after].filter((cohort) => cohort.heads + cohort.waiting > 0),
        specialists: specialists.after,
        flows: {
          intakeWanted: decision.wanted * group.share(year),
          intake,
          attrition:
            sum(trained[index]!.map((cohort) => cohort.attrition)) +
            started.attrition +
            (waited + nowWaiting) * (1 - halfYear[index]!),
          completions: completions[index]!,
          yearsInTraining: sum(
            trained[index]!.map((cohort, k) => finishing * ready[index]![k]! * (year - cohort.before.start)),
          ),
          hired,
          notHired: completions[index]! - hired,
          inflow: specialists.inflow,
          entrantExits: specialists.entrantExits,
          incumbentExits: specialists.incumbentExits,
        },
      }
    })
    return { after, decision, rotationUse }
  }

  const opening = openings(plan, groups).map(({ cohorts, flows }, index): GroupState => {
    const noMeaning = { intakeWanted: null, intake: null, hired: null, notHired: null, inflow: null }
    return {
      cohorts: cohorts.filter((cohort) => cohort.heads > 0),
      specialists: rules[index]!.opening,
      flows: {
        ...noMeaning,
        entrantExits: null,
        incumbentExits: null,
        attrition: flows?.attrition ?? null,
        completions: flows?.completions ?? null,
        yearsInTraining: flows?.yearsInTraining ?? 0,
      },
    }
  })
  return { opening, run }
}
