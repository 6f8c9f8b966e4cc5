import { type CellStyle, type SheetChart, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { capitalA1, rangeOf } from './cell-names.js'
import { cellText, isErrorText, isFormulaText } from './cell-text.js'
import type { DrawnChart, Look, Sheet, SheetCell } from './sheet.js'

/**
 * The one file that knows the writer of .xlsx. Every text becomes a string cell: no formula is ever written, and no
 * formula can come of a text that begins as one does.
 */

/** Workbooks have no clock in them: the same input gives the same bytes. The first day that a ZIP archive can name. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1))

export interface Workbook {
  readonly title: string
  readonly subject: string
  readonly description: string
  readonly sheets: readonly Sheet[]
}

const GREY = { rgb: 'EDEFF2' }

const looks: Readonly<Record<Look, CellStyle>> = {
  plain: { alignment: { vertical: 'top' } },
  wrapped: { alignment: { vertical: 'top', wrapText: true } },
  heading: {
    font: { bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: GREY },
    border: { bottom: { style: 'thin', color: { rgb: '808080' } } },
    alignment: { vertical: 'bottom', wrapText: true },
  },
  strong: { font: { bold: true }, alignment: { vertical: 'top' } },
  section: { font: { bold: true, size: 13 } },
  title: { font: { bold: true, size: 16 } },
}

/** Styles are few and shared: the writer tells them apart by what they say. */
const styles = () => {
  const made = new Map<string, CellStyle>()
  return (look: Look, numFmt: string | undefined): CellStyle => {
    const key = `${look} ${numFmt ?? ''}`
    const known = made.get(key)
    if (known !== undefined) return known
    const style = numFmt === undefined ? looks[look] : { ...looks[look], numFmt }
    made.set(key, style)
    return style
  }
}

type StyleOf = ReturnType<typeof styles>
type Written = NonNullable<WriteSheet['cells']> extends Map<string, infer Cell> ? Cell : never

/** Text as Excel calls it: somebody who edits such a cell makes no formula of it either. */
const AS_TEXT = '@'

const writtenCell = ({ value, look, format }: SheetCell, styleOf: StyleOf): Written => {
  if (typeof value !== 'string') return { value, style: styleOf(look, format) }
  const text = cellText(value)
  const style = styleOf(look, isFormulaText(text) ? AS_TEXT : undefined)
  // The writer takes a text such as #REF! for an error unless it is a run of rich text.
  return isErrorText(text) ? { value: null, richText: [{ text }], style } : { value: text, style }
}

const chartOf = ({ place, series, categories, ...chart }: DrawnChart): SheetChart => ({
  type: chart.kind,
  title: cellText(chart.title),
  altText: cellText(chart.alt),
  frameTitle: cellText(chart.title),
  anchor: {
    from: { row: place.row, col: place.column },
    to: { row: place.row + place.rows, col: place.column + place.columns },
  },
  series: series.map(({ name, values, colour, dash }) => ({
    name: cellText(name),
    values: rangeOf(values),
    categories: rangeOf(categories),
    color: colour,
    ...(chart.kind === 'line'
      ? { smooth: false, marker: { symbol: 'none' as const }, stroke: { width: 2.25, dash } }
      : {}),
  })),
  legend: 'bottom',
  titleFontSize: 12,
  titleBold: true,
  dispBlanksAs: 'gap',
  ...(chart.kind === 'bar' ? { barGrouping: 'clustered' as const, overlap: 100, gapWidth: 40 } : {}),
  axes: {
    x: {
      ...(chart.kind === 'bar' ? { reverse: true, tickLblPos: 'low' as const } : {}),
    },
    y: {
      title: cellText(chart.unit),
      numberFormat: { formatCode: chart.format, sourceLinked: false },
      gridlines: { major: true },
      ...(chart.fromZero ? { scale: { min: 0 } } : {}),
    },
  },
})

const writtenSheet = (sheet: Sheet, styleOf: StyleOf): WriteSheet => {
  const { name, rows, widths, frozen, filtered, pictures, charts } = sheet
  const cells = new Map<string, Written>()
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell !== null) cells.set(`${r},${c}`, writtenCell(cell, styleOf))
    })
  })
  const columns = rows[0]?.length ?? 0
  return {
    name,
    cells,
    columns: widths.map((width) => ({ width })),
    ...(frozen === null ? {} : { freezePane: frozen }),
    ...(filtered && rows.length > 1
      ? { autoFilter: { range: `A1:${capitalA1(columns - 1)}${rows.length}` } }
      : {}),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(frozen?.rows === 1 ? { printTitlesRow: '$1:$1' } : {}),
    },
    // The name of the sheet and the page: no text of a plan, in which & would be a command.
    headerFooter: { oddFooter: '&L&A&R&P (&N)' },
    images: pictures.map(({ png, width, height, title, alt, place }) => ({
      data: png,
      type: 'png' as const,
      width,
      height,
      title: cellText(title),
      altText: cellText(alt),
      anchor: {
        from: { row: place.row, col: place.column },
        to: { row: place.row + place.rows, col: place.column + place.columns },
      },
    })),
    charts: charts.map(chartOf),
  }
}

/** The bytes of an .xlsx file. */
export const writeWorkbook = ({ title, subject, description, sheets }: Workbook): Promise<Uint8Array> => {
  const styleOf = styles()
  return writeXlsx({
    sheets: sheets.map((sheet) => writtenSheet(sheet, styleOf)),
    properties: {
      title: cellText(title),
      subject: cellText(subject),
      description: cellText(description),
      creator: 'Kohort',
      created: NO_TIME,
      modified: NO_TIME,
    },
    defaultFont: { name: 'Calibri', size: 11 },
  })
}
