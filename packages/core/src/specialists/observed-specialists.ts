import { AGES } from '../model/ages.js'
import { inPlan, nextWhole, OBSERVED_SPECIALISTS, startWhole } from '../model/chance.js'
import type { Program } from '../model/program.js'
import { SPECIALIST_FTE, SPECIALISTS } from '../model/series-places.js'
import { place, SPECIALISTS_ADJUSTED, type State } from '../model/state.js'
import { nobodyToScale } from '../training/observed-trainees.js'

/** Scales a stretch by a factor, to whole people where there is chance. */
const scale = (
  state: State,
  heads: Float64Array,
  from: number,
  to: number,
  factor: Float64Array,
  y: number,
): void => {
  const { chance } = state
  for (let at = from; at < to; at += 1) {
    const scaled = (heads[at] as number) * (factor[0] as number)
    if (chance === null) heads[at] = scaled
    else {
      chance.given[0] = scaled
      heads[at] = nextWhole(chance, 0, inPlan(y, OBSERVED_SPECIALISTS))
    }
  }
}

const sumOf = (heads: Float64Array, from: number, to: number): number => {
  let sum = 0
  for (let at = from; at < to; at += 1) sum += heads[at] as number
  return sum
}

/** Puts an observed stock of specialists in place of the projected one: all of them scaled by one factor. */
export const putObservedSpecialists = (program: Program, state: State, year: number, y: number): void => {
  const { observed, output, width, horizon, chance, joining, incumbentsNow } = state
  if (observed === null) return
  const wanted = observed.specialists[y] as number
  if (Number.isNaN(wanted)) return
  const projected = output[place(state, SPECIALISTS, 0, y)] as number
  if (projected === 0 && wanted > 0) nobodyToScale(program, 'specialists', y)
  // Entrants along a curve are kept as they were at entry unless there is chance, so the factor works on those.
  joining[0] = projected > 0 ? wanted / projected : 1
  const factor = joining[0] as number
  if (chance !== null) startWhole(chance, 0)
  let total = 0
  let fte = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const { incumbents } = program.groups[g] as (typeof program.groups)[number]
    const entered = g * (horizon + 1)
    if (incumbents.form === 'ages') {
      scale(state, state.pool, g * AGES, (g + 1) * AGES, joining, y)
      incumbentsNow[entered + y] = sumOf(state.pool, g * AGES, (g + 1) * AGES)
    } else {
      scale(state, incumbentsNow, entered + y, entered + y + 1, joining, y)
      state.incumbents[g] = (state.incumbents[g] as number) * factor
    }
    scale(state, state.hired, entered + 1, entered + y + 1, joining, y)
    scale(state, state.inflow, entered + 1, entered + y + 1, joining, y)
    const into = place(state, SPECIALISTS, g + 1, y)
    const before = output[into] as number
    const here =
      chance === null
        ? before * factor
        : (incumbentsNow[entered + y] as number) +
          sumOf(state.hired, entered + 1, entered + y + 1) +
          sumOf(state.inflow, entered + 1, entered + y + 1)
    const working = here * (state.ftePerHead[g * width + year] as number)
    total += here
    fte += working
    output[place(state, SPECIALISTS_ADJUSTED, g + 1, y)] = here - before
    output[into] = here
    output[place(state, SPECIALIST_FTE, g + 1, y)] = working
  }
  const now = chance === null ? wanted : total
  output[place(state, SPECIALISTS_ADJUSTED, 0, y)] = now - projected
  output[place(state, SPECIALISTS, 0, y)] = now
  output[place(state, SPECIALIST_FTE, 0, y)] = fte
}
