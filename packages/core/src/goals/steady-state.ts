import { heldAt } from '../plan/dated.js'
import { groupTraining } from '../plan/resolve.js'
import type { Plan } from '../plan/schema.js'
import { shareUnfinished } from '../training/requirement.js'

/** The training parameters of one group in one year. */
export interface SteadyGroup {
  readonly id: string
  readonly share: number
  readonly min: number
  readonly mode: number
  readonly max: number
  readonly workingTime: number
  readonly away: number
  readonly research: number
  readonly attrition: number
}

/** Beyond this many years in the programme nobody would be said to finish. */
const LONGEST = 2_000

/** Every group's training parameters as they are in a year. */
export const steadyGroups = (plan: Plan, year: number): readonly SteadyGroup[] =>
  groupTraining(plan).map((group) => ({
    id: group.id,
    share: heldAt(group.share, year),
    min: heldAt(group.requirement.min, year),
    mode: heldAt(group.requirement.mode, year),
    max: heldAt(group.requirement.max, year),
    workingTime: heldAt(group.workingTime, year),
    away: heldAt(group.away, year),
    research: heldAt(group.research, year),
    attrition: heldAt(group.attrition, year),
  }))

/**
 * Stock / completions in a steady state: D = Σ stock share / Σ completion share per head admitted, all groups
 * together (MODEL.md, "Consistency"). Null when nobody would finish.
 */
export const steadyYears = (groups: readonly SteadyGroup[]): number | null => {
  let stock = 0
  let completions = 0
  for (const group of groups) {
    const gain = (1 - group.away) * group.workingTime * (1 - group.research)
    if (group.share === 0) continue
    if (gain * LONGEST < group.max) return null
    const { attrition } = group
    const root = Math.sqrt(1 - attrition)
    let heads = group.share * root
    let unfinished = 1
    stock += heads
    for (let gained = gain; unfinished > 0; gained += gain) {
      const after = shareUnfinished(gained, gain, group.min, group.mode, group.max)
      const goesOn = Math.min(1, after / unfinished)
      completions += heads * (1 - goesOn) * root
      heads *= goesOn * (1 - attrition)
      unfinished = after
      stock += heads
    }
  }
  return completions > 0 ? stock / completions : null
}
