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
import {
  CEILING_APPLICANTS,
  CEILING_POSTS,
  CEILING_SUPERVISION,
  COMPLETIONS,
  MEAN_YEARS,
  ROTATION_USE,
  SPECIALISTS,
  WAITING,
} from '../model/series-places.js'
import { place, type State } from '../model/state.js'

/** A limit that cuts by less than this, relatively, is rounding and cuts nothing. */
const ROUNDING = 1e-12

/** Side rotations (MODEL.md, section 2): the share f of those who are ready gets a place and finishes, the rest wait. */
export const finishThroughRotations = (program: Program, state: State, year: number, y: number): void => {
  const { tables, width, output } = state
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
    output[place(state, ROTATION_USE, 0, y)] =
      capacity > 0 ? (needed > capacity ? 1 : needed / capacity) : Number.NaN
  }
  state.placed[0] = f
  if (f < 1) queueUp(program, state, year, y)
  else if (state.queued) state.waiting.fill(0)
  state.queued = f < 1

  const years = state.horizon + 1
  const completionsAt = place(state, COMPLETIONS, 0, y)
  const waitingAt = place(state, WAITING, 0, y)
  const meanAt = place(state, MEAN_YEARS, 0, y)
  let completions = 0
  let queue = 0
  let weighted = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const into = (g + 1) * years
    const ready = state.ready[g] as number
    const finished = f < 1 ? (state.finished[g] as number) : ready
    const waiting = f < 1 ? (state.queue[g] as number) : 0
    const finishedYears = state.readyYears[g] as number
    output[completionsAt + into] = finished
    output[waitingAt + into] = waiting
    output[meanAt + into] = finished > 0 ? finishedYears / finished : Number.NaN
    completions += finished
    queue += waiting
    weighted += finishedYears
  }
  output[completionsAt] = completions
  output[waitingAt] = queue
  output[meanAt] = completions > 0 ? weighted / completions : Number.NaN
}

/**
 * Those who get no place wait, but for those who leave: `finished` and `queue` get the groups' sums, `readyYears` what
 * those who finish have of it. With chance it is whole people who get a place: who is a part of one is drawn.
 */
const queueUp = (program: Program, state: State, year: number, y: number): void => {
  const { width, horizon, leaving, waiting, rootStay, oldest, chance } = state
  const f = state.placed[0] as number
  if (chance !== null) startWhole(chance, 0)
  for (let g = 0; g < state.groupCount; g += 1) {
    const from = g * width
    const { stay } = program.groups[g] as (typeof program.groups)[number]
    const ready = state.ready[g] as number
    const root = rootStay[stay * width + year] as number
    let queue = 0
    let finished = 0
    let finishedYears = 0
    for (let s = oldest[g] as number; s < year; s += 1) {
      const done = leaving[from + s] as number
      let left = 0
      if (done > 0 && chance === null) left = (1 - f) * done * root
      else if (done > 0 && chance !== null) {
        chance.given[0] = f * done
        const placed = nextWhole(chance, 0, inPlan(y, ROTATION_PLACES))
        chance.given[0] = root
        left = binomial(chance, (done - placed) | 0, inTraining(chance, g, horizon, year - s, y) + WAIT)
        finished += placed
        finishedYears += placed * (year - s)
      }
      waiting[from + s] = left
      queue += left
    }
    let lost = ready - finished - queue
    if (chance === null) {
      finished = f * ready
      finishedYears = f * (state.readyYears[g] as number)
      lost = (1 - f) * ready * (state.halfLost[stay * width + year] as number)
    }
    state.finished[g] = finished
    state.queue[g] = queue
    state.readyYears[g] = finishedYears
    state.carried[g] = (state.carried[g] as number) + queue
    state.lost[g] = (state.lost[g] as number) + lost
  }
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
