import type { Program } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { LIMITED_BY, OVER_TARGET, place, type State } from '../model/state.js'
import { ADMITTED, CARRIED, cutIntake, FOUND, STAY_PER_HEAD } from './bottlenecks.js'

const INTAKE_WANTED = seriesNames.indexOf('intakeWanted')
const INTAKE = seriesNames.indexOf('intake')
const ATTRITION = seriesNames.indexOf('attrition')
const TRAINEES = seriesNames.indexOf('trainees')

/** A target missed by less than this, relatively, is rounding. */
const ROUNDING = 1e-12

/** The year's intake (MODEL.md, "Intake policy"): wanted, found, cut by the limits, and split among the groups. */
export const admit = (program: Program, state: State, p: Float64Array, year: number, y: number): void => {
  const { tables, width, rootStay } = state
  const { intake } = program
  let carried = 0
  let stayPerHead = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    carried += state.carried[g] as number
    stayPerHead += (tables[group.share * width + year] as number) * (rootStay[g * width + year] as number)
  }
  const fillRate = tables[program.fillRate * width + year] as number
  let wanted: number
  let overTarget = 0
  if (intake.policy === 'fixed') wanted = tables[intake.wanted * width + year] as number
  else if (intake.policy === 'growth') {
    wanted =
      y === 1
        ? (p[intake.first] as number)
        : (state.output[place(state, INTAKE_WANTED, 0, y - 1)] as number) *
          (1 + (tables[intake.rate * width + year] as number))
  } else {
    const target = tables[intake.target * width + year] as number
    wanted = target > carried ? (target - carried) / (fillRate * stayPerHead) : 0
    if (carried - target > ROUNDING * carried) overTarget = 1
  }
  const { intakeNow } = state
  intakeNow[FOUND] = wanted * fillRate
  intakeNow[CARRIED] = carried
  intakeNow[STAY_PER_HEAD] = stayPerHead
  cutIntake(program, state, year, y)
  const admitted = intakeNow[ADMITTED] as number

  let attrition = 0
  let stock = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const share = tables[group.share * width + year] as number
    const root = rootStay[g * width + year] as number
    const started = share * admitted
    const cohort = g * width + year
    state.heads[cohort] = started * root
    state.waiting[cohort] = 0
    state.gained[cohort] = 0
    state.unfinished[cohort] = 1
    const lost =
      (state.lost[g] as number) + (started * (tables[group.attrition * width + year] as number)) / (1 + root)
    const trainees = (state.carried[g] as number) + started * root
    state.traineesNow[g] = trainees
    state.output[place(state, INTAKE_WANTED, g + 1, y)] = share * wanted
    state.output[place(state, INTAKE, g + 1, y)] = started
    state.output[place(state, ATTRITION, g + 1, y)] = lost
    state.output[place(state, TRAINEES, g + 1, y)] = trainees
    attrition += lost
    stock += trainees
  }
  state.output[place(state, INTAKE_WANTED, 0, y)] = wanted
  state.output[place(state, INTAKE, 0, y)] = admitted
  state.output[place(state, ATTRITION, 0, y)] = attrition
  state.output[place(state, TRAINEES, 0, y)] = stock
  state.output[place(state, LIMITED_BY, 0, y)] = state.limitedBy
  state.output[place(state, OVER_TARGET, 0, y)] = overTarget
}
