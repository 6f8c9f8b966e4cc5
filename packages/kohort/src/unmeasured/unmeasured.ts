import {
  type Compiled,
  KohortError,
  outputIndex,
  type Plan,
  type Projection,
  parameters,
  run,
  type SeriesName,
  type Slot,
} from '@kohort/core'
import { isUnmeasured, type MovedBy, moved } from './move-number.js'

/** A figure that the verdict hangs on, in a year. */
export interface Target {
  readonly metric: SeriesName
  readonly year: number
  /** What it misses its goal by in that year, above 0; null where nothing is missed. */
  readonly gap: number | null
}

/** A number that nobody has measured, and what it does to the targets. */
export interface Unmeasured {
  readonly slot: Slot
  /** `assumed`: its reason is in its note; `unsourced`: the plan does not say where it comes from. */
  readonly kind: 'assumed' | 'unsourced'
  readonly by: MovedBy
  /** All the plan's numbers with this one at its low end, and at its high; null where they make no plan. */
  readonly ends: readonly [low: Float64Array | null, high: Float64Array | null]
  /** By target, what the low and the high end change it by; null where it cannot be said. */
  readonly effects: readonly (readonly [low: number, high: number] | null)[]
}

/** Decisions, and what a norm says, are nobody's to measure. */
const isDecision = ({ parameter }: Slot): boolean =>
  parameter.startsWith('training.intake.') ||
  parameter === 'need.norm.perSpecialist' ||
  parameter === 'need.norm.perTrainee'

/** The figures that the missed goals hang on in their last year, at most two: completions first. */
export const targetsOf = (plan: Plan, projection: Projection): readonly Target[] => {
  const missed = projection.goals.filter(({ met }) => met === false)
  const decisive = missed.length > 0 ? missed : projection.goals.filter(({ met }) => met !== null)
  const order = [...decisive].sort(
    (one, other) =>
      Number(other.metric === 'completions') - Number(one.metric === 'completions') || other.to - one.to,
  )
  const metrics = [...new Set(order.map(({ metric }) => metric))].slice(0, 2)
  const found = metrics.flatMap((metric): readonly Target[] => {
    const goal = order.find((one) => one.metric === metric)
    if (goal === undefined) return []
    const year = Math.min(goal.to, plan.to)
    const margin = goal.years.find((one) => one.year === year)?.margin ?? null
    return [
      { metric, year, gap: goal.met === false ? Math.abs(Math.min(margin ?? 0, goal.margin ?? 0)) : null },
    ]
  })
  return found.length > 0 ? found : [{ metric: 'completions', year: plan.to, gap: null }]
}

/** The figures of the targets with these numbers; null where the numbers make no projection. */
const figuresWith = (
  compiled: Compiled,
  numbers: Float64Array | null,
  targets: readonly Target[],
): readonly number[] | null => {
  if (numbers === null) return null
  try {
    const output = run(compiled, numbers)
    return targets.map(({ metric, year }) => output[outputIndex(compiled, metric, year)] as number)
  } catch (error) {
    if (error instanceof KohortError) return null
    throw error
  }
}

/** What a number could change of the largest gap: 1 closes it. Ranges come before numbers without one. */
const weight = ({ effects, by }: Unmeasured, targets: readonly Target[], now: readonly number[]): number => {
  const parts = effects.map((effect, index) => {
    if (effect === null) return 0
    const measure = Math.max(targets[index]?.gap ?? Math.abs(now[index] ?? 0), 1e-12)
    return Math.max(Math.abs(effect[0]), Math.abs(effect[1])) / measure
  })
  return Math.max(0, ...parts) + (by === 'range' ? 1e9 : 0)
}

/**
 * Every number of the plan that nobody has measured, the one that the missed goals hang on most first: each moved to
 * the ends of its range, one at a time, all years of it together.
 */
export const unmeasured = (
  compiled: Compiled,
  targets: readonly Target[],
  besides: readonly string[] = [],
): readonly Unmeasured[] => {
  const now = figuresWith(compiled, compiled.parameters, targets) ?? []
  const found = compiled.slots
    .filter((slot) => !isDecision(slot) && !besides.includes(slot.path))
    .flatMap((slot): readonly Unmeasured[] => {
      const open = slot.figures.filter(
        (figure, index) =>
          isUnmeasured(figure) && !(parameters[slot.parameter].form === 'curve' && slot.at[index] === 0),
      )
      if (open.length === 0) return []
      const by = open.some(({ range }) => range !== undefined) ? 'range' : 'tenth'
      const ends = [moved(compiled, slot, by, 0), moved(compiled, slot, by, 1)] as const
      const figures = ends.map((numbers) => figuresWith(compiled, numbers, targets))
      const effects = targets.map((_, index): readonly [number, number] | null => {
        const [low, high] = figures.map((at) => (at?.[index] ?? Number.NaN) - (now[index] ?? Number.NaN))
        return low === undefined || high === undefined || Number.isNaN(low + high) ? null : [low, high]
      })
      const kind = open.some((figure) => figure.kind === 'assumed') ? 'assumed' : 'unsourced'
      return [{ slot, kind, by, ends, effects }]
    })
  return found
    .map((one) => ({ one, order: weight(one, targets, now) }))
    .sort((one, other) => other.order - one.order)
    .map(({ one }) => one)
}
