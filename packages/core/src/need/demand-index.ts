import type { NeedProgram } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { get, put, type State } from '../model/state.js'
import { putShortfall } from './norm.js'

const SPECIALIST_FTE = seriesNames.indexOf('specialistFte')
const DEMAND_FTE = seriesNames.indexOf('demandFte')
const COVERAGE = seriesNames.indexOf('coverage')

/** Need as the base year's supply and what it lacked, grown by factors that multiply and parts that add (section 4). */
export const measureIndex = (
  need: NeedProgram & { readonly form: 'index' },
  state: State,
  p: Float64Array,
  year: number,
  y: number,
): void => {
  const { tables, width } = state
  let demand = get(state, SPECIALIST_FTE, 0, 0) * (1 + (p[need.unmet] as number))
  for (let factor = 0; factor < need.factors.length; factor += 1) {
    const parts = need.factors[factor] as readonly number[]
    let growth = 0
    for (let part = 0; part < parts.length; part += 1)
      growth += tables[(parts[part] as number) * width + year] as number
    demand *= 1 + growth
  }
  const supply = get(state, SPECIALIST_FTE, 0, y)
  put(state, DEMAND_FTE, 0, y, demand)
  put(state, COVERAGE, 0, y, demand > 0 ? supply / demand : Number.NaN)
  putShortfall(state, y, demand - supply)
}
