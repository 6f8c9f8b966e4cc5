import { type Compiled, edgeAt, type GoalDefinition } from '@kohort/core'
import { reader } from './measures.js'

/** How a goal stands in a run. */
export interface Standing {
  /** To the nearest edge, in the metric's unit, above 0 inside; of `each` in the worst year. Null without a figure. */
  readonly margin: number | null
  /** Within what the model's verdict forgives. */
  readonly met: boolean
}

/** Equal within this, relatively, counts as met (MODEL.md, section 6). */
const EQUAL = 1e-9

/** The verdict on one goal, read from a run's output: what the model's own says, many times over. */
export const standingOf = (
  compiled: Compiled,
  goal: GoalDefinition,
): ((output: Float64Array) => Standing) => {
  const { metric, from, to, over } = goal
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const judged = over === 'last' ? [to] : years
  const readers = judged.map((year) => reader(compiled, metric, year))
  const edges = (['min', 'max'] as const).map((side) => {
    const edge = goal[side]
    return edge === undefined ? null : judged.map((year) => edgeAt(edge, year))
  })
  const mean = (numbers: readonly number[]) =>
    numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  const hold = (value: number, min: number | null, max: number | null): Standing => {
    if (Number.isNaN(value)) return { margin: null, met: false }
    const above = min === null ? Number.POSITIVE_INFINITY : value - min
    const below = max === null ? Number.POSITIVE_INFINITY : max - value
    const forgiven = (edge: number | null) => -EQUAL * Math.max(Math.abs(edge ?? 0), Math.abs(value))
    return { margin: Math.min(above, below), met: above >= forgiven(min) && below >= forgiven(max) }
  }
  const [mins = null, maxs = null] = edges
  return (output) => {
    const values = readers.map((read) => read(output))
    if (over === 'mean') return hold(mean(values), mins && mean(mins), maxs && mean(maxs))
    const standings = values.map((value, index) => hold(value, mins?.[index] ?? null, maxs?.[index] ?? null))
    return standings.reduce((worst, next) => ({
      margin: worst.margin === null || next.margin === null ? null : Math.min(worst.margin, next.margin),
      met: worst.met && next.met,
    }))
  }
}
