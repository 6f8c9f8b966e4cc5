import type { Bilingual } from '@kohort/core'
import { capital, inLanguage, type Language } from '../shared/voice.js'

export { capital, inLanguage, type Language }

/** A figure, a text, a text in both languages, or null: unknown or without meaning, never 0. */
export type Cell = number | string | Bilingual | null

/**
 * How a figure is shown where a file can say so: `year` without groups of three; `whole`, `one` and `two` by their
 * decimals; `percent` a share; `probability` the share of so many draws; `money` in millions; `plain` as it was written; `share` a share as it was written.
 */
export type CellFormat =
  | 'text'
  | 'year'
  | 'whole'
  | 'one'
  | 'two'
  | 'percent'
  | 'probability'
  | 'money'
  | 'plain'
  | 'share'

export interface Column {
  /** The name in `rowsOf`: the same in every language. */
  readonly key: string
  readonly heading: Bilingual
  /** What the figures are counted in; null for texts, years and columns whose rows name their own unit. */
  readonly unit: Bilingual | null
  /** `row` where every row has a format of its own: tables with one figure a line. */
  readonly format: CellFormat | 'row'
  /** Of how many draws a probability is the share: less than they can tell apart is not shown. */
  readonly draws?: number
}

/** Tidy figures: one thing observed a line, one kind of figure a column. Plain data in no language yet. */
export interface Table {
  readonly id: string
  readonly title: Bilingual
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** By row, for the columns whose format is `row`. */
  readonly formats: readonly CellFormat[]
}

/** A column with where its cells come from. */
export interface ColumnOf<Item> extends Column {
  readonly of: (item: Item) => Cell
}

/** A column of texts. */
export const textColumn = <Item>(
  key: string,
  sv: string,
  en: string,
  of: (item: Item) => Cell,
): ColumnOf<Item> => ({ key, heading: { sv, en }, unit: null, format: 'text', of })

/** A column of calendar years. */
export const yearColumn = <Item>(
  key: string,
  sv: string,
  en: string,
  of: (item: Item) => Cell,
): ColumnOf<Item> => ({ key, heading: { sv, en }, unit: null, format: 'year', of })

/** A column of figures whose unit and look are those of the row. */
export const figureColumn = <Item>(
  key: string,
  sv: string,
  en: string,
  of: (item: Item) => Cell,
): ColumnOf<Item> => ({ key, heading: { sv, en }, unit: null, format: 'row', of })

export const makeTable = <Item>(
  id: string,
  title: Bilingual,
  columns: readonly ColumnOf<Item>[],
  items: readonly Item[],
  formatOf: (item: Item) => CellFormat = () => 'plain',
): Table => ({
  id,
  title,
  columns: columns.map(({ of: _, ...column }) => column),
  rows: items.map((item) => columns.map((column) => column.of(item))),
  formats: items.map(formatOf),
})

/** A cell in one language. */
export const plainCell = (cell: Cell, language: Language): number | string | null =>
  cell === null || typeof cell === 'number' ? cell : inLanguage(cell, language)

/** A heading with its unit: `Täckning av riktvärdet (andel)`; `Behov, heltider` has it already. */
export const headingOf = (
  { heading, unit }: Pick<Column, 'heading' | 'unit'>,
  language: Language,
): string => {
  const text = capital(heading[language])
  if (unit === null) return text
  const isSaid = ` ${text.toLowerCase()} `.includes(` ${unit[language].toLowerCase()} `)
  return isSaid ? text : `${text} (${unit[language]})`
}

/**
 * The rows of a table as plain objects, for Plot, Arquero or `console.table`.
 *
 * @param table any table of this package
 * @param language of the texts; keys are the same in both
 * @returns a row an object by the columns' keys; null where a figure is unknown or has no meaning
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { projectionTable, rowsOf } from '@kohort/report'
 *
 * const plan = stockholm()
 * const rows = rowsOf(projectionTable(plan, project(plan)), 'sv')
 * console.log(rows.at(-1)?.year, Math.round(Number(rows[4]?.trainees)))
 * // 2034 770
 * ```
 */
export const rowsOf = (
  { columns, rows }: Table,
  language: Language,
): readonly Readonly<Record<string, number | string | null>>[] =>
  rows.map((row) =>
    Object.fromEntries(columns.map(({ key }, index) => [key, plainCell(row[index] ?? null, language)])),
  )
