import type { GroupProgram, Program } from '../model/program.js'
import type { State } from '../model/state.js'
import { putUnfinished, takeRequirement } from './requirement.js'

/** Finds for every steady group what `fillGroup` finds. */
export const fillSteady = (program: Program, state: State): void => {
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    if (group.isSteady) fillGroup(group, state, g)
  }
}

/**
 * Where training is gained alike in all years and one requirement holds for whoever starts, a cohort's share that goes
 * on is by its age alone: found once for all cohorts and years, and kept while the numbers are the same.
 * `unfinished` gets the share not finished and `goesOn` what of it goes on, by the years since the start.
 */
const fillGroup = (group: GroupProgram, state: State, g: number): void => {
  const { width, past, changed, finishesFrom, goesOn, unfinished, accrual, gained, requirement } = state
  if (
    changed[group.away] === 0 &&
    changed[group.workingTime] === 0 &&
    changed[group.research] === 0 &&
    changed[group.min] === 0 &&
    changed[group.mode] === 0 &&
    changed[group.max] === 0
  )
    return
  const from = g * width
  takeRequirement(group, state, past)
  unfinished[from] = 1
  goesOn[from] = 1
  let last = 0
  let lo = 0
  // Up to the age at which all have finished.
  while (last + 1 < width && lo < (requirement[2] as number)) {
    lo += accrual[from] as number
    last += 1
    gained[from + last] = lo
  }
  putUnfinished(gained, accrual, from + 1, from + last + 1, requirement, unfinished)
  let youngest = width
  let age = 1
  for (; age <= last; age += 1) {
    const before = unfinished[from + age - 1] as number
    const after = unfinished[from + age] as number
    // Rounding must not let the share that goes on rise above 1.
    const on = before === 0 ? 0 : after < before ? after / before : 1
    if (on < 1 && age < youngest) youngest = age
    goesOn[from + age] = on
  }
  // What lies behind that was 0 already is so to the end.
  for (; age < width && unfinished[from + age] !== 0; age += 1) {
    unfinished[from + age] = 0
    goesOn[from + age] = 0
  }
  finishesFrom[g] = youngest
}
