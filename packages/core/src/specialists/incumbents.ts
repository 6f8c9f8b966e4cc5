import type { Bands, Points, Program } from '../model/program.js'
import { AGES, type State } from '../model/state.js'

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
export const openIncumbents = (program: Program, state: State, g: number, p: Float64Array): void => {
  const group = program.groups[g] as (typeof program.groups)[number]
  const { incumbents } = group
  const share = incumbents.split ? (state.tables[group.share * state.width + state.past] as number) : 1
  if (incumbents.form === 'curve') {
    state.incumbents[g] = (p[incumbents.total] as number) * share
    return
  }
  const from = g * AGES
  spread(state.pool, from, incumbents.ages, p, share)
  fillExits(state.exitByAge, from, incumbents.exits, p)
  spread(state.completionShare, from, incumbents.completionAges, p, 1 / sumOf(incumbents.completionAges, p))
  const coming = group.inflow?.ages ?? incumbents.completionAges
  spread(state.inflowShare, from, coming, p, 1 / sumOf(coming, p))
  let heads = 0
  for (let age = 0; age < AGES; age += 1) heads += state.pool[from + age] as number
  state.incumbents[g] = heads
}

/** One year of a group's incumbents: who is left goes to `incumbentsNow`, who went to `incumbentExitsNow`. */
export const advanceIncumbents = (program: Program, state: State, g: number, y: number): void => {
  const { incumbents } = program.groups[g] as (typeof program.groups)[number]
  const { incumbentsNow, incumbentExitsNow } = state
  const before = incumbentsNow[g] as number
  let left = 0
  if (incumbents.form === 'curve') {
    left =
      (state.incumbents[g] as number) * (state.curves[incumbents.curve * (state.horizon + 1) + y] as number)
  } else {
    const { pool, exitByAge } = state
    const from = g * AGES
    // Downwards, so that nobody grows older twice; whoever is at the highest age leaves.
    for (let age = incumbents.maxAge - 1; age >= incumbents.lowestAge; age -= 1) {
      const staying = (pool[from + age] as number) * (1 - (exitByAge[from + age] as number))
      pool[from + age + 1] = staying
      left += staying
    }
    pool[from + incumbents.lowestAge] = 0
  }
  incumbentsNow[g] = left
  incumbentExitsNow[g] = before > left ? before - left : 0
}

/**
 * Entrants whose curve has ended, `joining[0]` heads, join the pool at their ages, shifted by the years since; those
 * too old to leave.
 */
export const joinPool = (
  state: State,
  g: number,
  years: number,
  shares: Float64Array,
  maxAge: number,
): void => {
  const { pool, joining, incumbentsNow, entrantExitsNow } = state
  const heads = joining[0] as number
  const from = g * AGES
  let left = 0
  for (let age = 0; age < AGES; age += 1) {
    const coming = heads * (shares[from + age] as number)
    if (coming === 0) continue
    if (age + years > maxAge) {
      left += coming
      continue
    }
    pool[from + age + years] = (pool[from + age + years] as number) + coming
    incumbentsNow[g] = (incumbentsNow[g] as number) + coming
  }
  entrantExitsNow[g] = (entrantExitsNow[g] as number) + left
}
