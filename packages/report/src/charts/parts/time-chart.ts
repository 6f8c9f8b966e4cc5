import type { MiniNode } from '../../document/mini-dom.js'
import { axisInk, goalInk, grid, muted, paper } from '../style.js'
import { textWidth } from '../text/measure.js'
import { endLabels } from './end-labels.js'
import type { Box, Sizes } from './frame.js'
import type { Key } from './legend.js'
import { isCrossed, type Point, placeLabel } from './level-label.js'
import { marker } from './marker.js'
import { group, line, text } from './svg.js'
import { yearTicks } from './ticks.js'
import { HALF_YEAR, plotted } from './time-marks.js'
import type { Line, TimeSpec } from './time-spec.js'

const isKnown = <Row extends { readonly value: number | null }>(
  row: Row,
): row is Row & { readonly value: number } => row.value !== null && Number.isFinite(row.value)

const endText = ({ label, end }: Line): string => (end === undefined ? label : `${label}: ${end}`)
const labelled = ({ lines = [] }: TimeSpec): readonly Line[] =>
  lines.filter((one) => one.isSilent !== true && one.points.some(isKnown))

/** Keys for the lines, where there is no room to write their names beside them. */
export const lineKeys = (spec: TimeSpec, { isNarrow }: Sizes): readonly Key[] =>
  isNarrow
    ? labelled(spec).map(({ label, end, style }) => ({
        label,
        ...(end === undefined ? {} : { end }),
        sample: { line: style },
      }))
    : []

type Scale = (value: number) => number

/** The lines' known points where they are drawn. */
const placed = ({ lines = [] }: TimeSpec, x: Scale, y: Scale): readonly (readonly Point[])[] =>
  lines.map(({ points }) => points.filter(isKnown).map((row) => [x(row.year), y(row.value)] as const))

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
  const inner: Box = {
    x: box.x + left,
    y: box.y + 8,
    width: box.width - left - right,
    height: box.height - 8 - size - 12,
  }
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
  // The numbers of a goal for a single year stand under its box.
  const boxTexts = (spec.corridors ?? []).flatMap((rows) => {
    const [row] = rows
    if (rows.length !== 1 || row === undefined || row.low === null || row.high === null) return []
    const words = row.low === row.high ? tickText(row.low) : `${tickText(row.low)}–${tickText(row.high)}`
    const wide = textWidth(words, size, true)
    const end = Math.min(inner.x + inner.width, x(row.year) + wide / 2)
    const [above, below] = [y(row.high) - 5, y(row.low) + size + 3]
    const isFree =
      above - size >= inner.y &&
      !placed(spec, x, y).some((points) => isCrossed(points, end - wide, end, above - size, above + 2))
    return [
      text(words, end, isFree ? above : below, {
        size,
        fill: goalInk,
        anchor: 'end',
        bold: true,
        halo: paper,
      }),
    ]
  })
  const levelMarks = levels.flatMap(({ from: first, to: last, value, label }) => {
    const start = x(Math.max(first, from) - HALF_YEAR)
    const end = x(Math.min(last, to) + HALF_YEAR)
    const taken = placed(spec, x, y)
    const place = placeLabel(textWidth(label, size, true), size, start, end, y(value), inner, taken)
    return [
      line(start, y(value), end, y(value), {
        stroke: goalInk,
        'stroke-width': 1.8,
        'stroke-dasharray': '1 3.5',
        'stroke-linecap': 'round',
      }),
      ...(label === ''
        ? []
        : [text(label, place.x, place.y, { size, fill: goalInk, bold: true, halo: paper })]),
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
        text(tickTexts[index] as string, inner.x - 8, y(value) + size * 0.35, {
          size,
          fill: muted,
          anchor: 'end',
        }),
      ),
    ),
    ...(base === undefined || base <= from
      ? []
      : [
          line(x(base), inner.y, x(base), floor, {
            stroke: axisInk,
            'stroke-width': 1,
            'stroke-dasharray': '3 3',
          }),
          text(spec.baseText ?? '', x(base) - 5, floor - 6, {
            size,
            fill: muted,
            anchor: 'end',
            halo: paper,
          }),
        ]),
    group({ 'data-part': 'marks', transform: `translate(${inner.x},${inner.y})` }, plotted(spec, inner)),
    line(inner.x, floor, inner.x + inner.width, floor, { stroke: axisInk, 'stroke-width': 1 }),
    group({ 'data-part': 'levels' }, [...levelMarks, ...boxTexts]),
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
