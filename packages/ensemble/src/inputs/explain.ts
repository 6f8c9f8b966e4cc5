import type { Step } from './steps.js'

/** What a number of a scenario was in some probes, beside the plan's own numbers in the same probes. */
export interface Probed {
  readonly index: number
  readonly values: readonly number[]
}

/** Agreement beyond rounding. */
const EXACT = 1e-9

const fits = (wanted: readonly number[], found: (probe: number) => number): boolean => {
  const size = Math.max(...wanted.map(Math.abs))
  return wanted.every((value, probe) => Math.abs(value - found(probe)) <= EXACT * size)
}

/** Solves a small system by elimination with pivots; null when it has no single solution. */
const solve = (matrix: number[][], right: number[]): readonly number[] | null => {
  const size = right.length
  for (let column = 0; column < size; column += 1) {
    let pivot = column
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[pivot]?.[column] ?? 0)) pivot = row
    const [top, bottom] = [matrix[column] as number[], matrix[pivot] as number[]]
    if (Math.abs(bottom[column] as number) < 1e-14) return null
    matrix[column] = bottom
    matrix[pivot] = top
    ;[right[column], right[pivot]] = [right[pivot] as number, right[column] as number]
    for (let row = column + 1; row < size; row += 1) {
      const part = (matrix[row]?.[column] as number) / (bottom[column] as number)
      for (let other = column; other < size; other += 1)
        (matrix[row] as number[])[other] = (matrix[row]?.[other] as number) - part * (bottom[other] as number)
      right[row] = (right[row] as number) - part * (right[column] as number)
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let column = row + 1; column < size; column += 1)
      right[row] = (right[row] as number) - (matrix[row]?.[column] as number) * (right[column] as number)
    right[row] = (right[row] as number) / (matrix[row]?.[row] as number)
  }
  return right
}

const linear = (wanted: Probed, sources: readonly Probed[]): Step | null => {
  // Scaled by the first probe, so that heads and shares are solved alike; the last column is the constant.
  const scales = sources.map(({ values }) => Math.max(...values.map(Math.abs)) || 1)
  const rowOf = (probe: number): number[] => [
    ...sources.map(({ values }, k) => (values[probe] as number) / (scales[k] as number)),
    1,
  ]
  const count = sources.length + 1
  const solved = solve(
    Array.from({ length: count }, (_, probe) => rowOf(probe)),
    wanted.values.slice(0, count),
  )
  if (solved === null) return null
  // Rounded to what the probes can tell, so that 0.8 is 0.8.
  const plain = (number: number): number => Number(number.toPrecision(11))
  const terms = sources.map(({ index }, k) => ({
    from: index,
    weight: plain((solved[k] as number) / (scales[k] as number)),
  }))
  const size = Math.max(...wanted.values.map(Math.abs))
  const last = plain(solved.at(-1) as number)
  const constant = Math.abs(last) < 1e-11 * size ? 0 : last
  const found = (probe: number): number =>
    sources.reduce(
      (sum, { values }, k) => sum + (values[probe] as number) * (terms[k]?.weight as number),
      constant,
    )
  return fits(wanted.values, found) ? { op: 'linear', index: wanted.index, terms, constant } : null
}

const power = (wanted: Probed, source: Probed): Step | null => {
  if (![...wanted.values, ...source.values].every((value) => value > 0)) return null
  const [x0 = 0, x1 = 0] = source.values.map(Math.log)
  const [y0 = 0, y1 = 0] = wanted.values.map(Math.log)
  const exponent = (y1 - y0) / (x1 - x0)
  const factor = Math.exp(y0 - exponent * x0)
  if (!Number.isFinite(exponent + factor)) return null
  return fits(wanted.values, (probe) => factor * (source.values[probe] as number) ** exponent)
    ? { op: 'power', index: wanted.index, from: source.index, exponent, factor }
    : null
}

/**
 * What a scenario did to a number, found by trying it on some drawn plans: it moved one of the plan's own numbers, or
 * one on the line between two, or took a power of it. Null when none of these explains every probe.
 */
export const explain = (wanted: Probed, sources: readonly Probed[]): Step | null => {
  const [first = 0] = wanted.values
  if (fits(wanted.values, () => first))
    return { op: 'linear', index: wanted.index, terms: [], constant: first }
  for (const source of sources) {
    const found = linear(wanted, [source]) ?? power(wanted, source)
    if (found !== null) return found
  }
  for (let order = 1; order < sources.length; order += 1) {
    const found = linear(wanted, [sources[order - 1] as Probed, sources[order] as Probed])
    if (found !== null) return found
  }
  return null
}
