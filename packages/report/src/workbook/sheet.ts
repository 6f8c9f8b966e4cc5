import type { Range } from './cell-names.js'

/** How a cell looks, beside its number format. */
export type Look = 'plain' | 'wrapped' | 'heading' | 'strong' | 'section' | 'title'

export interface SheetCell {
  readonly value: string | number
  readonly look: Look
  /** Above figures a heading stands to the right. */
  readonly right?: boolean
  /** A number format as files have it, the same in every language. */
  readonly format?: string
}

/** Where a drawing stands, in cells. */
export interface Place {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** A finished picture for a workbook. */
export interface Picture {
  readonly title: string
  readonly alt: string
  readonly png: Uint8Array
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** A chart that the spreadsheet draws itself, from cells of the workbook. */
export interface DrawnChart {
  readonly kind: 'line' | 'bar'
  readonly title: string
  readonly alt: string
  readonly unit: string
  readonly format: string
  /** Where the axis starts; null where the spreadsheet may choose. */
  readonly from: number | null
  readonly categories: Range
  readonly series: readonly {
    readonly name: string
    readonly values: Range
    /** RRGGBB. */
    readonly colour: string
    readonly dash: 'solid' | 'dash' | 'sysDot'
    /** For figures that may stand alone, without one beside them to draw a line to. */
    readonly marked: boolean
  }[]
  readonly place: Place
}

export interface Sheet {
  readonly name: string
  /** Null is an empty cell. */
  readonly rows: readonly (readonly (SheetCell | null)[])[]
  /** By column, in characters. */
  readonly widths: readonly number[]
  readonly frozen: { readonly rows: number; readonly columns: number } | null
  /** Whether the first row's columns can be filtered. */
  readonly filtered: boolean
  /** Rows before which a printed page ends. */
  readonly breaks: readonly number[]
  readonly pictures: readonly (Picture & { readonly place: Place })[]
  readonly charts: readonly DrawnChart[]
}

export const text = (value: string, look: Look = 'plain'): SheetCell => ({ value, look })
