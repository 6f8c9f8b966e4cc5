import { binomial } from '../model/binomial.js'
import { type Chance, entrantsStay, HIRED_JOIN, inSpecialists } from '../model/chance.js'
import type { GroupProgram } from '../model/program.js'
import type { State } from '../model/state.js'
import { joinPool } from './incumbents.js'

/**
 * Those who came in the years before, along their curve, in so many years. In a group whose incumbents are counted by
 * age, those who reach the last given year of the curve move to the age pool. Adds to `entrantsNow` and
 * `entrantExitsNow`: a number that a function gives back would be put on the heap.
 */
const followCurve = (
  state: State,
  entered: Float64Array,
  g: number,
  first: number,
  last: number,
  curve: number,
  given: number,
  shares: Float64Array | null,
  maxAge: number,
): void => {
  const { curves, horizon, entrantsNow, entrantExitsNow } = state
  const from = g * (horizon + 1)
  const at = curve * (horizon + 1)
  let y = first
  // Two years at a time, which read the same heads, and whose sums need not wait for each other.
  for (; shares === null && y < last; y += 2) {
    let here = 0
    let exits = 0
    let hereNext = 0
    let exitsNext = 0
    let staysNext = curves[at + y] as number
    let stays = curves[at + y - 1] as number
    for (let start = 1; start < y; start += 1) {
      const heads = entered[from + start] as number
      const stayed = curves[at + y - start - 1] as number
      here += heads * stays
      exits += heads * (stayed - stays)
      hereNext += heads * staysNext
      exitsNext += heads * (stays - staysNext)
      staysNext = stays
      stays = stayed
    }
    const heads = entered[from + y] as number
    entrantsNow[from + y] = (entrantsNow[from + y] as number) + here
    entrantExitsNow[from + y] = (entrantExitsNow[from + y] as number) + exits
    entrantsNow[from + y + 1] = (entrantsNow[from + y + 1] as number) + (hereNext + heads * staysNext)
    entrantExitsNow[from + y + 1] =
      (entrantExitsNow[from + y + 1] as number) + (exitsNext + heads * (stays - staysNext))
  }
  for (; y <= last; y += 1) {
    let here = 0
    let exits = 0
    let start = 1
    if (shares !== null && y > given) {
      start = y - given
      const heads = entered[from + start] as number
      const remains = curves[at + given] as number
      exits = heads * ((curves[at + given - 1] as number) - remains)
      state.joining[0] = heads * remains
      joinPool(state, g, y, given, shares, maxAge, 0)
      start += 1
    }
    // Who came a year later has been here a year less.
    let stays = curves[at + y - start] as number
    for (; start < y; start += 1) {
      const heads = entered[from + start] as number
      const stayed = curves[at + y - start - 1] as number
      here += heads * stays
      exits += heads * (stayed - stays)
      stays = stayed
    }
    entrantsNow[from + y] = (entrantsNow[from + y] as number) + here
    entrantExitsNow[from + y] = (entrantExitsNow[from + y] as number) + exits
  }
}

/**
 * The same of whole people, one year: `entered` then holds who is still here of those who came in a year, and of them
 * each goes on with the curve's ratio of this year to the last.
 */
const followCurveOneByOne = (
  state: State,
  entered: Float64Array,
  g: number,
  y: number,
  _last: number,
  curve: number,
  given: number,
  shares: Float64Array | null,
  maxAge: number,
): void => {
  const { curves, horizon, entrantsNow, entrantExitsNow } = state
  const chance = state.chance as Chance
  // The chance of the hired and that of the inflow stand side by side.
  const which = entered === state.hired ? 0 : 1
  const from = g * (horizon + 1)
  const at = curve * (horizon + 1)
  const places = inSpecialists(chance, g, horizon, y)
  let here = 0
  let exits = 0
  for (let start = 1; start < y; start += 1) {
    const n = y - start
    const heads = entered[from + start] as number
    if (heads === 0) continue
    chance.given[0] = (curves[at + n] as number) / (curves[at + n - 1] as number)
    const remaining = binomial(chance, heads | 0, places + entrantsStay(n) + which)
    exits += heads - remaining
    if (shares !== null && n === given) {
      entered[from + start] = 0
      state.joining[0] = remaining
      joinPool(state, g, y, given, shares, maxAge, places + HIRED_JOIN + which)
    } else {
      entered[from + start] = remaining
      here += remaining
    }
  }
  entrantsNow[from + y] = (entrantsNow[from + y] as number) + here
  entrantExitsNow[from + y] = (entrantExitsNow[from + y] as number) + exits
}

/** So many years of a group's entrants (MODEL.md, section 3): those on their curves, and the exits. */
export const advanceEntrants = (
  group: GroupProgram,
  state: State,
  g: number,
  first: number,
  last: number,
): void => {
  const { incumbents, inflow, retention, retentionLast } = group
  const { horizon, hired, entrantsNow, entrantExitsNow, completionShare, inflowShare } = state
  const aged = incumbents.form === 'ages'
  const maxAge = aged ? incumbents.maxAge : 0
  const from = g * (horizon + 1)
  for (let y = first; y <= last; y += 1) {
    entrantsNow[from + y] = 0
    entrantExitsNow[from + y] = 0
  }
  const follow = state.chance === null ? followCurve : followCurveOneByOne
  follow(state, hired, g, first, last, retention, retentionLast, aged ? completionShare : null, maxAge)
  if (inflow === null) return
  const { retention: curve, retentionLast: given } = inflow
  follow(state, state.inflow, g, first, last, curve, given, aged ? inflowShare : null, maxAge)
}
