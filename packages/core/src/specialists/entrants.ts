import { binomial } from '../model/binomial.js'
import {
  type Chance,
  entrantsStay,
  HIRED_JOIN,
  HIRED_OF_DONE,
  HIRING_POSTS,
  inPlan,
  inSpecialists,
  nextWhole,
  startWhole,
} from '../model/chance.js'
import type { GroupProgram, Program } from '../model/program.js'
import { COMPLETIONS, HIRED, NOT_HIRED } from '../model/series-places.js'
import { place, type State } from '../model/state.js'
import { joinPool } from './incumbents.js'

/**
 * Those who came in the years before, along their curve. In a group whose incumbents are counted by age, those who
 * reach the last given year of the curve move to the age pool. Adds to its `entrantsNow` and
 * `entrantExitsNow`: a number that a function gives back would be put on the heap.
 */
const followCurve = (
  state: State,
  entered: Float64Array,
  g: number,
  y: number,
  curve: number,
  last: number,
  shares: Float64Array | null,
  maxAge: number,
): void => {
  const { curves, horizon, entrantsNow, entrantExitsNow } = state
  const from = g * (horizon + 1)
  const at = curve * (horizon + 1)
  let here = 0
  let exits = 0
  for (let start = shares === null ? 1 : Math.max(1, y - last); start < y; start += 1) {
    const n = y - start
    const heads = entered[from + start] as number
    const remaining = heads * (curves[at + n] as number)
    exits += heads * ((curves[at + n - 1] as number) - (curves[at + n] as number))
    if (shares !== null && n === last) {
      state.joining[0] = remaining
      joinPool(state, g, last, shares, maxAge, 0)
    } else here += remaining
  }
  entrantsNow[g] = (entrantsNow[g] as number) + here
  entrantExitsNow[g] = (entrantExitsNow[g] as number) + exits
}

/**
 * The same of whole people: `entered` then holds who is still here of those who came in a year, and of them each goes
 * on with the curve's ratio of this year to the last.
 *
 * @param which 0 for the hired, 1 for the inflow: their chance has places of its own
 */
const followCurveOneByOne = (
  state: State,
  chance: Chance,
  which: number,
  g: number,
  y: number,
  curve: number,
  last: number,
  shares: Float64Array | null,
  maxAge: number,
): void => {
  const { curves, horizon, entrantsNow, entrantExitsNow } = state
  const entered = which === 0 ? state.hired : state.inflow
  const from = g * (horizon + 1)
  const at = curve * (horizon + 1)
  const places = inSpecialists(chance, g, horizon, y)
  let here = 0
  let exits = 0
  for (let start = 1; start < y; start += 1) {
    const n = y - start
    const heads = entered[from + start] as number
    if (heads === 0) continue
    chance.given[0] = (curves[at + n] as number) / (curves[at + n - 1] as number)
    const remaining = binomial(chance, heads | 0, places + entrantsStay(n) + which)
    exits += heads - remaining
    if (shares !== null && n === last) {
      entered[from + start] = 0
      state.joining[0] = remaining
      joinPool(state, g, last, shares, maxAge, places + HIRED_JOIN + which)
    } else {
      entered[from + start] = remaining
      here += remaining
    }
  }
  entrantsNow[g] = (entrantsNow[g] as number) + here
  entrantExitsNow[g] = (entrantExitsNow[g] as number) + exits
}

/** One year of a group's entrants (MODEL.md, section 3): those on their curves, and the exits. */
export const advanceEntrants = (group: GroupProgram, state: State, g: number, y: number): void => {
  const { incumbents, inflow, retention, retentionLast } = group
  const { chance } = state
  const aged = incumbents.form === 'ages'
  const maxAge = aged ? incumbents.maxAge : 0
  state.entrantsNow[g] = 0
  state.entrantExitsNow[g] = 0
  const ages = aged ? state.completionShare : null
  if (chance === null) followCurve(state, state.hired, g, y, retention, retentionLast, ages, maxAge)
  else followCurveOneByOne(state, chance, 0, g, y, retention, retentionLast, ages, maxAge)
  if (inflow === null) return
  const shares = aged ? state.inflowShare : null
  if (chance === null)
    followCurve(state, state.inflow, g, y, inflow.retention, inflow.retentionLast, shares, maxAge)
  else followCurveOneByOne(state, chance, 1, g, y, inflow.retention, inflow.retentionLast, shares, maxAge)
}

/** The hired of the year, in all groups together at most the posts, cut in proportion; the rest are lost. */
export const hire = (program: Program, state: State, year: number, y: number): void => {
  const { tables, width, horizon, hiredNow, chance, output } = state
  const years = horizon + 1
  const completionsAt = place(state, COMPLETIONS, 0, y)
  const hiredAt = place(state, HIRED, 0, y)
  const notHiredAt = place(state, NOT_HIRED, 0, y)
  const { hiringPosts } = program.limits
  let wanted = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const completions = output[completionsAt + (g + 1) * years] as number
    const share = tables[group.hired * width + year] as number
    let hired = completions * share
    if (chance !== null) {
      chance.given[0] = share
      hired = binomial(chance, completions | 0, inSpecialists(chance, g, horizon, y) + HIRED_OF_DONE)
    }
    hiredNow[g] = hired
    wanted += hired
  }
  const posts = hiringPosts < 0 ? Number.NaN : (tables[hiringPosts * width + year] as number)
  const part = wanted > posts ? posts / wanted : 1
  const over = wanted > posts ? (wanted - posts) / wanted : 0
  if (chance !== null) startWhole(chance, 0)
  let total = 0
  let lost = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const into = (g + 1) * years
    const completions = output[completionsAt + into] as number
    let hired = (hiredNow[g] as number) * part
    // A difference of two numbers that are nearly equal would lose digits.
    let notHired =
      completions * (1 - (tables[group.hired * width + year] as number)) + (hiredNow[g] as number) * over
    if (chance !== null) {
      if (part < 1) {
        chance.given[0] = hired
        hired = nextWhole(chance, 0, inPlan(y, HIRING_POSTS))
      }
      notHired = completions - hired
    }
    hiredNow[g] = hired
    state.hired[g * years + y] = hired
    total += hired
    lost += notHired
    output[hiredAt + into] = hired
    output[notHiredAt + into] = notHired
  }
  output[hiredAt] = total
  output[notHiredAt] = lost
}
