import { binomial } from '../model/binomial.js'
import { FINISH, inTraining, READY, STAY } from '../model/chance.js'
import type { Program } from '../model/program.js'
import type { State } from '../model/state.js'
import { fallOf, riseOf, shareUnfinishedBy } from './requirement.js'

/**
 * One year of every cohort of every group (MODEL.md, section 1): those who stay remain in `heads`; those who are
 * ready, and those who waited and did not leave, come to `leaving`, from where the rotations let them finish.
 * `carried`, `ready`, `readyYears` (ready × years since the start) and `lost` get the groups' sums.
 */
export const advanceCohorts = (program: Program, state: State, year: number): void => {
  const {
    tables,
    width,
    accrual,
    rootStay,
    halfLost,
    heads,
    waiting,
    leaving,
    gained,
    unfinished,
    oldest,
    chance,
  } = state
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const from = g * width
    const gain = accrual[from + year] as number
    const root = rootStay[from + year] as number
    const attrition = tables[group.attrition * width + year] as number
    const stayers = 1 - attrition
    const lostInHalf = halfLost[from + year] as number
    // One requirement for whoever starts, as most plans have it, is read once.
    const minAt = group.min * width
    const modeAt = group.mode * width
    const maxAt = group.max * width
    let min = tables[minAt] as number
    let mode = tables[modeAt] as number
    let max = tables[maxAt] as number
    let rise = riseOf(min, mode, max)
    let fall = fallOf(min, mode, max)
    let carried = 0
    let ready = 0
    let lost = 0
    let years = 0
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
      if (group.isRequirementDated) {
        min = tables[minAt + s] as number
        mode = tables[modeAt + s] as number
        max = tables[maxAt + s] as number
        rise = riseOf(min, mode, max)
        fall = fallOf(min, mode, max)
      }
      const after = shareUnfinishedBy(lo, accrual[from + s] as number, min, mode, max, rise, fall)
      // The share that goes on, 1 − p; rounding must not let it rise above 1.
      const goesOn = before === 0 ? 0 : after < before ? after / before : 1
      const finishing = 1 - goesOn
      unfinished[from + s] = after
      let stay: number
      let done: number
      if (finishing === 0 && queue === 0 && chance === null) {
        // Most cohorts in most years: nobody can be ready yet.
        stay = n * stayers
        done = 0
        lost += n * attrition
      } else if (chance === null) {
        stay = n * goesOn * stayers
        done = n * finishing * root + queue * root
        lost += n * (goesOn * attrition + finishing * lostInHalf) + queue * lostInHalf
      } else {
        // Who finishes first, then who stays: fewer leavers never mean fewer who stay or are ready.
        const at = inTraining(chance, g, state.horizon, year - s, year - state.past)
        chance.given[0] = finishing
        const finishers = binomial(chance, n | 0, at + FINISH)
        chance.given[0] = stayers
        stay = binomial(chance, (n - finishers) | 0, at + STAY)
        chance.given[0] = root
        done = binomial(chance, (finishers + queue) | 0, at + READY)
        lost += n + queue - stay - done
      }
      heads[from + s] = stay
      leaving[from + s] = done
      carried += stay
      ready += done
      years += done * (year - s)
      if (live < 0) live = s
    }
    if (live >= 0) oldest[g] = live
    else oldest[g] = year
    state.carried[g] = carried
    state.ready[g] = ready
    state.readyYears[g] = years
    state.lost[g] = lost
  }
}
