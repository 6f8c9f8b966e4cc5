import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Plan, parsePlan, project } from '../src/index.js'
import { arbitraryPlan } from './arbitrary-plan.js'
import { edited, type Lever, leversOf, pinAllBefore } from './reference/plan-edits.js'
import { runs } from './reference/runs.js'
import { dated } from './reference/values.js'
import { dataOf, kernel, reference } from './reference/views.js'

/** Anywhere between the lever's bounds, though not beyond what can be thought of. */
const newValue = ({ path, parameter, map }: Lever, at: number): number => {
  const values = Object.values(map).map(({ value }) => value)
  const present = Math.max(...values.map(Math.abs))
  const highest = Math.min(parameter.max, 2 * present + 100)
  // Parts of a need add up to -1 or more: one of them alone may not fall.
  const lowest = /^need\.index\.growth\.[^.]+\./.test(path) ? Math.max(...values) : parameter.min
  return lowest + at * (highest - lowest)
}

/** Shares sum to 1 and a requirement stands in order: these move together. */
const partnersOf = (lever: Lever, levers: readonly Lever[]): readonly Lever[] => {
  if (/^groups\.[^.]+\.share$/.test(lever.path))
    return levers.filter(({ path }) => /^groups\.[^.]+\.share$/.test(path))
  const requirement = /^(.*\.requirement)\.(min|mode|max)$/.exec(lever.path)?.[1]
  return requirement === undefined ? [lever] : levers.filter(({ path }) => path.startsWith(`${requirement}.`))
}

/** A what-if: from a year on, a lever stands elsewhere; what the plan has for later years stays. */
const changed = (plan: Plan, which: number, from: number, at: number): Plan =>
  edited(plan, (draft) => {
    const levers = leversOf(draft)
    const lever = levers[which % levers.length]!
    const partners = partnersOf(lever, levers)
    const before = partners.map(({ map }) => dated({ ...map }))
    const values = before.map((value) => value(from))
    const later = new Set(
      partners.flatMap(({ map }) => Object.keys(map).map(Number)).filter((year) => year > from),
    )
    partners.forEach(({ path, map }, index) => {
      if (path.endsWith('.share')) map[from] = { value: values.at(index - 1)! }
      else map[from] = { value: partners.length === 1 ? newValue(lever, at) : values[index]! * (1 + at) }
      // Where one partner changes later, all are back where they were.
      if (partners.length > 1) for (const year of later) map[year] = { value: before[index]!(year) }
    })
  })

describe.each([
  { side: 'the kernel', projected: kernel, share: 1 },
  { side: 'the reference', projected: reference, share: 0.25 },
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
      { numRuns: runs(120 * share) },
    )
  })

  it('10. a longer horizon changes no figure', () => {
    fc.assert(
      fc.property(arbitraryPlan(), fc.integer({ min: 1, max: 20 }), (input, longer) => {
        const plan = parsePlan(input)
        const further = edited(plan, (draft) => void Object.assign(draft, { to: plan.to + longer }))
        expect(dataOf(projected(further), plan.to)).toEqual(dataOf(projected(plan)))
      }),
      { numRuns: runs(40 * share) },
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
      { numRuns: runs(50 * share) },
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
      { numRuns: runs(40) },
    )
  })
})
