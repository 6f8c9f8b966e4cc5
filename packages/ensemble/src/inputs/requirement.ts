import type { Slot } from '@kohort/core'
import type { Bounds } from '../distributions/fit.js'
import { distributionOf, type Point, tableFor } from './points.js'
import type { Step } from './steps.js'
import { type FittedPoint, fittedPoint, type Kit, type Unit } from './units.js'

/** What lies between two numbers: a certain one itself, else the middle between their ranges. */
const border = (lower: Point, upper: Point): number => {
  if (!lower.uncertain) return lower.value
  if (!upper.uncertain) return upper.value
  return (lower.high + upper.low) / 2
}

/** Whether the ranges of two numbers lie apart. */
const apart = (lower: Point, upper: Point): boolean => lower.high <= upper.low

/**
 * The least, commonest and most training, which stay in that order. Where their ranges lie apart each has its own
 * distribution on its own side of the border between them, so that its percentiles are met and no order can break.
 * Where ranges overlap they are drawn by place and width: the commonest by its own distribution, the others as a part
 * of the way from it to the limits; their percentiles are then met about as well as the place allows.
 */
export const requirementUnit = (
  key: string,
  [min, mode, max]: readonly [Slot, Slot, Slot],
  kit: Kit,
): Unit => {
  const steps: Step[] = []
  const fitted: FittedPoint[] = []
  const draw = (point: Point, bounds: Bounds): void => {
    if (!point.uncertain) return
    const distribution = distributionOf(point, bounds)
    const table = tableFor(distribution)
    steps.push({ op: 'table', index: point.index, input: kit.input(point.slot.path), table })
    fitted.push(fittedPoint(point, distribution, 'number'))
  }
  /** An end as a part of the way: 1 is at the limit above, 0 at the limit below. */
  const reach = (op: 'above' | 'below', point: Point, place: Point, limit: number): void => {
    const part = (x: number): number => {
      const way =
        op === 'above' ? (x - place.value) / (limit - place.value) : (x - limit) / (place.value - limit)
      return Number.isFinite(way) ? Math.max(0, Math.min(1, way)) : 0
    }
    const width: Point = {
      ...point,
      value: part(point.value),
      low: part(point.low),
      high: part(point.high),
      given: null,
    }
    const distribution = distributionOf(width, { min: 0, max: 1 })
    const table = tableFor(distribution)
    const input = kit.input(point.slot.path)
    steps.push({ op, index: point.index, place: place.index, limit, input, table })
    fitted.push(fittedPoint(point, distribution, 'width'))
  }
  const [least, common, most] = [kit.points(min), kit.points(mode), kit.points(max)]
  common.forEach((place, order) => {
    const [low, high] = [least[order] as Point, most[order] as Point]
    if (!low.uncertain && !place.uncertain && !high.uncertain) return
    if (apart(low, place) && apart(place, high)) {
      const [below, above] = [border(low, place), border(place, high)]
      draw(low, { min: min.min, max: below })
      draw(place, { min: below, max: above })
      draw(high, { min: place.uncertain ? above : Math.max(above, place.value), max: max.max })
      return
    }
    draw(place, mode)
    reach('below', low, place, min.min)
    reach('above', high, place, max.max)
  })
  return { key, slots: [min, mode, max], steps, fitted }
}
