import { FURTHEST } from '../distributions/distribution.js'
import { type Columns, columnsOf, type Step, takeSteps } from './steps.js'
import type { Unit } from './units.js'

const NODES = 27

/** Numbers of a vector over a row of normal scores, all inputs at the same one. */
export const overScores = (
  fixed: Float64Array,
  steps: readonly Step[],
  inputs: number,
  base?: Columns,
): Columns => {
  const scores = Float64Array.from(
    { length: NODES },
    (_, node) => (2 * FURTHEST * node) / (NODES - 1) - FURTHEST,
  )
  const own = columnsOf(fixed, steps, NODES)
  takeSteps(
    steps,
    Array.from({ length: inputs }, () => scores),
    NODES,
    own,
    base ?? own,
  )
  return own
}

/**
 * Whether a unit's numbers stay valid from one extreme draw to the other: inside their bounds, curves never rising,
 * requirements in order and shares within 1, whatever the draws of the others.
 */
export const isInOrder = (unit: Unit, { fixed, columns }: Columns): boolean => {
  const valuesOf = (index: number): readonly number[] => [
    ...(columns[index] ?? new Float64Array(NODES).fill(fixed[index] as number)),
  ]
  for (const { start, figures, min, max } of unit.slots)
    for (let order = 0; order < figures.length; order += 1)
      if (!valuesOf(start + order).every((value) => value >= min && value <= max)) return false
  const [first] = unit.slots
  if (first === undefined) return true
  const orders = first.figures.map((_, order) => order)
  if (/(?:retention|curve)$/.test(first.parameter))
    return orders.every((order) => {
      const before = valuesOf(first.start + Math.max(0, order - 1))
      return valuesOf(first.start + order).every((value, node) => value <= (before[node] as number))
    })
  if (unit.slots.length === 3 && first.parameter === 'training.requirement.min')
    return orders.every((order) => {
      const [min = [], mode = [], max = []] = unit.slots.map(({ start }) => valuesOf(start + order))
      return Math.max(...min) <= Math.min(...mode) && Math.max(...mode) <= Math.min(...max)
    })
  return true
}

/** Whether the shares that are named cannot pass 1 together. */
export const leaveRest = (named: readonly number[], { fixed, columns }: Columns): boolean =>
  named.reduce((sum, index) => sum + Math.max(...(columns[index] ?? [fixed[index] as number])), 0) <= 1
