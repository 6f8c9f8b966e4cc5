import { FURTHEST, type Quantile } from '../distributions/distribution.js'

const CELLS = 512
const STEP = (2 * FURTHEST) / CELLS

/**
 * A quantile function tabulated by normal score: values and slopes of a piecewise cubic that never falls, so that it
 * stays inside the distribution's ends. It is off by less than 1e-8 of the spread for ranges as plans have them, and
 * never by a millionth of it or of the distance from the middle; computing a beta quantile anew for each draw would take
 * longer than the model.
 */
export type Table = Float64Array

export const tableOf = (quantile: Quantile): Table => {
  const values = new Float64Array(CELLS + 1)
  // From the middle outwards: a search that starts where the last one ended is short.
  for (let index = CELLS / 2; index >= 0; index -= 1) values[index] = quantile(index * STEP - FURTHEST)
  for (let index = CELLS / 2 + 1; index <= CELLS; index += 1)
    values[index] = quantile(index * STEP - FURTHEST)
  for (let index = 1; index <= CELLS; index += 1)
    if ((values[index] as number) < (values[index - 1] as number)) values[index] = values[index - 1] as number
  const table = new Float64Array(2 * (CELLS + 1))
  const at = (index: number): number => values[Math.max(0, Math.min(CELLS, index))] as number
  for (let index = 0; index <= CELLS; index += 1) {
    const inner = index >= 2 && index <= CELLS - 2
    const slope = inner
      ? (8 * (at(index + 1) - at(index - 1)) - (at(index + 2) - at(index - 2))) / 12
      : (at(index + 1) - at(index - 1)) / 2
    // Fritsch and Carlson: slopes up to three times the neighbouring secants keep a cubic from turning.
    const most = 3 * Math.min(at(index) - at(index - 1), at(index + 1) - at(index))
    const limit = index === 0 || index === CELLS ? Math.abs(slope) : most
    table[2 * index] = at(index)
    table[2 * index + 1] = Math.max(0, Math.min(slope, limit))
  }
  return table
}

/** Reads a table at many normal scores. */
export const readTable = (table: Table, scores: Float64Array, count: number, into: Float64Array): void => {
  for (let index = 0; index < count; index += 1) {
    const place = ((scores[index] as number) + FURTHEST) / STEP
    // A score beyond the table, which only a correlated draw can have, reads its end.
    const cell = place <= 0 ? 0 : place >= CELLS ? CELLS - 1 : Math.floor(place)
    const t = place <= 0 ? 0 : place >= CELLS ? 1 : place - cell
    const low = table[2 * cell] as number
    const high = table[2 * cell + 2] as number
    const rest = 1 - t
    const value =
      (1 + 2 * t) * rest * rest * low +
      t * rest * rest * (table[2 * cell + 1] as number) +
      t * t * (3 - 2 * t) * high -
      t * t * rest * (table[2 * cell + 3] as number)
    // Rounding alone could lead past a node, and a node may be a bound.
    into[index] = value < low ? low : value > high ? high : value
  }
}
