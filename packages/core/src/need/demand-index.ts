import type { NeedProgram } from '../model/program.js'
import { COVERAGE, DEMAND_FTE, SHORTFALL, SPECIALIST_FTE } from '../model/series-places.js'
import { place, type State } from '../model/state.js'
import { NOBODY, putShortfallHeads } from './norm.js'

/**
 * Need as the base year's supply and what it lacked, grown by factors that multiply and parts that add, in every year
 * (section 4).
 */
export const measureIndex = (
  need: NeedProgram & { readonly form: 'index' },
  state: State,
  p: Float64Array,
): void => {
  const { tables, width, past, horizon, output } = state
  const supplyAt = place(state, SPECIALIST_FTE, 0, 0)
  const demandAt = place(state, DEMAND_FTE, 0, 0)
  const coverageAt = place(state, COVERAGE, 0, 0)
  const shortfallAt = place(state, SHORTFALL, 0, 0)
  const inBase = (output[supplyAt] as number) * (1 + (p[need.unmet] as number))
  for (let y = 0; y <= horizon; y += 1) {
    let demand = inBase
    for (let factor = 0; factor < need.factors.length; factor += 1) {
      const parts = need.factors[factor] as readonly number[]
      let growth = 0
      for (let part = 0; part < parts.length; part += 1)
        growth += tables[(parts[part] as number) * width + past + y] as number
      demand *= 1 + growth
    }
    const supply = output[supplyAt + y] as number
    output[demandAt + y] = demand
    output[coverageAt + y] = demand > NOBODY ? supply / demand : Number.NaN
    output[shortfallAt + y] = demand - supply
  }
  putShortfallHeads(state)
}
