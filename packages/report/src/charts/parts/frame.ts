import type { MiniNode } from '../../document/mini-dom.js'
import { fail } from '../../errors.js'
import type { Chart, ChartOptions } from '../chart.js'
import { ink, muted, paper } from '../style.js'
import { balanceText, wrapText } from '../text/measure.js'
import { type Key, LEGEND_LINE, legend, placeKeys } from './legend.js'
import { group, svg, text, textLines } from './svg.js'

/** A rectangle to draw in, in the chart's pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Sizes of text by the width there is. */
export interface Sizes {
  readonly title: number
  readonly subtitle: number
  readonly label: number
  readonly small: number
  /** Too narrow for labels beside the drawing. */
  readonly isNarrow: boolean
}

const NARROW = 520
const WIDE = 1000
const NARROWEST = 280
const MARGIN = 12
const DEFAULT_WIDTH = 720

/** What a chart says and draws; the frame sets it out. */
export interface Drawing {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** The essential numbers, without the title. */
  readonly alt: string
  readonly source: string
  readonly keys: readonly Key[]
  /** The height of the drawing that suits this width, its axes included. */
  readonly height: number
  readonly draw: (box: Box, sizes: Sizes, id: string) => readonly MiniNode[]
}

export const widthOf = ({ width = DEFAULT_WIDTH }: ChartOptions): number => {
  if (!(Number.isFinite(width) && width >= NARROWEST))
    fail('width', 'width', `a chart is at least ${NARROWEST} px wide.`, 'Ask for 320 px or more.')
  return Math.round(width)
}

export const sizesOf = (options: ChartOptions): Sizes => {
  const width = widthOf(options)
  if (width < NARROW) return { title: 14.5, subtitle: 12, label: 11, small: 10, isNarrow: true }
  if (width < WIDE) return { title: 17, subtitle: 12, label: 12, small: 10.5, isNarrow: false }
  return { title: 20, subtitle: 14, label: 13, small: 11.5, isNarrow: false }
}

const FONTS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"

const idOf = ({ id: asked }: ChartOptions, own: string): string => {
  const id = asked ?? own
  if (!/^[A-Za-z][A-Za-z0-9-]{0,99}$/.test(id))
    fail('id', 'id', 'an id is a letter and then letters, digits and hyphens.', 'Choose a plain name.')
  return id
}

/** Title, subtitle, legend, drawing and source under each other, nothing on top of anything. */
export const frame = (drawing: Drawing, options: ChartOptions): Chart => {
  const width = widthOf(options)
  const sizes = sizesOf(options)
  const id = idOf(options, drawing.id)
  const inner = width - 2 * MARGIN
  const title = balanceText(drawing.title, inner, sizes.title, { bold: true, lines: 6 })
  const subtitle = balanceText(drawing.subtitle, inner, sizes.subtitle, { lines: 6 })
  const source = wrapText(drawing.source, inner, sizes.small, { lines: 8 })
  const titleLine = Math.round(sizes.title * 1.28)
  const subtitleLine = Math.round(sizes.subtitle * 1.35)
  const sourceLine = Math.round(sizes.small * 1.35)

  const titleAt = MARGIN + sizes.title
  const subtitleAt = titleAt + (title.length - 1) * titleLine + 6 + sizes.subtitle
  const keys = placeKeys(drawing.keys, inner, sizes.label)
  const rows = keys.length === 0 ? 0 : (keys.at(-1)?.row ?? 0) + 1
  const keysAt = subtitleAt + (subtitle.length - 1) * subtitleLine + 10 + LEGEND_LINE / 2
  const top = (rows === 0 ? keysAt - LEGEND_LINE / 2 : keysAt + (rows - 0.5) * LEGEND_LINE) + 4
  const bottom = 10 + source.length * sourceLine + MARGIN - 4
  const height = Math.max(Math.round(options.height ?? 0), Math.ceil(top + drawing.height + bottom))
  const sourceAt = height - bottom + 10 + sizes.small

  const root = svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      id,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      lang: options.language,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': FONTS,
    },
    svg('title', { id: `${id}-title` }, drawing.title),
    svg('desc', { id: `${id}-desc` }, drawing.alt),
    svg('rect', { width, height, fill: paper }),
    group(
      { 'data-part': 'title' },
      textLines(title, MARGIN, titleAt, titleLine, { size: sizes.title, fill: ink, bold: true }),
    ),
    group(
      { 'data-part': 'subtitle' },
      textLines(subtitle, MARGIN, subtitleAt, subtitleLine, { size: sizes.subtitle, fill: muted }),
    ),
    group({ 'data-part': 'legend' }, legend(keys, MARGIN, keysAt, sizes.label)),
    group(
      { 'data-part': 'drawing' },
      drawing.draw({ x: MARGIN, y: top, width: inner, height: height - bottom - top }, sizes, id),
    ),
    group(
      { 'data-part': 'source' },
      source.map((words, index) =>
        text(words, MARGIN, sourceAt + index * sourceLine, { size: sizes.small, fill: muted }),
      ),
    ),
  )
  const { title: said, subtitle: under, alt, source: from } = drawing
  return Object.freeze({
    id,
    title: said,
    subtitle: under,
    alt: `${said}. ${alt}`,
    source: from,
    width,
    height,
    svg: root.markup(),
  })
}
