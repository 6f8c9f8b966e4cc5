import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Plan, parsePlan, project } from '../src/index.js'
import { arbitraryPlan } from './arbitrary-plan.js'
import { edited, type Lever, leversOf, pinAllBefore, type YearMap } from './reference/plan-edits.js'
import { runs } from './reference/runs.js'
import { dated } from './reference/values.js'
import { dataOf, kernel, reference } from './reference/views.js'

/** Anywhere between the lever's bounds, though not beyond what can be thought of. */
const newValue = ({ parameter, map }: Lever, at: number): number => {
  const present = Math.max(...Object.values(map).map(({ value }) => Math.abs(value)))
  const highest = Math.min(parameter.max, 2 * present + 100)
  return parameter.min + at * (highest - parameter.min)
}

/** Shares sum to 1 and a requirement stands in order: these move together. */
const partnersOf = (lever: Lever, levers: readonly Lever[]): readonly Lever[] => {
  if (/^groups\.[^.]+\.share$/.test(lever.path))
    return levers.filter(({ path }) => /^groups\.[^.]+\.share$/.test(path))
  const requirement = /^(.*\.requirement)\.(min|mode|max)$/.exec(lever.path)?.[1]
  return requirement === undefined ? [lever] : levers.filter(({ path }) => path.startsWith(`${requirement}.`))
}

/** A what-if: from a year on, a lever stands elsewhere; what the plan had later stays. */
const changed = (plan: Plan, which: number, from: number, at: number): Plan =>
  edited(plan, (draft) => {
    const levers = leversOf(draft)
    const lever = levers[which % levers.length]!
    const partners = partnersOf(lever, levers)
    const values = partners.map(({ map }) => dated(map)(from))
    const set = (map: YearMap, value: number) => {
      map[from] = { value }
    }
    if (partners.length === 1) set(lever.map, newValue(lever, at))
    else if (lever.path.endsWith('.share'))
      partners.forEach(({ map }, index) => set(map, values.at(index - 1)!))
    else partners.forEach(({ map }, index) => set(map, values[index]! * (1 + at)))
    // A point that one partner has later must find the others where they were.
    for (const year of new Set(partners.flatMap(({ map }) => Object.keys(map).map(Number)))) {
      if (year <= from) continue
      partners.forEach(({ path, map }) => {
        const was = leversOf(JSON.parse(JSON.stringify(plan)) as never).find((one) => one.path === path)!
        map[year] = { value: dated(was.map)(year) }
      })
    }
  })

describe.each([
  { side: 'the kernel', projected: kernel, share: 1 },
  { side: 'the reference', projected: reference, share: 0.4 },
])('what must always hold of a change, of $side', ({ projected, share }) => {
  it('10. a what-if from a year on changes no figure before it, bit by bit', () => {
    fc.assert(
      fc.property(
        arbitraryPlan(),
        fc.nat({ max: 10_000 }),
        fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 30 })),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (input, which, after, at) => {
          const plan = parsePlan(input)
          const from = plan.base + Math.min(after, plan.to - plan.base)
          const pinned = pinAllBefore(plan, from)
          const whatIf = changed(pinned, which, from, at)
          expect(dataOf(projected(whatIf), from - 1)).toEqual(dataOf(projected(pinned), from - 1))
        },
      ),
      { numRuns: runs(150 * share) },
    )
  })

  it('10. a longer horizon changes no figure', () => {
    fc.assert(
      fc.property(arbitraryPlan(), fc.integer({ min: 1, max: 20 }), (input, longer) => {
        const plan = parsePlan(input)
        const further = edited(plan, (draft) => void Object.assign(draft, { to: plan.to + longer }))
        expect(dataOf(projected(further), plan.to)).toEqual(dataOf(projected(plan)))
      }),
      { numRuns: runs(50 * share) },
    )
  })

  it('11. the same plan gives the same bits, whatever ran before', () => {
    fc.assert(
      fc.property(arbitraryPlan(), arbitraryPlan(), (input, other) => {
        const plan = parsePlan(input)
        const before = projected(plan)
        const rows = JSON.stringify(before.rows)
        projected(parsePlan(other))
        const again = projected(parsePlan(JSON.parse(JSON.stringify(plan))))
        expect(dataOf(again)).toEqual(dataOf(before))
        expect(JSON.stringify(before.rows)).toBe(rows)
      }),
      { numRuns: runs(60 * share) },
    )
  })
})

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}

describe('project', () => {
  it('11. never changes its input, in either form', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (input) => {
        const copy = structuredClone(input)
        const written = project(frozen(input))
        expect(input).toEqual(copy)
        const plan = parsePlan(input)
        const long = structuredClone(plan)
        expect(dataOf(project(plan))).toEqual(dataOf(written))
        expect(plan).toEqual(long)
      }),
      { numRuns: runs(60) },
    )
  })
})
