import type { NeedProgram } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { place, type State } from '../model/state.js'

const SPECIALISTS = seriesNames.indexOf('specialists')
const SPECIALIST_FTE = seriesNames.indexOf('specialistFte')
const TRAINEE_FTE = seriesNames.indexOf('traineeFte')
const POPULATION = seriesNames.indexOf('population')
const LISTABLE = seriesNames.indexOf('listable')
const DEMAND_FTE = seriesNames.indexOf('demandFte')
const COVERAGE = seriesNames.indexOf('coverage')
const SHORTFALL = seriesNames.indexOf('shortfall')
const SHORTFALL_HEADS = seriesNames.indexOf('shortfallHeads')
const DOCTOR_EQUIVALENTS = seriesNames.indexOf('doctorEquivalents')
const INHABITANTS_PER_DOCTOR = seriesNames.indexOf('inhabitantsPerDoctor')
const LISTED_PER_DOCTOR = seriesNames.indexOf('listedPerDoctor')

/** What is less than this is nobody: a ratio over it would be no number that a machine has. */
export const NOBODY = 1e-290

/** The shortfall in heads, at the year's FTE per specialist; no number where nobody works. */
export const putShortfallHeads = (state: State, y: number): void => {
  const { output } = state
  const fte = output[place(state, SPECIALIST_FTE, 0, y)] as number
  const heads = output[place(state, SPECIALISTS, 0, y)] as number
  const shortfall = output[place(state, SHORTFALL, 0, y)] as number
  output[place(state, SHORTFALL_HEADS, 0, y)] = fte > NOBODY ? (shortfall * heads) / fte : Number.NaN
}

/** Need by the norm of inhabitants per doctor (MODEL.md, section 4). */
export const measureNorm = (
  need: NeedProgram & { readonly form: 'norm' },
  state: State,
  year: number,
  y: number,
): void => {
  const { tables, width, output } = state
  const years = state.horizon + 1
  const specialistFteAt = place(state, SPECIALIST_FTE, 0, y)
  const traineeFteAt = place(state, TRAINEE_FTE, 0, y)
  const listableAt = place(state, LISTABLE, 0, y)
  const doctorsAt = place(state, DOCTOR_EQUIVALENTS, 0, y)
  const population = tables[need.population * width + year] as number
  const listed = population * (tables[need.listed * width + year] as number)
  const perSpecialist = tables[need.perSpecialist * width + year] as number
  const perTrainee = tables[need.perTrainee * width + year] as number
  for (let group = 0; group <= state.groupCount; group += 1) {
    const into = group * years
    const specialistFte = output[specialistFteAt + into] as number
    const traineeFte = output[traineeFteAt + into] as number
    output[listableAt + into] = specialistFte * perSpecialist + traineeFte * perTrainee
    output[doctorsAt + into] = specialistFte + (traineeFte * perTrainee) / perSpecialist
  }
  const listable = output[listableAt] as number
  const doctors = output[doctorsAt] as number
  output[place(state, POPULATION, 0, y)] = population
  output[place(state, DEMAND_FTE, 0, y)] = listed / perSpecialist
  output[place(state, COVERAGE, 0, y)] = listed > NOBODY ? listable / listed : Number.NaN
  output[place(state, INHABITANTS_PER_DOCTOR, 0, y)] = doctors > NOBODY ? population / doctors : Number.NaN
  output[place(state, LISTED_PER_DOCTOR, 0, y)] = doctors > NOBODY ? listed / doctors : Number.NaN
  output[place(state, SHORTFALL, 0, y)] = (listed - listable) / perSpecialist
  putShortfallHeads(state, y)
}
