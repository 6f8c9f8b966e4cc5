import { type Markish, plot, rect } from '@observablehq/plot'
import { type MiniElement, type MiniNode, miniDocument } from '../../document/mini-dom.js'
import { axisInk, grid, ink, muted, paper } from '../style.js'
import { textWidth, wrapText } from '../text/measure.js'
import type { Box, Sizes } from './frame.js'
import { group, line, text, textLines } from './svg.js'
import type { Ticks } from './ticks.js'

export interface Segment {
  readonly from: number
  readonly to: number
  readonly fill: string
  /** The part of the row's height that it takes, 1 if left out. */
  readonly thick?: number
}

/** One thing with a bar of its own: named to the left, or above where it is narrow. */
export interface BarRow {
  readonly label: string
  readonly segments: readonly Segment[]
  /** What stands to the right of the bar, and to its left. */
  readonly right?: string
  readonly left?: string
  /** In place of a bar, where there is no figure. */
  readonly instead?: string
}

export interface RowSpec {
  readonly rows: readonly BarRow[]
  readonly ticks: Ticks
  readonly tickText: (value: number) => string
  /** The value at which a line runs through all rows. */
  readonly line?: number
  /** Between a row and the next, where one ends and the other starts. */
  readonly joins?: readonly number[]
}

const LABEL_SHARE = 0.36
const BAR = 20
const LABEL_LINES = 3

interface Layout {
  readonly labels: readonly (readonly string[])[]
  readonly labelWidth: number
  readonly lineHeight: number
  readonly heights: readonly number[]
}

const layoutOf = ({ rows }: RowSpec, width: number, sizes: Sizes): Layout => {
  const size = sizes.label
  const lineHeight = Math.round(size * 1.25)
  const most = sizes.isNarrow ? width : width * LABEL_SHARE
  const labels = rows.map(({ label }) => wrapText(label, most - 10, size, { lines: LABEL_LINES }))
  const widest = Math.max(0, ...labels.flat().map((words) => textWidth(words, size)))
  const heights = labels.map((words) =>
    sizes.isNarrow ? words.length * lineHeight + BAR + 14 : Math.max(words.length * lineHeight, BAR) + 12,
  )
  return { labels, labelWidth: sizes.isNarrow ? 0 : Math.ceil(widest + 10), lineHeight, heights }
}

/** How high the rows are with their axis. */
export const rowsHeight = (spec: RowSpec, width: number, sizes: Sizes): number =>
  layoutOf(spec, width, sizes).heights.reduce((sum, height) => sum + height, 0) + sizes.label + 16

