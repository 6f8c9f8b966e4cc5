import type { Figure } from '@kohort/core'
import { applyChange } from '../change/apply-change.js'
import type { Context } from '../change/context.js'
import type { Formula } from '../change/formula.js'
import type { Amount, DatedValue } from '../change/schema.js'
import { changeSchema } from '../change/schema.js'
import { fail } from '../errors.js'
import type { FigurePath, RequirementPath, WholePath } from '../plan/paths.js'
import { readAs } from './problems.js'
import type { PlanDraft } from './types.js'

/** Whose draft it is: a draft lives for one recipe, and says nothing of that itself. */
const contexts = new WeakMap<object, Context>()

/** Runs a recipe with its context. */
export const within = (draft: object, context: Context, work: () => unknown): void => {
  contexts.set(draft, context)
  try {
    if (work() !== undefined)
      fail(
        'recipe',
        '',
        'a recipe writes in the draft and gives nothing back.',
        'Put its body in braces; no async.',
      )
  } finally {
    contexts.delete(draft)
  }
}

const make = (draft: PlanDraft, given: object, formula: Formula | null = null): void => {
  const context = contexts.get(draft)
  if (context === undefined) {
    fail('draft', '', 'the helpers work on the draft that a recipe is given.', 'Call them inside a scenario.')
    return
  }
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  applyChange(context, readAs(changeSchema, 'a change', change), formula)
}

/** When a change holds, and why. */
export interface During {
  /** The first year; the year after the base year if left out. */
  readonly from?: number
  /** The last year, after which the plan's own value is back; on to the end if left out. */
  readonly to?: number
  /** Why this change; the scenario's reason if left out. */
  readonly reason?: string | { readonly sv: string; readonly en: string }
}

/** What `set` puts at a path. */
export type ValueAt<Path> = Path extends 'training.intake'
  ?
      | { readonly fixed: DatedValue }
      | { readonly followStock: DatedValue }
      | { readonly growth: { readonly first: number | Figure; readonly rate: DatedValue } }
  : Path extends RequirementPath
    ? { readonly min: DatedValue; readonly mode: DatedValue; readonly max: DatedValue }
    : Path extends 'training.limits.supervision'
      ? { readonly supervisingShare: DatedValue; readonly traineesPerSupervisor: DatedValue }
      : DatedValue

/**
 * Puts a value in place of the plan's, from a year on: what the plan has for later years is gone. With years for keys
 * it holds from the first of them. A curve, steps or bands are given whole, `training.intake` as another policy.
 *
 * @param draft the draft that the recipe is given
 * @param path the number's path in the plan
 * @param value in the unit of the number; a bare number is noted as assumed, for the scenario's reason
 * @param during the first and last year
 * @throws {ScenarioError} for a path that there is not, a year of the past, a value out of bounds or as it was
 * @example
 * ```ts
 * import { project } from '@kohort/core'
 * import { stockholm } from '@kohort/regions'
 * import { scenario, set } from '@kohort/scenarios'
 *
 * const held = scenario('Hold the intake', 'no money for more', (draft) => {
 *   set(draft, 'training.intake.fixed', 130, { from: 2030 })
 * })
 * console.log(project(held.applyTo(stockholm())).at(2034).intake)
 * // 130
 * ```
 */
export const set = <Path extends FigurePath | RequirementPath | WholePath>(
  draft: PlanDraft,
  path: Path,
  value: ValueAt<Path>,
  during: During = {},
): void => make(draft, { op: 'set', path, value, ...during })

/**
 * Multiplies a value and its range from a year on; the past stays. `by` may differ by year. Of a curve, `of: 'rate'`
 * multiplies the yearly rate at which people leave. A requirement is multiplied whole.
 *
 * @throws {ScenarioError} as `set` does
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { scale, scenario } from '@kohort/scenarios'
 *
 * const lessLeave = scenario('Less time away', 'the working-life review', (draft) => {
 *   scale(draft, 'training.away', 0.8, { from: 2026 })
 * })
 * console.log(Object.keys(lessLeave.applyTo(stockholm()).training.away ?? {}).join(', '))
 * // 2023, 2026
 * ```
 */
export const scale = (
  draft: PlanDraft,
  path: FigurePath | RequirementPath,
  by: Amount,
  during: During & { readonly of?: 'value' | 'rate' } = {},
): void => make(draft, { op: 'scale', path, by, ...during })

/** Adds to a value and its range from a year on; else as `scale`. */
export const add = (
  draft: PlanDraft,
  path: FigurePath | RequirementPath,
  by: Amount,
  during: During = {},
): void => make(draft, { op: 'add', path, by, ...during })

/**
 * What the plan has from a year on comes so many years later, or earlier when below 0; meanwhile what held the year
 * before goes on. A curve comes later by as many years in which nobody leaves; steps and bands move up the ages.
 */
export const shift = (
  draft: PlanDraft,
  path: FigurePath | RequirementPath,
  years: number,
  during: Omit<During, 'to'> = {},
): void => make(draft, { op: 'shift', path, years, ...during })

/** Goes evenly from `start` (what the plan has in the first year, if left out) to `end` in the last year, and stays. */
export const ramp = (
  draft: PlanDraft,
  path: FigurePath,
  end: number,
  during: During & { readonly to: number; readonly start?: number },
): void => make(draft, { op: 'ramp', path, end, ...during })

/** A formula of the present value, the year and the plan's own numbers; `formula` is of `@kohort/scenarios/formula`. */
export const compute = (
  draft: PlanDraft,
  path: FigurePath | RequirementPath,
  formula: Formula,
  during: During = {},
): void => make(draft, { op: 'formula', path, formula: formula.text, ...during }, formula)
