import type { CellStyle, SheetChart, WriteOptions, WriteSheet } from 'hucre/xlsx'
import { capitalA1, quotedName, rangeOf } from './cell-names.js'
import { cellText, cleanText, isErrorText, isFormulaText } from './cell-text.js'
import { rowHeights } from './row-heights.js'
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
const FONT = { name: 'Calibri', size: 11 }
/** Characters that a printed page has room for. */
const PAGE_WIDTH = 200

const looks: Readonly<Record<Look, CellStyle>> = {
  plain: { alignment: { vertical: 'top' } },
  wrapped: { alignment: { vertical: 'top', wrapText: true } },
  heading: {
    font: { ...FONT, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: GREY },
    border: { bottom: { style: 'thin', color: { rgb: '808080' } } },
    alignment: { vertical: 'bottom', wrapText: true },
  },
  strong: { font: { ...FONT, bold: true }, alignment: { vertical: 'top' } },
  section: { font: { ...FONT, bold: true, size: 13 } },
  title: { font: { ...FONT, bold: true, size: 16 } },
}

/** Styles are few and shared: the writer tells them apart by what they say. */
const styles = () => {
  const made = new Map<string, CellStyle>()
  return (look: Look, numFmt?: string, right = false): CellStyle => {
    const key = `${look} ${right} ${numFmt ?? ''}`
    const known = made.get(key)
    if (known !== undefined) return known
    const plain = looks[look]
    const turned = right
      ? { ...plain, alignment: { ...plain.alignment, horizontal: 'right' as const } }
      : plain
    const style = numFmt === undefined ? turned : { ...turned, numFmt }
    made.set(key, style)
    return style
  }
}

type PageSetup = NonNullable<WriteSheet['pageSetup']>
type NamedRange = NonNullable<WriteOptions['namedRanges']>[number]
type StyleOf = ReturnType<typeof styles>
type Written = NonNullable<WriteSheet['cells']> extends Map<string, infer Cell> ? Cell : never

/** Text as Excel calls it: somebody who edits such a cell makes no formula of it either. */
const AS_TEXT = '@'

const writtenCell = ({ value, look, format, right }: SheetCell, styleOf: StyleOf): Written => {
  if (typeof value !== 'string') return { value, style: styleOf(look, format, right) }
  const text = cellText(value)
  const style = styleOf(look, isFormulaText(text) ? AS_TEXT : undefined, right)
  // The writer takes a text such as #REF! for an error unless it is a run of rich text.
  return isErrorText(text) ? { value: null, richText: [{ text }], style } : { value: text, style }
}

const chartOf = ({ place, series, categories, ...chart }: DrawnChart): SheetChart => ({
  type: chart.kind,
  title: cleanText(chart.title),
  altText: cleanText(chart.alt),
  frameTitle: cleanText(chart.title),
  anchor: {
    from: { row: place.row, col: place.column },
    to: { row: place.row + place.rows, col: place.column + place.columns },
  },
  series: series.map(({ name, values, colour, dash, marked }) => ({
    name: cleanText(name),
    values: rangeOf(values),
    categories: rangeOf(categories),
    color: colour,
    ...(chart.kind === 'line'
      ? {
          smooth: false,
          marker: marked
            ? { symbol: 'circle' as const, size: 6, fill: colour, line: colour }
            : { symbol: 'none' as const },
          stroke: { width: 2.25, dash },
        }
      : {}),
  })),
  legend: 'bottom',
  titleFontSize: 12,
  titleBold: true,
  dispBlanksAs: 'gap',
  ...(chart.kind === 'bar' ? { barGrouping: 'clustered' as const, overlap: 100, gapWidth: 40 } : {}),
  axes: {
    x: {
      minorTickMark: 'none',
      ...(chart.kind === 'bar' ? { reverse: true, tickLblPos: 'low' as const } : {}),
    },
    y: {
      title: cleanText(chart.unit),
      axisTitleRotation: chart.kind === 'bar' ? 0 : -90,
      minorTickMark: 'none',
      numberFormat: { formatCode: chart.format, sourceLinked: false },
      gridlines: { major: true },
      ...(chart.from === null ? {} : { scale: { min: chart.from } }),
    },
  },
})

