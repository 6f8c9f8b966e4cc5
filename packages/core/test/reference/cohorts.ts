import type { Plan } from '../../src/plan/schema.js'
import type { Group } from './groups.js'
import { unfinished } from './requirement.js'
import { sum } from './values.js'

/** A group's intake of one year, as it stands at the end of a year (MODEL.md, section 1). */
export interface Cohort {
  readonly start: number
  /** Heads still in training, those who wait for a rotation apart. */
  readonly heads: number
  readonly waiting: number
  /** The gained training is uniform on [lo, lo + width]. */
  readonly lo: number
  readonly width: number
  /** U of the last year that was run. */
  readonly unfinished: number
}

/** What a year does to a cohort, before any bottleneck: n = stay + ready + attrition. */
export interface CohortYear {
  readonly before: Cohort
  /** The cohort at the end of the year, those who wait not yet counted. */
  readonly after: Cohort
  readonly ready: number
  readonly attrition: number
}

/** A cohort before its first year. */
export const newCohort = (group: Group, start: number, heads: number): Cohort => ({
  start,
  heads,
  waiting: 0,
  lo: 0,
  width: group.accrual(start),
  unfinished: 1,
})

/** One year of a cohort. Attrition is n − stay − ready, written so that it cannot be rounded below zero. */
export const runCohort = (group: Group, cohort: Cohort, year: number): CohortYear => {
  const { start, heads, width } = cohort
  const lo = year === start ? 0 : cohort.lo + group.accrual(year)
  const left = unfinished(group.requirement(start), lo, lo + width)
  // U never rises, but for rounding.
  const finishing = cohort.unfinished === 0 ? 1 : Math.max(0, 1 - left / cohort.unfinished)
  const exposure = year === start ? 0.5 : 1
  const staying = (1 - group.attrition(year)) ** exposure
  const stay = heads * (1 - finishing) * staying
  const ready = heads * finishing * Math.sqrt(staying)
  const attrition = heads * (1 - finishing) * (1 - staying) + heads * finishing * (1 - Math.sqrt(staying))
  return {
    before: cohort,
    after: { ...cohort, heads: stay, waiting: 0, lo, unfinished: left },
    ready,
    attrition,
  }
}

/** A group's trainees on 31 December of the base year, and the base year's flows where a history gives them. */
export interface Opening {
  readonly cohorts: readonly Cohort[]
  readonly flows: {
    readonly completions: number
    readonly yearsInTraining: number
    readonly attrition: number
  } | null
}

/** As far back as `parsePlan` lets a plan reach. */
const LONGEST_REACH = 100

/** The first start year of anybody who could still be in training when the base year began. */
const firstStart = (group: Group, base: number, longest: number): number => {
  let start = base - 1
  let gained = 0
  while (gained < longest && start > base - LONGEST_REACH + 1) {
    gained += group.accrual(start)
    start -= 1
  }
  return start
}

/** Past intake run forward to the base year: no limit binds up to it. */
const runForward = (group: Group, base: number, intake: ReadonlyMap<number, number>): Opening => {
  const cohorts: Cohort[] = []
  let completions = 0
  let yearsInTraining = 0
  let attrition = 0
  for (const [start, heads] of intake) {
    let cohort = newCohort(group, start, heads)
    for (let year = start; year <= base; year += 1) {
      const run = runCohort(group, cohort, year)
      cohort = run.after
      if (year < base) continue
      completions += run.ready
      yearsInTraining += run.ready * (base - start)
      attrition += run.attrition
    }
    cohorts.push(cohort)
  }
  return { cohorts, flows: { completions, yearsInTraining, attrition } }
}

const scaled = ({ cohorts, flows }: Opening, by: number): Opening => ({
  cohorts: cohorts.map((cohort) => ({ ...cohort, heads: cohort.heads * by })),
  flows: flows && {
    completions: flows.completions * by,
    yearsInTraining: flows.yearsInTraining * by,
    attrition: flows.attrition * by,
  },
})

const headsOf = ({ cohorts }: Opening): number => sum(cohorts.map((cohort) => cohort.heads))

/** `total` with `growth`: past intake (1 + g)^(s − base), run forward and scaled, all groups by one factor. */
const openingOfTotal = (
  plan: Plan,
  groups: readonly Group[],
  total: number,
  growth: number,
): readonly Opening[] => {
  const unscaled = groups.map((group, index) => {
    const requirement = plan.groups[group.id]?.training?.requirement ?? plan.training.requirement!
    const longest = Math.max(...Object.values(requirement.max).map((figure) => figure.value))
    const intake = new Map<number, number>()
    for (let start = firstStart(group, plan.base, longest); start <= plan.base; start += 1) {
      intake.set(start, (1 + growth) ** (start - plan.base) * groups[index]!.share(plan.base))
    }
    return runForward(group, plan.base, intake)
  })
  const factor = total / sum(unscaled.map(headsOf))
  return unscaled.map((opening) => scaled(opening, factor))
}

/** `byIntakeYear`: those still in training, split by share × the share of the group's cohort still in training. */
const openingByIntakeYear = (
  plan: Plan,
  groups: readonly Group[],
  byYear: ReadonlyMap<number, number>,
): readonly Opening[] => {
  const cohorts = groups.map((): Cohort[] => [])
  for (const [start, heads] of byYear) {
    const perHead = groups.map((group) => runForward(group, plan.base, new Map([[start, 1]])).cohorts[0]!)
    const shares = groups.map((group) => group.share(plan.base))
    const stillThere = perHead.map((cohort, index) => cohort.heads * shares[index]!)
    // Where nobody should be left they are there all the same, and finish in base + 1.
    const weights = sum(stillThere) > 0 ? stillThere : shares
    perHead.forEach((cohort, index) => {
      cohorts[index]!.push({ ...cohort, heads: (heads * weights[index]!) / sum(weights) })
    })
  }
  return cohorts.map((ofGroup) => ({ cohorts: ofGroup, flows: null }))
}

/** The base stock (MODEL.md, section 1), by group. */
export const openings = (plan: Plan, groups: readonly Group[]): readonly Opening[] => {
  const { total, growth, intakeHistory, byIntakeYear } = plan.training.baseStock
  const years = (map: typeof intakeHistory) =>
    new Map(Object.entries(map ?? {}).map(([year, figure]) => [Number(year), figure.value]))
  if (byIntakeYear !== undefined) return openingByIntakeYear(plan, groups, years(byIntakeYear))
  if (total !== undefined) return openingOfTotal(plan, groups, total.value, growth!.value)
  return groups.map((group) => {
    const share = group.share(plan.base)
    const intake = [...years(intakeHistory)].map(([year, heads]) => [year, heads * share] as const)
    return runForward(group, plan.base, new Map(intake))
  })
}
