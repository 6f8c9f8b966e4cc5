import { create, type FactoryFunctionMap, type MathNode, parseDependencies } from 'mathjs/number'
import type { Formula } from './change/formula.js'
import { fail } from './errors.js'
import { compileNode } from './formula/compile-node.js'

export type { Formula, FormulaReader } from './change/formula.js'

const LONGEST = 500

/** The parser alone, without the hundreds of functions that a formula may not call. */
const parser = create(parseDependencies as FactoryFunctionMap, {})

/**
 * Reads a formula: arithmetic (+ − * / ^, parentheses) and min, max, abs, sqrt, exp, log, round, floor, ceil on
 * numbers and names. `value` is the present value, `year` the year, `base` the base year; any other name is a path of
 * the plan with underscores for its points and hyphens, such as training_away, and means its value in that year. Nothing
 * else is let through: the text is never evaluated, only walked.
 *
 * @param text at most 500 characters
 * @returns the formula, for `compute` in a recipe; pass `formula` itself to `parseScenario` for formulas in data
 * @throws {ScenarioError} for anything but arithmetic on names and numbers
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { compute, scenario } from '@kohort/scenarios'
 * import { formula } from '@kohort/scenarios/formula'
 *
 * const lessEachYear = scenario('Less leave each year', 'a slow change', (draft) => {
 *   compute(draft, 'training.away', formula('value * 0.98 ^ (year - base)'))
 * })
 * console.log(lessEachYear.applyTo(stockholm()).training.away?.['2025']?.value.toFixed(4))
 * // 0.1249
 * ```
 */
export const formula = (text: string): Formula => {
  if (typeof text !== 'string' || text.length > LONGEST)
    return fail('formula', '', `a formula is a text of at most ${LONGEST} characters.`, 'Shorten it.')
  if (!/^[A-Za-z0-9_+\-*/^(),. \t]*$/.test(text) || /(?<![A-Za-z0-9_])0[xob]/i.test(text))
    return fail(
      'formula',
      '',
      `"${text}" has a sign that no formula needs.`,
      'Signs are letters, decimal digits, + - * / ^ ( ) , and the point.',
    )
  const { evaluate, names } = compileNode(read(text), text)
  const own = [...names].filter((name) => !['value', 'year', 'base'].includes(name))
  return Object.freeze({ text, names: Object.freeze(own), usesYear: names.has('year'), evaluate })
}

const read = (text: string): MathNode => {
  try {
    return parser.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fail('formula', '', `"${text}" cannot be read: ${why}`, 'Write arithmetic, such as value * 0.9.')
  }
}
