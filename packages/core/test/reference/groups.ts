import type { FigureMap } from '../../src/plan/figure.js'
import type { Incumbents, Inflow, Plan } from '../../src/plan/schema.js'
import type { Requirement } from './requirement.js'
import { type ByYear, type Curve, curve, dated } from './values.js'

/** A group with every parameter it goes by: its own where it overrides, the plan's otherwise (MODEL.md, "Groups"). */
export interface Group {
  readonly id: string
  readonly share: ByYear
  readonly requirement: (start: number) => Requirement
  readonly accrual: ByYear
  readonly attrition: ByYear
  readonly rotationYears: ByYear
  readonly specialistFtePerHead: ByYear
  readonly hired: ByYear
  readonly retention: Curve
  readonly incumbents: Incumbents
  /** What is given for the plan as a whole is split by the share in the base year; given in a group, it is the group's. */
  readonly incumbentsPart: number
  readonly inflow: Inflow | undefined
  readonly inflowPart: number
}

const nothing: FigureMap = { '0': { value: 0 } }

export const groupsOf = (plan: Plan): readonly Group[] =>
  Object.entries(plan.groups).map(([id, overrides]) => {
    const training = { ...plan.training, ...overrides.training }
    const specialists = { ...plan.specialists, ...overrides.specialists }
    const share = dated(overrides.share)

    const min = dated(training.requirement!.min)
    const mode = dated(training.requirement!.mode)
    const max = dated(training.requirement!.max)
    const away = dated(training.away!)
    const workingTime = dated(training.workingTime!)
    const research = dated(training.research!)
    const specialistWorkingTime = dated(specialists.workingTime!)
    const otherDuties = dated(specialists.otherDuties!)

    return {
      id,
      share,
      requirement: (start) => ({ min: min(start), mode: mode(start), max: max(start) }),
      accrual: (year) => (1 - away(year)) * workingTime(year) * (1 - research(year)),
      attrition: dated(training.attrition!),
      rotationYears: dated(training.rotationYears ?? nothing),
      specialistFtePerHead: (year) => specialistWorkingTime(year) * (1 - otherDuties(year)),
      hired: dated(specialists.hired!),
      retention: curve(specialists.retention!),
      incumbents: specialists.incumbents!,
      incumbentsPart: overrides.specialists?.incumbents === undefined ? share(plan.base) : 1,
      inflow: specialists.inflow,
      inflowPart: overrides.specialists?.inflow === undefined ? share(plan.base) : 1,
    }
  })
