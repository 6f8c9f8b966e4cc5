import {
  type Chance,
  nextWhole,
  OPENING_ATTRITION,
  OPENING_COMPLETIONS,
  OPENING_TRAINEES,
  startWhole,
} from '../model/chance.js'
import type { Points, Program } from '../model/program.js'
import { ATTRITION, COMPLETIONS, MEAN_YEARS } from '../model/series-places.js'
import { place, type State } from '../model/state.js'
import { putUnfinished, takeRequirement } from './requirement.js'

/** The first cohort that can have had anybody in training at the start of the base year, or −1: not enough room. */
const firstCohort = (program: Program, state: State, g: number, p: Float64Array): number => {
  const { baseStock } = program
  if (baseStock.form !== 'total')
    return Math.max(0, (baseStock.years.at[0] as number) - program.base + state.past)
  const group = program.groups[g] as (typeof program.groups)[number]
  // The most training that anybody of the group may need, whenever they started.
  const { at, start } = group.maxPoints
  let most = 0
  for (let index = 0; index < at.length; index += 1) {
    const years = p[start + index] as number
    if (years > most) most = years
  }
  let gainedBefore = 0
  for (let s = state.past - 1; s >= 0; s -= 1) {
    if (gainedBefore >= most) return s + 1
    gainedBefore += state.accrual[g * state.width + s] as number
  }
  return -1
}

/**
 * The past intake of each year, before it is split by share: as the history has it, or for a total with growth g in
 * the proportions (1 + g)^(s − base).
 */
const fillPastIntake = (program: Program, state: State, p: Float64Array): void => {
  const { past, pastIntake } = state
  const { baseStock } = program
  if (baseStock.form === 'total') {
    const back = 1 / (1 + (p[baseStock.growth] as number))
    let intake = 1
    for (let s = past; s >= 0; s -= 1) {
      pastIntake[s] = intake
      intake *= back
    }
    return
  }
  // A year that the history does not name had no intake.
  pastIntake.fill(0)
  const { at, start } = baseStock.years
  for (let index = 0; index < at.length; index += 1) {
    const s = (at[index] as number) - program.base + past
    if (s >= 0 && s <= past) pastIntake[s] = p[start + index] as number
  }
}

/**
 * A group's past intake run forward to the base year, with the parameters of those years: who is still in goes to
 * `heads`; the base year's completions, attrition and years in training, and the stock, to `opened`. Of a cohort the
 * shares that go on multiply to U, and those who do not leave to a product over the years, so that each cohort is
 * reckoned at once, the latest first.
 */
const runForward = (program: Program, state: State, g: number, first: number): void => {
  const {
    tables,
    width,
    accrual,
    rootStay,
    past,
    heads,
    gained,
    unfinished,
    pastIntake,
    opened,
    requirement,
  } = state
  const group = program.groups[g] as (typeof program.groups)[number]
  const from = g * width
  const share = tables[group.share * width + past] as number
  const attrition = tables[group.attrition * width + past] as number
  const stayFrom = group.stay * width
  const root = rootStay[stayFrom + past] as number
  const lostInHalf = state.halfLost[stayFrom + past] as number
  const gain = accrual[from + past] as number
  // Of those who start in the base year half are exposed to the year's attrition, and nobody finishes.
  const started = share * (pastIntake[past] as number)
  if (!group.isSteady) {
    gained[from + past] = 0
    unfinished[from + past] = 1
  }
  heads[from + past] = started * root
  let stock = heads[from + past] as number
  let finishing = 0
  let years = 0
  let dropping = started * lostInHalf
  // Up to the start of the base year: training gained, and the share of those there half a year in who did not leave.
  let lo = 0
  let here = 1
  for (let s = past - 1; s >= first; s -= 1) {
    const spread = accrual[from + s] as number
    let before: number
    let after: number
    if (group.isSteady) {
      before = unfinished[from + past - s - 1] as number
      after = unfinished[from + past - s] as number
    } else {
      const at = from + s
      takeRequirement(group, state, s)
      gained[at] = lo
      putUnfinished(gained, accrual, at, at + 1, requirement, unfinished)
      before = s === past - 1 ? 1 : (unfinished[at] as number)
      gained[at] = lo + gain
      putUnfinished(gained, accrual, at, at + 1, requirement, unfinished)
      after = unfinished[at] as number
    }
    const goesOn = before === 0 ? 0 : after < before ? after / before : 1
    const open = share * (pastIntake[s] as number) * (rootStay[stayFrom + s] as number) * here * before
    const remaining = open * goesOn * (1 - attrition)
    const done = open * (1 - goesOn) * root
    heads[from + s] = remaining
    stock += remaining
    finishing += done
    years += done * (past - s)
    dropping += open * (goesOn * attrition + (1 - goesOn) * lostInHalf)
    lo += spread
    here *= 1 - (tables[group.attrition * width + s] as number)
  }
  opened[STOCK] = stock
  opened[FINISHING] = finishing
  opened[DROPPING] = dropping
  opened[YEARS] = years
}

