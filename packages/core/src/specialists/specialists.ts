import { COMING, inPlan, nextWhole, startWhole } from '../model/chance.js'
import type { Program } from '../model/program.js'
import {
  ENTRANT_EXITS,
  INCUMBENT_EXITS,
  INFLOW,
  SPECIALIST_EXITS,
  SPECIALIST_FTE,
  SPECIALISTS,
} from '../model/series-places.js'
import { place, type State } from '../model/state.js'
import { advanceEntrants } from './entrants.js'
import { advanceIncumbents, openIncumbents } from './incumbents.js'

/** FTE per head by group and year: workingTime × (1 − otherDuties). */
export const fillFtePerHead = (program: Program, state: State): void => {
  const { tables, width, ftePerHead, changed, groupCount } = state
  for (let g = 0; g < groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    if (changed[group.specialistWorkingTime] === 0 && changed[group.otherDuties] === 0) continue
    const working = group.specialistWorkingTime * width
    const duties = group.otherDuties * width
    for (let year = state.past; year < width; year += 1) {
      ftePerHead[g * width + year] =
        (tables[working + year] as number) * (1 - (tables[duties + year] as number))
    }
  }
}

/** The specialists of the base year. */
export const openSpecialists = (program: Program, state: State, p: Float64Array): void => {
  const { width, past, horizon, output, chance, groupCount } = state
  if (chance !== null) startWhole(chance, 0)
  const hereAt = place(state, SPECIALISTS, 0, 0)
  const fteAt = place(state, SPECIALIST_FTE, 0, 0)
  let total = 0
  let fte = 0
  for (let g = 0; g < groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    openIncumbents(group, state, g, p)
    const here = state.incumbents[g] as number
    const working = here * (state.ftePerHead[g * width + past] as number)
    state.incumbentsNow[g] = here
    total += here
    fte += working
    const into = (g + 1) * (horizon + 1)
    output[hereAt + into] = here
    output[fteAt + into] = working
  }
  output[hereAt] = total
  output[fteAt] = fte
}

/** One year of the specialists, in the order of MODEL.md, section 3; the year's hired are already known. */
export const advanceSpecialists = (program: Program, state: State, year: number, y: number): void => {
  const { tables, width, past, horizon, chance, output, groupCount } = state
  if (chance !== null) startWhole(chance, 1)
  const inflowAt = place(state, INFLOW, 0, y)
  const entrantExitsAt = place(state, ENTRANT_EXITS, 0, y)
  const incumbentExitsAt = place(state, INCUMBENT_EXITS, 0, y)
  const exitsAt = place(state, SPECIALIST_EXITS, 0, y)
  const hereAt = place(state, SPECIALISTS, 0, y)
  const fteAt = place(state, SPECIALIST_FTE, 0, y)
  let inflow = 0
  let entrantExits = 0
  let incumbentExits = 0
  let here = 0
  let fte = 0
  for (let g = 0; g < groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    advanceIncumbents(group, state, g, y)
    advanceEntrants(group, state, g, y)
    const incumbentsLeft = state.incumbentExitsNow[g] as number
    const entrantsLeft = state.entrantExitsNow[g] as number
    let coming = 0
    if (group.inflow !== null) {
      coming = tables[group.inflow.perYear * width + year] as number
      if (group.inflow.split) coming *= tables[group.share * width + past] as number
      if (chance !== null) {
        chance.given[0] = coming
        coming = nextWhole(chance, 1, inPlan(y, COMING))
      }
      state.inflow[g * (horizon + 1) + y] = coming
    }
    const inGroup =
      (state.incumbentsNow[g] as number) +
      (state.entrantsNow[g] as number) +
      coming +
      (state.hiredNow[g] as number)
    const working = inGroup * (state.ftePerHead[g * width + year] as number)
    inflow += coming
    entrantExits += entrantsLeft
    incumbentExits += incumbentsLeft
    here += inGroup
    fte += working
    const into = (g + 1) * (horizon + 1)
    output[inflowAt + into] = coming
    output[entrantExitsAt + into] = entrantsLeft
    output[incumbentExitsAt + into] = incumbentsLeft
    output[exitsAt + into] = entrantsLeft + incumbentsLeft
    output[hereAt + into] = inGroup
    output[fteAt + into] = working
  }
  output[inflowAt] = inflow
  output[entrantExitsAt] = entrantExits
  output[incumbentExitsAt] = incumbentExits
  output[exitsAt] = entrantExits + incumbentExits
  output[hereAt] = here
  output[fteAt] = fte
}
