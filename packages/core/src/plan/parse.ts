import { PlanError, type Problem } from '../errors.js'
import { deepFreeze } from '../freeze.js'
import { HELD } from './figure.js'
import { pathText, problemsOf, show } from './problems.js'
import { crossProblems, growthProblems, reachProblems } from './rules.js'
import { type Plan, planSchema } from './schema.js'

const DEEPEST = 24
const MOST_PROBLEMS = 200

/** Plans that came out of `parsePlan`, so that nothing is checked twice. */
const parsed = new WeakSet<object>()

type Mutable = Record<string, unknown>

/**
 * The input as plain data, read once: getters, prototypes and cycles cannot reach further in. What is not data is
 * a problem, with its place.
 */
const copyOf = (input: unknown, path: readonly string[], problems: Problem[]): unknown => {
  const problem = (found: string, hint: string) =>
    problems.push({ code: 'data', path: pathText(path), found, expected: 'plain data, as JSON has it', hint })
  if (input === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof input)) return input
  if (typeof input !== 'object') {
    problem(`a ${typeof input}`, 'A plan holds no functions or symbols.')
    return undefined
  }
  if (path.length > DEEPEST) {
    problem(`more than ${DEEPEST} levels`, 'No plan is that deep.')
    return undefined
  }
  if (Array.isArray(input))
    return input.slice(0, 1_000).map((item, index) => copyOf(item, [...path, String(index)], problems))
  const prototype: unknown = Object.getPrototypeOf(input)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    problem('an object of a class', 'Give a plain object.')
    return undefined
  }
  const copy: Mutable = {}
  for (const key of Object.keys(input)) {
    if (key === '__proto__') {
      problems.push({
        code: 'unknown-key',
        path: pathText([...path, key]),
        found: show(key),
        expected: 'a known key',
        hint: 'Take it out.',
      })
      continue
    }
    const value = copyOf((input as Mutable)[key], [...path, key], problems)
    if (value !== undefined) copy[key] = value
  }
  return copy
}

/** Numbers without a year get the base year's, which is what they mean (MODEL.md, "Values that change over time"). */
const dateHeld = (value: unknown, base: number): unknown => {
  if (Array.isArray(value)) return value.map((item) => dateHeld(item, base))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key === HELD ? String(base) : key, dateHeld(inner, base)]),
  )
}

/**
 * Checks a plan and gives it in its one long form: every number a figure with its provenance, every dated number a
 * map from years, defaults that have a meaning written out (one group `all`; a fill rate of 1). The long form is a
 * valid plan too, and comes back as it is. The input is never changed; the result is frozen.
 *
 * @param input a plan as data, as it was written (short forms allowed), for instance from `JSON.parse`
 * @returns the plan, frozen
 * @throws {PlanError} with all the problems at once, each with path, found, expected and a hint
 * @see MODEL.md, "A plan, whole"
 * @example
 * ```ts
 * import { parsePlan, PlanError } from '@kohort/core'
 *
 * try {
 *   parsePlan({ format: 'kohort.plan/1', id: 'short', bse: 2023 })
 * } catch (error) {
 *   if (error instanceof PlanError) console.log(error.problems.find((problem) => problem.path === 'bse')?.hint)
 * }
 * // Did you mean "base"?
 * ```
 */
export const parsePlan = (input: unknown): Plan => {
  if (typeof input === 'object' && input !== null && parsed.has(input)) return input as Plan
  const found: Problem[] = []
  const written = readSafely(input, found)
  const result = planSchema.safeParse(written)
  if (!result.success) found.push(...problemsOf(result.error.issues, written))
  if (typeof written === 'object' && written !== null && !Array.isArray(written))
    found.push(...crossProblems(written as Mutable))
  throwIfAny(found)
  if (!result.success)
    throw new PlanError([{ code: 'plan', path: '', found: show(input), expected: 'a plan', hint: '' }])

  const dated = dateHeld(result.data, result.data.base) as typeof result.data
  const { base } = dated
  const plan: Plan = {
    ...dated,
    groups: dated.groups ?? { all: { share: { [base]: { value: 1 } } } },
    training: { ...dated.training, fillRate: dated.training.fillRate ?? { [base]: { value: 1 } } },
    observed: dated.observed ?? {},
    sources: dated.sources ?? {},
    goals: dated.goals ?? [],
  }
  throwIfAny([...reachProblems(plan), ...growthProblems(plan)])
  deepFreeze(plan)
  parsed.add(plan)
  return plan
}

const readSafely = (input: unknown, problems: Problem[]): unknown => {
  try {
    return copyOf(input, [], problems)
  } catch {
    // A getter or a proxy threw: whatever it is, it is not data.
    problems.push({
      code: 'data',
      path: '',
      found: 'something that cannot be read',
      expected: 'plain data, as JSON has it',
      hint: 'Give a plain object.',
    })
    return undefined
  }
}

const throwIfAny = (problems: readonly Problem[]): void => {
  const unique = new Map(
    problems.map((problem) => [`${problem.path}\n${problem.code}\n${problem.expected}`, problem]),
  )
  const [first, ...others] = [...unique.values()].slice(0, MOST_PROBLEMS)
  if (first !== undefined) throw new PlanError([first, ...others])
}
