import type { Points, Program } from './program.js'
import { hasChanged, type Reading, readInto } from './reading.js'
import type { State } from './state.js'
import type { Constants, Parts } from './wanted.js'

/** The tables of one value for all years; those that are read from the base year on alone are filled from there. */
const fillConstants = ({ rows, starts, ofPast }: Constants, state: State, p: Float64Array): void => {
  const { tables, width, past, known, changed } = state
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number
    const start = starts[index] as number
    const value = p[start] as number
    if (known[start] === value) {
      changed[row] = 0
      continue
    }
    changed[row] = 1
    known[start] = value
    const end = (row + 1) * width
    for (let at = row * width + (ofPast[index] === 1 ? 0 : past); at < end; at += 1) tables[at] = value
  }
}

/**
 * A curve for n = 0 … horizon: linear between its points, and after the last one falling on geometrically by the mean
 * yearly ratio of the last segment (MODEL.md, "Curve").
 */
const fillCurve = (
  curves: Float64Array,
  from: number,
  horizon: number,
  { at, start }: Points,
  reading: Reading,
  p: Float64Array,
): void => {
  readInto(reading, p, curves, from)
  const given = reading.low.length
  // Rounding must not let anybody come back: an exit is a difference of two of these.
  for (let n = 1; n < given; n += 1)
    if ((curves[from + n] as number) > (curves[from + n - 1] as number))
      curves[from + n] = curves[from + n - 1] as number
  if (given > horizon) return
  const last = at.length - 1
  const previous = p[start + last - 1] as number
  const years = (at[last] as number) - (at[last - 1] as number)
  // So written a root takes half the time of a power.
  const ratio = previous > 0 ? Math.exp(Math.log((p[start + last] as number) / previous) / years) : 0
  for (let n = given; n <= horizon; n += 1) {
    const above = curves[from + n - 1] as number
    curves[from + n] = ratio < 1 ? above * ratio : above
  }
}

/**
 * Every dated value, line and curve of the plan, year by year. What the last run had the same is left as it stands:
 * from draw to draw most numbers do not change.
 */
export const fillTables = (program: Program, parts: Parts, state: State, p: Float64Array): void => {
  const { tables, width, horizon, curves, known, changed, readings, curveReadings } = state
  fillConstants(parts.constant, state, p)
  for (let index = 0; index < parts.dated.length; index += 1) {
    const row = parts.dated[index] as number
    const reading = readings[row] as Reading
    changed[row] = hasChanged(reading, known, p) ? 1 : 0
    if (changed[row] === 1) readInto(reading, p, tables, (row + 1) * width - reading.low.length)
  }
  for (let row = 0; row < program.curves.length; row += 1) {
    const reading = curveReadings[row] as Reading
    if (hasChanged(reading, known, p))
      fillCurve(curves, row * (horizon + 1), horizon, program.curves[row] as Points, reading, p)
  }
}
