import { KohortError } from '../errors.js'
import { inPlan, nextWhole, OBSERVED_TRAINEES, startWhole } from '../model/chance.js'
import type { Program } from '../model/program.js'
import { TRAINEES, WAITING } from '../model/series-places.js'
import { place, type State, TRAINEES_ADJUSTED } from '../model/state.js'

/** Nobody can be made into somebody by a factor. */
export const nobodyToScale = (program: Program, stock: string, y: number): never => {
  const year = program.base + y
  throw new KohortError({
    code: 'observed',
    path: `observed.${stock}.${year}`,
    message: `Somebody was observed at the end of ${year}, where the projection has no ${stock}: there is nobody to scale.`,
    hint: 'Mend the plan so that it has them, or leave the observation out.',
  })
}

/** Puts an observed stock of trainees in place of the projected one: everybody in training scaled by one factor. */
export const putObservedTrainees = (program: Program, state: State, year: number, y: number): void => {
  const { observed, output, width, heads, waiting, chance } = state
  if (observed === null) return
  const wanted = observed.trainees[y] as number
  if (Number.isNaN(wanted)) return
  const projected = output[place(state, TRAINEES, 0, y)] as number
  if (projected === 0 && wanted > 0) nobodyToScale(program, 'trainees', y)
  const factor = projected > 0 ? wanted / projected : 1
  if (chance !== null) startWhole(chance, 0)
  let total = 0
  let queue = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    let stock = 0
    let groupQueue = 0
    for (let s = state.oldest[g] as number; s <= year; s += 1) {
      const at = g * width + s
      let inTraining = (heads[at] as number) * factor
      let queued = (waiting[at] as number) * factor
      if (chance !== null) {
        chance.given[0] = inTraining
        inTraining = nextWhole(chance, 0, inPlan(y, OBSERVED_TRAINEES))
        chance.given[0] = queued
        queued = nextWhole(chance, 0, inPlan(y, OBSERVED_TRAINEES))
      }
      heads[at] = inTraining
      waiting[at] = queued
      stock += inTraining + queued
      groupQueue += queued
    }
    state.traineesNow[g] = stock
    const into = place(state, TRAINEES, g + 1, y)
    output[place(state, TRAINEES_ADJUSTED, g + 1, y)] = stock - (output[into] as number)
    output[into] = stock
    output[place(state, WAITING, g + 1, y)] = groupQueue
    total += stock
    queue += groupQueue
  }
  // As observed, not as its parts add up but for rounding.
  const now = chance === null ? wanted : total
  output[place(state, TRAINEES_ADJUSTED, 0, y)] = now - projected
  output[place(state, TRAINEES, 0, y)] = now
  output[place(state, WAITING, 0, y)] = queue
}
