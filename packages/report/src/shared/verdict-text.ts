import type { Bilingual, Verdict } from '@kohort/core'

/** How many goals that hold something to a limit are met, are missed, and cannot be judged. */
export interface GoalCounts {
  readonly met: number
  readonly missed: number
  readonly open: number
}

/** Goals that only ask for a figure to be shown count as none. */
export const goalCounts = (goals: readonly Pick<Verdict, 'met' | 'years'>[]): GoalCounts => ({
  met: goals.filter(({ met }) => met === true).length,
  missed: goals.filter(({ met }) => met === false).length,
  open: goals.filter(({ met, years }) => met === null && years.some(({ min, max }) => (min ?? max) !== null))
    .length,
})

/** Whether the plan holds: null where that cannot be said, for a goal cannot be judged or there is none. */
export const planHolds = ({ met, missed, open }: GoalCounts): boolean | null =>
  missed > 0 ? false : met === 0 || open > 0 ? null : true

/** How many are met, as the end of a sentence: `2 av 6 mål nås`, `målet missas`. */
export const metText = ({ met, missed, open }: GoalCounts): Bilingual => {
  const all = met + missed + open
  if (all === 1)
    return met === 1
      ? { sv: 'målet nås', en: 'its goal is met' }
      : { sv: 'målet missas', en: 'its goal is missed' }
  if (met === all) return { sv: `alla ${all} mål nås`, en: `all ${all} goals are met` }
  return {
    sv: `${met === 0 ? 'inget' : met} av ${all} mål nås`,
    en: `${met === 0 ? 'none' : met} of ${all} goals ${met > 1 ? 'are' : 'is'} met`,
  }
}

/** Whether the plan holds, in a sentence: where a goal cannot be judged, it is not said to. */
export const holdsText = (counts: GoalCounts): Bilingual => {
  const { met, missed, open } = counts
  if (met + missed + open === 0)
    return { sv: 'Planen har inga mål att hålla den mot.', en: 'The plan has no goals to hold it to.' }
  if (met + missed === 0)
    return {
      sv: 'Det går inte att säga om planen håller: inget mål går att bedöma.',
      en: 'It cannot be said whether the plan holds: none of its goals can be judged.',
    }
  const { sv, en } = metText(counts)
  if (missed > 0) return { sv: `Planen håller inte: ${sv}.`, en: `The plan does not hold: ${en}.` }
  return open > 0
    ? {
        sv: `Det går inte att säga om planen håller: ${sv}, resten går inte att bedöma.`,
        en: `It cannot be said whether the plan holds: ${en}, the rest cannot be judged.`,
      }
    : { sv: `Planen håller: ${sv}.`, en: `The plan holds: ${en}.` }
}
