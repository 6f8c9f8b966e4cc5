import type { GroupProgram, Program } from '../model/program.js'
import type { State } from '../model/state.js'
import { fallOf, riseOf, shareUnfinishedBy } from './requirement.js'

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
  const { tables, width, past, changed, finishesFrom, goesOn, unfinished } = state
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
  const gain = state.accrual[from] as number
  const min = tables[group.min * width + past] as number
  const mode = tables[group.mode * width + past] as number
  const max = tables[group.max * width + past] as number
  const rise = riseOf(min, mode, max)
  const fall = fallOf(min, mode, max)
  let before = 1
  let lo = 0
  let youngest = width
  unfinished[from] = 1
  goesOn[from] = 1
  let age = 1
  for (; age < width && before > 0; age += 1) {
    lo += gain
    const after = shareUnfinishedBy(lo, gain, min, mode, max, rise, fall)
    // Rounding must not let the share that goes on rise above 1.
    const on = after < before ? after / before : 1
    if (on < 1 && age < youngest) youngest = age
    unfinished[from + age] = after
    goesOn[from + age] = on
    before = after
  }
  // What lies behind that was 0 already is so to the end.
  for (; age < width && unfinished[from + age] !== 0; age += 1) {
    unfinished[from + age] = 0
    goesOn[from + age] = 0
  }
  finishesFrom[g] = youngest
}
