import type { NeedProgram } from '../model/program.js'
import {
  COVERAGE,
  DEMAND_FTE,
  DOCTOR_EQUIVALENTS,
  INHABITANTS_PER_DOCTOR,
  LISTABLE,
  LISTED_PER_DOCTOR,
  POPULATION,
  SHORTFALL,
  SHORTFALL_HEADS,
  SPECIALIST_FTE,
  SPECIALISTS,
  TRAINEE_FTE,
} from '../model/series-places.js'
import { place, type State } from '../model/state.js'

/** What is less than this is nobody: a ratio over it would be no number that a machine has. */
export const NOBODY = 1e-290

/** The shortfall in heads, at each year's FTE per specialist; no number where nobody works. */
export const putShortfallHeads = (state: State): void => {
  const { output, horizon } = state
  const fteAt = place(state, SPECIALIST_FTE, 0, 0)
  const headsAt = place(state, SPECIALISTS, 0, 0)
  const shortfallAt = place(state, SHORTFALL, 0, 0)
  const shortfallHeadsAt = place(state, SHORTFALL_HEADS, 0, 0)
  for (let y = 0; y <= horizon; y += 1) {
    const fte = output[fteAt + y] as number
    const heads = output[headsAt + y] as number
    const shortfall = output[shortfallAt + y] as number
    output[shortfallHeadsAt + y] = fte > NOBODY ? (shortfall * heads) / fte : Number.NaN
  }
}

/** What each group's doctors suffice for, and all of them; in group-by-group order, the total first. */
const measureSupply = (need: NeedProgram & { readonly form: 'norm' }, state: State): void => {
  const { tables, width, past, horizon, output } = state
  const years = horizon + 1
  const perSpecialistAt = need.perSpecialist * width + past
  const perTraineeAt = need.perTrainee * width + past
  for (let group = 0; group <= state.groupCount; group += 1) {
    const specialistFteAt = place(state, SPECIALIST_FTE, group, 0)
    const traineeFteAt = place(state, TRAINEE_FTE, group, 0)
    const listableAt = place(state, LISTABLE, group, 0)
    const doctorsAt = place(state, DOCTOR_EQUIVALENTS, group, 0)
    for (let y = 0; y < years; y += 1) {
      const perSpecialist = tables[perSpecialistAt + y] as number
      const perTrainee = tables[perTraineeAt + y] as number
      const specialistFte = output[specialistFteAt + y] as number
      const traineeFte = output[traineeFteAt + y] as number
      output[listableAt + y] = specialistFte * perSpecialist + traineeFte * perTrainee
      output[doctorsAt + y] = specialistFte + (traineeFte * perTrainee) / perSpecialist
    }
  }
}

/** Need by the norm of inhabitants per doctor, in every year (MODEL.md, section 4). */
export const measureNorm = (need: NeedProgram & { readonly form: 'norm' }, state: State): void => {
  const { tables, width, past, horizon, output } = state
  measureSupply(need, state)
  const inhabitantsAt = need.population * width + past
  const listedAt = need.listed * width + past
  const perSpecialistAt = need.perSpecialist * width + past
  const listableAt = place(state, LISTABLE, 0, 0)
  const doctorsAt = place(state, DOCTOR_EQUIVALENTS, 0, 0)
  const populationAt = place(state, POPULATION, 0, 0)
  const demandAt = place(state, DEMAND_FTE, 0, 0)
  const coverageAt = place(state, COVERAGE, 0, 0)
  const inhabitantsPerDoctorAt = place(state, INHABITANTS_PER_DOCTOR, 0, 0)
  const listedPerDoctorAt = place(state, LISTED_PER_DOCTOR, 0, 0)
  const shortfallAt = place(state, SHORTFALL, 0, 0)
  for (let y = 0; y <= horizon; y += 1) {
    const population = tables[inhabitantsAt + y] as number
    const listed = population * (tables[listedAt + y] as number)
    const perSpecialist = tables[perSpecialistAt + y] as number
    const listable = output[listableAt + y] as number
    const doctors = output[doctorsAt + y] as number
    output[populationAt + y] = population
    output[demandAt + y] = listed / perSpecialist
    output[coverageAt + y] = listed > NOBODY ? listable / listed : Number.NaN
    output[inhabitantsPerDoctorAt + y] = doctors > NOBODY ? population / doctors : Number.NaN
    output[listedPerDoctorAt + y] = doctors > NOBODY ? listed / doctors : Number.NaN
    output[shortfallAt + y] = (listed - listable) / perSpecialist
  }
  putShortfallHeads(state)
}
