import { COMING, inPlan, nextWhole, startWhole } from '../model/chance.js'
import type { Corps } from '../model/corps.js'
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

/** FTE per head by corps and year: workingTime × (1 − otherDuties). */
export const fillFtePerHead = (corps: readonly Corps[], state: State): void => {
  const { tables, width, ftePerHead, changed } = state
  for (let c = 0; c < corps.length; c += 1) {
    const { numbers } = corps[c] as Corps
    if (changed[numbers.specialistWorkingTime] === 0 && changed[numbers.otherDuties] === 0) continue
    const working = numbers.specialistWorkingTime * width
    const duties = numbers.otherDuties * width
    for (let year = state.past; year < width; year += 1) {
      ftePerHead[c * width + year] =
        (tables[working + year] as number) * (1 - (tables[duties + year] as number))
    }
  }
}

/** The specialists of the base year. */
export const openSpecialists = (
  program: Program,
  corps: readonly Corps[],
  state: State,
  p: Float64Array,
): void => {
  const { tables, width, past, horizon, output, chance } = state
  if (chance !== null) startWhole(chance, 0)
  const hereAt = place(state, SPECIALISTS, 0, 0)
  const fteAt = place(state, SPECIALIST_FTE, 0, 0)
  let total = 0
  let fte = 0
  for (let c = 0; c < corps.length; c += 1) {
    const { group, members, isCounted, numbers } = corps[c] as Corps
    let share = 0
    for (let index = 0; index < members.length; index += 1) {
      const member = program.groups[members[index] as number] as (typeof program.groups)[number]
      share += tables[member.share * width + past] as number
    }
    state.corpsShare[c] = share
    openIncumbents(numbers, state, c, p)
    const here = state.incumbents[c] as number
    const working = here * (state.ftePerHead[c * width + past] as number)
    state.incumbentsNow[c] = here
    state.specialistsNow[c] = here
    if (isCounted) {
      total += here
      fte += working
    }
    if (group < 0) continue
    const into = (group + 1) * (horizon + 1)
    output[hereAt + into] = here
    output[fteAt + into] = working
  }
  output[hereAt] = total
  output[fteAt] = fte
}

/** One year of the specialists, in the order of MODEL.md, section 3; the year's hired are already known. */
export const advanceSpecialists = (corps: readonly Corps[], state: State, year: number, y: number): void => {
  const { tables, width, horizon, chance, output } = state
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
  for (let c = 0; c < corps.length; c += 1) {
    const { group, isCounted, numbers } = corps[c] as Corps
    advanceIncumbents(numbers, state, c, y)
    advanceEntrants(numbers, state, c, y)
    const incumbentsLeft = state.incumbentExitsNow[c] as number
    const entrantsLeft = state.entrantExitsNow[c] as number
    let coming = 0
    if (numbers.inflow !== null) {
      coming = tables[numbers.inflow.perYear * width + year] as number
      if (numbers.inflow.split) coming *= state.corpsShare[c] as number
      if (chance !== null) {
        chance.given[0] = coming
        coming = nextWhole(chance, 1, inPlan(y, COMING))
      }
      state.inflow[c * (horizon + 1) + y] = coming
    }
    const inCorps =
      (state.incumbentsNow[c] as number) +
      (state.entrantsNow[c] as number) +
      coming +
      (state.hiredNow[c] as number)
    const working = inCorps * (state.ftePerHead[c * width + year] as number)
    state.specialistsNow[c] = inCorps
    if (isCounted) {
      inflow += coming
      entrantExits += entrantsLeft
      incumbentExits += incumbentsLeft
      here += inCorps
      fte += working
    }
    if (group < 0) continue
    const into = (group + 1) * (horizon + 1)
    output[inflowAt + into] = coming
    output[entrantExitsAt + into] = entrantsLeft
    output[incumbentExitsAt + into] = incumbentsLeft
    output[exitsAt + into] = entrantsLeft + incumbentsLeft
    output[hereAt + into] = inCorps
    output[fteAt + into] = working
  }
  output[inflowAt] = inflow
  output[entrantExitsAt] = entrantExits
  output[incumbentExitsAt] = incumbentExits
  output[exitsAt] = entrantExits + incumbentExits
  output[hereAt] = here
  output[fteAt] = fte
}
