import type { MiniElement, MiniNode } from '../../document/mini-dom.js'
import { axisInk, grid, ink, paper, textOn } from '../style.js'
import { textWidth, wrapText } from '../text/measure.js'
import type { Box, Sizes } from './frame.js'
import { group, svg, text, textLines } from './svg.js'

export interface Tile {
  /** The county code, which says where the tile lies. */
  readonly code: string
  readonly name: string
  readonly value: string
  readonly note?: string
  /** Null: unknown, hatched. */
  readonly fill: string | null
}

/** Column and row of each county, about as they lie, and the county's letter for where a name has no room. */
const places: Readonly<Record<string, readonly [number, number, string]>> = {
  '25': [3, 0, 'BD'],
  '24': [3, 1, 'AC'],
  '23': [2, 2, 'Z'],
  '22': [3, 2, 'Y'],
  '20': [2, 3, 'W'],
  '21': [3, 3, 'X'],
  '17': [0, 4, 'S'],
  '18': [1, 4, 'T'],
  '19': [2, 4, 'U'],
  '03': [3, 4, 'C'],
  '14': [0, 5, 'O'],
  '05': [1, 5, 'E'],
  '04': [2, 5, 'D'],
  '01': [3, 5, 'AB'],
  '13': [0, 6, 'N'],
  '06': [1, 6, 'F'],
  '08': [2, 6, 'H'],
  '09': [4, 6, 'I'],
  '12': [0, 7, 'M'],
  '07': [1, 7, 'G'],
  '10': [2, 7, 'K'],
}
const COLUMNS = 5
const ROWS = 8
const GAP = 4
const WIDEST = 138
/** From this width on a tile has room for a name. */
const NAMED = 100

const tileSize = (width: number): { readonly width: number; readonly height: number } => {
  const wide = Math.min(WIDEST, (width - GAP * (COLUMNS - 1)) / COLUMNS)
  return { width: wide, height: wide >= NAMED ? 60 : 46 }
}

/** Whether tiles have room for the regions' names; else they have the counties' letters. */
export const hasNames = (width: number): boolean => tileSize(width).width >= NAMED

export const tilesHeight = (width: number): number => (tileSize(width).height + GAP) * ROWS

export const hatchId = (id: string): string => `${id}-unknown`

/** Stripes for what is unknown: no colour of the scale can be mistaken for them. */
export const hatch = (id: string): MiniElement =>
  svg(
    'pattern',
    { id: hatchId(id), width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { width: 7, height: 7, fill: paper }),
    svg('rect', { width: 2, height: 7, fill: grid }),
  )

const drawTile = (
  tile: Tile,
  x: number,
  y: number,
  wide: number,
  high: number,
  size: number,
  id: string,
): MiniNode => {
  const { code, name, value, note, fill } = tile
  const isNamed = wide >= NAMED
  const colour = fill === null ? ink : textOn(fill)
  const centre = x + wide / 2
  const label = isNamed ? wrapText(name, wide - 8, size - 1, { lines: 2 }) : [places[code]?.[2] ?? code]
  const inTile = note === undefined ? value : `${value} (${note})`
  const isTold = isNamed && textWidth(inTile, size, true) <= wide - 8
  const lineHeight = size * 1.2
  const lines = label.length + 1
  const first = y + high / 2 - ((lines - 1) * lineHeight) / 2 + size * 0.35
  return group({ 'data-region': code }, [
    svg('rect', {
      x,
      y,
      width: wide,
      height: high,
      rx: 3,
      fill: fill ?? `url(#${hatchId(id)})`,
      stroke: fill === null || fill === paper ? axisInk : fill,
      'stroke-width': 1,
    }),
    ...textLines(label, centre, first, lineHeight, { size: size - 1, fill: colour, anchor: 'middle' }),
    text(isTold ? inTile : value, centre, first + label.length * lineHeight, {
      size,
      fill: colour,
      anchor: 'middle',
      bold: true,
    }),
  ])
}

/** The tiles about where their counties lie. A code that no county has is left to the alternative text. */
export const drawTiles = (
  tiles: readonly Tile[],
  box: Box,
  sizes: Sizes,
  id: string,
): readonly MiniNode[] => {
  const { width: wide, height: high } = tileSize(box.width)
  const left = box.x + (box.width - COLUMNS * wide - (COLUMNS - 1) * GAP) / 2
  const size = wide >= NAMED ? 12 : sizes.label
  return tiles.flatMap((tile) => {
    const place = places[tile.code]
    if (place === undefined) return []
    const [column, row] = place
    return [drawTile(tile, left + column * (wide + GAP), box.y + row * (high + GAP), wide, high, size, id)]
  })
}
