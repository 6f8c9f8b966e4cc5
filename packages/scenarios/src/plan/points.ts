import type { Figure, FigureMap } from '@kohort/core'
import { fail } from '../errors.js'
import type { Place } from './paths.js'

/**
 * Values without years: a curve by years since entry, steps by age, bands of ages, one number. They act on the whole
 * horizon and on nothing before it.
 */
const sorted = (map: FigureMap): readonly (readonly [number, Figure])[] =>
  Object.entries(map)
    .map(([at, figure]) => [Number(at), figure] as const)
    .sort(([one], [other]) => one - other)

/** Every point changed, but a curve's start: after no years everybody is still here. */
export const changePoints = (
  map: FigureMap,
  form: Place['form'],
  change: (figure: Figure) => Figure,
): FigureMap =>
  Object.fromEntries(
    Object.entries(map).map(([at, figure]) => [at, form === 'curve' && at === '0' ? figure : change(figure)]),
  )

const linear = (map: FigureMap, at: number, of: (figure: Figure) => number): number => {
  const points = sorted(map)
  const next = points.findIndex(([n]) => n >= at)
  const [n, figure] = points[next === -1 ? points.length - 1 : next] as readonly [number, Figure]
  const before = points[next - 1]
  if (n === at || next <= 0 || before === undefined) return of(figure)
  return of(before[1]) + ((of(figure) - of(before[1])) * (at - before[0])) / (n - before[0])
}

const low = (figure: Figure): number => figure.range?.[0] ?? figure.value
const high = (figure: Figure): number => figure.range?.[1] ?? figure.value

/** Everybody stays `by` years longer: nobody leaves in the first of them. */
const later = (map: FigureMap, by: number): FigureMap => {
  const points = sorted(map).filter(([n]) => n > 0)
  return Object.fromEntries([
    ['0', map['0'] ?? { value: 1 }],
    [String(by), { value: 1 }],
    ...points.map(([n, figure]) => [String(n + by), figure] as const),
  ])
}

/** Everybody is `by` years further along the curve: of those still there at that point, the share still here. */
const earlier = (map: FigureMap, by: number, place: Place): FigureMap => {
  const start = [
    linear(map, by, low),
    linear(map, by, (figure) => figure.value),
    linear(map, by, high),
  ] as const
  const points = sorted(map).filter(([n]) => n > by)
  if (points.length === 0 || start[1] <= 0)
    fail('shift', place.path, `the curve ends ${by} years on or before.`, 'Shift it by fewer years.')
  return Object.fromEntries([
    ['0', { value: 1 }],
    ...points.map(([n, figure]): readonly [string, Figure] => {
      const value = figure.value / start[1]
      const ends = [low(figure) / (start[0] || 1), value, high(figure) / (start[2] || 1)]
      const range: [number, number] = [Math.min(...ends), Math.min(1, Math.max(...ends))]
      const { range: had, ...rest } = figure
      return [String(n - by), { ...rest, value, ...(had === undefined ? {} : { range }) }]
    }),
  ])
}

/** Ages moved up or down. */
const ages = (map: FigureMap, by: number): FigureMap =>
  Object.fromEntries(
    Object.entries(map).map(([key, figure]) => [
      key
        .split('-')
        .map((age) => String(Number(age) + by))
        .join('-'),
      figure,
    ]),
  )

/** Later by years or ages, or earlier. */
export const shiftPoints = (map: FigureMap, by: number, place: Place): FigureMap => {
  if (place.form === 'curve') return by > 0 ? later(map, by) : earlier(map, -by, place)
  if (place.form === 'steps' || place.form === 'bands') {
    const lowest = Math.min(...Object.keys(map).map((key) => Number.parseInt(key, 10))) + by
    if (lowest < 0) fail('shift', place.path, 'an age would fall below 0.', 'Shift it by fewer years.')
    return ages(map, by)
  }
  return fail(
    'shift',
    place.path,
    'one number without years cannot come earlier or later.',
    'Use set or add.',
  )
}
