import { project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { type CsvForm, writeCsv } from '../src/csv.js'
import { csvOf, projectionTable, type Table } from '../src/index.js'

const hostile = fc.string({
  unit: fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    ',',
    ';',
    '|',
    '"',
    "'",
    ' ',
    '1',
    'å',
    '＝',
    'x',
    '\ufeff',
  ),
  maxLength: 12,
})
const text = fc.oneof(
  hostile,
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('=HYPERLINK("http://x")', '@SUM(1)', '-2+3', '+46 8', 'a;=1+1;b', 'a,=1+1,b'),
)
const number = fc.double({ noNaN: true, noDefaultInfinity: true })
const cell = fc.oneof(text, number, fc.constant(null))
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
  )
const forms: readonly CsvForm[] = ['international', 'swedish']
const marks = { international: [',', '\n', 'NA'], swedish: [';', '\r\n', ''] } as const

/** A number as the form writes it, and nothing else that a formula could be. */
const asNumber = (written: string, form: CsvForm): number =>
  Number(form === 'swedish' ? written.replace(',', '.') : written)

const isHarmless = (value: string): boolean => !/[=+\-@＝＋－＠\t\r\n]/u.test(value)

describe.each(forms)('CSV, %s', (form) => {
  const [delimiter, newline, missing] = marks[form]

  test('is read back: numbers to the last bit, texts as they were but for an apostrophe before a formula', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const written = writeCsv(table, form)
        const { data, errors } = Papa.parse<string[]>(written, { delimiter, newline, skipEmptyLines: false })
        expect(errors).toEqual([])
        // The line end of the last line begins no row.
        expect(data.pop()).toEqual([''])
        expect(data.length).toBe(table.length)
        for (const [r, row] of table.entries())
          for (const [c, value] of row.entries()) {
            const read = data[r]?.[c] ?? ''
            if (value === null) expect(read).toBe(missing)
            else if (typeof value === 'number') expect(asNumber(read, form)).toBe(value === 0 ? 0 : value)
            else if (isHarmless(value)) expect(read).toBe(value)
            else expect(read.replaceAll("'", '')).toBe(value.replaceAll("'", ''))
          }
      }),
    )
  })

  test('no cell begins as a formula, whatever separator a program reads it with', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (table) => {
        const written = writeCsv(table, form).replace(/^\ufeff/, '')
        // Quotes hold a cell together only for the separator that it was written for: the worst case is none.
        for (const separator of [',', ';', '\t', '|'])
          for (const piece of written.split(new RegExp(`[${separator}\\r\\n]`, 'u')))
            expect(piece.replace(/^["\s]+/u, ''), JSON.stringify(written)).not.toMatch(/^[=+\-@＝＋－＠]/u)
      }),
    )
  })
})

test('a negative number is a number in both forms, and unknown is never 0', () => {
  expect(writeCsv([['a', -4.5, null, 0]], 'international')).toBe('a,-4.5,NA,0\n')
  expect(writeCsv([['a', -4.5, null, 0]], 'swedish')).toBe('\ufeffa;-4,5;;0\r\n')
  expect(writeCsv([['-4.5']], 'international')).toBe("'-4.5\n")
})

test('a file that goes on has one byte order mark', () => {
  expect(writeCsv([[1]], 'swedish', true)).toBe('1\r\n')
})

test('a table has its headings with units, then its figures whole', () => {
  const plan = stockholm()
  const projection = project(plan)
  const table: Table = projectionTable(plan, projection)
  const sv = Papa.parse<string[]>(csvOf(table, { language: 'sv', form: 'swedish' }), { delimiter: ';' }).data
  expect(sv[0]?.slice(0, 4)).toEqual([
    'År',
    'Önskad antagning (personer per år)',
    'Antagning (personer per år)',
    'Avhopp (personer per år)',
  ])
  const place = table.columns.findIndex(({ key }) => key === 'trainees')
  expect(sv.slice(1, 13).map((row) => Number(row[place]?.replace(',', '.')))).toEqual(
    projection.series('trainees'),
  )
  const en = Papa.parse<string[]>(csvOf(table, { language: 'en' })).data
  expect(en[0]?.[place]).toBe('Trainees (heads)')
  expect(en[1]?.[1]).toBe('NA')
})
