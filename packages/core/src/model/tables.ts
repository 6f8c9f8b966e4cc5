import type { Constants, Parts, Points, Program } from './program.js'
import type { State } from './state.js'

/** A dated value into each year of its table: held from its year until the next, the first value before it. */
const fillHeld = (
  table: Float64Array,
  from: number,
  width: number,
  origin: number,
  points: Points,
  p: Float64Array,
): void => {
  const { at, start } = points
  const { length } = at
  let index = 0
  for (let next = 1; next <= length && index < width; next += 1) {
    const value = p[start + next - 1] as number
    const end = next < length ? (at[next] as number) - origin : width
    for (; index < end && index < width; index += 1) table[from + index] = value
  }
}

/** A line: linear between its years, held outside them. */
const fillLine = (
  table: Float64Array,
  from: number,
  width: number,
  origin: number,
  points: Points,
  p: Float64Array,
): void => {
  const { at, start } = points
  const last = at.length - 1
  let next = 0
  for (let index = 0; index < width; index += 1) {
    const year = origin + index
    while (next <= last && (at[next] as number) < year) next += 1
    if (next > last) table[from + index] = p[start + last] as number
    else if (next === 0 || at[next] === year) table[from + index] = p[start + next] as number
    else {
      const before = at[next - 1] as number
      const low = p[start + next - 1] as number
      table[from + index] =
        low + (((p[start + next] as number) - low) * (year - before)) / ((at[next] as number) - before)
    }
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
  points: Points,
  p: Float64Array,
): void => {
  const { at, start } = points
  const last = at.length - 1
  const lastAt = at[last] as number
  const lastValue = p[start + last] as number
  const previous = p[start + last - 1] as number
  const ratio =
    lastAt < horizon && previous > 0 ? (lastValue / previous) ** (1 / (lastAt - (at[last - 1] as number))) : 0
  let next = 0
  for (let n = 0; n <= horizon; n += 1) {
    while (next <= last && (at[next] as number) < n) next += 1
    let value: number
    if (next > last) value = (curves[from + n - 1] as number) * ratio
    else if (at[next] === n) value = p[start + next] as number
    else {
      const before = at[next - 1] as number
      const high = p[start + next - 1] as number
      value = high + (((p[start + next] as number) - high) * (n - before)) / ((at[next] as number) - before)
    }
    // Rounding must not let anybody come back: an exit is a difference of two of these.
    const above = n === 0 ? value : (curves[from + n - 1] as number)
    curves[from + n] = value < above ? value : above
  }
}

/** Whether any of these numbers is another than at the last run; notes what they are now. */
const haveChanged = (known: Float64Array, { start, at }: Points, p: Float64Array): boolean => {
  const end = start + at.length
  let changed = false
  for (let index = start; index < end; index += 1) {
    const value = p[index] as number
    if (known[index] !== value) {
      known[index] = value
      changed = true
    }
  }
  return changed
}

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
 * Every dated value, line and curve of the plan, year by year. What the last run had the same is left as it stands:
 * from draw to draw most numbers do not change.
 */
export const fillTables = (program: Program, parts: Parts, state: State, p: Float64Array): void => {
  const { tables, width, past, horizon, curves, known, changed } = state
  const origin = program.base - past
  fillConstants(parts.constant, state, p)
  for (let index = 0; index < parts.dated.length; index += 1) {
    const row = parts.dated[index] as number
    const table = program.tables[row] as (typeof program.tables)[number]
    if (!haveChanged(known, table, p)) {
      changed[row] = 0
      continue
    }
    changed[row] = 1
    const first = table.ofPast ? 0 : past
    const from = row * width
    if (table.reading === 'line') fillLine(tables, from + first, width - first, origin + first, table, p)
    else fillHeld(tables, from + first, width - first, origin + first, table, p)
    if (table.reading === 'limit') {
      // A limit is absent before its first year.
      const absent = Math.min((table.at[0] as number) - origin, width)
      for (let at = from + first; at < from + absent; at += 1) tables[at] = Number.NaN
    }
  }
  for (let row = 0; row < program.curves.length; row += 1) {
    const curve = program.curves[row] as Points
    if (haveChanged(known, curve, p)) fillCurve(curves, row * (horizon + 1), horizon, curve, p)
  }
}
