import { type MiniElement, type MiniNode, miniDocument } from '../../document/mini-dom.js'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element with its attributes and children; text is escaped where it is written out. */
export const svg = (
  name: string,
  attributes: Attributes = {},
  ...children: readonly (MiniNode | string)[]
): MiniElement => {
  const element = miniDocument.createElementNS('', name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, value)
  element.append(...children)
  return element
}

export type Anchor = 'start' | 'middle' | 'end'

export interface TextOptions {
  readonly size: number
  readonly fill: string
  readonly anchor?: Anchor
  readonly bold?: boolean
  /** A rim in the paper's colour, for text on lines. */
  readonly halo?: string
}

/** One line of text, `y` being its base line. */
export const text = (content: string, x: number, y: number, options: TextOptions): MiniElement =>
  svg(
    'text',
    {
      x,
      y,
      'font-size': options.size,
      fill: options.fill,
      'text-anchor': options.anchor === 'start' ? undefined : options.anchor,
      'font-weight': options.bold === true ? 700 : undefined,
      ...(options.halo === undefined
        ? {}
        : { stroke: options.halo, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
    },
    content,
  )

/** Lines of text under each other. */
export const textLines = (
  lines: readonly string[],
  x: number,
  y: number,
  lineHeight: number,
  options: TextOptions,
): readonly MiniElement[] => lines.map((line, index) => text(line, x, y + index * lineHeight, options))

export const line = (x1: number, y1: number, x2: number, y2: number, attributes: Attributes): MiniElement =>
  svg('line', { x1, y1, x2, y2, ...attributes })

export const group = (attributes: Attributes, children: readonly MiniNode[]): MiniElement =>
  svg('g', attributes, ...children)
