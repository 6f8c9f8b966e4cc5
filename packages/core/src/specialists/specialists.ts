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
import { hire } from './hire.js'
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
    state.incumbentsNow[g * (horizon + 1)] = here
    total += here
    fte += working
    const into = (g + 1) * (horizon + 1)
    output[hereAt + into] = here
    output[fteAt + into] = working
  }
  output[hereAt] = total
  output[fteAt] = fte
}

/**
 * So many years of the specialists, in the order of MODEL.md, section 3; the years' completions are already known. Group
 * by group: but for posts to be hired to, no group's specialists ask for another's.
 */
export const advanceSpecialists = (program: Program, state: State, first: number, last: number): void => {
  const { tables, width, past, horizon, chance, output, groupCount, inflow, hired, ftePerHead } = state
  const { incumbentsNow, incumbentExitsNow, entrantsNow, entrantExitsNow } = state
  const inflowAt = place(state, INFLOW, 0, 0)
  const entrantExitsAt = place(state, ENTRANT_EXITS, 0, 0)
  const incumbentExitsAt = place(state, INCUMBENT_EXITS, 0, 0)
  const exitsAt = place(state, SPECIALIST_EXITS, 0, 0)
  const hereAt = place(state, SPECIALISTS, 0, 0)
  const fteAt = place(state, SPECIALIST_FTE, 0, 0)
  hire(program, state, first, last)
  if (chance !== null) startWhole(chance, 1)
  for (let y = first; y <= last; y += 1) {
    output[inflowAt + y] = 0
    output[entrantExitsAt + y] = 0
    output[incumbentExitsAt + y] = 0
    output[hereAt + y] = 0
    output[fteAt + y] = 0
  }
  for (let g = 0; g < groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const into = (g + 1) * (horizon + 1)
    const from = g * (horizon + 1)
    const inflowOf = group.inflow
    if (inflowOf !== null) {
      const part = inflowOf.split ? (tables[group.share * width + past] as number) : 1
      const perYearAt = inflowOf.perYear * width + past
      for (let y = first; y <= last; y += 1) {
        let coming = (tables[perYearAt + y] as number) * part
        if (chance !== null) {
          chance.given[0] = coming
          coming = nextWhole(chance, 1, inPlan(y, COMING))
        }
        inflow[from + y] = coming
      }
    }
    // Who comes of age moves to the pool in the middle of a year; else a year does not ask for the one before.
    const span = group.incumbents.form === 'ages' ? 1 : last - first + 1
    for (let y = first; y <= last; y += span) {
      advanceIncumbents(group, state, g, y, y + span - 1)
      advanceEntrants(group, state, g, y, y + span - 1)
    }
    const perHeadAt = g * width + past
    for (let y = first; y <= last; y += 1) {
      const incumbentsLeft = incumbentExitsNow[from + y] as number
      const entrantsLeft = entrantExitsNow[from + y] as number
      const coming = inflow[from + y] as number
      const inGroup =
        (incumbentsNow[from + y] as number) +
        (entrantsNow[from + y] as number) +
        coming +
        (hired[from + y] as number)
      const working = inGroup * (ftePerHead[perHeadAt + y] as number)
      output[inflowAt + y] = (output[inflowAt + y] as number) + coming
      output[entrantExitsAt + y] = (output[entrantExitsAt + y] as number) + entrantsLeft
      output[incumbentExitsAt + y] = (output[incumbentExitsAt + y] as number) + incumbentsLeft
      output[hereAt + y] = (output[hereAt + y] as number) + inGroup
      output[fteAt + y] = (output[fteAt + y] as number) + working
      output[inflowAt + into + y] = coming
      output[entrantExitsAt + into + y] = entrantsLeft
      output[incumbentExitsAt + into + y] = incumbentsLeft
      output[exitsAt + into + y] = entrantsLeft + incumbentsLeft
      output[hereAt + into + y] = inGroup
      output[fteAt + into + y] = working
    }
  }
  for (let y = first; y <= last; y += 1)
    output[exitsAt + y] = (output[entrantExitsAt + y] as number) + (output[incumbentExitsAt + y] as number)
}
