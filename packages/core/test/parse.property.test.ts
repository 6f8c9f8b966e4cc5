import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplePlan, PlanError, parsePlan } from '../src/index.js'
import { arbitraryPlan } from './arbitrary-plan.js'

/** Whatever is given, a plan comes out or a PlanError with problems: nothing else. */
const onlyPlanErrors = (input: unknown): void => {
  try {
    parsePlan(input)
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    if (
      error.problems.length === 0 ||
      error.problems.some(({ found, expected }) => found === '' || expected === '')
    ) {
      throw new Error(`A PlanError says too little: ${error.message}`)
    }
  }
}

const prototypeKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  '2023',
  'value',
  'length',
)
const anything = fc.oneof(
  fc.jsonValue(),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
  }),
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    '0',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    1e308,
    true,
    [],
    {},
  ),
)

/** Every place in a plan, as a path of keys. */
const placesOf = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))]
    : [path]

/** A copy with one place replaced, removed, or given one more key, without touching a prototype. */
const mutated = (
  plan: unknown,
  path: readonly string[],
  change: 'replace' | 'remove' | 'add',
  key: string,
  value: unknown,
): unknown => {
  const [head, ...rest] = path
  if (head === undefined) {
    if (change !== 'add' || typeof plan !== 'object' || plan === null) return value
    const copy = { ...plan }
    Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true })
    return copy
  }
  const entries = Object.entries(plan as object).flatMap(([name, inner]) => {
    if (name !== head) return [[name, inner]]
    if (rest.length === 0 && change === 'remove') return []
    return [[name, mutated(inner, rest, change, key, value)]]
  })
  return Array.isArray(plan) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

describe('parsePlan throws nothing but a PlanError', () => {
  it('on anything at all', () => {
    fc.assert(fc.property(anything, onlyPlanErrors), { numRuns: 1_000 })
  })

  it('on anything under the keys of a plan', () => {
    const keys = Object.keys(examplePlan)
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...keys), prototypeKey), anything), onlyPlanErrors),
      { numRuns: 500 },
    )
  })

  it('on valid plans with one to three places replaced, removed or added to', () => {
    const change = fc.record({
      place: fc.nat(),
      kind: fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
      key: fc.oneof(prototypeKey, fc.string()),
      value: anything,
    })
    fc.assert(
      fc.property(arbitraryPlan(), fc.array(change, { minLength: 1, maxLength: 3 }), (plan, changes) => {
        let input: unknown = plan
        for (const { place, kind, key, value } of changes) {
          const places = placesOf(input)
          input = mutated(input, places[place % places.length] ?? [], kind, key, value)
        }
        onlyPlanErrors(input)
      }),
      { numRuns: 600 },
    )
  })
})

/** What comes of an input: the plan as it is written down, or the problems. */
const outcome = (input: unknown): unknown => {
  try {
    return JSON.stringify(parsePlan(input))
  } catch (error) {
    if (error instanceof PlanError) return error.problems
    throw error
  }
}

describe('a plan that shares sections with one that was parsed before', () => {
  const change = fc.record({
    place: fc.nat(),
    kind: fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
    value: fc.constantFrom<unknown>(0, 0.5, 3, 'text', null, {}, { value: 0.2 }, { 2026: 0.1 }),
  })

  it('is, and is refused, as the same plan written out', () => {
    fc.assert(
      fc.property(arbitraryPlan(), fc.array(change, { maxLength: 2 }), (plan, changes) => {
        // Parsed first: then sections are known, and those that no change touches are passed on as they are.
        let input: unknown = parsePlan(plan)
        for (const { place, kind, value } of changes) {
          const [, ...places] = placesOf(input)
          const path = places[place % places.length] ?? []
          const [section = '', ...rest] = path
          const known = input as Readonly<Record<string, unknown>>
          input = {
            ...known,
            [section]: rest.length === 0 ? value : mutated(known[section], rest, kind, 'more', value),
          }
        }
        expect(outcome({ ...(input as object) })).toEqual(outcome(JSON.parse(JSON.stringify(input))))
      }),
      { numRuns: 300 },
    )
  })

  it('is refused where a section stands in the place of another', () => {
    const plan = parsePlan(examplePlan)
    expect(outcome({ ...plan, specialists: plan.training })).toEqual(
      outcome(JSON.parse(JSON.stringify({ ...plan, specialists: plan.training }))),
    )
    expect(() => parsePlan({ ...plan, specialists: plan.training })).toThrow(PlanError)
  })
})