/** How many pages a table is wide: not so small in print that nobody can read it. */
const pagesWide = ({ filtered, widths }: Sheet): number =>
  filtered ? Math.ceil(widths.reduce((sum, width) => sum + width, 0) / PAGE_WIDTH) : 1

/** Room on a page stood upright, in characters; the rows of one whose letters can still be read, and of one at full size. */
const UPRIGHT = { width: 95, rows: 80, readable: 50 } as const

/**
 * How a sheet is printed: a wide one on its side, as many pages high as it is; a narrow and long table upright, and
 * smaller, so that it is not a pile of paper with a few figures on each.
 */
const pageOf = (sheet: Sheet): Pick<PageSetup, 'orientation' | 'fitToWidth' | 'fitToHeight'> => {
  const { filtered, widths, rows } = sheet
  const isNarrow = filtered && widths.reduce((sum, width) => sum + width, 0) <= UPRIGHT.width
  if (!isNarrow) return { orientation: 'landscape', fitToWidth: pagesWide(sheet), fitToHeight: 0 }
  const isLong = rows.length > UPRIGHT.readable
  return {
    orientation: 'portrait',
    fitToWidth: 1,
    fitToHeight: isLong ? Math.ceil(rows.length / UPRIGHT.rows) : 0,
  }
}

/** What every printed page repeats. Its name for a sheet stands in quotes, as Excel wants it where there is a space. */
const printTitles = (sheet: Sheet): readonly NamedRange[] => {
  const { frozen } = sheet
  if (frozen === null) return []
  const name = quotedName(sheet.name)
  const columns = pagesWide(sheet) > 1 ? [`${name}!$A:$${capitalA1(frozen.columns - 1)}`] : []
  return [
    {
      name: '_xlnm.Print_Titles',
      range: [...columns, `${name}!$1:$${frozen.rows}`].join(','),
      scope: sheet.name,
    },
  ]
}

const writtenSheet = (sheet: Sheet, styleOf: StyleOf): WriteSheet => {
  const { name, rows, widths, frozen, filtered, breaks, pictures, charts } = sheet
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
    rowDefs: new Map([...rowHeights(sheet)].map(([row, height]) => [row, { height }])),
    ...(breaks.length === 0 ? {} : { rowBreaks: [...breaks] }),
    ...(frozen === null ? {} : { freezePane: frozen }),
    ...(filtered && rows.length > 1
      ? { autoFilter: { range: `A1:${capitalA1(columns - 1)}${rows.length}` } }
      : {}),
    pageSetup: {
      paperSize: 'a4',
      fitToPage: true,
      ...pageOf(sheet),
    },
    // The name of the sheet and the page: no text of a plan, in which & would be a command.
    headerFooter: { oddFooter: '&L&A&R&P (&N)' },
    images: pictures.map(({ png, width, height, title, alt, place }) => ({
      data: png,
      type: 'png' as const,
      width,
      height,
      title: cleanText(title),
      altText: cleanText(alt),
      anchor: {
        from: { row: place.row, col: place.column },
        to: { row: place.row + place.rows, col: place.column + place.columns },
      },
    })),
    charts: charts.map(chartOf),
  }
}

/** The bytes of an .xlsx file. */
export const writeWorkbook = async ({
  title,
  subject,
  description,
  sheets,
}: Workbook): Promise<Uint8Array> => {
  // Only who writes a workbook loads the writer; and it is an ES module alone, which older CommonJS cannot require.
  const { writeXlsx } = await import('hucre/xlsx')
  const styleOf = styles()
  return writeXlsx({
    sheets: sheets.map((sheet) => writtenSheet(sheet, styleOf)),
    namedRanges: sheets.flatMap(printTitles),
    properties: {
      title: cleanText(title),
      subject: cleanText(subject),
      description: cleanText(description),
      creator: 'Kohort',
      created: NO_TIME,
      modified: NO_TIME,
    },
    defaultFont: FONT,
  })
}
