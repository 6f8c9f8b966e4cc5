import type { MiniNode } from '../../document/mini-dom.js'
import { axisInk, ink, type LineStyle } from '../style.js'
import { shorten, textWidth } from '../text/measure.js'
import { marker } from './marker.js'
import { line, svg, text } from './svg.js'

/** What a mark looks like and what it stands for. */
export interface Key {
  readonly label: string
  /** A figure after the label, which is kept when the label has to be shortened. */
  readonly end?: string
  readonly sample:
    | { readonly line: LineStyle }
    | { readonly point: LineStyle }
    | { readonly fill: string; readonly pattern?: string; readonly edge?: string; readonly dash?: string }
}

const SAMPLE = 22
const GAP = 6
const BETWEEN = 16
export const LEGEND_LINE = 18

interface Placed {
  readonly key: Key
  readonly label: string
  readonly x: number
  readonly row: number
}

/** Keys in rows no wider than the chart. */
export const placeKeys = (keys: readonly Key[], width: number, size: number): readonly Placed[] => {
  const placed: Placed[] = []
  let x = 0
  let row = 0
  for (const key of keys) {
    const end = key.end === undefined ? '' : `: ${key.end}`
    const room = width - SAMPLE - GAP - textWidth(end, size)
    const label = `${shorten(key.label, room, size)}${end}`
    const wide = SAMPLE + GAP + textWidth(label, size)
    if (x > 0 && x + wide > width) {
      x = 0
      row += 1
    }
    placed.push({ key, label, x, row })
    x += wide + BETWEEN
  }
  return placed
}

/** A sample of a mark, `y` being its middle. */
export const sampleOf = ({ sample }: Key, x: number, y: number): readonly MiniNode[] => {
  if ('line' in sample) {
    const { stroke, width, dash } = sample.line
    return [
      line(x, y, x + SAMPLE, y, { stroke, 'stroke-width': width, 'stroke-dasharray': dash }),
      ...(sample.line.marker === undefined ? [] : [marker(sample.line, x + SAMPLE / 2, y)]),
    ]
  }
  if ('point' in sample) return [marker(sample.point, x + SAMPLE / 2, y, 4)]
  return [
    svg('rect', {
      x: x + 3,
      y: y - 6,
      width: SAMPLE - 6,
      height: 12,
      fill: sample.pattern ?? sample.fill,
      stroke: sample.edge ?? axisInk,
      'stroke-width': 0.8,
      'stroke-dasharray': sample.dash,
    }),
  ]
}

/** The legend with its first row's middle at `y`. */
export const legend = (placed: readonly Placed[], x: number, y: number, size: number): readonly MiniNode[] =>
  placed.flatMap(({ key, label, x: at, row }) => {
    const middle = y + row * LEGEND_LINE
    return [
      ...sampleOf(key, x + at, middle),
      text(label, x + at + SAMPLE + GAP, middle + size * 0.35, { size, fill: ink }),
    ]
  })
