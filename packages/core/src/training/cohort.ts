import { binomial } from '../model/binomial.js'
import { type Chance, FINISH, inTraining, READY, STAY } from '../model/chance.js'
import type { GroupProgram, Program } from '../model/program.js'
import type { State } from '../model/state.js'
import { putUnfinished, takeRequirement } from './requirement.js'

/**
 * Every cohort of a group gains a year of training; the share of it that goes on, 1 − p, comes to `goesOn`, by the years
 * since its start. Where training is gained alike in all years that share is by age alone and has been found already.
 */
const gainTraining = (group: GroupProgram, state: State, from: number, first: number, year: number): void => {
  const { accrual, gained, unfinished, goesOn, requirement } = state
  const gain = accrual[from + year] as number
  for (let s = first; s < year; s += 1) {
    gained[from + s] = (gained[from + s] as number) + gain
    goesOn[from + year - s] = unfinished[from + s] as number
  }
  // One requirement for whoever starts, as most plans have it, is taken once.
  const many = group.isRequirementDated ? 1 : year - first
  for (let s = first; s < year; s += many) {
    takeRequirement(group, state, s)
    putUnfinished(gained, accrual, from + s, from + s + many, requirement, unfinished)
  }
  for (let s = first; s < year; s += 1) {
    const before = goesOn[from + year - s] as number
    const after = unfinished[from + s] as number
    // Rounding must not let the share that goes on rise above 1.
    goesOn[from + year - s] = before === 0 ? 0 : after < before ? after / before : 1
  }
}

/**
 * One year of every cohort of every group (MODEL.md, section 1): those who stay remain in `heads`; those who are
 * ready, and those who waited and did not leave, come to `leaving`, from where the rotations let them finish.
 * `carried`, `ready`, `readyYears` (ready × years since the start) and `lost` get the groups' sums.
 */
export const advanceCohorts = (program: Program, state: State, year: number): void => {
  const { width, heads, waiting, oldest, chance } = state
  const hasRotations = program.limits.places >= 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const from = g * width
    let first = oldest[g] as number
    while (first < year && heads[from + first] === 0 && waiting[from + first] === 0) {
      state.leaving[from + first] = 0
      first += 1
    }
    oldest[g] = first
    if (!group.isSteady) gainTraining(group, state, from, first, year)
    if (chance !== null) splitCohorts(group, state, chance, g, year)
    else if (hasRotations) splitWithQueue(group, state, g, year)
    else splitExpected(group, state, g, year)
  }
}

/** The expected split of the cohorts where nobody has to wait for a rotation place. */
const splitExpected = (group: GroupProgram, state: State, g: number, year: number): void => {
  const { width, goesOn, heads } = state
  const from = g * width
  const root = state.rootStay[group.stay * width + year] as number
  const attrition = state.tables[group.attrition * width + year] as number
  const lostInHalf = state.halfLost[group.stay * width + year] as number
  const stayers = 1 - attrition
  // Up to here cohorts are old enough to finish.
  const young = year - (state.finishesFrom[g] as number) + 1
  const ofAge = from + year
  let carried = 0
  let ready = 0
  let lost = 0
  let years = 0
  let s = state.oldest[g] as number
  for (; s < young; s += 1) {
    const n = heads[from + s] as number
    const on = goesOn[ofAge - s] as number
    const finishing = 1 - on
    const stay = n * on * stayers
    const done = n * finishing * root
    lost += n * (on * attrition + finishing * lostInHalf)
    heads[from + s] = stay
    carried += stay
    ready += done
    years += done * (year - s)
  }
  for (; s < year; s += 1) {
    const n = heads[from + s] as number
    const stay = n * stayers
    heads[from + s] = stay
    lost += n * attrition
    carried += stay
  }
  state.carried[g] = carried
  state.ready[g] = ready
  state.readyYears[g] = years
  state.lost[g] = lost
}

/** The same where some may be waiting, and who is ready may have to. */
const splitWithQueue = (group: GroupProgram, state: State, g: number, year: number): void => {
  const { width, goesOn, heads, waiting, leaving } = state
  const from = g * width
  const root = state.rootStay[group.stay * width + year] as number
  const attrition = state.tables[group.attrition * width + year] as number
  const lostInHalf = state.halfLost[group.stay * width + year] as number
  const stayers = 1 - attrition
  let carried = 0
  let ready = 0
  let lost = 0
  let years = 0
  for (let s = state.oldest[g] as number; s < year; s += 1) {
    const n = heads[from + s] as number
    const queue = waiting[from + s] as number
    const on = goesOn[from + year - s] as number
    const finishing = 1 - on
    const stay = n * on * stayers
    const done = n * finishing * root + queue * root
    lost += n * (on * attrition + finishing * lostInHalf) + queue * lostInHalf
    heads[from + s] = stay
    leaving[from + s] = done
    carried += stay
    ready += done
    years += done * (year - s)
  }
  state.carried[g] = carried
  state.ready[g] = ready
  state.readyYears[g] = years
  state.lost[g] = lost
}

/** The same of whole people: who finishes first, then who stays, so that fewer leavers never mean fewer of either. */
const splitCohorts = (group: GroupProgram, state: State, chance: Chance, g: number, year: number): void => {
  const { tables, width, rootStay, goesOn, heads, waiting, leaving, oldest } = state
  const from = g * width
  const root = rootStay[group.stay * width + year] as number
  const stayers = 1 - (tables[group.attrition * width + year] as number)
  let carried = 0
  let ready = 0
  let lost = 0
  let years = 0
  for (let s = oldest[g] as number; s < year; s += 1) {
    const n = heads[from + s] as number
    const queue = waiting[from + s] as number
    const at = inTraining(chance, g, state.horizon, year - s, year - state.past)
    chance.given[0] = 1 - (goesOn[from + year - s] as number)
    const finishers = binomial(chance, n | 0, at + FINISH)
    chance.given[0] = stayers
    const stay = binomial(chance, (n - finishers) | 0, at + STAY)
    chance.given[0] = root
    const done = binomial(chance, (finishers + queue) | 0, at + READY)
    heads[from + s] = stay
    leaving[from + s] = done
    lost += n + queue - stay - done
    carried += stay
    ready += done
    years += done * (year - s)
  }
  state.carried[g] = carried
  state.ready[g] = ready
  state.readyYears[g] = years
  state.lost[g] = lost
}
