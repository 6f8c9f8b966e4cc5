import { binomial } from '../model/binomial.js'
import {
  inPlan,
  inTraining,
  LET_IN,
  nextWhole,
  ROTATION_PLACES,
  startWhole,
  toWhole,
  WAIT,
} from '../model/chance.js'
import type { Program } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { place, type State } from '../model/state.js'

const COMPLETIONS = seriesNames.indexOf('completions')
const WAITING = seriesNames.indexOf('waiting')
const ROTATION_USE = seriesNames.indexOf('rotationUse')
const MEAN_YEARS = seriesNames.indexOf('meanYearsInTraining')
const SPECIALISTS = seriesNames.indexOf('specialists')
const CEILING_SUPERVISION = seriesNames.indexOf('ceilingSupervision')
const CEILING_POSTS = seriesNames.indexOf('ceilingPosts')
const CEILING_APPLICANTS = seriesNames.indexOf('ceilingApplicants')

/** A limit that cuts by less than this, relatively, is rounding and cuts nothing. */
const ROUNDING = 1e-12

/** Side rotations (MODEL.md, section 2): the share f of those who are ready gets a place and finishes, the rest wait. */
export const finishThroughRotations = (program: Program, state: State, year: number, y: number): void => {
  const { tables, width, horizon, leaving, waiting, rootStay, oldest, chance } = state
  const { places } = program.limits
  const capacity = places < 0 ? Number.NaN : (tables[places * width + year] as number)
  let f = 1
  // Not a number where the limit is not there yet.
  if (!Number.isNaN(capacity)) {
    let needed = 0
    for (let g = 0; g < state.groupCount; g += 1) {
      const group = program.groups[g] as (typeof program.groups)[number]
      needed += (state.ready[g] as number) * (tables[group.rotationYears * width + year] as number)
    }
    if (needed > capacity) f = capacity / needed
    state.output[place(state, ROTATION_USE, 0, y)] =
      capacity > 0 ? (needed > capacity ? 1 : needed / capacity) : Number.NaN
  }
  // With chance it is whole people who get a place: who is a part of one is drawn.
  const drawn = f < 1 ? chance : null
  if (drawn !== null) startWhole(drawn, 0)
  let completions = 0
  let queue = 0
  let weighted = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const from = g * width
    const root = rootStay[from + year] as number
    const halfLost = (tables[group.attrition * width + year] as number) / (1 + root)
    let groupYears = 0
    let groupQueue = 0
    let groupDone = 0
    for (let s = oldest[g] as number; s < year; s += 1) {
      const done = leaving[from + s] as number
      if (done === 0) {
        waiting[from + s] = 0
        continue
      }
      let left: number
      if (drawn === null) {
        left = f < 1 ? (1 - f) * done * root : 0
        groupYears += done * (year - s)
      } else {
        drawn.given[0] = f * done
        const placed = nextWhole(drawn, 0, inPlan(y, ROTATION_PLACES))
        drawn.given[0] = root
        left = binomial(drawn, (done - placed) | 0, inTraining(drawn, g, horizon, year - s, y) + WAIT)
        groupDone += placed
        groupYears += placed * (year - s)
      }
      waiting[from + s] = left
      groupQueue += left
    }
    const ready = state.ready[g] as number
    const finished = drawn === null ? f * ready : groupDone
    const lost = drawn === null ? (1 - f) * ready * halfLost : ready - groupDone - groupQueue
    // In years of all who were ready, as expected; of those who got a place where they were drawn.
    const counted = drawn === null ? ready : groupDone
    state.carried[g] = (state.carried[g] as number) + groupQueue
    state.lost[g] = (state.lost[g] as number) + lost
    state.output[place(state, COMPLETIONS, g + 1, y)] = finished
    state.output[place(state, WAITING, g + 1, y)] = groupQueue
    state.output[place(state, MEAN_YEARS, g + 1, y)] = finished > 0 ? groupYears / counted : Number.NaN
    completions += finished
    queue += groupQueue
    weighted += drawn === null ? f * groupYears : groupYears
  }
  state.output[place(state, COMPLETIONS, 0, y)] = completions
  state.output[place(state, WAITING, 0, y)] = queue
  state.output[place(state, MEAN_YEARS, 0, y)] = completions > 0 ? weighted / completions : Number.NaN
}

/**
 * Places in `state.intakeNow`: the intake found and then admitted, who is carried over, who stays per head, and the
 * intake wanted before it is made whole people.
 */
export const FOUND = 0
export const ADMITTED = 1
export const CARRIED = 2
export const STAY_PER_HEAD = 3
export const WANTED_INTAKE = 4

/**
 * What the limits leave of an intake: supervision and posts are ceilings on the stock at the end of the year,
 * applicants one on the intake. Reports each ceiling; the lowest that cuts is left in `limitedBy`.
 */
export const cutIntake = (program: Program, state: State, year: number, y: number): void => {
  const { tables, width, intakeNow } = state
  const { supervisingShare, traineesPerSupervisor, posts, applicants } = program.limits
  const carried = intakeNow[CARRIED] as number
  const stayPerHead = intakeNow[STAY_PER_HEAD] as number
  let admitted = intakeNow[FOUND] as number
  let limitedBy = 0
  if (supervisingShare >= 0) {
    const perSpecialist =
      (tables[supervisingShare * width + year] as number) *
      (tables[traineesPerSupervisor * width + year] as number)
    const ceiling = perSpecialist * (state.output[place(state, SPECIALISTS, 0, y - 1)] as number)
    state.output[place(state, CEILING_SUPERVISION, 0, y)] = ceiling
    const room = ceiling > carried ? (ceiling - carried) / stayPerHead : 0
    if (!Number.isNaN(ceiling) && room < admitted - admitted * ROUNDING) {
      admitted = room
      limitedBy = 1
    }
  }
  if (posts >= 0) {
    const ceiling = tables[posts * width + year] as number
    state.output[place(state, CEILING_POSTS, 0, y)] = ceiling
    const room = ceiling > carried ? (ceiling - carried) / stayPerHead : 0
    if (!Number.isNaN(ceiling) && room < admitted - admitted * ROUNDING) {
      admitted = room
      limitedBy = 2
    }
  }
  if (applicants >= 0) {
    const ceiling = tables[applicants * width + year] as number
    state.output[place(state, CEILING_APPLICANTS, 0, y)] = ceiling
    if (!Number.isNaN(ceiling) && ceiling < admitted - admitted * ROUNDING) {
      admitted = ceiling
      limitedBy = 3
    }
  }
  state.limitedBy = limitedBy
  intakeNow[ADMITTED] = admitted
  if (state.chance !== null) {
    // A ceiling may leave room for a part of somebody; what was found is whole.
    state.chance.given[0] = admitted
    intakeNow[ADMITTED] = toWhole(state.chance, inPlan(y, LET_IN))
  }
}
