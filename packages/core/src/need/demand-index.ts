import type { NeedProgram } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { place, type State } from '../model/state.js'
import { NOBODY, putShortfallHeads } from './norm.js'

const SPECIALIST_FTE = seriesNames.indexOf('specialistFte')
const DEMAND_FTE = seriesNames.indexOf('demandFte')
const COVERAGE = seriesNames.indexOf('coverage')
const SHORTFALL = seriesNames.indexOf('shortfall')

/** Need as the base year's supply and what it lacked, grown by factors that multiply and parts that add (section 4). */
export const measureIndex = (
  need: NeedProgram & { readonly form: 'index' },
  state: State,
  p: Float64Array,
  year: number,
  y: number,
): void => {
  const { tables, width } = state
  let demand = (state.output[place(state, SPECIALIST_FTE, 0, 0)] as number) * (1 + (p[need.unmet] as number))
  for (let factor = 0; factor < need.factors.length; factor += 1) {
    const parts = need.factors[factor] as readonly number[]
    let growth = 0
    for (let part = 0; part < parts.length; part += 1)
      growth += tables[(parts[part] as number) * width + year] as number
    demand *= 1 + growth
  }
  const supply = state.output[place(state, SPECIALIST_FTE, 0, y)] as number
  state.output[place(state, DEMAND_FTE, 0, y)] = demand
  state.output[place(state, COVERAGE, 0, y)] = demand > NOBODY ? supply / demand : Number.NaN
  state.output[place(state, SHORTFALL, 0, y)] = demand - supply
  putShortfallHeads(state, y)
}