/** Places in `state.opened`. */
const STOCK = 0
const FINISHING = 1
const DROPPING = 2
const YEARS = 3

/**
 * The trainees of the base year by group and year of start (MODEL.md, "The base stock"), and the base year's
 * completions and attrition where a history gives them. False when the arrays have too little room for the past.
 */
export const openBaseStock = (program: Program, state: State, p: Float64Array): boolean => {
  const { heads, oldest, opened, output } = state
  const { baseStock } = program
  if (state.queued) state.waiting.fill(0)
  state.queued = false
  fillPastIntake(program, state, p)
  let completions = 0
  let attrition = 0
  let years = 0
  let stock = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const first = firstCohort(program, state, g, p)
    if (first < 0) return false
    oldest[g] = first
    for (let at = g * state.width; at < g * state.width + first; at += 1) heads[at] = 0
    runForward(program, state, g, first)
    const finishing = opened[FINISHING] as number
    if (baseStock.form !== 'byIntakeYear') {
      output[place(state, COMPLETIONS, g + 1, 0)] = finishing
      output[place(state, ATTRITION, g + 1, 0)] = opened[DROPPING] as number
      output[place(state, MEAN_YEARS, g + 1, 0)] =
        finishing > 0 ? (opened[YEARS] as number) / finishing : Number.NaN
    }
    completions += finishing
    attrition += opened[DROPPING] as number
    years += opened[YEARS] as number
    stock += opened[STOCK] as number
  }
  if (baseStock.form === 'byIntakeYear') {
    placeByIntakeYear(program, state, baseStock.years, p)
    return true
  }
  const scale = baseStock.form === 'total' ? (p[baseStock.total] as number) / stock : 1
  if (scale !== 1)
    for (let g = 0; g < state.groupCount; g += 1) {
      const from = g * state.width
      for (let at = from + (oldest[g] as number); at <= from + state.past; at += 1)
        heads[at] = (heads[at] as number) * scale
    }
  output[place(state, COMPLETIONS, 0, 0)] = completions
  output[place(state, ATTRITION, 0, 0)] = attrition
  output[place(state, MEAN_YEARS, 0, 0)] = completions > 0 ? years / completions : Number.NaN
  for (let g = 0; g <= state.groupCount; g += 1) {
    const finished = place(state, COMPLETIONS, g, 0)
    const dropped = place(state, ATTRITION, g, 0)
    output[finished] = (output[finished] as number) * scale
    output[dropped] = (output[dropped] as number) * scale
    if (scale === 0) output[place(state, MEAN_YEARS, g, 0)] = Number.NaN
  }
  return true
}

/** Heads by start year, split by share × what remains of the group's cohort, or by share where nobody should remain. */
const placeByIntakeYear = (program: Program, state: State, years: Points, p: Float64Array): void => {
  const { tables, width, past, heads, groupCount } = state
  for (let index = 0; index < years.at.length; index += 1) {
    const s = (years.at[index] as number) - program.base + past
    const total = p[years.start + index] as number
    // `heads` holds share × intake × what remains, which has the wanted proportions unless the intake is 0.
    let weights = 0
    for (let g = 0; g < groupCount; g += 1) weights += heads[g * width + s] as number
    for (let g = 0; g < groupCount; g += 1) {
      const group = program.groups[g] as (typeof program.groups)[number]
      const share = tables[group.share * width + past] as number
      heads[g * width + s] =
        weights > 0 ? (total * (heads[g * width + s] as number)) / weights : total * share
    }
  }
}

/**
 * The opening stock, and the base year's completions and attrition, in whole people: each cohort one of its two
 * neighbours and in the mean itself, the stock of each year of start as given where it is whole.
 */
export const wholeBaseStock = (state: State, chance: Chance): void => {
  const { heads, width, past, groupCount } = state
  startWhole(chance, 0)
  for (let s = 0; s <= past; s += 1) {
    for (let g = 0; g < groupCount; g += 1) {
      chance.given[0] = heads[g * width + s] as number
      heads[g * width + s] = nextWhole(chance, 0, OPENING_TRAINEES)
    }
  }
  wholeBaseFlow(state, chance, COMPLETIONS, OPENING_COMPLETIONS)
  wholeBaseFlow(state, chance, ATTRITION, OPENING_ATTRITION)
}

const wholeBaseFlow = (state: State, chance: Chance, series: number, at: number): void => {
  const { output, groupCount } = state
  const total = place(state, series, 0, 0)
  // A stock by year of start has no flows of the base year.
  if (Number.isNaN(output[total])) return
  startWhole(chance, 0)
  let sum = 0
  for (let g = 1; g <= groupCount; g += 1) {
    const of = place(state, series, g, 0)
    chance.given[0] = output[of] as number
    output[of] = nextWhole(chance, 0, at)
    sum += output[of] as number
  }
  output[total] = sum
}