/** Rows of bars on one axis, their names and figures beside them. */
export const drawRows = (spec: RowSpec, box: Box, sizes: Sizes): readonly MiniNode[] => {
  const { rows, ticks, tickText } = spec
  const size = sizes.label
  const { labels, labelWidth, lineHeight, heights } = layoutOf(spec, box.width, sizes)
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 0))
  const sideText = (side: 'left' | 'right'): number =>
    Math.max(
      0,
      ...rows.map((row) => (row[side] === undefined ? 0 : textWidth(row[side] as string, size) + 10)),
    )
  const left = box.x + labelWidth + Math.max(sideText('left'), textWidth(tickText(ticks.min), size) / 2)
  const right = box.x + box.width - Math.max(sideText('right'), textWidth(tickText(ticks.max), size) / 2 + 2)
  const width = right - left
  const all = heights.reduce((sum, height) => sum + height, 0)
  const x = (value: number): number => left + ((value - ticks.min) / (ticks.max - ticks.min)) * width
  const middles = heights.map((height, index) => {
    const top = box.y + (tops[index] as number)
    return sizes.isNarrow ? top + height - 4 - BAR / 2 : top + height / 2
  })
  const floor = box.y + all
  const spans = rows.map(({ segments }) => {
    const ends = segments.flatMap(({ from, to }) => [from, to])
    return ends.length === 0 ? null : ([Math.min(...ends), Math.max(...ends)] as const)
  })
  const fills = [...new Set(rows.flatMap(({ segments }) => segments.map(({ fill }) => fill)))]
  const bars: readonly Markish[] = fills.map((fill) => {
    const data = rows.flatMap(({ segments }, index) =>
      segments
        .filter((segment) => segment.fill === fill)
        .map(({ from, to, thick = 1 }) => {
          const middle = (middles[index] as number) - box.y
          return { from, to, top: middle - (BAR * thick) / 2, bottom: middle + (BAR * thick) / 2 }
        }),
    )
    return rect(data, { x1: 'from', x2: 'to', y1: 'top', y2: 'bottom', fill })
  })
  const drawn = plot({
    document: miniDocument as unknown as Document,
    width,
    height: all,
    margin: 0,
    x: { type: 'linear', domain: [ticks.min, ticks.max], range: [0, width], axis: null },
    y: { type: 'linear', domain: [0, all], range: [0, all], axis: null },
    marks: [...bars],
  }) as unknown as MiniElement
  const isCrowded = ticks.values.some(
    (value, index) =>
      index > 0 &&
      x(value) - x(ticks.values[index - 1] as number) <
        (textWidth(tickText(value), size) + textWidth(tickText(ticks.values[index - 1] as number), size)) /
          2 +
          8,
  )
  const shown = ticks.values.filter((_, index) => !isCrowded || index % 2 === 0)
  return [
    group(
      { 'data-part': 'grid' },
      ticks.values.map((value) =>
        line(x(value), box.y, x(value), floor, { stroke: grid, 'stroke-width': 1 }),
      ),
    ),
    group(
      {
        'data-part': 'marks',
        transform: `translate(${Math.round(left * 100) / 100},${Math.round(box.y * 100) / 100})`,
      },
      drawn.childNodes.filter((node) => (node as MiniElement).localName === 'g'),
    ),
    group(
      { 'data-part': 'joins' },
      (spec.joins ?? []).map((value, index) =>
        line(
          x(value),
          (middles[index] as number) + BAR / 2,
          x(value),
          (middles[index + 1] as number) - BAR / 2,
          {
            stroke: axisInk,
            'stroke-width': 1,
            'stroke-dasharray': '2 2',
          },
        ),
      ),
    ),
    ...(spec.line === undefined
      ? []
      : [line(x(spec.line), box.y, x(spec.line), floor, { stroke: ink, 'stroke-width': 1.2 })]),
    group(
      { 'data-part': 'labels' },
      rows.flatMap(({ right: after, left: before, instead }, index) => {
        const words = labels[index] as readonly string[]
        const middle = middles[index] as number
        const base = middle + size * 0.35
        const firstLine = sizes.isNarrow
          ? middle - BAR / 2 - 5 - (words.length - 1) * lineHeight
          : base - ((words.length - 1) * lineHeight) / 2
        const span = spans[index]
        return [
          ...(sizes.isNarrow
            ? textLines(words, box.x, firstLine, lineHeight, { size, fill: ink, halo: paper })
            : textLines(words, box.x + labelWidth - 10, firstLine, lineHeight, {
                size,
                fill: ink,
                anchor: 'end',
              })),
          ...(span === null || span === undefined || after === undefined
            ? []
            : [text(after, x(span[1]) + 5, base, { size, fill: ink })]),
          ...(span === null || span === undefined || before === undefined
            ? []
            : [text(before, x(span[0]) - 5, base, { size, fill: ink, anchor: 'end' })]),
          ...(instead === undefined
            ? []
            : wrapText(instead, width, size, { lines: 1 }).map((line) =>
                text(line, (spec.line === 0 ? x(0) : left) + 5, base, { size, fill: muted }),
              )),
        ]
      }),
    ),
    group(
      { 'data-part': 'x-axis' },
      shown.map((value) =>
        text(tickText(value), x(value), floor + size + 5, { size, fill: muted, anchor: 'middle' }),
      ),
    ),
  ]
}
