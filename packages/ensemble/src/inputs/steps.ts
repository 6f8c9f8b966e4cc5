import { SHIFTS_EACH } from './logit-chance.js'
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
  /** A year's own chance, on the logit scale between the bounds; `shifts` keep the mean. */
  | {
      readonly op: 'noise'
      readonly index: number
      readonly input: number
      readonly strength: number
      readonly shifts: Float64Array
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

// One small loop a function: the compiler keeps their numbers in registers, and off the heap.

const multiply = (into: Float64Array, by: Float64Array, count: number): void => {
  for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] as number) * (by[draw] as number)
}

const scaleBy = (into: Float64Array, factor: number, count: number): void => {
  for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] as number) * factor
}

const divide = (into: Float64Array, by: Float64Array, count: number): void => {
  for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] as number) / (by[draw] as number)
}

const raise = (into: Float64Array, exponent: number, factor: number, count: number): void => {
  for (let draw = 0; draw < count; draw += 1) into[draw] = factor * (into[draw] as number) ** exponent
}

/** From the place (which stands in `into`) a part of the way to a limit above, or from a limit below to the place. */
const goAbove = (into: Float64Array, part: Float64Array, limit: number, count: number): void => {
  for (let draw = 0; draw < count; draw += 1) {
    const place = into[draw] as number
    into[draw] = place + (part[draw] as number) * (limit - place)
  }
}

const goBelow = (into: Float64Array, part: Float64Array, limit: number, count: number): void => {
  for (let draw = 0; draw < count; draw += 1)
    into[draw] = limit + (part[draw] as number) * ((into[draw] as number) - limit)
}

/** The logits of some numbers between bounds; infinite at a bound. */
const toLogits = (values: Float64Array, min: number, max: number, count: number): void => {
  for (let draw = 0; draw < count; draw += 1) {
    const value = values[draw] as number
    values[draw] = Math.log((value - min) / (max - value))
  }
}

/** Adds to each logit the shift that keeps the mean, which is odd in it. */
const addShifts = (logits: Float64Array, shifts: Float64Array, count: number): void => {
  const last = shifts.length / 2 - 1
  for (let draw = 0; draw < count; draw += 1) {
    const logit = logits[draw] as number
    const place = Math.abs(logit) * SHIFTS_EACH
    const cell = place >= last ? last - 1 : Math.floor(place)
    const t = place >= last ? 1 : place - cell
    const rest = 1 - t
    const shift =
      (1 + 2 * t) * rest * rest * (shifts[2 * cell] as number) +
      t * rest * rest * (shifts[2 * cell + 1] as number) +
      t * t * (3 - 2 * t) * (shifts[2 * cell + 2] as number) -
      t * t * rest * (shifts[2 * cell + 3] as number)
    logits[draw] = logit < 0 ? logit - shift : logit + shift
  }
}

/** Each year's own chance; a number at a bound has an infinite logit, and stays there. */
const addNoise = (
  logits: Float64Array,
  scores: Float64Array,
  strength: number,
  min: number,
  max: number,
  count: number,
): void => {
  for (let draw = 0; draw < count; draw += 1) {
    const logit = (logits[draw] as number) + strength * (scores[draw] as number)
    logits[draw] =
      logit > 0 ? max - (max - min) / (1 + Math.exp(logit)) : min + (max - min) / (1 + Math.exp(-logit))
  }
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
  const scoresOf = (input: number): Float64Array => scores[input] as Float64Array
  for (const step of steps) {
    const into = own.columns[step.index] as Float64Array
    switch (step.op) {
      case 'table':
        readTable(step.table, scoresOf(step.input), count, into)
        break
      case 'times':
        readTable(step.table, scoresOf(step.input), count, scratch)
        put(into, own, step.before, count)
        multiply(into, scratch, count)
        break
      case 'scale':
        put(into, own, step.before, count)
        scaleBy(into, step.factor, count)
        break
      case 'above':
        readTable(step.table, scoresOf(step.input), count, scratch)
        put(into, own, step.place, count)
        goAbove(into, scratch, step.limit, count)
        break
      case 'below':
        readTable(step.table, scoresOf(step.input), count, scratch)
        put(into, own, step.place, count)
        goBelow(into, scratch, step.limit, count)
        break
      case 'remainder':
        readTable(step.table, scoresOf(step.input), count, scratch)
        restInto(into, own, step.named, count)
        multiply(into, scratch, count)
        break
      case 'rest':
        restInto(into, own, step.named, count)
        scaleBy(into, step.part, count)
        break
      case 'noise':
        put(into, own, step.index, count)
        toLogits(into, step.min, step.max, count)
        addShifts(into, step.shifts, count)
        addNoise(into, scoresOf(step.input), step.strength, step.min, step.max, count)
        break
      case 'linear':
        into.fill(step.constant, 0, count)
        for (const { from, weight } of step.terms) addTo(into, base, from, weight, count)
        break
      case 'power':
        put(into, base, step.from, count)
        raise(into, step.exponent, step.factor, count)
        break
      case 'rest-of':
        put(into, base, step.from, count)
        restInto(scratch, own, step.named, count)
        multiply(into, scratch, count)
        scratch.fill(0)
        for (const index of step.others) addTo(scratch, base, index, 1, count)
        divide(into, scratch, count)
    }
  }
}
