import type { Compiled, Figure, Slot } from '@kohort/core'
import { fitRange } from '../distributions/fit.js'
import { fail } from '../errors.js'
import { tableFor } from '../inputs/points.js'
import { readTable } from '../inputs/table.js'
import type { LiveChange } from './live-change.js'

/** A number of the vector that a change writes: its middle, and its draws where they differ. */
export interface Target {
  readonly index: number
  readonly value: number
  readonly draws: Float64Array | null
}

/** What finding the targets has at hand, made once. */
export interface TargetKit {
  readonly compiled: Compiled
  readonly count: number
  /** The draws of a place in the vector when nothing is moved; null where it does not vary. */
  readonly drawn: (index: number) => Float64Array | null
  /** The least and the most that a place can be drawn as. */
  readonly ends: (index: number) => readonly [number, number]
  /** The middle of a place when nothing is moved. */
  readonly middle: (index: number) => number
  /** Normal scores of a path's own stream. */
  readonly scores: (path: string) => Float64Array
  readonly slotOf: (path: string) => Slot
}

const cannot = (path: string, what: string): never =>
  fail('live', path, `${what} cannot be moved live.`, 'Apply it as a scenario, with simulate.')

const inBounds = ({ min, max, path }: Slot, value: number): void => {
  if (!(value >= min && value <= max))
    fail('bounds', path, `${value} does not lie between ${min} and ${max}.`, 'Change it less.')
}

/** A number drawn from a range of its own, by the scores that its path always has. */
const fromRange = (
  kit: TargetKit,
  slot: Slot,
  index: number,
  value: number,
  range: Figure['range'],
): Target => {
  inBounds(slot, value)
  if (range === undefined || !(range[0] < range[1])) return { index, value, draws: null }
  const [low, high] = range
  inBounds(slot, low)
  inBounds(slot, high)
  const distribution = fitRange(value, [low, high], slot)
  if (distribution.family === 'constant') return { index, value, draws: null }
  const draws = new Float64Array(kit.count)
  readTable(tableFor(distribution), kit.scores(slot.path), kit.count, draws)
  return { index, value, draws }
}

type Given = number | Figure

const isOne = (value: unknown): value is Given =>
  typeof value === 'number' || typeof (value as { value?: unknown } | null)?.value === 'number'

/** What a `set` puts in each of the years that the slot has after the base year. */
const given = ({ path, value, from }: LiveChange & { op: 'set' }, slot: Slot, base: number) => {
  const years = slot.at.map((year, order) => ({ year, order })).filter(({ year }) => year > base)
  if (isOne(value)) {
    const first = from ?? base + 1
    if (!slot.at.includes(first)) cannot(path, `a change from ${first}`)
    return years.flatMap(({ year, order }) => (year < first ? [] : [{ order, figure: value as Given }]))
  }
  const points = value as Readonly<Record<string, Given>>
  const set = Object.keys(points).map(Number)
  for (const year of set) if (!slot.at.includes(year) || year <= base) cannot(path, `the year ${year}`)
  const first = Math.min(...set)
  return years.flatMap(({ year, order }) => {
    if (year < first) return []
    const held = Math.max(...set.filter((at) => at <= year))
    return [{ order, figure: points[String(held)] as Given }]
  })
}

const isYearly = (slot: Slot): boolean => slot.at.some((at) => at >= 1900)

const setTargets = (kit: TargetKit, change: LiveChange & { op: 'set' }): readonly Target[] => {
  const slot = kit.slotOf(change.path)
  const { base, to } = kit.compiled.plan
  const figureAt = (figure: Given, order: number): Target =>
    typeof figure === 'number'
      ? fromRange(kit, slot, slot.start + order, figure, undefined)
      : fromRange(kit, slot, slot.start + order, figure.value, figure.range)
  if (!isYearly(slot)) {
    if (slot.keys.length > 0 || !isOne(change.value)) return cannot(change.path, 'this value')
    return [figureAt(change.value as Given, 0)]
  }
  if (slot.parameter === 'training.intake.followStock') {
    const years = isOne(change.value) ? [] : Object.keys(change.value as object)
    if (years.length !== to - base) cannot(change.path, 'a line of which not every year is set')
  }
  return given(change, slot, base).map(({ order, figure }) => figureAt(figure, order))
}

