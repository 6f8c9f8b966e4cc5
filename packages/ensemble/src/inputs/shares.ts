import type { Slot } from '@kohort/core'
import { type Distribution, FURTHEST, quantileOf } from '../distributions/distribution.js'
import { distributionOf, type Point, tableFor } from './points.js'
import type { Step } from './steps.js'
import { type FittedPoint, fittedPoint, type Kit, type Unit } from './units.js'

/** Shares are drawn where they have a range; the groups without one take the rest, in their own proportions. */
const splitOf = (
  points: readonly Point[],
): { readonly drawn: readonly Point[]; readonly rest: readonly Point[] } => {
  const certain = points.filter(({ uncertain, value }) => !uncertain && value > 0)
  if (certain.length > 0) return { drawn: points.filter(({ uncertain }) => uncertain), rest: certain }
  // All have a range: the largest takes what the others leave.
  const largest = points.reduce((most, point) => (point.value > most.value ? point : most))
  return { drawn: points.filter((point) => point.uncertain && point !== largest), rest: [largest] }
}

/** The part of what the earlier shares leave that a share is, at the plan's own numbers of those. */
const remainderOf = (point: Point, earlier: readonly Point[]): Distribution => {
  const left = 1 - earlier.reduce((sum, { value }) => sum + value, 0)
  const part = (x: number): number => (left > 0 ? Math.min(1, x / left) : 0)
  return distributionOf(
    { ...point, value: part(point.value), low: part(point.low), high: part(point.high), given: null },
    { min: 0, max: 1 },
  )
}

/**
 * The groups' shares of the intake, which sum to 1. Where all drawn shares together cannot pass 1, each has its own
 * distribution and meets its percentiles; else each is drawn as a part of what those before it leave.
 */
export const sharesUnit = (slots: readonly Slot[], kit: Kit): Unit => {
  const steps: Step[] = []
  const fitted: FittedPoint[] = []
  const all = slots.map((slot) => kit.points(slot))
  const [first = []] = all
  first.forEach((_, order) => {
    const points = all.map((own) => own[order] as Point)
    if (points.every(({ uncertain }) => !uncertain)) return
    const { drawn, rest } = splitOf(points)
    const fixed = points.filter((point) => !drawn.includes(point) && !rest.includes(point))
    const own = drawn.map((point) => distributionOf(point, { min: 0, max: 1 }))
    const most = own.reduce((sum, distribution) => sum + quantileOf(distribution)(FURTHEST), 0)
    const free = most + fixed.reduce((sum, { value }) => sum + value, 0) <= 1
    drawn.forEach((point, place) => {
      const input = kit.input(point.slot.path)
      const { index } = point
      const earlier = [...fixed, ...drawn.slice(0, place)]
      const distribution = free ? (own[place] as Distribution) : remainderOf(point, earlier)
      const table = tableFor(distribution)
      const named = earlier.map((before) => before.index)
      steps.push(
        free ? { op: 'table', index, input, table } : { op: 'remainder', index, named, input, table },
      )
      fitted.push(fittedPoint(point, distribution, free ? 'number' : 'remainder'))
    })
    const named = [...fixed, ...drawn].map(({ index }) => index)
    const whole = rest.reduce((sum, { value }) => sum + value, 0)
    for (const point of rest)
      steps.push({
        op: 'rest',
        index: point.index,
        named,
        part: rest.length === 1 ? 1 : point.value / whole,
      })
  })
  return { key: 'groups', slots, steps, fitted }
}
