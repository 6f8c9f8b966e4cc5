import { type SeriesName, seriesFacts } from '../model/series-facts.js'
import { type Bilingual, both, capital } from '../plan/bilingual.js'
import { type DisplayCell, HARD_SPACE, MAX, MIN, PER_CENT, plainCell } from './display.js'

/** How a person reads a series: shares as per cent, money in millions; the rest as it is. */
export interface SeriesReading {
  /** What a figure is multiplied by. */
  readonly factor: number
  readonly decimals: number
  /** What stands after a figure; of most series the head of the column says it. */
  readonly unit?: Bilingual
  /** What stands after what two figures differ by: of shares it is called otherwise. */
  readonly difference?: Bilingual
  /** The head of a column: what is counted, and its unit where neither the words nor the figures say it. */
  readonly head: Bilingual
}

/** What is shown: the figure itself, what two differ by, or that with its sign, a plus too. */
export type FigureReading = 'figure' | 'difference' | 'change'

const POINTS = both(`${HARD_SPACE}%-enheter`, `${HARD_SPACE}points`)
const MILLIONS = both(`${HARD_SPACE}milj.`, `${HARD_SPACE}million`)

/**
 * How a series is read: one way for every table that a notebook shows.
 *
 * @example
 * ```ts
 * import { seriesReading } from '@kohort/core'
 *
 * console.log(seriesReading('completions').head.en, seriesReading('coverage').factor)
 * // Completions, heads a year 100
 * ```
 */
export const seriesReading = (name: SeriesName): SeriesReading => {
  const { unit, decimals, label } = seriesFacts[name]
  const head = capital(label)
  if (unit.en === 'share') return { factor: 100, decimals: 1, unit: PER_CENT, difference: POINTS, head }
  // A result does not say in which currency its plan is.
  if (name.startsWith('cost'))
    return {
      factor: 1e-6,
      decimals: 1,
      unit: MILLIONS,
      difference: MILLIONS,
      head: both(`${head.sv}, miljoner i planens valuta`, `${head.en}, million, the plan's currency`),
    }
  const isSaid = label.en.includes(unit.en.split(' ').at(-1) ?? '')
  return {
    factor: 1,
    decimals,
    head: isSaid ? head : both(`${head.sv}, ${unit.sv}`, `${head.en}, ${unit.en}`),
  }
}

/**
 * A figure of a series as a cell of a table: `71,2 %`, a difference of shares in points.
 *
 * @example
 * ```ts
 * import { seriesCell } from '@kohort/core'
 *
 * console.log(seriesCell('trainees', 712.4), seriesCell('trainees', null))
 * // { value: 712.4, decimals: 0, unit: undefined, signed: false } null
 * ```
 */
export const seriesCell = (
  name: SeriesName,
  value: number | null,
  kind: FigureReading = 'figure',
): DisplayCell => {
  if (value === null) return null
  const { factor, decimals, unit, difference } = seriesReading(name)
  return {
    value: value * factor,
    decimals,
    unit: kind === 'figure' ? unit : difference,
    signed: kind === 'change',
  }
}

/**
 * A share or a probability, 0–1, as per cent: `71 %`, a difference in points.
 *
 * @example
 * ```ts
 * import { shareCell } from '@kohort/core'
 *
 * console.log(shareCell(0.25))
 * // { value: 25, decimals: 0, unit: { sv: ' %', en: '%' }, signed: false }
 * ```
 */
export const shareCell = (value: number | null, kind: FigureReading = 'figure', decimals = 0): DisplayCell =>
  value === null
    ? null
    : { value: value * 100, decimals, unit: kind === 'figure' ? PER_CENT : POINTS, signed: kind === 'change' }

/**
 * The band of a goal: `700–720`, `minst 150`, `högst 20 %`; null where it has no edge.
 *
 * @example
 * ```ts
 * import { seriesBand } from '@kohort/core'
 *
 * console.log(seriesBand('trainees', null, null))
 * // null
 * ```
 */
export const seriesBand = (metric: SeriesName, min: number | null, max: number | null): DisplayCell => {
  const { factor, unit } = seriesReading(metric)
  const edge = (value: number): DisplayCell => plainCell(value * factor, unit)
  if (min === null) return max === null ? null : [MAX, edge(max)]
  if (max === null) return [MIN, edge(min)]
  return min === max ? edge(min) : [plainCell(min * factor), '–', edge(max)]
}
