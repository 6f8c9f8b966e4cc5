import { series } from '@kohort/core'
import { formatOfSeries, unitOfSeries } from '../tables/series-figures.js'
import type { Table } from '../tables/table.js'
import { numberFormat } from './number-format.js'
import type { DrawnChart, Picture, Place, Sheet } from './sheet.js'
import { text } from './sheet.js'
import type { Subject } from './subject.js'
import { colours, wantedCharts } from './wanted-charts.js'

/** A grid of narrow columns, so that drawings keep their proportions. */
const COLUMN_PIXELS = 10
const ROW_PIXELS = 20
const GRID_COLUMNS = 170
const CHART = { rows: 20, columns: 66 } as const
const TOP = 3
const GAP = 2
const MOST_BARS = 10

/** A round number not far below the least. */
const below = (values: readonly number[]): number | null => {
  const least = Math.min(...values)
  if (!Number.isFinite(least) || least <= 0) return null
  const step = 10 ** Math.floor(Math.log10(least)) / 2
  return Number((Math.floor((least * 0.97) / step) * step).toPrecision(6))
}

/** Two charts beside each other, then the next two below. */
const placeOf = (index: number): Place => ({
  row: TOP + Math.floor(index / 2) * (CHART.rows + GAP),
  column: (index % 2) * (CHART.columns + GAP),
  ...CHART,
})

const lineCharts = (subject: Subject, data: Table): readonly Omit<DrawnChart, 'place'>[] => {
  const { plan, language } = subject
  const sheet = data.title[language]
  const range = (key: string) => ({
    sheet,
    column: data.columns.findIndex((column) => column.key === key),
    first: 1,
    last: data.rows.length,
  })
  const valuesOf = (keys: readonly string[]): readonly number[] =>
    keys.flatMap((key) =>
      data.rows.flatMap((row) => {
        const value = row[range(key).column]
        return typeof value === 'number' ? [value] : []
      }),
    )
  return wantedCharts(subject).flatMap(({ metric, title, from, lines }) => {
    const given = lines.filter(({ key }) => range(key).column >= 0)
    if (given.length === 0) return []
    const names = given.map(({ name }) => name).join(', ')
    return [
      {
        kind: 'line' as const,
        title: title[language],
        alt: {
          sv: `Linjediagram: ${title.sv}. Linjer: ${names}. Siffrorna står på bladet ${sheet}.`,
          en: `Line chart: ${title.en}. Lines: ${names}. The figures are on the sheet ${sheet}.`,
        }[language],
        unit: unitOfSeries(metric, plan)[language],
        format: formatOfSeries(metric) === 'percent' ? numberFormat('percent', language) : '#,##0',
        from: from === 'zero' ? 0 : below(valuesOf(given.map(({ key }) => key))),
        categories: range('year'),
        series: given.map(({ key, ...line }) => ({ ...line, values: range(key) })),
      },
    ]
  })
}

/** The numbers that a figure hangs on most, drawn from the sheet that lists them. */
const tornadoChart = (subject: Subject, table: Table | null): readonly Omit<DrawnChart, 'place'>[] => {
  const { plan, tornado, language } = subject
  if (table === null || tornado === null || table.rows.length === 0) return []
  const sheet = table.title[language]
  const range = (key: string) => ({
    sheet,
    column: table.columns.findIndex((column) => column.key === key),
    first: 1,
    last: Math.min(MOST_BARS, table.rows.length),
  })
  const { metric, year } = tornado
  const { label } = series[metric]
  const title = {
    sv: `Vad ${label.sv} ${year} hänger på: ändring när ett tal i taget går till sitt låga eller höga värde`,
    en: `What ${label.en} in ${year} hang on: the change as one number at a time goes to its low or high value`,
  }[language]
  return [
    {
      kind: 'bar' as const,
      title,
      alt: {
        sv: `Stapeldiagram: ${title}. Siffrorna står på bladet ${sheet}.`,
        en: `Bar chart: ${title}. The figures are on the sheet ${sheet}.`,
      }[language],
      unit: unitOfSeries(metric, plan)[language],
      format: numberFormat(formatOfSeries(metric), language),
      from: null,
      categories: range('label'),
      series: [
        {
          name: { sv: 'vid lågt tal', en: 'at the low number' }[language],
          values: range('differenceLow'),
          colour: colours[5],
          dash: 'solid' as const,
          marked: false,
        },
        {
          name: { sv: 'vid högt tal', en: 'at the high number' }[language],
          values: range('differenceHigh'),
          colour: colours[1],
          dash: 'solid' as const,
          marked: false,
        },
      ],
    },
  ]
}

/** Pictures below each other, in their own proportions. */
const placed = (pictures: readonly Picture[], from: number): Sheet['pictures'] => {
  let row = from
  return pictures.map((picture) => {
    const rows = Math.max(1, Math.round(picture.height / ROW_PIXELS))
    const columns = Math.round((rows * ROW_PIXELS * picture.width) / picture.height / COLUMN_PIXELS)
    const place = { row, column: 0, rows, columns: Math.max(1, columns) }
    row += rows + GAP
    return { ...picture, place }
  })
}

/** Rows before which a printed page ends: so many drawings to a page, and none cut in two. */
const pageBreaks = (drawings: readonly { readonly place: Place }[], toAPage: number): readonly number[] =>
  drawings.flatMap(({ place }, index) => (index % toAPage === 0 && place.row > TOP ? [place.row - GAP] : []))

/** The charts, drawn by the spreadsheet from the workbook's own cells, and the pictures that were given. */
export const chartSheet = (
  subject: Subject,
  data: Table,
  sensitivity: Table | null,
  pictures: readonly Picture[],
): Sheet => {
  const { language } = subject
  const charts = [...lineCharts(subject, data), ...tornadoChart(subject, sensitivity)].map(
    (chart, index) => ({
      ...chart,
      place: placeOf(index),
    }),
  )
  const drawings = placed(pictures, TOP + Math.ceil(charts.length / 2) * (CHART.rows + GAP))
  return {
    name: { sv: 'Diagram', en: 'Charts' }[language],
    rows: [
      [text({ sv: 'Diagram', en: 'Charts' }[language], 'title')],
      [
        text(
          {
            sv: `Ritade ur bladet ${data.title.sv}${sensitivity === null ? '' : ` och bladet ${sensitivity.title.sv}`}.`,
            en: `Drawn from the sheet ${data.title.en}${sensitivity === null ? '' : ` and the sheet ${sensitivity.title.en}`}.`,
          }[language],
        ),
      ],
    ],
    // A column's width in a file counts its margin in: 7 pixels to the character.
    widths: Array.from({ length: GRID_COLUMNS }, () => COLUMN_PIXELS / 7),
    frozen: { rows: 2, columns: 0 },
    filtered: false,
    breaks: [...pageBreaks(charts, 4), ...pageBreaks(drawings, 2)],
    pictures: drawings,
    charts,
  }
}
