import type { Slot } from '@kohort/core'
import { type Distribution, FURTHEST, quantileOf } from '../distributions/distribution.js'
import { type Bounds, fitRange } from '../distributions/fit.js'
import { EnsembleError, fail } from '../errors.js'
import { type Table, tableOf } from './table.js'

/** An uncertain number given outright, beside the plan's own ranges or in place of one. */
export interface GivenInput {
  /** The path that the plan itself uses, such as `training.away`. */
  readonly path: string
  /** Which of its numbers: a year, years since entry, an age; all of them (but the start of a curve) if left out. */
  readonly at?: string | number
  readonly distribution: Distribution
}

/** One number of a slot: what the plan says of it. */
export interface Point {
  readonly slot: Slot
  readonly order: number
  readonly index: number
  readonly value: number
  /** The 5th and 95th percentiles, both the value when it is certain. */
  readonly low: number
  readonly high: number
  readonly uncertain: boolean
  readonly given: Distribution | null
}

export const pointOf = (slot: Slot, order: number, given: readonly GivenInput[]): Point => {
  const { value, range } = slot.figures[order] as Slot['figures'][number]
  const key = slot.keys[order] ?? ''
  const own = given.find(
    ({ path, at }) => path === slot.path && (at === undefined ? key !== '0' : String(at) === key),
  )
  const [low, high] = range ?? [value, value]
  const uncertain = low < high
  return {
    slot,
    order,
    index: slot.start + order,
    value,
    low,
    high,
    uncertain,
    given: uncertain ? (own?.distribution ?? null) : null,
  }
}

/** Where a point stands, for people. */
export const nameOf = ({ slot, order }: Point): string =>
  slot.keys.length > 1 ? `${slot.path}.${slot.keys[order]}` : slot.path

/** The distribution of a point between bounds, which may be nearer than those of its kind. */
export const distributionOf = (point: Point, bounds: Bounds): Distribution => {
  const { value, low, high, given } = point
  if (given === null) {
    try {
      return fitRange(value, [low, high], bounds)
    } catch (error) {
      if (error instanceof EnsembleError) return fail(error.code, nameOf(point), error.message, error.hint)
      throw error
    }
  }
  insideBounds(given, bounds, nameOf(point))
  return given
}

/** Refuses a distribution that reaches out of bounds. */
export const insideBounds = (distribution: Distribution, { min, max }: Bounds, name: string): void => {
  const at = quantileOf(distribution)
  const [least, most] = [at(-FURTHEST), at(FURTHEST)]
  if (least >= min && most <= max) return
  const plain = (number: number): number => Number(number.toPrecision(4))
  fail(
    'bounds',
    name,
    `${distribution.family} reaches from ${plain(least)} to ${plain(most)}, and the number lies between ${plain(min)} and ${plain(max)}.`,
    'Nothing is cut off: choose a distribution that ends there, such as pert, or give normal a min and a max.',
  )
}

/** Tables by distribution: years that share a range share a table. */
export type TableStore = (distribution: Distribution) => Table

export const tableStore = (): TableStore => {
  const known = new Map<string, Table>()
  return (distribution) => {
    const key = JSON.stringify(distribution)
    let table = known.get(key)
    if (table === undefined) {
      table = tableOf(quantileOf(distribution))
      known.set(key, table)
    }
    return table
  }
}
