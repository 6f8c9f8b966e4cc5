import { areaY, lineY, type Markish, plot, rect } from '@observablehq/plot'
import { type MiniElement, type MiniNode, miniDocument } from '../../document/mini-dom.js'
import { goalFill, goalInk, paper } from '../style.js'
import type { Box } from './frame.js'
import type { TimeSpec, YearBand, YearValue } from './time-spec.js'

/** Half a year of room on both sides, for bars. */
export const HALF_YEAR = 0.5

const bandOf = (points: readonly YearBand[]): readonly { year: number; low: number; high: number }[] =>
  points.map(({ year, low, high }) => ({ year, low: low ?? Number.NaN, high: high ?? Number.NaN }))

const plotMarks = ({ areas = [], corridors = [], bars = [], lines = [] }: TimeSpec): readonly Markish[] => [
  ...areas.map(({ points, fill }) => areaY(bandOf(points), { x: 'year', y1: 'low', y2: 'high', fill })),
  ...corridors.flatMap((points): readonly Markish[] => {
    const rows = bandOf(points)
    if (rows.length === 1) {
      const edges = {
        x1: (row: { year: number }) => row.year - 0.3,
        x2: (row: { year: number }) => row.year + 0.3,
      }
      return [
        rect(rows, { ...edges, y1: 'low', y2: 'high', fill: goalFill, stroke: goalInk, strokeWidth: 1.2 }),
      ]
    }
    const edge = {
      x: 'year',
      stroke: goalInk,
      strokeWidth: 1.2,
      strokeDasharray: '1 2.5',
      strokeLinecap: 'round',
    } as const
    return [
      areaY(rows, { x: 'year', y1: 'low', y2: 'high', fill: goalFill }),
      lineY(rows, { ...edge, y: 'low' }),
      lineY(rows, { ...edge, y: 'high' }),
    ]
  }),
  ...bars.map(({ points, fill, edge, dash, shift = 0, wide = 0.7 }) =>
    rect(bandOf(points), {
      x1: (row: { year: number }) => row.year + shift - wide / 2,
      x2: (row: { year: number }) => row.year + shift + wide / 2,
      y1: 'low',
      y2: 'high',
      fill,
      stroke: edge ?? paper,
      strokeWidth: 0.8,
      ...(dash === undefined ? {} : { strokeDasharray: dash }),
    }),
  ),
  ...lines
    .filter(({ style }) => style.stroke !== 'none')
    .map(({ style, points }) =>
      lineY(points, {
        x: 'year',
        y: ({ value }: YearValue) => value ?? Number.NaN,
        stroke: style.stroke,
        strokeWidth: style.width,
        ...(style.dash === undefined ? {} : { strokeDasharray: style.dash, strokeLinecap: 'butt' }),
      }),
    ),
]

/** What Plot draws of a spec in a box, out of its own SVG. */
export const plotted = (spec: TimeSpec, inner: Box): readonly MiniNode[] => {
  const drawn = plot({
    document: miniDocument as unknown as Document,
    width: inner.width,
    height: inner.height,
    margin: 0,
    x: {
      type: 'linear',
      domain: [spec.from - HALF_YEAR, spec.to + HALF_YEAR],
      range: [0, inner.width],
      axis: null,
    },
    y: { type: 'linear', domain: [spec.ticks.min, spec.ticks.max], range: [inner.height, 0], axis: null },
    marks: [...plotMarks(spec)],
  }) as unknown as MiniElement
  return drawn.childNodes.filter((node) => (node as MiniElement).localName === 'g')
}
