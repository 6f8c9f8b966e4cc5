import { readTable, type Table } from './table.js'

/**
 * How one number of the vector is drawn, as data, so that a worker can be told. `index` is its place in the vector,
 * `input` the uncertain quantity whose normal scores it follows. The steps are taken in their order.
 */
export type Step =
  | { readonly op: 'table'; readonly index: number; readonly input: number; readonly table: Table }
  /** A curve by its rate: a share of what the point before it has. */
  | {
      readonly op: 'times'
      readonly index: number
      readonly before: number
      readonly input: number
      readonly table: Table
    }
  | { readonly op: 'scale'; readonly index: number; readonly before: number; readonly factor: number }
  /** A requirement's ends by place and width: so much of the way from the place to the limit. */
  | {
      readonly op: 'above' | 'below'
      readonly index: number
      readonly place: number
      readonly limit: number
      readonly input: number
      readonly table: Table
    }
  /** A share of what the named shares leave, drawn; and the rest, not drawn. */
  | {
      readonly op: 'remainder'
      readonly index: number
      readonly named: readonly number[]
      readonly input: number
      readonly table: Table
    }
  | { readonly op: 'rest'; readonly index: number; readonly named: readonly number[]; readonly part: number }
  /** A year's own chance, on the logit scale between the bounds. */
  | {
      readonly op: 'noise'
      readonly index: number
      readonly input: number
      readonly strength: number
      readonly min: number
      readonly max: number
    }
  /** What a scenario makes of the plan's drawn numbers: `from` is a place in the plan's own vector. */
  | {
      readonly op: 'linear'
      readonly index: number
      readonly terms: readonly { readonly from: number; readonly weight: number }[]
      readonly constant: number
    }
  | {
      readonly op: 'power'
      readonly index: number
      readonly from: number
      readonly exponent: number
      readonly factor: number
    }
  | {
      readonly op: 'rest-of'
      readonly index: number
      readonly from: number
      readonly named: readonly number[]
      readonly others: readonly number[]
    }

/** Numbers of a vector for a block of draws: a column where a number varies, and the fixed vector. */
export interface Columns {
  readonly fixed: Float64Array
  readonly varied: readonly number[]
  readonly columns: readonly (Float64Array | null)[]
}

export const columnsOf = (fixed: Float64Array, steps: readonly Step[], block: number): Columns => {
  const columns: (Float64Array | null)[] = Array.from(fixed, () => null)
  for (const { index } of steps) columns[index] ??= new Float64Array(block)
  const varied = columns.flatMap((column, index) => (column === null ? [] : [index]))
  return { fixed, varied, columns }
}

const put = (into: Float64Array, { fixed, columns }: Columns, index: number, count: number): void => {
  const column = columns[index]
  if (column === null || column === undefined) into.fill(fixed[index] as number, 0, count)
  else if (column !== into) into.set(column.subarray(0, count))
}

const addTo = (into: Float64Array, source: Columns, index: number, weight: number, count: number): void => {
  const column = source.columns[index]
  if (column === null || column === undefined) {
    const add = weight * (source.fixed[index] as number)
    for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] as number) + add
  } else
    for (let draw = 0; draw < count; draw += 1)
      into[draw] = (into[draw] as number) + weight * (column[draw] as number)
}

/** What the named shares leave. */
const restInto = (into: Float64Array, own: Columns, named: readonly number[], count: number): void => {
  into.fill(1, 0, count)
  for (const index of named) addTo(into, own, index, -1, count)
}

/**
 * Takes the steps for a block of draws.
 *
 * @param scores the normal scores of each input
 * @param own the numbers being drawn
 * @param base the plan's numbers, when these are a scenario's
 */
export const takeSteps = (
  steps: readonly Step[],
  scores: readonly Float64Array[],
  count: number,
  own: Columns,
  base: Columns = own,
): void => {
  const scratch = new Float64Array(count)
  const other = new Float64Array(count)
  for (const step of steps) {
    const into = own.columns[step.index] as Float64Array
    switch (step.op) {
      case 'table':
        readTable(step.table, scores[step.input] as Float64Array, count, into)
        break
      case 'times':
        readTable(step.table, scores[step.input] as Float64Array, count, scratch)
        put(into, own, step.before, count)
        for (let draw = 0; draw < count; draw += 1)
          into[draw] = (into[draw] as number) * (scratch[draw] as number)
        break
      case 'scale':
        put(into, own, step.before, count)
        for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] as number) * step.factor
        break
      case 'above':
      case 'below':
        readTable(step.table, scores[step.input] as Float64Array, count, scratch)
        put(other, own, step.place, count)
        for (let draw = 0; draw < count; draw += 1) {
          const place = other[draw] as number
          const part = scratch[draw] as number
          into[draw] =
            step.op === 'above'
              ? place + part * (step.limit - place)
              : step.limit + part * (place - step.limit)
        }
        break
      case 'remainder':
        readTable(step.table, scores[step.input] as Float64Array, count, scratch)
        restInto(into, own, step.named, count)
        for (let draw = 0; draw < count; draw += 1)
          into[draw] = (into[draw] as number) * (scratch[draw] as number)
        break
      case 'rest':
        restInto(into, own, step.named, count)
        for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] as number) * step.part
        break
      case 'noise':
        addNoise(step, scores[step.input] as Float64Array, count, own, into)
        break
      case 'linear':
        into.fill(step.constant, 0, count)
        for (const { from, weight } of step.terms) addTo(into, base, from, weight, count)
        break
      case 'power':
        put(into, base, step.from, count)
        for (let draw = 0; draw < count; draw += 1)
          into[draw] = step.factor * (into[draw] as number) ** step.exponent
        break
      case 'rest-of':
        restInto(scratch, own, step.named, count)
        other.fill(0)
        for (const index of step.others) addTo(other, base, index, 1, count)
        put(into, base, step.from, count)
        for (let draw = 0; draw < count; draw += 1)
          into[draw] = ((into[draw] as number) * (scratch[draw] as number)) / (other[draw] as number)
    }
  }
}

const addNoise = (
  { index, strength, min, max }: Step & { readonly op: 'noise' },
  scores: Float64Array,
  count: number,
  own: Columns,
  into: Float64Array,
): void => {
  put(into, own, index, count)
  for (let draw = 0; draw < count; draw += 1) {
    const value = into[draw] as number
    // At a bound the odds are 0 or infinite and stay so.
    const odds = ((value - min) / (max - value)) * Math.exp(strength * (scores[draw] as number))
    const moved = odds > 1 ? max - (max - min) / (1 + odds) : min + ((max - min) * odds) / (1 + odds)
    into[draw] = value >= max ? max : moved
  }
}
