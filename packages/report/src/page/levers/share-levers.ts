import type { Figure, FigureMap, Plan } from '@kohort/core'
import type { LiveChange } from '@kohort/ensemble'
import type { Lever, LeverId, PlanPart } from './lever.js'
import { leverTexts } from './lever-texts.js'
import { movedRange, rounded, yearlyRate } from './numbers.js'

/** The figure that a dated value has in a year. */
export const figureAt = (map: FigureMap, year: number): Figure => {
  const years = Object.keys(map).map(Number)
  const held = years.filter((at) => at <= year)
  return map[String(held.length > 0 ? Math.max(...held) : Math.min(...years))] as Figure
}

export const asPercent = (figure: Figure): readonly [number, number] | null =>
  figure.range === undefined ? null : inPercent(figure.range)

/** Whether some group has no number of its own in the plan's place: else the plan's is read by nobody. */
const isUsed = ({ groups }: Plan, path: string): boolean => {
  const [section = '', key = ''] = path.split('.')
  return Object.values(groups).some((group) => {
    const own = (group as Readonly<Record<string, unknown>>)[section] as PlanPart | undefined
    return own?.[key] === undefined
  })
}

type Own = Omit<Lever, 'label' | 'meaning' | 'unit' | 'rangeAt'> & Partial<Pick<Lever, 'rangeAt'>>

export const told = (own: Own): Lever => ({ rangeAt: () => null, ...own, ...leverTexts[own.id] })

type Range = readonly [number, number]
const inPercent = ([low, high]: Range): Range => [rounded(low * 100, 4), rounded(high * 100, 4)]

export const set = (path: string, value: number, range?: [number, number] | null): LiveChange =>
  range === undefined || range === null
    ? { op: 'set', path, value }
    : { op: 'set', path, value: { value, range } }

/** A share of which less or more is lost: the draws are scaled, so that the range goes with the value. */
export const lossShare = (
  plan: Plan,
  id: LeverId,
  path: string,
  map: FigureMap | undefined,
  max: number,
  step: number,
): readonly Lever[] => {
  if (map === undefined || !isUsed(plan, path)) return []
  const figure = figureAt(map, plan.base + 1)
  const value = rounded(figure.value * 100, 4)
  const highest = Math.max(...Object.values(map).map((one) => Math.max(one.value, one.range?.[1] ?? 0)))
  // Never so far that the range would leave the bounds of a share.
  const farthest = highest > 0 ? (99 * figure.value) / highest : max
  return [
    told({
      id,
      path,
      value,
      min: 0,
      max: rounded(Math.max(value, Math.min(max, Math.floor(farthest / step) * step)), 4),
      step,
      decimals: 1,
      range: asPercent(figure),
      figure,
      moves: figure.value > 0 ? 'range' : 'certain',
      rangeAt: (next) => {
        const by = next / 100 / figure.value
        return figure.range === undefined || !(figure.value > 0)
          ? null
          : inPercent([figure.range[0] * by, figure.range[1] * by])
      },
      change: (next) =>
        figure.value > 0
          ? { op: 'scale', path, by: rounded(next / 100 / figure.value, 12) }
          : set(path, rounded(next / 100)),
    }),
  ]
}

/** A share that is kept: set, with the plan's range moved along. */
export const keptShare = (
  plan: Plan,
  id: LeverId,
  path: string,
  map: FigureMap | undefined,
  min: number,
  step: number,
): readonly Lever[] => {
  if (map === undefined || !isUsed(plan, path)) return []
  const figure = figureAt(map, plan.base + 1)
  return [
    told({
      id,
      path,
      value: rounded(figure.value * 100, 4),
      min: Math.min(min, rounded(figure.value * 100, 4)),
      max: 100,
      step,
      decimals: 1,
      range: asPercent(figure),
      figure,
      moves: figure.range === undefined ? 'certain' : 'range',
      rangeAt: (next) => {
        const range = figure.range && movedRange(rounded(next / 100), figure.value, figure.range)
        return range ? inPercent(range) : null
      },
      change: (next) => {
        const value = rounded(next / 100)
        return set(path, value, figure.range && movedRange(value, figure.value, figure.range))
      },
    }),
  ]
}

/** The yearly rate at which people leave by a curve: the share still here to a power. */
export const leavingRate = (
  plan: Plan,
  id: LeverId,
  path: string,
  map: FigureMap | undefined,
): readonly Lever[] => {
  if (map === undefined || !isUsed(plan, path)) return []
  const at = Math.max(...Object.keys(map).map(Number))
  const figure = map[String(at)] as Figure
  if (!(figure.value > 0 && figure.value < 1)) return []
  const rate = yearlyRate(at, figure.value)
  const value = rounded(rate * 100, 2)
  const { range } = figure
  const powerTo = (next: number): number => Math.log(1 - next / 100) / Math.log(1 - rate)
  return [
    told({
      id,
      path,
      value,
      min: 0,
      max: Math.max(10, Math.ceil(value * 2)),
      step: 0.1,
      decimals: 1,
      range:
        range === undefined
          ? null
          : [rounded(yearlyRate(at, range[1]) * 100, 2), rounded(yearlyRate(at, range[0]) * 100, 2)],
      figure,
      moves: 'range',
      rangeAt: (next) => {
        const by = powerTo(next)
        const at95 = (kept: number): number => rounded(yearlyRate(at, kept ** by) * 100, 2)
        return range === undefined ? null : [at95(range[1]), at95(range[0])]
      },
      change: (next) => ({ op: 'scale', path, by: rounded(powerTo(next), 12), of: 'rate' }),
    }),
  ]
}
