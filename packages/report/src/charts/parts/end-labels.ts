import type { MiniNode } from '../../document/mini-dom.js'
import { axisInk, ink } from '../style.js'
import { textWidth, wrapText } from '../text/measure.js'
import { svg, textLines } from './svg.js'

/** A name to write at the right end of a line. */
export interface EndLabel {
  readonly label: string
  /** Where the line ends. */
  readonly x: number
  readonly y: number
}

export interface EndLabels {
  /** The room that the labels take to the right of the drawing. */
  readonly width: number
  readonly draw: (
    labels: readonly EndLabel[],
    left: number,
    top: number,
    bottom: number,
  ) => readonly MiniNode[]
}

const LEAD = 10

/** Moves places apart, in their order, as little as a sweep down and a sweep up will do. */
export const spread = (
  wanted: readonly { readonly at: number; readonly height: number }[],
  top: number,
  bottom: number,
): readonly number[] => {
  const order = wanted
    .map((_, index) => index)
    .sort((a, b) => (wanted[a]?.at ?? 0) - (wanted[b]?.at ?? 0) || a - b)
  const centres = wanted.map(({ at }) => at)
  let edge = top
  for (const index of order) {
    const { at, height } = wanted[index] as { at: number; height: number }
    centres[index] = Math.max(at, edge + height / 2)
    edge = (centres[index] as number) + height / 2
  }
  edge = bottom
  for (const index of [...order].reverse()) {
    const { height } = wanted[index] as { height: number }
    centres[index] = Math.min(centres[index] as number, edge - height / 2)
    edge = (centres[index] as number) - height / 2
  }
  return centres
}

/** Labels in a column to the right of a drawing, each at its line's end or a thin line away from it. */
export const endLabels = (labels: readonly string[], most: number, size: number): EndLabels => {
  const lineHeight = Math.round(size * 1.2)
  const wrapped = new Map(
    labels.map((label) => [label, wrapText(label, most - LEAD - 4, size, { lines: 3 })]),
  )
  const widest = Math.max(0, ...[...wrapped.values()].flat().map((words) => textWidth(words, size)))
  return {
    width: labels.length === 0 ? 0 : Math.ceil(widest + LEAD + 4),
    draw: (places, left, top, bottom) => {
      const lines = places.map(({ label }) => wrapped.get(label) ?? [label])
      const centres = spread(
        places.map(({ y }, index) => ({ at: y, height: (lines[index]?.length ?? 1) * lineHeight + 3 })),
        top,
        bottom,
      )
      return places.flatMap(({ x, y }, index) => {
        const words = lines[index] as readonly string[]
        const centre = centres[index] as number
        const first = centre - ((words.length - 1) * lineHeight) / 2 + size * 0.35
        const isAway = Math.abs(centre - y) > 3 || left - x > 12
        const lead = svg('path', {
          d: `M${Math.round(x + 3)},${y.toFixed(1)}L${Math.round(left + LEAD - 3)},${centre.toFixed(1)}`,
          stroke: axisInk,
          'stroke-width': 0.8,
          fill: 'none',
        })
        return [
          ...(isAway ? [lead] : []),
          ...textLines(words, left + LEAD, first, lineHeight, { size, fill: ink }),
        ]
      })
    },
  }
}
