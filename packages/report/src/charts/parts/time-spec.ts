import type { LineStyle } from '../style.js'
import type { Ticks } from './ticks.js'

export interface YearValue {
  readonly year: number
  readonly value: number | null
}

export interface YearBand {
  readonly year: number
  readonly low: number | null
  readonly high: number | null
}

export interface Line {
  readonly label: string
  readonly style: LineStyle
  readonly points: readonly YearValue[]
  /** The last figure as it is written beside the label. */
  readonly end?: string
  /** Not a line of its own: no label, no key. */
  readonly isSilent?: boolean
}

/** What a chart over years is made of, from the back to the front. */
export interface TimeSpec {
  readonly from: number
  readonly to: number
  readonly ticks: Ticks
  readonly tickText: (value: number) => string
  readonly areas?: readonly { readonly points: readonly YearBand[]; readonly fill: string }[]
  /** Bands of goals; a single year is drawn as a box around the year. */
  readonly corridors?: readonly (readonly YearBand[])[]
  /** Bars of a year from one value to another. */
  readonly bars?: readonly {
    readonly points: readonly YearBand[]
    readonly fill: string
    readonly edge?: string
    readonly dash?: string
    readonly shift?: number
    readonly wide?: number
  }[]
  /** Goals with one edge: level lines. */
  readonly levels?: readonly {
    readonly from: number
    readonly to: number
    readonly value: number
    readonly label: string
  }[]
  readonly lines?: readonly Line[]
  /** Single figures, shown by their markers. */
  readonly points?: readonly { readonly style: LineStyle; readonly points: readonly YearValue[] }[]
  /** The first projected year, from which a thin line sets the past apart. */
  readonly base?: number
  /** What that line says. */
  readonly baseText?: string
}
