import type { Standing } from './goal-margin.js'

/** A value at which a goal is just met, and to which side of it the goal stays met. */
export interface Crossing {
  readonly value: number
  /** `above`: met at this value and just above it; `below`: and just below it. */
  readonly meets: 'above' | 'below'
}

export interface Scan {
  readonly crossings: readonly Crossing[]
  /** Whether the margin only rises or only falls over the scanned values. */
  readonly monotone: boolean
  /** Whether the goal is met at every value tried, at some, or at none. */
  readonly met: 'everywhere' | 'somewhere' | 'nowhere'
}

const EVEN = 64
const WIDER = 40
const HALVINGS = 200
const GOLDEN = (Math.sqrt(5) - 1) / 2
const NARROWINGS = 90
/** A turn of the margin by less than this, relative to its span, is rounding. */
const TURN = 1e-9

/** Values to try: evenly over what is near at hand, and ever wider apart out to bounds that are far off. */
const grid = (
  value: number,
  [low, high]: readonly [number, number],
  also: readonly number[],
): readonly number[] => {
  const near = 4 * Math.max(1, Math.abs(value))
  const [from, to] = [Math.max(low, -near), Math.min(high, near)]
  const values = [low, high, value, ...also.filter((one) => one >= low && one <= high)]
  for (let step = 0; step <= EVEN; step += 1) values.push(from + ((to - from) * step) / EVEN)
  for (const [start, end] of [
    [to, high],
    [from, low],
  ] as const) {
    const [size, far] = [Math.abs(start), Math.abs(end)]
    if (far <= size) continue
    for (let step = 1; step < WIDER; step += 1)
      values.push(Math.sign(end) * Math.max(size, 1e-9) * (far / Math.max(size, 1e-9)) ** (step / WIDER))
  }
  return [...new Set(values)].filter((one) => one >= low && one <= high).sort((one, other) => one - other)
}

/** Between a value where the goal is met and one where it is not: the last that meets it. */
const bisect = (inside: number, outside: number, holds: (value: number) => boolean): number => {
  let [met, missed] = [inside, outside]
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (met + missed) / 2
    if (middle === met || middle === missed) break
    if (holds(middle)) met = middle
    else missed = middle
  }
  return met
}

/** Where the margin is largest (or least) between two values, by golden section. */
const extreme = (low: number, high: number, height: (value: number) => number): number => {
  let [from, to] = [low, high]
  for (let narrowing = 0; narrowing < NARROWINGS; narrowing += 1) {
    const [one, other] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)]
    if (height(one) >= height(other)) to = other
    else from = one
  }
  return (from + to) / 2
}

/**
 * Every value between two bounds at which a goal begins or ceases to be met: a scan, a closer look wherever the margin
 * turns between two values tried, and bisection. A gap narrower than the scan's steps on a slope is not seen.
 */
export const crossingsOf = (
  value: number,
  bounds: readonly [number, number],
  also: readonly number[],
  standing: (value: number) => Standing,
): Scan => {
  const height = (at: number) => standing(at).margin ?? Number.NEGATIVE_INFINITY
  const points = grid(value, bounds, also).map((at) => ({ at, ...standing(at) }))
  const turns: typeof points = []
  const finite = points.flatMap(({ margin }) => (margin === null ? [] : [margin]))
  const span = Math.max(...finite) - Math.min(...finite)
  let rises = false
  let falls = false
  for (let index = 1; index < finite.length; index += 1) {
    const change = (finite[index] as number) - (finite[index - 1] as number)
    if (change > TURN * span) rises = true
    if (change < -TURN * span) falls = true
  }
  for (let index = 1; index + 1 < points.length; index += 1) {
    const [before, here, after] = [points[index - 1], points[index], points[index + 1]]
    if (before === undefined || here === undefined || after === undefined) continue
    const [left, middle, right] = [before, here, after].map(({ margin }) => margin)
    if (left === null || middle === null || right === null) continue
    if (left === undefined || middle === undefined || right === undefined) continue
    const missed = !before.met && !here.met && !after.met
    const met = before.met && here.met && after.met
    const sign =
      missed && middle >= left && middle >= right ? 1 : met && middle <= left && middle <= right ? -1 : 0
    if (sign === 0) continue
    const at = extreme(before.at, after.at, (tried) => sign * height(tried))
    turns.push({ at, ...standing(at) })
  }
  const all = [...points, ...turns].sort((one, other) => one.at - other.at)
  const holds = (at: number) => standing(at).met
  const crossings = all.slice(1).flatMap((here, index): readonly Crossing[] => {
    const before = all[index] as (typeof all)[number]
    // A goal without a figure, such as the coverage of nobody, does not turn: it is not put.
    if (before.met === here.met || before.margin === null || here.margin === null) return []
    return here.met
      ? [{ value: bisect(here.at, before.at, holds), meets: 'above' }]
      : [{ value: bisect(before.at, here.at, holds), meets: 'below' }]
  })
  const count = all.filter(({ met }) => met).length
  return {
    crossings,
    monotone: !(rises && falls),
    met: count === all.length ? 'everywhere' : count === 0 ? 'nowhere' : 'somewhere',
  }
}
