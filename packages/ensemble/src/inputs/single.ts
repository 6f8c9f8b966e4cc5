import type { Slot } from '@kohort/core'
import type { Bounds } from '../distributions/fit.js'
import { distributionOf, tableFor } from './points.js'
import type { Step } from './steps.js'
import { type FittedPoint, fittedPoint, type Kit, type Unit } from './units.js'

/** Every year of a value by one factor: each has its own distribution and all follow the same scores. */
export const singleUnit = (slot: Slot, kit: Kit, bounds: Bounds = slot): Unit => {
  const steps: Step[] = []
  const fitted: FittedPoint[] = []
  for (const point of kit.points(slot)) {
    if (!point.uncertain) continue
    const distribution = distributionOf(point, bounds)
    const table = tableFor(distribution)
    steps.push({ op: 'table', index: point.index, input: kit.input(slot.path), table })
    fitted.push(fittedPoint(point, distribution, 'number'))
  }
  return { key: slot.path, slots: [slot], steps, fitted }
}

/**
 * A curve by its rate: the first uncertain point has its own distribution, each later one is a drawn share of the
 * point before it. All follow the same scores, so the product meets each point's percentiles, and nothing can rise. A
 * later point without a range keeps its share of the point before it.
 */
export const curveUnit = (slot: Slot, kit: Kit): Unit => {
  const steps: Step[] = []
  const fitted: FittedPoint[] = []
  const points = kit.points(slot)
  let moving = false
  points.forEach((point, order) => {
    const before = points[order - 1]
    if (before === undefined) return
    if (point.uncertain && !moving && before.value === 1) {
      const distribution = distributionOf(point, { min: 0, max: 1 })
      steps.push({
        op: 'table',
        index: point.index,
        input: kit.input(slot.path),
        table: tableFor(distribution),
      })
      fitted.push(fittedPoint(point, distribution, 'number'))
      moving = true
      return
    }
    const share = (one: number, other: number): number => (other > 0 ? Math.min(1, one / other) : 0)
    if (!point.uncertain) {
      if (moving)
        steps.push({
          op: 'scale',
          index: point.index,
          before: before.index,
          factor: share(point.value, before.value),
        })
      return
    }
    const ends = [share(point.low, before.low), share(point.high, before.high)].sort((a, b) => a - b)
    const value = share(point.value, before.value)
    const [low = 0, high = 1] = ends
    const ratio = { ...point, value, low, high, given: null }
    const distribution = distributionOf(ratio, { min: 0, max: 1 })
    const table = tableFor(distribution)
    steps.push({ op: 'times', index: point.index, before: before.index, input: kit.input(slot.path), table })
    fitted.push(fittedPoint(point, distribution, 'ratio'))
    moving = true
  })
  return { key: slot.path, slots: [slot], steps, fitted }
}
