import { heldAt } from './dated.js'
import type { FigureMap } from './figure.js'
import type { Plan } from './schema.js'

/** A group's training, its own values where it has them and the plan's where not. */
export interface GroupTraining {
  readonly id: string
  readonly share: FigureMap
  readonly requirement: { readonly min: FigureMap; readonly mode: FigureMap; readonly max: FigureMap }
  readonly workingTime: FigureMap
  readonly away: FigureMap
  readonly research: FigureMap
  readonly attrition: FigureMap
}

const TRAINING_KEYS = ['requirement', 'workingTime', 'away', 'research', 'attrition'] as const
export type TrainingKey = (typeof TRAINING_KEYS)[number]

/** Every group's training in the order of the plan. */
export const groupTraining = (plan: Plan): readonly GroupTraining[] =>
  Object.entries(plan.groups).map(([id, group]) => {
    const value = <Key extends TrainingKey>(key: Key) =>
      given(group.training?.[key] ?? plan.training[key], `training.${key}`) as NonNullable<
        Plan['training'][Key]
      >
    return {
      id,
      share: group.share,
      requirement: value('requirement'),
      workingTime: value('workingTime'),
      away: value('away'),
      research: value('research'),
      attrition: value('attrition'),
    }
  })

/** What every plan has that came out of `parsePlan`. */
export const given = <Value>(value: Value | undefined, path: string): Value => {
  if (value === undefined) throw new Error(`${path} is missing: parsePlan does not give such a plan.`)
  return value
}

/** The most training that anybody of a group may need, whenever they started. */
export const mostRequired = ({ requirement }: GroupTraining): number =>
  Math.max(...Object.values(requirement.max).map(({ value }) => value))

/** The path at which a group's training value stands: its own, or the plan's. */
export const trainingPath = (plan: Plan, id: string, key: TrainingKey): string =>
  plan.groups[id]?.training?.[key] === undefined ? `training.${key}` : `groups.${id}.training.${key}`

/** Accrual a(t), MODEL.md section 1. */
export const accrualAt = (group: GroupTraining, year: number): number =>
  (1 - heldAt(group.away, year)) * heldAt(group.workingTime, year) * (1 - heldAt(group.research, year))
