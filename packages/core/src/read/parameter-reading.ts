import { type Bilingual, both, capital } from '../plan/bilingual.js'
import { type ParameterFacts, parameterFacts, parameterPathOf } from '../plan/parameter-facts.js'
import { type DisplayCell, type DisplayNumber, HARD_SPACE, MAX, MIN, PER_CENT, plainCell } from './display.js'

/** What a path is about: `training.requirement` is given by its mode, `specialists.retention.5` is a point of its parent. */
const factsOf = (path: string): ParameterFacts | undefined => {
  const general =
    parameterPathOf(path) ?? parameterPathOf(`${path}.mode`) ?? parameterPathOf(path.replace(/\.[^.]+$/, ''))
  return general && parameterFacts[general]
}

const WHOLE = both('utbildningens längd', 'the length of training')

/**
 * What a number of the plan is called, by its path: with the group whose own it is, and the point of it that is named.
 *
 * @example
 * ```ts
 * import { parameterLabel } from '@kohort/core'
 *
 * console.log(parameterLabel('groups.research.training.away').en)
 * // Fully away (research)
 * ```
 */
export const parameterLabel = (path: string): Bilingual => {
  const facts = factsOf(path)
  if (facts === undefined) return both(path, path)
  const [, of] = /^(?:groups|need\.index\.growth)\.([^.]+)/.exec(path) ?? []
  const [, point] = /\.(\d[^.]*)$/.exec(path) ?? []
  const at = (years: string): string =>
    (point === undefined ? '' : ` ${facts.form === 'curve' ? years : point}`) +
    (of === undefined ? '' : ` (${of})`)
  const { sv, en } = path.endsWith('requirement') ? WHOLE : facts.label
  return capital(both(sv + at(`efter ${point} år`), en + at(`after ${point} years`)))
}

/**
 * A number of the plan as a cell: shares as per cent, with its unit and as many decimals as somebody wrote.
 *
 * @example
 * ```ts
 * import { parameterCell } from '@kohort/core'
 *
 * const { value, decimals, unit } = parameterCell('training.attrition', 0.009)
 * console.log(value.toFixed(decimals), unit?.en)
 * // 0.9 % a year
 * ```
 */
export const parameterCell = (path: string, value: number): DisplayNumber => {
  const { sv = '', en = '' } = factsOf(path)?.unit ?? {}
  return en.startsWith('share')
    ? plainCell(value * 100, both(PER_CENT.sv + sv.slice(5), PER_CENT.en + en.slice(5)))
    : plainCell(value, both(HARD_SPACE + sv, HARD_SPACE + en))
}

/**
 * A range of a number of the plan: `10–16 %`.
 *
 * @example
 * ```ts
 * import { displayed, displayOf, parameterRange } from '@kohort/core'
 *
 * const caption = parameterRange('training.away', [0.1, 0.16])
 * console.log(displayOf(displayed({}, () => [{ caption, heads: [], rows: [] }]))?.['text/plain'].trim())
 * // 10–16%
 * ```
 */
export const parameterRange = (path: string, [low, high]: readonly [number, number]): DisplayCell => [
  { ...parameterCell(path, low), unit: undefined },
  low < 0 ? ' … ' : '–',
  parameterCell(path, high),
]

/** To one decimal, never past the value on the side that would make it untrue. */
export const towards = (value: number, isDown: boolean): number =>
  (isDown ? Math.floor(value * 10 + 1e-6) : Math.ceil(value * 10 - 1e-6)) / 10

/**
 * The value that a number would need, from the side on which it is and never past it: `högst 7,3 %`; null where none
 * would do.
 *
 * @example
 * ```ts
 * import { displayed, displayOf, neededCell } from '@kohort/core'
 *
 * const caption = neededCell('training.away', 0.13, 0.0739)
 * console.log(displayOf(displayed({}, () => [{ caption, heads: [], rows: [] }]))?.['text/plain'].trim())
 * // max 7.3%
 * ```
 */
export const neededCell = (path: string, value: number, needed: number | null): DisplayCell => {
  if (needed === null || needed === value) return needed === null ? null : parameterCell(path, needed)
  const cell = parameterCell(path, needed)
  const isDown = needed < value
  return [isDown ? MAX : MIN, plainCell(towards(cell.value, isDown), cell.unit)]
}
