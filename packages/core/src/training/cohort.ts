import type { Program } from '../model/program.js'
import type { State } from '../model/state.js'
import { shareUnfinished } from './requirement.js'

/**
 * One year of every cohort of every group (MODEL.md, section 1): those who stay remain in `heads`; those who are
 * ready, and those who waited and did not leave, come to `leaving`, from where the rotations let them finish.
 * `carried`, `ready` and `lost` get the groups' sums.
 */
export const advanceCohorts = (program: Program, state: State, year: number): void => {
  const { tables, width, accrual, rootStay, heads, waiting, leaving, gained, unfinished, oldest } = state
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const from = g * width
    const gain = accrual[from + year] as number
    const root = rootStay[from + year] as number
    const attrition = tables[group.attrition * width + year] as number
    const stayers = 1 - attrition
    // 1 − √w, without the loss of digits.
    const halfLost = attrition / (1 + root)
    let carried = 0
    let ready = 0
    let lost = 0
    let live = -1
    for (let s = oldest[g] as number; s < year; s += 1) {
      const n = heads[from + s] as number
      const queue = waiting[from + s] as number
      if (n === 0 && queue === 0) {
        leaving[from + s] = 0
        continue
      }
      const lo = (gained[from + s] as number) + gain
      gained[from + s] = lo
      const before = unfinished[from + s] as number
      const after = shareUnfinished(
        lo,
        accrual[from + s] as number,
        tables[group.min * width + s] as number,
        tables[group.mode * width + s] as number,
        tables[group.max * width + s] as number,
      )
      // The share that goes on, 1 − p; rounding must not let it rise above 1.
      const goesOn = before === 0 ? 0 : after < before ? after / before : 1
      const finishing = 1 - goesOn
      unfinished[from + s] = after
      heads[from + s] = n * goesOn * stayers
      const done = n * finishing * root + queue * root
      leaving[from + s] = done
      lost += n * (goesOn * attrition + finishing * halfLost) + queue * halfLost
      carried += heads[from + s] as number
      ready += done
      if (live < 0) live = s
    }
    if (live >= 0) oldest[g] = live
    else oldest[g] = year
    state.carried[g] = carried
    state.ready[g] = ready
    state.lost[g] = lost
  }
}
