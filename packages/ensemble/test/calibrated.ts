import { type Plan, parsePlan } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { uncertaintyOf } from '../src/index.js'
import { withoutRanges } from '../src/learning/without-ranges.js'

export const plan = stockholm()
export const PATHS = ['training.attrition', 'training.requirement.max'] as const

/** The plan as it would be if the chosen numbers were so, and nothing else uncertain. */
export const truthOf = (quantiles: Readonly<Record<string, number>>, of: Plan = plan): Plan => {
  const { inputs, plan: planAt } = uncertaintyOf(withoutRanges(of, Object.keys(quantiles)))
  return planAt(inputs.map(({ name }) => quantiles[name] ?? 0.5))
}

/** The plan without groups, and with so many trainees and an intake that keeps them. */
export const ofSize = (total: number): Plan => {
  const { groups: _, ...rest } = plan
  const { training } = rest
  return parsePlan({
    ...rest,
    training: { ...training, baseStock: { ...training.baseStock, total }, intake: { fixed: total / 5 } },
  })
}
