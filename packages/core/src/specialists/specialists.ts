import type { Program } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { AGES, put, type State } from '../model/state.js'
import { advanceEntrants } from './entrants.js'
import { advanceIncumbents, openIncumbents } from './incumbents.js'

const INFLOW = seriesNames.indexOf('inflow')
const EXITS = seriesNames.indexOf('specialistExits')
const ENTRANT_EXITS = seriesNames.indexOf('entrantExits')
const INCUMBENT_EXITS = seriesNames.indexOf('incumbentExits')
const SPECIALISTS = seriesNames.indexOf('specialists')
const SPECIALIST_FTE = seriesNames.indexOf('specialistFte')

/** Heads into FTE: × workingTime × (1 − otherDuties). */
const fteOf = (program: Program, state: State, g: number, year: number, heads: number): number => {
  const group = program.groups[g] as (typeof program.groups)[number]
  const { tables, width } = state
  return (
    heads *
    (tables[group.specialistWorkingTime * width + year] as number) *
    (1 - (tables[group.otherDuties * width + year] as number))
  )
}

/** The specialists of the base year. */
export const openSpecialists = (program: Program, state: State, p: Float64Array): void => {
  state.hired.fill(0)
  state.inflow.fill(0)
  let heads = 0
  let fte = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const here = openIncumbents(program, state, g, p)
    const working = fteOf(program, state, g, state.past, here)
    state.incumbents[g] = here
    state.incumbentsBefore[g] = here
    put(state, SPECIALISTS, g + 1, 0, here)
    put(state, SPECIALIST_FTE, g + 1, 0, working)
    heads += here
    fte += working
  }
  put(state, SPECIALISTS, 0, 0, heads)
  put(state, SPECIALIST_FTE, 0, 0, fte)
}

/** One year of the specialists, in the order of MODEL.md, section 3; the year's hired are already known. */
export const advanceSpecialists = (program: Program, state: State, year: number, y: number): void => {
  const { tables, width, past, horizon } = state
  let inflows = 0
  let entrantExits = 0
  let incumbentExits = 0
  let heads = 0
  let fte = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const aged = group.incumbents.form === 'ages'
    const before = state.incumbentsBefore[g] as number
    const remaining = advanceIncumbents(program, state, g, y, state.incumbents[g] as number)
    const left = before > remaining ? before - remaining : 0
    const entrants = advanceEntrants(program, state, g, y)
    const entrantsLeft = state.forward[0] as number
    const incumbents = aged ? poolOf(state, g) : remaining
    state.incumbentsBefore[g] = incumbents
    let coming = 0
    if (group.inflow !== null) {
      coming = tables[group.inflow.perYear * width + year] as number
      if (group.inflow.split) coming *= tables[group.share * width + past] as number
      state.inflow[g * (horizon + 1) + y] = coming
    }
    const here = incumbents + entrants + coming + (state.hiredNow[g] as number)
    const working = fteOf(program, state, g, year, here)
    put(state, INFLOW, g + 1, y, coming)
    put(state, ENTRANT_EXITS, g + 1, y, entrantsLeft)
    put(state, INCUMBENT_EXITS, g + 1, y, left)
    put(state, EXITS, g + 1, y, entrantsLeft + left)
    put(state, SPECIALISTS, g + 1, y, here)
    put(state, SPECIALIST_FTE, g + 1, y, working)
    inflows += coming
    entrantExits += entrantsLeft
    incumbentExits += left
    heads += here
    fte += working
  }
  put(state, INFLOW, 0, y, inflows)
  put(state, ENTRANT_EXITS, 0, y, entrantExits)
  put(state, INCUMBENT_EXITS, 0, y, incumbentExits)
  put(state, EXITS, 0, y, entrantExits + incumbentExits)
  put(state, SPECIALISTS, 0, y, heads)
  put(state, SPECIALIST_FTE, 0, y, fte)
}

const poolOf = (state: State, g: number): number => {
  let heads = 0
  for (let index = g * AGES; index < (g + 1) * AGES; index += 1) heads += state.pool[index] as number
  return heads
}
