import { areaY, lineY, type Markish, plot, rect } from '@observablehq/plot'
import { type MiniElement, type MiniNode, miniDocument } from '../../document/mini-dom.js'
import { axisInk, goalFill, goalInk, grid, type LineStyle, muted, paper } from '../style.js'
import { textWidth } from '../text/measure.js'
import { endLabels } from './end-labels.js'
import type { Box, Sizes } from './frame.js'
import type { Key } from './legend.js'
import { marker } from './marker.js'
import { group, line, text } from './svg.js'
import { type Ticks, yearTicks } from './ticks.js'

export interface YearValue {
  readonly year: number
  readonly value: number | null
}

export interface YearBand {
  readonly year: number
  readonly low: number | null
  readonly high: number | null
}

export interface Line {
  readonly label: string
  readonly style: LineStyle
  readonly points: readonly YearValue[]
  /** The last figure as it is written beside the label. */
  readonly end?: string
  /** Not a line of its own: no label, no key. */
  readonly isSilent?: boolean
}

/** What a chart over years is made of, from the back to the front. */
export interface TimeSpec {
  readonly from: number
  readonly to: number
  readonly ticks: Ticks
  readonly tickText: (value: number) => string
  readonly areas?: readonly { readonly points: readonly YearBand[]; readonly fill: string }[]
  /** Bands of goals; a single year is drawn as a box around the year. */
  readonly corridors?: readonly (readonly YearBand[])[]
  /** Bars of a year from one value to another. */
  readonly bars?: readonly {
    readonly points: readonly YearBand[]
    readonly fill: string
    readonly edge?: string
    readonly dash?: string
    readonly shift?: number
    readonly wide?: number
  }[]
  /** Goals with one edge: level lines. */
  readonly levels?: readonly { readonly from: number; readonly to: number; readonly value: number; readonly label: string }[]
  readonly lines?: readonly Line[]
  /** Single figures, shown by their markers. */
  readonly points?: readonly { readonly style: LineStyle; readonly points: readonly YearValue[] }[]
  /** The first projected year, from which a thin line sets the past apart. */
  readonly base?: number
}

const HALF_YEAR = 0.5
const isKnown = <Row extends { readonly value: number | null }>(row: Row): row is Row & { readonly value: number } =>
  row.value !== null && Number.isFinite(row.value)

const endText = ({ label, end }: Line): string => (end === undefined ? label : `${label} ${end}`)
const labelled = ({ lines = [] }: TimeSpec): readonly Line[] =>
  lines.filter((one) => one.isSilent !== true && one.points.some(isKnown))

/** Keys for the lines, where there is no room to write their names beside them. */
export const lineKeys = (spec: TimeSpec, { isNarrow }: Sizes): readonly Key[] =>
  isNarrow ? labelled(spec).map((one) => ({ label: endText(one), sample: { line: one.style } })) : []

const bandOf = (points: readonly YearBand[]): readonly { year: number; low: number; high: number }[] =>
  points.map(({ year, low, high }) => ({ year, low: low ?? Number.NaN, high: high ?? Number.NaN }))

