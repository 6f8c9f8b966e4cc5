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
const CONSTANT = 1e-10
const CONFIRMED = 1e-10

const COST = -1

/** Solves a linear program, with whole numbers where asked. Deterministic: the same program, the same bits. */
export const minimise = ({ costs, rows, integers }: LinearProgram): LinearSolution => {
  const columns: (readonly [number, number])[][] = costs.map((cost) => [[COST, cost]])
  const constraints: (readonly [number, { min?: number; max?: number }])[] = []
  const none: LinearSolution = { status: 'infeasible', values: new Float64Array(costs.length), proven: true }
  for (const [index, { terms, min, max, size }] of rows.entries()) {
    let largest = 0
    for (const [, coefficient] of terms) largest = Math.max(largest, Math.abs(coefficient))
    if (largest === 0) {
      const forgiven = CONSTANT * (size ?? 1)
      if ((min !== undefined && min > forgiven) || (max !== undefined && max < -forgiven)) return none
      continue
    }
    constraints.push([
      index,
      {
        ...(min === undefined ? {} : { min: min / largest }),
        ...(max === undefined ? {} : { max: max / largest }),
      },
    ])
    for (const [variable, coefficient] of terms) {
      if (coefficient !== 0)
        (columns[variable] as (readonly [number, number])[]).push([index, coefficient / largest])
    }
  }
  const whole = integers !== undefined && integers.size > 0
  for (const precision of whole ? PRECISIONS_INTEGER : PRECISIONS) {
    const solution = solve<number, number>(
      {
        direction: 'minimize',
        objective: COST,
        constraints,
        variables: columns.map((column, variable) => [variable, column] as const),
        ...(whole ? { integers } : {}),
      },
      { precision, maxPivots: MOST_PIVOTS, maxIterations: MOST_BRANCHES },
    )
    if (solution.status === 'infeasible') {
      // A right-hand side that rounding put under 0 is no contradiction: a coarser look confirms it.
      if (precision >= CONFIRMED) return none
      continue
    }
    if (solution.status === 'optimal' || (solution.status === 'timedout' && !Number.isNaN(solution.result))) {
      const values = new Float64Array(costs.length)
      for (const [variable, value] of solution.variables)
        values[variable] = integers?.has(variable) === true ? Math.round(value) : value
      return { status: 'optimal', values, proven: solution.status === 'optimal' }
    }
    if (solution.status === 'timedout') break
  }
  return { ...none, status: 'unfinished', proven: false }
}
