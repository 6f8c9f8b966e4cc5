import { deepFreeze, displayed, readFormat } from '@kohort/core'
import { fail } from '../errors.js'
import {
  COMPARISON_FORMAT,
  type ComparedScenario,
  type Comparison,
  type ComparisonRow,
} from '../questions/compare.js'
import { comparisonSchema } from './comparison-schema.js'
import { comparisonTables } from './comparison-tables.js'

const changed = (path: string, message: string): never =>
  fail('data', path, message, 'It was changed after it was written: compare the scenarios again.')

const checkScenario = (one: ComparedScenario, at: number, all: readonly ComparedScenario[]): void => {
  if (all.findIndex(({ id }) => id === one.id) !== at)
    changed(`scenarios.${at}`, `two have the id "${one.id}"`)
  const lists = [
    ['met', true],
    ['missed', false],
    ['unknown', null],
  ] as const
  for (const [list, met] of lists) {
    const wanted = one.goals.filter((goal) => goal.met === met).map(({ id }) => id)
    if (wanted.join() !== one[list].join())
      changed(`scenarios.${at}.${list}`, 'the list does not follow from the goals')
  }
}

/** Rows stand by scenario, series and year, all of them, and each difference is that of its two figures. */
const checkRows = ({ scenarios, series, years, rows }: Comparison): void => {
  if (rows.length !== scenarios.length * series.length * years.length)
    changed('rows', `expected one for each of ${scenarios.length} × ${series.length} × ${years.length}`)
  const firsts = rows.slice(0, series.length * years.length)
  rows.forEach((row: ComparisonRow, index) => {
    const ofBase = firsts[index % firsts.length]
    const isInPlace =
      row.scenario === scenarios[Math.floor(index / firsts.length)]?.id &&
      row.series === series[Math.floor((index % firsts.length) / years.length)] &&
      row.year === years[index % years.length]
    if (!isInPlace) changed(`rows.${index}`, 'rows stand by scenario, series and year')
    if (row.base !== ofBase?.value) changed(`rows.${index}.base`, 'it is not what the base plan has')
    const difference = row.value === null || row.base === null ? null : row.value - row.base
    if (row.difference !== difference) changed(`rows.${index}.difference`, 'it is not value − base')
  })
}

/**
 * Reads a comparison back from JSON: equal to the one that was written, to the bit. One that was changed since, so that
 * its rows or lists no longer follow from its figures, is refused.
 *
 * @param input what `JSON.parse` gave, or the text itself
 * @returns the comparison, frozen
 * @throws {KohortError} code `format` for another format or version, `data` for what is not a comparison
 * @see the JSON Schema at `@kohort/scenarios/schema/comparison.json`
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { compare, fromLibrary, parseComparison } from '@kohort/scenarios'
 *
 * const text = JSON.stringify(compare(stockholm(), [fromLibrary(stockholm(), 'less-leave')]))
 * console.log(parseComparison(text).scenarios.map(({ id }) => id).join(', '))
 * // base, less-leave
 * ```
 */
export const parseComparison = (input: unknown): Comparison => {
  const comparison: Comparison = readFormat(input, COMPARISON_FORMAT, comparisonSchema)
  if (comparison.scenarios[0]?.id !== 'base') changed('scenarios.0', 'the base plan comes first')
  comparison.scenarios.forEach(checkScenario)
  checkRows(comparison)
  return deepFreeze(displayed(comparison, () => comparisonTables(comparison)))
}
