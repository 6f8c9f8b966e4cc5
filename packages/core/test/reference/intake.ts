import type { LimitName } from '../../src/model/series.js'
import type { Plan } from '../../src/plan/schema.js'
import type { Group } from './groups.js'
import { type ByYear, dated, type LimitByYear, limit, line, sum } from './values.js'

/** What the year's intake is decided on, before anybody starts. */
export interface Situation {
  readonly year: number
  /** Still in training at the end of the year but for the year's own intake, the waiting included. */
  readonly carried: number
  readonly specialistsAtStart: number
  readonly wantedLastYear: number
}

export interface Decision {
  readonly year: number
  readonly wanted: number
  readonly admitted: number
  readonly limitedBy: LimitName | null
  readonly overTarget: boolean
  readonly ceilings: Readonly<Record<LimitName, number | null>>
  /** For a comparison that must know how near the decision was: what was found, and what each limit lets in. */
  readonly found: number
  readonly room: Readonly<Record<LimitName, number>>
  readonly carried: number
  readonly target: number | null
}

/** A limit, or a target, that is missed by less than this share is met: rounding decides nothing. */
const ROUNDING = 1e-12

interface Wanted {
  readonly wanted: number
  readonly target: number | null
}

type Policy = (situation: Situation, stayPerHead: number) => Wanted

const policyOf = (plan: Plan, fillRate: ByYear): Policy => {
  const { fixed, growth, followStock } = plan.training.intake
  if (fixed !== undefined) {
    const decided = dated(fixed)
    return ({ year }) => ({ wanted: decided(year), target: null })
  }
  if (growth !== undefined) {
    const rate = dated(growth.rate)
    return ({ year, wantedLastYear }) => ({
      wanted: year === plan.base + 1 ? growth.first.value : wantedLastYear * (1 + rate(year)),
      target: null,
    })
  }
  const stock = line(followStock!)
  return ({ year, carried }, stayPerHead) => {
    const target = stock(year)
    return { wanted: Math.max(0, (target - carried) / (fillRate(year) * stayPerHead)), target }
  }
}

/** Intake policy, fill rate and the limits that cut the intake (MODEL.md, sections 1 and 2). */
export const intakeRules = (plan: Plan, groups: readonly Group[]): ((situation: Situation) => Decision) => {
  const limits = plan.training.limits ?? {}
  const fillRate = dated(plan.training.fillRate!)
  const supervisingShare = limit(limits.supervision?.supervisingShare, plan.base)
  const traineesPerSupervisor = limit(limits.supervision?.traineesPerSupervisor, plan.base)
  const posts: LimitByYear = limit(limits.posts, plan.base)
  const applicants: LimitByYear = limit(limits.applicants, plan.base)
  const policy = policyOf(plan, fillRate)

  return (situation) => {
    const { year, carried, specialistsAtStart } = situation
    // In the year of starting nobody finishes (the requirement is at least 1 year), and exposure is a half.
    const stayPerHead = sum(groups.map((group) => group.share(year) * Math.sqrt(1 - group.attrition(year))))
    const { wanted, target } = policy(situation, stayPerHead)
    const found = wanted * fillRate(year)

    const share = supervisingShare(year)
    const each = traineesPerSupervisor(year)
    const ceilings = {
      supervision: share === null || each === null ? null : each * share * specialistsAtStart,
      posts: posts(year),
      applicants: applicants(year),
    }
    const untilFull = (ceiling: number | null) =>
      ceiling === null ? Number.POSITIVE_INFINITY : Math.max(0, (ceiling - carried) / stayPerHead)
    const room = {
      supervision: untilFull(ceilings.supervision),
      posts: untilFull(ceilings.posts),
      applicants: ceilings.applicants ?? Number.POSITIVE_INFINITY,
    }
    const lowest = Math.min(room.supervision, room.posts, room.applicants)
    const cut = lowest < found * (1 - ROUNDING)
    const order = ['supervision', 'posts', 'applicants'] as const
    return {
      year,
      wanted,
      admitted: cut ? lowest : found,
      limitedBy: cut ? order.find((name) => room[name] === lowest)! : null,
      overTarget: target !== null && target < carried * (1 - ROUNDING),
      ceilings,
      found,
      room,
      carried,
      target,
    }
  }
}