const plotMarks = ({ areas = [], corridors = [], bars = [], lines = [] }: TimeSpec): readonly Markish[] => [
  ...areas.map(({ points, fill }) => areaY(bandOf(points), { x: 'year', y1: 'low', y2: 'high', fill })),
  ...corridors.flatMap((points): readonly Markish[] => {
    const rows = bandOf(points)
    if (rows.length === 1) {
      const edges = { x1: (row: { year: number }) => row.year - 0.3, x2: (row: { year: number }) => row.year + 0.3 }
      return [rect(rows, { ...edges, y1: 'low', y2: 'high', fill: goalFill, stroke: goalInk, strokeWidth: 1.2 })]
    }
    const edge = { x: 'year', stroke: goalInk, strokeWidth: 1.2, strokeDasharray: '1 2.5', strokeLinecap: 'round' } as const
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
  ...lines.map(({ style, points }) =>
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
const plotted = (spec: TimeSpec, inner: Box): readonly MiniNode[] => {
  const drawn = plot({
    document: miniDocument as unknown as Document,
    width: inner.width,
    height: inner.height,
    margin: 0,
    x: { type: 'linear', domain: [spec.from - HALF_YEAR, spec.to + HALF_YEAR], range: [0, inner.width], axis: null },
    y: { type: 'linear', domain: [spec.ticks.min, spec.ticks.max], range: [inner.height, 0], axis: null },
    marks: [...plotMarks(spec)],
  }) as unknown as MiniElement
  return drawn.childNodes.filter((node) => (node as MiniElement).localName === 'g')
}

/** Years along the bottom, figures up the side, and what the spec says between them. */
export const drawTime = (spec: TimeSpec, box: Box, sizes: Sizes): readonly MiniNode[] => {
  const { from, to, ticks, tickText, levels = [], points = [], base } = spec
  const size = sizes.label
  const tickTexts = ticks.values.map(tickText)
  const left = Math.ceil(Math.max(...tickTexts.map((words) => textWidth(words, size)))) + 8
  const named = sizes.isNarrow ? [] : labelled(spec)
  const ends = endLabels(named.map(endText), Math.min(190, box.width * 0.28), size)
  const yearWide = textWidth('2034', size)
  const right = Math.max(ends.width, 4)
  const inner: Box = { x: box.x + left, y: box.y + 8, width: box.width - left - right, height: box.height - 8 - size - 12 }
  const x = (year: number): number => inner.x + ((year - from + HALF_YEAR) / (to - from + 1)) * inner.width
  const y = (value: number): number =>
    inner.y + inner.height * (1 - (value - ticks.min) / (ticks.max - ticks.min))
  const floor = inner.y + inner.height
  const hasZeroInside = ticks.min < 0 && ticks.max > 0

  const gridLines = ticks.values.map((value) =>
    line(inner.x, y(value), inner.x + inner.width, y(value), {
      stroke: hasZeroInside && Math.abs(value) < ticks.step / 1e6 ? axisInk : grid,
      'stroke-width': 1,
    }),
  )
  const years = yearTicks(from, to, inner.width * ((to - from) / (to - from + 1)), yearWide)
  const levelMarks = levels.flatMap(({ from: first, to: last, value, label }) => {
    const start = x(Math.max(first, from) - HALF_YEAR)
    const end = x(Math.min(last, to) + HALF_YEAR)
    const wide = textWidth(label, size)
    const isEnd = end - wide < start
    return [
      line(start, y(value), end, y(value), { stroke: goalInk, 'stroke-width': 1.8, 'stroke-dasharray': '1 3.5', 'stroke-linecap': 'round' }),
      ...(label === ''
        ? []
        : [
            text(label, isEnd ? end : start + 2, y(value) - 5, {
              size,
              fill: goalInk,
              anchor: isEnd ? 'end' : 'start',
              bold: true,
              halo: paper,
            }),
          ]),
    ]
  })
  const lineMarkers = (spec.lines ?? []).flatMap(({ style, points: values }) =>
    style.marker === undefined
      ? []
      : values.filter(isKnown).map(({ year, value }) => marker(style, x(year), y(value))),
  )
  const single = points.flatMap(({ style, points: values }) =>
    values.filter(isKnown).map(({ year, value }) => marker(style, x(year), y(value), 4.2)),
  )
  const endPlaces = named.map((one) => {
    const last = one.points.filter(isKnown).at(-1) as { year: number; value: number }
    return { label: endText(one), x: x(last.year), y: y(last.value) }
  })
  return [
    group({ 'data-part': 'grid' }, gridLines),
    group(
      { 'data-part': 'y-axis' },
      ticks.values.map((value, index) =>
        text(tickTexts[index] as string, inner.x - 8, y(value) + size * 0.35, { size, fill: muted, anchor: 'end' }),
      ),
    ),
    ...(base === undefined || base <= from
      ? []
      : [line(x(base) , inner.y, x(base), floor, { stroke: axisInk, 'stroke-width': 1, 'stroke-dasharray': '3 3' })]),
    group({ 'data-part': 'marks', transform: `translate(${inner.x},${inner.y})` }, plotted(spec, inner)),
    line(inner.x, floor, inner.x + inner.width, floor, { stroke: axisInk, 'stroke-width': 1 }),
    group({ 'data-part': 'levels' }, levelMarks),
    group({ 'data-part': 'markers' }, [...lineMarkers, ...single]),
    group(
      { 'data-part': 'x-axis' },
      years.flatMap((year) => [
        line(x(year), floor, x(year), floor + 4, { stroke: axisInk, 'stroke-width': 1 }),
        text(String(year), x(year), floor + 6 + size, { size, fill: muted, anchor: 'middle' }),
      ]),
    ),
    group({ 'data-part': 'labels' }, ends.draw(endPlaces, inner.x + inner.width, inner.y - 6, floor)),
  ]
}

/** A height that suits a drawing of years at this width. */
export const timeHeight = (width: number): number => Math.round(Math.min(400, Math.max(230, width * 0.46)))

