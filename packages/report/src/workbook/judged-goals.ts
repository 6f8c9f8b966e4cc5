import type { Plan, Verdict } from '@kohort/core'

/** Goals that hold something to a limit. */
export const judgedGoals = (plan: Plan, goals: readonly Verdict[]): readonly Verdict[] =>
  goals.filter(({ id }) => {
    const goal = plan.goals.find((one) => one.id === id)
    return goal !== undefined && (goal.min !== undefined || goal.max !== undefined)
  })
