import type { Program } from '../model/program.js'
import { seriesNames } from '../model/series.js'
import { get, put, type State } from '../model/state.js'
import { joinPool } from './incumbents.js'

const COMPLETIONS = seriesNames.indexOf('completions')
const HIRED = seriesNames.indexOf('hired')
const NOT_HIRED = seriesNames.indexOf('notHired')

/** Heads of one group's entrants of one kind at the end of a year, by the curve; `exits` in `state.forward`. */
const EXITS = 0

/**
 * Those who came in the years before, along their curve. In a group whose incumbents are counted by age, those who
 * reach the last given year of the curve move to the age pool. Gives the heads who are still on the curve.
 */
const followCurve = (
  state: State,
  entered: Float64Array,
  g: number,
  y: number,
  curve: number,
  last: number,
  shares: Float64Array | null,
  maxAge: number,
): number => {
  const { curves, horizon } = state
  const from = g * (horizon + 1)
  const at = curve * (horizon + 1)
  let here = 0
  let exits = 0
  for (let start = shares === null ? 1 : Math.max(1, y - last); start < y; start += 1) {
    const n = y - start
    const heads = entered[from + start] as number
    const remaining = heads * (curves[at + n] as number)
    exits += heads * ((curves[at + n - 1] as number) - (curves[at + n] as number))
    if (shares !== null && n === last) exits += joinPool(state, g, remaining, last, shares, maxAge)
    else here += remaining
  }
  state.forward[EXITS] = exits
  return here
}

/** One year of a group's entrants (MODEL.md, section 3); gives those on their curves, exits in `state.forward[0]`. */
export const advanceEntrants = (program: Program, state: State, g: number, y: number): number => {
  const group = program.groups[g] as (typeof program.groups)[number]
  const { incumbents, inflow } = group
  const aged = incumbents.form === 'ages'
  const maxAge = aged ? incumbents.maxAge : 0
  let here = followCurve(
    state,
    state.hired,
    g,
    y,
    group.retention,
    group.retentionLast,
    aged ? state.completionShare : null,
    maxAge,
  )
  let exits = state.forward[EXITS] as number
  if (inflow !== null) {
    here += followCurve(
      state,
      state.inflow,
      g,
      y,
      inflow.retention,
      inflow.retentionLast,
      aged ? state.inflowShare : null,
      maxAge,
    )
    exits += state.forward[EXITS] as number
  }
  state.forward[EXITS] = exits
  return here
}

/** The hired of the year, in all groups together at most the posts, cut in proportion; the rest are lost. */
export const hire = (program: Program, state: State, year: number, y: number): void => {
  const { tables, width, horizon, hiredNow } = state
  const { hiringPosts } = program.limits
  let wanted = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const group = program.groups[g] as (typeof program.groups)[number]
    const hired = get(state, COMPLETIONS, g + 1, y) * (tables[group.hired * width + year] as number)
    hiredNow[g] = hired
    wanted += hired
  }
  const posts = hiringPosts < 0 ? Number.NaN : (tables[hiringPosts * width + year] as number)
  const part = wanted > posts ? posts / wanted : 1
  let total = 0
  let lost = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    const hired = (hiredNow[g] as number) * part
    const notHired = get(state, COMPLETIONS, g + 1, y) - hired
    hiredNow[g] = hired
    state.hired[g * (horizon + 1) + y] = hired
    put(state, HIRED, g + 1, y, hired)
    put(state, NOT_HIRED, g + 1, y, notHired)
    total += hired
    lost += notHired
  }
  put(state, HIRED, 0, y, total)
  put(state, NOT_HIRED, 0, y, lost)
}
