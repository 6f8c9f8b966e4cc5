import type { Plan } from '@kohort/core'
import type { Entry } from '../change/context.js'
import type { FormulaReader } from '../change/formula.js'
import { fail } from '../errors.js'
import { write } from './apply.js'
import type { Scenario } from './types.js'

/** The formulas that a recipe gave, found again by their text. */
const formulaIn =
  (log: readonly Entry[]): FormulaReader =>
  (text) =>
    log.find(({ formula }) => formula?.text === text)?.formula ??
    fail('formula', '', text, 'Give the formula.')

const single = ({ change, author }: Entry, scenario: Scenario, formula: FormulaReader): Scenario => ({
  ...scenario,
  id: author.scenario,
  title: author.title,
  reason: author.reason,
  recipe: null,
  changes: [change],
  formula,
})

/**
 * Each change of a scenario as one that can be made alone, in the order in which they are made on this plan. A recipe
 * that writes directly in the draft cannot be told so.
 */
export const recorded = (
  scenario: Scenario,
  plan: Plan,
): { readonly entries: readonly Entry[]; readonly singles: readonly Scenario[] } => {
  const { context, next } = write(plan, scenario.parts, true)
  const { log } = context
  const readers = scenario.parts.flatMap(({ formula }) => formula ?? [])
  const formula = readers[0] ?? formulaIn(log)
  const singles = log.map((entry) => single(entry, scenario, formula))
  const again = singles.length === 0 ? plan : write(plan, singles, true).next
  if (JSON.stringify({ ...again, sources: null }) !== JSON.stringify({ ...next, sources: null }))
    fail(
      'direct',
      '',
      `"${scenario.title.en}" writes directly in the draft, which cannot be told as changes.`,
      'Write it with set, scale, add, shift and ramp.',
    )
  return { entries: log, singles }
}