const scaleTargets = (kit: TargetKit, change: LiveChange & { op: 'scale' }): readonly Target[] => {
  const { path, by, from, of } = change
  const slot = kit.slotOf(path)
  const { base } = kit.compiled.plan
  if (typeof by !== 'number' || (from !== undefined && from !== base + 1))
    return cannot(path, 'some years alone')
  const orders = slot.at.map((_, order) => order)
  if (of === 'rate') {
    // The start of a curve is 1, and 1 to any power is.
    return orders.flatMap((order) => {
      if (slot.keys[order] === '0') return []
      const index = slot.start + order
      const drawn = kit.drawn(index)
      return [{ index, value: kit.middle(index) ** by, draws: drawn?.map((value) => value ** by) ?? null }]
    })
  }
  if (!isYearly(slot)) return cannot(path, 'this value')
  const moving = orders.filter((order) => (slot.at[order] as number) > base)
  if (
    slot.parameter === 'training.intake.followStock' &&
    slot.figures.some(({ range }) => range !== undefined)
  )
    cannot(path, 'a line with ranges that is scaled')
  const within = ([low, high]: readonly [number, number]): boolean =>
    Math.min(low * by, high * by) >= slot.min && Math.max(low * by, high * by) <= slot.max
  const sound = moving.every((order) => within(kit.ends(slot.start + order)))
  return moving.map((order): Target => {
    const index = slot.start + order
    const drawn = kit.drawn(index)
    const value = kit.middle(index) * by
    inBounds(slot, value)
    const range = slot.figures[order]?.range?.map((end) => end * by).sort((one, other) => one - other)
    for (const end of range ?? []) inBounds(slot, end)
    // Where an extreme draw would leave the bounds it is drawn from the moved range, as in any scenario.
    if (!sound) return fromRange(kit, slot, index, value, range as unknown as Figure['range'])
    return { index, value, draws: drawn?.map((draw) => draw * by) ?? null }
  })
}

const isShare = (path: string): boolean => /^groups\.[^.]+\.share$/.test(path)

/** What the shares that are named leave, split among the others in their own proportions. */
const restTargets = (
  kit: TargetKit,
  changes: readonly LiveChange[],
  named: readonly Target[],
): readonly Target[] => {
  if (named.length === 0) return []
  const { compiled, count } = kit
  const shares = compiled.slots.filter(({ parameter }) => parameter === 'groups.*.share')
  const isNamed = (slot: Slot): boolean => changes.some(({ path }) => path === slot.path)
  const others = shares.filter((slot) => !isNamed(slot))
  const [first] = shares
  const targets: Target[] = []
  for (let order = 0; order < (first?.at.length ?? 0); order += 1) {
    if ((first?.at[order] as number) <= compiled.plan.base) continue
    const taken = shares
      .filter(isNamed)
      .reduce((sum, { start }) => sum + (named.find(({ index }) => index === start + order)?.value ?? 0), 0)
    const rest = 1 - taken
    if (rest < -1e-9 || others.length === 0)
      fail('shares', 'groups', `the shares that are set sum to ${taken}.`, 'They may sum to 1 at most.')
    const places = others.map(({ start }) => start + order)
    const sum = places.reduce((total, index) => total + kit.middle(index), 0)
    const sums = new Float64Array(count)
    const at = (index: number, draw: number): number => kit.drawn(index)?.[draw] ?? kit.middle(index)
    for (let draw = 0; draw < count; draw += 1)
      for (const index of places) sums[draw] = (sums[draw] as number) + at(index, draw)
    for (const index of places)
      targets.push({
        index,
        value: (kit.middle(index) * rest) / sum,
        draws: sums.map((total, draw) => (at(index, draw) * rest) / total),
      })
  }
  return targets
}

/** Every number that some changes write. */
export const targetsOf = (kit: TargetKit, changes: readonly LiveChange[]): readonly Target[] => {
  const twice = changes.find(({ path }, order) => changes.findIndex((one) => one.path === path) < order)
  if (twice !== undefined) cannot(twice.path, 'a number that two changes write')
  const shares: Target[] = []
  const targets = changes.flatMap((change) => {
    if (change.to !== undefined) cannot(change.path, 'a change with a last year')
    if (change.op === 'scale') {
      if (isShare(change.path)) cannot(change.path, 'a share that is scaled')
      return scaleTargets(kit, change)
    }
    const found = setTargets(kit, change)
    if (isShare(change.path)) {
      if (found.some(({ draws }) => draws !== null)) cannot(change.path, 'a share with a range')
      shares.push(...found)
    }
    return found
  })
  return [...targets, ...restTargets(kit, changes, shares)]
}
