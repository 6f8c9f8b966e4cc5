import * as z from 'zod/mini'
import { PlanError, type Problem } from '../errors.js'
import { deepFreeze } from '../freeze.js'
import { HELD } from './figure.js'
import { pathText, problemAt, problemsOf, show } from './problems.js'
import { crossProblems, growthProblems, reachProblems } from './rules.js'
import { type Plan, type planSchema, sections } from './schema.js'

const DEEPEST = 24
const MOST_PROBLEMS = 200

/** Plans that came out of `parsePlan`, so that nothing is checked twice. */
const parsed = new WeakSet<object>()
/** The sections that they consist of, by their names: checked, frozen and in the long form. */
const parsedSections = new WeakMap<object, string>()

const isParsed = (section: unknown, name: string | undefined): boolean =>
  typeof section === 'object' && section !== null && parsedSections.get(section) === name

type Mutable = Record<string, unknown>

/**
 * The input as plain data, read once: getters, prototypes and cycles cannot reach further in. What is not data is
 * a problem, with its place. `path` is where the input stands, and is left as it was.
 */
const copyOf = (input: unknown, path: string[], problems: Problem[]): unknown => {
  const type = typeof input
  if (input === null || type === 'string' || type === 'number' || type === 'boolean' || type === 'undefined')
    return input
  const problem = (found: string, hint: string): undefined => {
    problems.push(problemAt('data', pathText(path), found, 'plain data, as JSON has it', hint))
    return undefined
  }
  // A plan that was changed shares most of its sections with the one before.
  if (path.length === 1 && isParsed(input, path[0])) return input
  if (type !== 'object') return problem(`a ${type}`, 'A plan holds no functions or symbols.')
  if (path.length > DEEPEST) return problem(`more than ${DEEPEST} levels`, 'No plan is that deep.')
  const below = (key: string, inner: unknown): unknown => {
    path.push(key)
    const copied = copyOf(inner, path, problems)
    path.pop()
    return copied
  }
  if (Array.isArray(input)) return input.slice(0, 1_000).map((item, index) => below(String(index), item))
  const prototype: unknown = Object.getPrototypeOf(input)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    return problem('an object of a class', 'Give a plain object.')
  const copy: Mutable = {}
  for (const key of Object.keys(input as object)) {
    if (key === '__proto__') {
      problems.push(
        problemAt('unknown-key', pathText([...path, key]), show(key), 'a known key', 'Take it out.'),
      )
      continue
    }
    const value = below(key, (input as Mutable)[key])
    if (value !== undefined) copy[key] = value
  }
  return copy
}

/**
 * Numbers without a year get the base year's, which is what they mean (MODEL.md, "Values that change over time"). The
 * data is ours and is written in, but for the sections that have been dated; an object with such a number is made anew.
 */
const dateHeld = (value: unknown, base: number): unknown => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  const from = value as Mutable
  for (const key of Object.keys(from)) from[key] = dateHeld(from[key], base)
  if (!Object.hasOwn(from, HELD)) return value
  return Object.fromEntries(
    Object.entries(from).map(([key, inner]) => [key === HELD ? String(base) : key, inner]),
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
  const result = parseSections(written)
  if (!result.success) found.push(...problemsOf(result.error.issues, written))
  if (typeof written === 'object' && written !== null && !Array.isArray(written))
    found.push(...crossProblems(written as Mutable))
  throwIfAny(found)
  if (!result.success) throw new PlanError([problemAt('plan', '', show(input), 'a plan', '')])

  const dated = result.data
  const { base } = dated
  // In the order in which it is read again.
  const { fillRate = { [base]: { value: 1 } }, limits, ...training } = dated.training
  const plan: Plan = {
    ...dated,
    groups: dated.groups ?? { all: { share: { [base]: { value: 1 } } } },
    training: { ...training, fillRate, ...(limits === undefined ? {} : { limits }) },
    observed: dated.observed ?? {},
    sources: dated.sources ?? {},
    goals: dated.goals ?? [],
  }
  throwIfAny([...reachProblems(plan), ...growthProblems(plan)])
  deepFreeze(plan)
  parsed.add(plan)
  for (const [name, section] of Object.entries(plan))
    if (typeof section === 'object' && section !== null) parsedSections.set(section, name)
  return plan
}

/** What was checked before comes through as it is. */
const asItIs = z.transform((section: unknown) => section)

/** The schema of a plan of which some sections, by their names, have been checked. */
const schemas = new Map<string, typeof planSchema>()
const schemaBut = (checked: readonly string[]): typeof planSchema => {
  const key = checked.join()
  const schema =
    schemas.get(key) ??
    (z.strictObject({
      ...sections,
      ...Object.fromEntries(checked.map((name) => [name, asItIs])),
    }) as unknown as typeof planSchema)
  schemas.set(key, schema)
  return schema
}

/** Checks the sections that have not been checked before, and dates their numbers. */
const parseSections = (written: unknown) => {
  const given = (written ?? {}) as Mutable
  const checked = Object.keys(sections).filter((name) => isParsed(given[name], name))
  const result = schemaBut(checked).safeParse(written)
  if (result.success) dateHeld(result.data, result.data.base)
  return result
}

const readSafely = (input: unknown, problems: Problem[]): unknown => {
  try {
    return copyOf(input, [], problems)
  } catch {
    // A getter or a proxy threw: whatever it is, it is not data.
    problems.push(
      problemAt(
        'data',
        '',
        'something that cannot be read',
        'plain data, as JSON has it',
        'Give a plain object.',
      ),
    )
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
