import { binomial } from '../model/binomial.js'
import {
  FOUND_INTAKE,
  GROUP_OF_INTAKE,
  inPlan,
  inSpecialists,
  inTraining,
  nextWhole,
  STAY,
  startWhole,
  toWhole,
  WANTED,
} from '../model/chance.js'
import type { Program } from '../model/program.js'
import { ATTRITION, INTAKE, INTAKE_WANTED, TRAINEES } from '../model/series-places.js'
import { LIMITED_BY, OVER_TARGET, place, type State } from '../model/state.js'
import { ADMITTED, CARRIED, cutIntake, FOUND, STAY_PER_HEAD, WANTED_INTAKE } from './bottlenecks.js'

/** A target missed by less than this, relatively, is rounding. */
const ROUNDING = 1e-12

/** The year's intake (MODEL.md, "Intake policy"): wanted, found, cut by the limits, and split among the groups. */
export const admit = (program: Program, state: State, p: Float64Array, year: number, y: number): void => {
  const { tables, width, horizon, rootStay, halfLost, chance, intakeNow, output } = state
  const { intake } = program
  let carried = 0
  let stayPerHead = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    carried += state.carried[g] as number
    stayPerHead +=
      (tables[group.share * width + year] as number) * (rootStay[group.stay * width + year] as number)
  }
  const fillRate = tables[program.fillRate * width + year] as number
  let wanted: number
  let overTarget = 0
  if (intake.policy === 'fixed') wanted = tables[intake.wanted * width + year] as number
  else if (intake.policy === 'growth') {
    wanted =
      y === 1
        ? (p[intake.first] as number)
        : (intakeNow[WANTED_INTAKE] as number) * (1 + (tables[intake.rate * width + year] as number))
  } else {
    const target = tables[intake.target * width + year] as number
    wanted = target > carried ? (target - carried) / (fillRate * stayPerHead) : 0
    if (carried - target > ROUNDING * carried) overTarget = 1
  }
  intakeNow[WANTED_INTAKE] = wanted
  if (chance === null) intakeNow[FOUND] = wanted * fillRate
  else {
    chance.given[0] = wanted
    const places = toWhole(chance, inPlan(y, WANTED))
    chance.given[0] = fillRate
    intakeNow[FOUND] = binomial(chance, places, inPlan(y, FOUND_INTAKE))
  }
  intakeNow[CARRIED] = carried
  intakeNow[STAY_PER_HEAD] = stayPerHead
  cutIntake(program, state, year, y)
  const admitted = intakeNow[ADMITTED] as number

  const wantedAt = place(state, INTAKE_WANTED, 0, y)
  const intakeAt = place(state, INTAKE, 0, y)
  const attritionAt = place(state, ATTRITION, 0, y)
  const traineesAt = place(state, TRAINEES, 0, y)
  let attrition = 0
  let stock = 0
  let unplaced = admitted
  let wantedInAll = wanted
  if (chance !== null) {
    startWhole(chance, 0)
    wantedInAll = 0
  }
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const share = tables[group.share * width + year] as number
    const root = rootStay[group.stay * width + year] as number
    const cohort = g * width + year
    let started = share * admitted
    let stay = started * root
    let wantedHere = share * wanted
    let left = started * (halfLost[group.stay * width + year] as number)
    if (chance !== null) {
      // Which way somebody goes is chance too: group by group, of those who are left for this one and the later.
      let later = 0
      for (let other = g + 1; other < state.groupCount; other += 1)
        later += tables[
          (program.groups[other] as (typeof program.groups)[number]).share * width + year
        ] as number
      chance.given[0] = later === 0 ? 1 : share / (share + later)
      started = binomial(chance, unplaced | 0, inSpecialists(chance, g, horizon, y) + GROUP_OF_INTAKE)
      unplaced -= started
      chance.given[0] = root
      stay = binomial(chance, started | 0, inTraining(chance, g, horizon, 0, y) + STAY)
      left = started - stay
      chance.given[0] = wantedHere
      wantedHere = nextWhole(chance, 0, inPlan(y, WANTED))
      wantedInAll += wantedHere
    }
    state.heads[cohort] = stay
    state.waiting[cohort] = 0
    if (!group.isSteady) {
      state.gained[cohort] = 0
      state.unfinished[cohort] = 1
    }
    const lost = (state.lost[g] as number) + left
    const trainees = (state.carried[g] as number) + stay
    state.traineesNow[g] = trainees
    const into = (g + 1) * (horizon + 1)
    output[wantedAt + into] = wantedHere
    output[intakeAt + into] = started
    output[attritionAt + into] = lost
    output[traineesAt + into] = trainees
    attrition += lost
    stock += trainees
  }
  output[wantedAt] = wantedInAll
  output[intakeAt] = admitted
  output[attritionAt] = attrition
  output[traineesAt] = stock
  output[place(state, LIMITED_BY, 0, y)] = state.limitedBy
  output[place(state, OVER_TARGET, 0, y)] = overTarget
}
