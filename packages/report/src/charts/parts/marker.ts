import type { MiniElement } from '../../document/mini-dom.js'
import { type LineStyle, type MarkerName, paper } from '../style.js'
import { svg } from './svg.js'

const at = (x: number, y: number): string => `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`

const polygon = (x: number, y: number, corners: readonly (readonly [number, number])[]): string =>
  `M${corners.map(([dx, dy]) => at(x + dx, y + dy)).join('L')}Z`

/** The outlines of the markers, of much the same weight to the eye at the same radius. */
const outlines: Readonly<Record<MarkerName, (x: number, y: number, r: number) => string>> = {
  circle: (x, y, r) => `M${at(x - r, y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`,
  square: (x, y, r) => {
    const s = r * 0.9
    return polygon(x, y, [[-s, -s], [s, -s], [s, s], [-s, s]]) // biome-ignore format: corners
  },
  triangle: (x, y, r) => polygon(x, y, [[0, -1.25 * r], [1.15 * r, 0.8 * r], [-1.15 * r, 0.8 * r]]), // biome-ignore format: corners
  diamond: (x, y, r) => polygon(x, y, [[0, -1.3 * r], [1.3 * r, 0], [0, 1.3 * r], [-1.3 * r, 0]]), // biome-ignore format: corners
  star: (x, y, r) =>
    polygon(
      x,
      y,
      Array.from({ length: 10 }, (_, corner) => {
        const reach = (corner % 2 === 0 ? 1.4 : 0.6) * r
        const angle = (corner * Math.PI) / 5 - Math.PI / 2
        return [reach * Math.cos(angle), reach * Math.sin(angle)] as const
      }),
    ),
  times: (x, y, r) => `M${at(x - r, y - r)}L${at(x + r, y + r)}M${at(x - r, y + r)}L${at(x + r, y - r)}`,
}

/** A line's marker at a place. */
export const marker = (style: LineStyle, x: number, y: number, radius = 3.2): MiniElement => {
  const name = style.marker ?? 'circle'
  return svg('path', {
    d: outlines[name](x, y, radius),
    fill: name === 'times' ? 'none' : style.hollow === true ? paper : style.stroke,
    stroke: style.hollow === true || name === 'times' ? style.stroke : paper,
    'stroke-width': style.hollow === true || name === 'times' ? 1.8 : 0.8,
  })
}
