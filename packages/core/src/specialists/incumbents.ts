import { AGES } from '../model/ages.js'
import { binomial } from '../model/binomial.js'
import {
  INCUMBENTS_STAY,
  inAges,
  inSpecialists,
  nextWhole,
  OPENING_SPECIALISTS,
  startWhole,
} from '../model/chance.js'
import type { Bands, GroupProgram, Points } from '../model/program.js'
import type { State } from '../model/state.js'

/** Bands into single ages, evenly within a band, times a factor. */
const spread = (into: Float64Array, from: number, bands: Bands, p: Float64Array, factor: number): void => {
  into.fill(0, from, from + AGES)
  for (let index = 0; index < bands.first.length; index += 1) {
    const first = bands.first[index] as number
    const last = bands.last[index] as number
    const each = ((p[bands.start + index] as number) * factor) / (last - first + 1)
    for (let age = first; age <= last; age += 1) into[from + age] = each
  }
}

const sumOf = (bands: Bands, p: Float64Array): number => {
  let sum = 0
  for (let index = 0; index < bands.first.length; index += 1) sum += p[bands.start + index] as number
  return sum
}

/** The yearly exit share by age: each value held until the next age, the first one below its age. */
const fillExits = (into: Float64Array, from: number, points: Points, p: Float64Array): void => {
  let next = 1
  let value = p[points.start] as number
  for (let age = 0; age < AGES; age += 1) {
    while (next < points.at.length && (points.at[next] as number) <= age) {
      value = p[points.start + next] as number
      next += 1
    }
    into[from + age] = value
  }
}

/** The specialists of a group in the base year. */
export const openIncumbents = (group: GroupProgram, state: State, g: number, p: Float64Array): void => {
  const { incumbents } = group
  const { chance } = state
  const share = incumbents.split ? (state.tables[group.share * state.width + state.past] as number) : 1
  if (incumbents.form === 'curve') {
    state.incumbents[g] = (p[incumbents.total] as number) * share
    if (chance !== null) {
      chance.given[0] = state.incumbents[g] as number
      state.incumbents[g] = nextWhole(chance, 0, OPENING_SPECIALISTS)
    }
    return
  }
  const from = g * AGES
  spread(state.pool, from, incumbents.ages, p, share)
  fillExits(state.exitByAge, from, incumbents.exits, p)
  spread(state.completionShare, from, incumbents.completionAges, p, 1 / sumOf(incumbents.completionAges, p))
  const coming = group.inflow?.ages ?? incumbents.completionAges
  spread(state.inflowShare, from, coming, p, 1 / sumOf(coming, p))
  if (chance !== null) {
    for (let age = 0; age < AGES; age += 1) {
      chance.given[0] = state.pool[from + age] as number
      state.pool[from + age] = nextWhole(chance, 0, OPENING_SPECIALISTS)
    }
  }
  let heads = 0
  for (let age = 0; age < AGES; age += 1) heads += state.pool[from + age] as number
  state.incumbents[g] = heads
}

/** So many years of a group's incumbents: who is left goes to `incumbentsNow`, who went to `incumbentExitsNow`. */
export const advanceIncumbents = (
  { incumbents }: GroupProgram,
  state: State,
  g: number,
  first: number,
  last: number,
): void => {
  const { incumbentsNow, incumbentExitsNow, curves, horizon, chance } = state
  const from = g * (horizon + 1)
  for (let y = first; y <= last; y += 1) {
    let left = 0
    // A difference of two stocks that are nearly equal would lose digits.
    let gone = 0
    if (incumbents.form === 'curve') {
      const at = incumbents.curve * (horizon + 1) + y
      const heads = state.incumbents[g] as number
      const goesOn = curves[at] as number
      const atStart = curves[at - 1] as number
      left = heads * goesOn
      gone = heads * (atStart - goesOn)
      if (chance !== null) {
        const before = incumbentsNow[from + y - 1] as number
        chance.given[0] = before > 0 ? goesOn / atStart : 0
        left = binomial(chance, before | 0, inSpecialists(chance, g, horizon, y) + INCUMBENTS_STAY)
        gone = before - left
      }
    } else {
      const { pool, exitByAge } = state
      const ofAge = g * AGES
      gone = pool[ofAge + incumbents.maxAge] as number
      // Downwards, so that nobody grows older twice; whoever is at the highest age leaves.
      for (let age = incumbents.maxAge - 1; age >= incumbents.lowestAge; age -= 1) {
        const heads = pool[ofAge + age] as number
        const exit = exitByAge[ofAge + age] as number
        let staying = heads * (1 - exit)
        if (chance !== null) {
          chance.given[0] = 1 - exit
          staying = binomial(chance, heads | 0, inAges(chance, g, horizon, age, y))
        }
        pool[ofAge + age + 1] = staying
        left += staying
        gone += chance === null ? heads * exit : heads - staying
      }
      pool[ofAge + incumbents.lowestAge] = 0
    }
    incumbentsNow[from + y] = left
    incumbentExitsNow[from + y] = gone
  }
}

/**
 * Entrants whose curve has ended, `joining[0]` heads, join the pool at their ages, shifted by the years since; those
 * too old to be in it leave.
 *
 * @param at the place of the chance of their ages, where there is chance
 */
export const joinPool = (
  state: State,
  g: number,
  y: number,
  years: number,
  shares: Float64Array,
  maxAge: number,
  at: number,
): void => {
  const { pool, joining, incumbentsNow, entrantExitsNow, chance } = state
  const now = g * (state.horizon + 1) + y
  const heads = joining[0] as number
  const from = g * AGES
  let left = 0
  if (chance !== null) startWhole(chance, 0)
  for (let age = 0; age < AGES; age += 1) {
    let coming = heads * (shares[from + age] as number)
    if (chance !== null) {
      chance.given[0] = coming
      coming = nextWhole(chance, 0, at)
    }
    if (coming === 0) continue
    if (age + years > maxAge) {
      left += coming
      continue
    }
    pool[from + age + years] = (pool[from + age + years] as number) + coming
    incumbentsNow[now] = (incumbentsNow[now] as number) + coming
  }
  entrantExitsNow[now] = (entrantExitsNow[now] as number) + left
}
