import {
  type Chance,
  nextWhole,
  OPENING_ATTRITION,
  OPENING_COMPLETIONS,
  OPENING_TRAINEES,
  startWhole,
} from '../model/chance.js'
import type { Points, Program } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { place, type State } from '../model/state.js'
import { shareUnfinished } from './requirement.js'

const COMPLETIONS = seriesNames.indexOf('completions')
const ATTRITION = seriesNames.indexOf('attrition')
const MEAN_YEARS = seriesNames.indexOf('meanYearsInTraining')

/** The most training that anybody of the group may need, whenever they started. */
const longest = (points: Points, p: Float64Array): number => {
  let most = 0
  for (let index = 0; index < points.at.length; index += 1)
    most = Math.max(most, p[points.start + index] as number)
  return most
}

/** The first cohort that can have had anybody in training at the start of the base year, or −1: not enough room. */
const firstCohort = (program: Program, state: State, g: number, p: Float64Array): number => {
  const { baseStock } = program
  if (baseStock.form !== 'total')
    return Math.max(0, (baseStock.years.at[0] as number) - program.base + state.past)
  const group = program.groups[g] as (typeof program.groups)[number]
  const most = longest(group.maxPoints, p)
  let gainedBefore = 0
  for (let s = state.past - 1; s >= 0; s -= 1) {
    if (gainedBefore >= most) return s + 1
    gainedBefore += state.accrual[g * state.width + s] as number
  }
  return -1
}

/** Places in `state.forward`: of a cohort of one head, those still in, and the base year's completions and attrition. */
const STILL_IN = 0
const FINISHING = 1
const DROPPING = 2

/** Runs a cohort of one head from its start to the base year, with the parameters of those years. */
const runForward = (program: Program, state: State, g: number, s: number): void => {
  const { tables, width, accrual, rootStay, past } = state
  const group = program.groups[g] as (typeof program.groups)[number]
  const from = g * width
  const min = tables[group.min * width + s] as number
  const mode = tables[group.mode * width + s] as number
  const max = tables[group.max * width + s] as number
  const spread = accrual[from + s] as number
  let lo = 0
  let share = 1
  let heads = rootStay[from + s] as number
  let finishing = 0
  let dropping = s === past ? 1 - heads : 0
  for (let year = s + 1; year <= past; year += 1) {
    lo += accrual[from + year] as number
    const after = shareUnfinished(lo, spread, min, mode, max)
    const goesOn = share === 0 ? 0 : after < share ? after / share : 1
    share = after
    const root = rootStay[from + year] as number
    const attrition = tables[group.attrition * width + year] as number
    if (year === past) {
      finishing = heads * (1 - goesOn) * root
      dropping = heads * (goesOn * attrition + ((1 - goesOn) * attrition) / (1 + root))
    }
    heads *= goesOn * (1 - attrition)
  }
  state.gained[from + s] = lo
  state.unfinished[from + s] = share
  state.forward[STILL_IN] = heads
  state.forward[FINISHING] = finishing
  state.forward[DROPPING] = dropping
}

/**
 * The trainees of the base year by group and year of start (MODEL.md, "The base stock"), and the base year's
 * completions and attrition where a history gives them. False when the arrays have too little room for the past.
 */
export const openBaseStock = (program: Program, state: State, p: Float64Array): boolean => {
  const { tables, width, past, heads, oldest } = state
  const { baseStock } = program
  heads.fill(0)
  state.waiting.fill(0)
  let completions = 0
  let attrition = 0
  let years = 0
  let stock = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const share = tables[group.share * width + past] as number
    const first = firstCohort(program, state, g, p)
    if (first < 0) return false
    oldest[g] = first
    let groupCompletions = 0
    let groupAttrition = 0
    let groupYears = 0
    for (let s = first; s <= past; s += 1) {
      const intake =
        baseStock.form === 'total'
          ? (1 + (p[baseStock.growth] as number)) ** (s - past)
          : pastIntake(baseStock.years, program.base + s - past, p)
      runForward(program, state, g, s)
      const started = share * intake
      const remaining = started * (state.forward[STILL_IN] as number)
      const finishing = started * (state.forward[FINISHING] as number)
      heads[g * width + s] = remaining
      stock += remaining
      groupCompletions += finishing
      groupAttrition += started * (state.forward[DROPPING] as number)
      groupYears += finishing * (past - s)
    }
    if (baseStock.form !== 'byIntakeYear') {
      state.output[place(state, COMPLETIONS, g + 1, 0)] = groupCompletions
      state.output[place(state, ATTRITION, g + 1, 0)] = groupAttrition
      state.output[place(state, MEAN_YEARS, g + 1, 0)] =
        groupCompletions > 0 ? groupYears / groupCompletions : Number.NaN
    }
    completions += groupCompletions
    attrition += groupAttrition
    years += groupYears
  }
  if (baseStock.form === 'byIntakeYear') {
    placeByIntakeYear(program, state, baseStock.years, p)
    return true
  }
  const scale = baseStock.form === 'total' ? (p[baseStock.total] as number) / stock : 1
  if (scale !== 1)
    for (let index = 0; index < heads.length; index += 1) heads[index] = (heads[index] as number) * scale
  state.output[place(state, COMPLETIONS, 0, 0)] = completions * scale
  state.output[place(state, ATTRITION, 0, 0)] = attrition * scale
  state.output[place(state, MEAN_YEARS, 0, 0)] = completions * scale > 0 ? years / completions : Number.NaN
  for (let g = 1; g <= state.groupCount; g += 1) {
    scaleBase(state, COMPLETIONS, g, scale)
    scaleBase(state, ATTRITION, g, scale)
    if (scale === 0) state.output[place(state, MEAN_YEARS, g, 0)] = Number.NaN
  }
  return true
}

const scaleBase = (state: State, index: number, group: number, scale: number): void => {
  const place = (index * (state.groupCount + 1) + group) * (state.horizon + 1)
  state.output[place] = (state.output[place] as number) * scale
}

/** A year that the history does not name had no intake. */
const pastIntake = (years: Points, year: number, p: Float64Array): number => {
  for (let index = 0; index < years.at.length; index += 1)
    if (years.at[index] === year) return p[years.start + index] as number
  return 0
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
