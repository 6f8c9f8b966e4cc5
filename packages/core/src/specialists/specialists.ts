import { COMING, inPlan, nextWhole, startWhole } from '../model/chance.js'
import type { Program } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { place, putSum, type State } from '../model/state.js'
import { advanceEntrants } from './entrants.js'
import { advanceIncumbents, openIncumbents } from './incumbents.js'

const INFLOW = seriesNames.indexOf('inflow')
const EXITS = seriesNames.indexOf('specialistExits')
const ENTRANT_EXITS = seriesNames.indexOf('entrantExits')
const INCUMBENT_EXITS = seriesNames.indexOf('incumbentExits')
const SPECIALISTS = seriesNames.indexOf('specialists')
const SPECIALIST_FTE = seriesNames.indexOf('specialistFte')
const SUMMED = [INFLOW, ENTRANT_EXITS, INCUMBENT_EXITS, EXITS, SPECIALISTS, SPECIALIST_FTE] as const

/** FTE per head by group and year: workingTime × (1 − otherDuties). */
export const fillFtePerHead = (program: Program, state: State): void => {
  const { tables, width, ftePerHead, changed } = state
  for (let g = 0; g < state.groupCount; g += 1) {
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
  if (state.chance !== null) startWhole(state.chance, 0)
  state.hired.fill(0)
  state.inflow.fill(0)
  for (let g = 0; g < state.groupCount; g += 1) {
    openIncumbents(program, state, g, p)
    const here = state.incumbents[g] as number
    const working = here * (state.ftePerHead[g * state.width + state.past] as number)
    state.incumbentsNow[g] = here
    state.output[place(state, SPECIALISTS, g + 1, 0)] = here
    state.output[place(state, SPECIALIST_FTE, g + 1, 0)] = working
  }
  putSum(state, SPECIALISTS, 0)
  putSum(state, SPECIALIST_FTE, 0)
}

/** One year of the specialists, in the order of MODEL.md, section 3; the year's hired are already known. */
export const advanceSpecialists = (program: Program, state: State, year: number, y: number): void => {
  const { tables, width, past, horizon, chance } = state
  if (chance !== null) startWhole(chance, 1)
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    advanceIncumbents(program, state, g, y)
    advanceEntrants(program, state, g, y)
    const left = state.incumbentExitsNow[g] as number
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
    const here =
      (state.incumbentsNow[g] as number) +
      (state.entrantsNow[g] as number) +
      coming +
      (state.hiredNow[g] as number)
    const working = here * (state.ftePerHead[g * width + year] as number)
    state.output[place(state, INFLOW, g + 1, y)] = coming
    state.output[place(state, ENTRANT_EXITS, g + 1, y)] = entrantsLeft
    state.output[place(state, INCUMBENT_EXITS, g + 1, y)] = left
    state.output[place(state, EXITS, g + 1, y)] = entrantsLeft + left
    state.output[place(state, SPECIALISTS, g + 1, y)] = here
    state.output[place(state, SPECIALIST_FTE, g + 1, y)] = working
  }
  for (let index = 0; index < SUMMED.length; index += 1) putSum(state, SUMMED[index] as number, y)
}
