import type { NeedProgram } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { get, put, type State } from '../model/state.js'

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

/** A ratio that has no meaning when nothing is below the line. */
const ratio = (above: number, below: number): number => (below > 0 ? above / below : Number.NaN)

/** What a shortfall of FTE is in heads, at the year's FTE per specialist. */
export const putShortfall = (state: State, y: number, shortfall: number): void => {
  put(state, SHORTFALL, 0, y, shortfall)
  const ftePerHead = ratio(get(state, SPECIALIST_FTE, 0, y), get(state, SPECIALISTS, 0, y))
  put(state, SHORTFALL_HEADS, 0, y, ftePerHead > 0 ? shortfall / ftePerHead : Number.NaN)
}

/** Need by the norm of inhabitants per doctor (MODEL.md, section 4). */
export const measureNorm = (
  need: NeedProgram & { readonly form: 'norm' },
  state: State,
  year: number,
  y: number,
): void => {
  const { tables, width } = state
  const population = tables[need.population * width + year] as number
  const listed = population * (tables[need.listed * width + year] as number)
  const perSpecialist = tables[need.perSpecialist * width + year] as number
  const perTrainee = tables[need.perTrainee * width + year] as number
  for (let group = 0; group <= state.groupCount; group += 1) {
    const specialistFte = get(state, SPECIALIST_FTE, group, y)
    const traineeFte = get(state, TRAINEE_FTE, group, y)
    put(state, LISTABLE, group, y, specialistFte * perSpecialist + traineeFte * perTrainee)
    put(state, DOCTOR_EQUIVALENTS, group, y, specialistFte + (traineeFte * perTrainee) / perSpecialist)
  }
  const listable = get(state, LISTABLE, 0, y)
  const doctors = get(state, DOCTOR_EQUIVALENTS, 0, y)
  put(state, POPULATION, 0, y, population)
  put(state, DEMAND_FTE, 0, y, listed / perSpecialist)
  put(state, COVERAGE, 0, y, ratio(listable, listed))
  put(state, INHABITANTS_PER_DOCTOR, 0, y, ratio(population, doctors))
  put(state, LISTED_PER_DOCTOR, 0, y, ratio(listed, doctors))
  putShortfall(state, y, (listed - listable) / perSpecialist)
}
