import type { Bilingual, Plan, Verdict } from '@kohort/core'

/** Goals that hold something to a limit. */
export const judgedGoals = (plan: Plan, goals: readonly Verdict[]): readonly Verdict[] =>
  goals.filter(({ id }) => {
    const goal = plan.goals.find((one) => one.id === id)
    return goal !== undefined && (goal.min !== undefined || goal.max !== undefined)
  })

/** Whether the plan holds, in a sentence: where a goal cannot be judged, it is not said to. */
export const verdictSentence = (plan: Plan, goals: readonly Verdict[]): Bilingual => {
  const held = judgedGoals(plan, goals)
  const all = held.length
  const met = held.filter((goal) => goal.met === true).length
  const missed = held.filter((goal) => goal.met === false).length
  if (all === 0)
    return { sv: 'Planen har inga mål att hålla den mot.', en: 'The plan has no goals to hold it to.' }
  if (missed > 0)
    return all === 1
      ? { sv: 'Planen håller inte: målet missas.', en: 'The plan does not hold: its goal is missed.' }
      : {
          sv: `Planen håller inte: ${met === 0 ? 'inget' : met} av ${all} mål nås.`,
          en: `The plan does not hold: ${met === 0 ? 'none' : met} of ${all} goals ${met > 1 ? 'are' : 'is'} met.`,
        }
  if (met < all)
    return {
      sv: `Det går inte att säga om planen håller: ${met} av ${all} mål nås, resten går inte att bedöma.`,
      en: `It cannot be said whether the plan holds: ${met} of ${all} goals ${met === 1 ? 'is' : 'are'} met, the rest cannot be judged.`,
    }
  return all === 1
    ? { sv: 'Planen håller: målet nås.', en: 'The plan holds: its goal is met.' }
    : { sv: `Planen håller: alla ${all} mål nås.`, en: `The plan holds: all ${all} goals are met.` }
}
