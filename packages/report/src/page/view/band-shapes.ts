import type { VNode } from 'preact'
import type { GoalOutcome, YearBand } from '../model/outcome.js'
import { el } from './el.js'

type Point = readonly [x: number, y: number]

export const at = (value: number): string => value.toFixed(1)
const line = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`).join('')

export interface Scale {
  readonly x: (year: number) => number
  readonly y: (value: number) => number
}

/** The area between two quantiles. */
export const area = (rows: readonly YearBand[], low: number, high: number, { x, y }: Scale): string => {
  const known = rows.filter(({ quantiles }) => quantiles[low] !== null && quantiles[high] !== null)
  if (known.length === 0) return ''
  const upper = known.map(({ year, quantiles }): Point => [x(year), y(quantiles[high] as number)])
  const lower = known.map(({ year, quantiles }): Point => [x(year), y(quantiles[low] as number)])
  return `${line(upper)}${line(lower.reverse()).replace('M', 'L')}Z`
}

export const centralLine = (rows: readonly YearBand[], { x, y }: Scale): string =>
  line(rows.flatMap(({ year, central }) => (central === null ? [] : [[x(year), y(central)] as const])))

/** What a goal asks of the series: a corridor, or an edge. */
export const goalMarks = (goals: readonly GoalOutcome[], to: number, { x, y }: Scale): readonly VNode[] =>
  goals.flatMap(({ verdict: { id, years: all } }): VNode[] => {
    const years = all.filter(({ year, min, max }) => year <= to && (min ?? max) !== null)
    const [first] = years
    if (first === undefined) return []
    const half = 5
    const edge = (of: 'min' | 'max'): VNode[] => {
      const points = years.flatMap((year) =>
        year[of] === null ? [] : [[x(year.year), y(year[of] as number)] as const],
      )
      if (points.length === 0) return []
      const [[x0, y0] = [0, 0]] = points
      const drawn =
        points.length === 1
          ? line([
              [x0 - half, y0],
              [x0 + half, y0],
            ])
          : line(points)
      return [el('path', { key: `${id} ${of}`, class: 'goal-edge', d: drawn })]
    }
    const isCorridor = first.min !== null && first.max !== null
    if (!isCorridor) return [...edge('min'), ...edge('max')]
    return years.map(({ year, min, max }) =>
      el('rect', {
        key: `${id} ${year}`,
        class: 'goal-area',
        x: at(x(year) - half),
        width: 2 * half,
        y: at(y(max as number)),
        height: at(Math.max(1, y(min as number) - y(max as number))),
      }),
    )
  })
