import { solve } from 'yalps'

/** A weighted sum of variables between two bounds. */
export interface LinearRow {
  readonly terms: readonly (readonly [variable: number, coefficient: number])[]
  readonly min?: number
  readonly max?: number
  /** How large the row's figures are: a row without terms is held to its bounds within 1e-10 of this. */
  readonly size?: number
}

/** Least cost over variables that are 0 or more. */
export interface LinearProgram {
  readonly costs: readonly number[]
  readonly rows: readonly LinearRow[]
  readonly integers?: ReadonlySet<number>
}

/** `unfinished`: the method went round in circles, or gave up looking for whole numbers before it found any. */
export interface LinearSolution {
  readonly status: 'optimal' | 'infeasible' | 'unfinished'
  readonly values: Float64Array
  /** False when whole numbers were found but better ones may exist. */
  readonly proven: boolean
}

/**
 * yalps counts numbers up to its precision as zero and rounds what it gives to it. Rows are scaled to a largest
 * coefficient of 1 and variables to the size of 1, so the first is ten digits under what a goal forgives; the others
 * are for the rare program on which rounding makes the simplex method go round in circles.
 */
const PRECISIONS = [1e-12, 1e-10, 1e-9, 1e-8] as const
/** With whole numbers the variables are heads, two digits larger. */
const PRECISIONS_INTEGER = [1e-9, 1e-8, 1e-7] as const
const MOST_PIVOTS = 4_000
const MOST_BRANCHES = 4_000
/** What a row without terms, and a row of a solution, may be off by, as a part of its size. */
const CONSTANT = 1e-10
const OFF = 1e-8

const COST = -1

/** A row without terms is a statement about nothing, true or false. */
const isFalse = ({ terms, min, max, size = 1 }: LinearRow): boolean =>
  terms.every(([, coefficient]) => coefficient === 0) &&
  ((min !== undefined && min > CONSTANT * size) || (max !== undefined && max < -CONSTANT * size))

/** A row with a largest coefficient of 1. */
const scaled = ({ terms, min, max }: LinearRow): LinearRow => {
  const largest = Math.max(...terms.map(([, coefficient]) => Math.abs(coefficient)))
  return {
    terms: terms.map(([variable, coefficient]) => [variable, coefficient / largest] as const),
    ...(min === undefined ? {} : { min: min / largest }),
    ...(max === undefined ? {} : { max: max / largest }),
  }
}

/** yalps can take rounding for a way on and call a point that is far outside the best: every row is looked at again. */
const holds = ({ terms, min, max }: LinearRow, values: Float64Array): boolean => {
  let sum = 0
  let size = 1
  for (const [variable, coefficient] of terms) {
    const part = coefficient * (values[variable] as number)
    sum += part
    size = Math.max(size, Math.abs(part))
  }
  return (min === undefined || sum >= min - OFF * size) && (max === undefined || sum <= max + OFF * size)
}

/** Solves a linear program, with whole numbers where asked. Deterministic: the same program, the same bits. */
export const minimise = ({ costs, rows: given, integers }: LinearProgram): LinearSolution => {
  const none: LinearSolution = { status: 'infeasible', values: new Float64Array(costs.length), proven: true }
  if (given.some(isFalse)) return none
  const rows = given.filter(({ terms }) => terms.some(([, coefficient]) => coefficient !== 0)).map(scaled)
  const columns: (readonly [number, number])[][] = costs.map((cost) => [[COST, cost]])
  for (const [index, { terms }] of rows.entries())
    for (const [variable, coefficient] of terms)
      if (coefficient !== 0) (columns[variable] as (readonly [number, number])[]).push([index, coefficient])
  const whole = integers !== undefined && integers.size > 0
  let infeasible = 0
  for (const precision of whole ? PRECISIONS_INTEGER : PRECISIONS) {
    const solution = solve<number, number>(
      {
        direction: 'minimize',
        objective: COST,
        constraints: rows.map(({ min, max }, index) => [
          index,
          { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
        ]),
        variables: columns.map((column, variable) => [variable, column] as const),
        ...(whole ? { integers } : {}),
      },
      { precision, maxPivots: MOST_PIVOTS, maxIterations: MOST_BRANCHES },
    )
    const { status } = solution
    // A right-hand side that rounding put under 0 is no contradiction: a coarser look confirms it.
    if (status === 'infeasible') infeasible += 1
    if (infeasible === 2) return none
    if (status === 'optimal' || (status === 'timedout' && !Number.isNaN(solution.result))) {
      const values = new Float64Array(costs.length)
      for (const [variable, value] of solution.variables)
        values[variable] = integers?.has(variable) === true ? Math.round(value) : value
      if (rows.every((row) => holds(row, values)))
        return { status: 'optimal', values, proven: status === 'optimal' }
    }
    if (status === 'timedout') break
  }
  return infeasible > 0 ? none : { ...none, status: 'unfinished', proven: false }
}
