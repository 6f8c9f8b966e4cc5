import { resolve } from 'node:path'
import type { SeriesName } from '@kohort/core'
import type { Observation } from '@kohort/ensemble'
import { oneLine } from '@kohort/report/words'
import { CommandLineError } from '../command-line-error.js'
import { readDataFile, readText } from '../read-file.js'
import { seriesOf } from '../what-if/series-head.js'

const refused = (
  shown: string,
  text: readonly [string, string],
  todo: readonly [string, string],
): CommandLineError =>
  new CommandLineError({
    code: 'history',
    path: shown,
    text: { sv: `${shown}: ${text[0]}`, en: `${shown}: ${text[1]}` },
    todo: { sv: todo[0], en: todo[1] },
  })

const example: readonly [string, string] = [
  'Första raden: year,trainees,intake. Sedan en rad för varje år: 2019,580,110. Tomma celler är okända.',
  'The first line: year,trainees,intake. Then a line for each year: 2019,580,110. Empty cells are unknown.',
]

/** Semicolons go with decimal commas, as a Swedish Excel writes; a name may stand in quotes. */
const cellsOf = (line: string, mark: ',' | ';'): readonly string[] =>
  line.split(mark).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))

const numberOf = (cell: string, mark: ',' | ';'): number => {
  const text = mark === ';' ? cell.replaceAll(/(?<=\d)[ \u00a0](?=\d{3})/g, '').replace(',', '.') : cell
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN
}

/** A column as a Swedish table heads it. */
const swedish: Readonly<Record<string, SeriesName>> = {
  'st-läkare': 'trainees',
  antagning: 'intake',
  antagna: 'intake',
  färdiga: 'completions',
  'färdiga specialister': 'completions',
  avhopp: 'attrition',
  specialister: 'specialists',
  allmänspecialister: 'specialists',
}

const seriesNamed = (name: string): SeriesName | undefined =>
  swedish[name.toLowerCase()] ?? seriesOf([name])[0]

const fromCsv = (text: string, shown: string): readonly Observation[] => {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
  const [head, ...rows] = lines
  if (head === undefined) throw refused(shown, ['filen är tom.', 'the file is empty.'], example)
  const mark = head.line.includes(';') ? ';' : ','
  const heads = cellsOf(head.line, mark)
  const yearAt = heads.findIndex((name) => /^(?:year|år)$/i.test(name))
  if (yearAt < 0)
    throw refused(
      shown,
      ['första raden har ingen kolumn year.', 'the first line has no column year.'],
      example,
    )
  const series = heads.map((name, index) => (index === yearAt ? null : seriesNamed(name)))
  const lineOf = new Map<string, number>()
  return rows.flatMap(({ line, number }) => {
    const cells = cellsOf(line, mark)
    const year = Number(cells[yearAt])
    if (!/^\d{4}$/.test(cells[yearAt] ?? '') || cells.length > heads.length)
      throw refused(
        shown,
        [
          `rad ${number} går inte att läsa: "${oneLine(line)}".`,
          `line ${number} cannot be read: "${oneLine(line)}".`,
        ],
        example,
      )
    return cells.flatMap((cell, index): readonly Observation[] => {
      const name = series[index]
      if (index === yearAt || name === null || name === undefined || /^(?:|NA|–|-)$/.test(cell)) return []
      const value = numberOf(cell, mark)
      if (Number.isNaN(value))
        throw refused(
          shown,
          [
            `rad ${number}: "${oneLine(cell)}" är inget tal.`,
            `line ${number}: "${oneLine(cell)}" is not a number.`,
          ],
          example,
        )
      if (value < 0)
        throw refused(
          shown,
          [
            `rad ${number}, ${oneLine(heads[index] ?? '')}: ${oneLine(cell)} kan inte vara räknat.`,
            `line ${number}, ${oneLine(heads[index] ?? '')}: ${oneLine(cell)} cannot have been counted.`,
          ],
          ['Rätta talet, eller lämna cellen tom.', 'Correct the number, or leave the cell empty.'],
        )
      const earlier = lineOf.get(`${name} ${year}`)
      if (earlier !== undefined)
        throw refused(
          shown,
          [
            `rad ${number}: ${oneLine(heads[index] ?? '')} ${year} står redan på rad ${earlier}.`,
            `line ${number}: ${oneLine(heads[index] ?? '')} of ${year} stands on line ${earlier} already.`,
          ],
          ['Behåll en av dem.', 'Keep one of them.'],
        )
      lineOf.set(`${name} ${year}`, number)
      return [{ series: name, year, value }]
    })
  })
}

/** Series with years, as a plan's `observed` has them. */
const fromData = (data: unknown, shown: string): readonly Observation[] => {
  const wrong = (where: string): CommandLineError =>
    refused(
      shown,
      [`${where} går inte att läsa.`, `${where} cannot be read.`],
      [
        'Skriv serier med år: trainees, och under den 2019: 580.',
        'Write series with years: trainees, and below it 2019: 580.',
      ],
    )
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw wrong(shown)
  return Object.entries(data).flatMap(([name, years]: readonly [string, unknown]) => {
    const [series] = seriesOf([name])
    if (typeof years !== 'object' || years === null || Array.isArray(years)) throw wrong(oneLine(name))
    return Object.entries(years).map(([year, value]: readonly [string, unknown]): Observation => {
      if (!/^\d{4}$/.test(year) || typeof value !== 'number') throw wrong(oneLine(`${name} ${year}`))
      return { series: series as SeriesName, year: Number(year), value }
    })
  })
}

/** A history from a file: CSV with a line for each year, or YAML or JSON with series and years. */
export const readHistory = (written: string, folder: string): readonly Observation[] => {
  const path = resolve(folder, written)
  const shown = oneLine(written)
  return /\.(?:json|ya?ml)$/i.test(path)
    ? fromData(readDataFile(path, written, 'history'), shown)
    : fromCsv(readText(path, written, 'history'), shown)
}
