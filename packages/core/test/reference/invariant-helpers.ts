import type fc from 'fast-check'
import { type Plan, parsePlan, type SeriesName } from '../../src/index.js'
import { arbitraryPlan, type PlanOptions } from '../arbitrary-plan.js'
import type { View } from './views.js'

export type Figures = Partial<Record<SeriesName, number | null>>

/** The groups' rows and the totals alike. */
export const everyRow = ({ rows, groups }: View): readonly (readonly (Figures & { year: number })[])[] => [
  rows,
  ...Object.values(groups),
]

export const plans = (options?: PlanOptions): fc.Arbitrary<Plan> =>
  arbitraryPlan(options).map((input) => parsePlan(input))

/** Adds up as heads do, so that rounding is measured against them. */
export const balance = (after: number, parts: readonly number[]): number => {
  const sum = parts.reduce((total, part) => total + part, 0)
  const size = Math.max(Math.abs(after), ...parts.map(Math.abs))
  return size === 0 ? 0 : Math.abs(after - sum) / size
}

export const cumulative = (rows: readonly Figures[], name: SeriesName): readonly number[] => {
  let total = 0
  return rows.slice(1).map((row) => {
    total += row[name]!
    return total
  })
}
