import { parsePlan, project } from '@kohort/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryPlan } from '../../core/test/arbitrary-plan.js'
import { dataOf } from '../../core/test/reference/views.js'
import { applyScenario, attribute, type Change, undo } from '../src/index.js'
import { applies, fromData, fromRecipe, planAndChanges, runs } from './arbitrary-change.js'

const bits = (plan: Parameters<typeof project>[0], upTo?: number) => dataOf(project(plan), upTo)

describe('what must always hold of a scenario', () => {
  it('no change gives the same bits as the plan', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (input) => {
        const plan = parsePlan(input)
        const none = applyScenario(plan, fromData([]))
        expect(none.plan).toBe(plan)
        expect(none.patches).toEqual([])
        expect(bits(none.plan)).toEqual(bits(plan))
      }),
      { numRuns: runs(30) },
    )
  })

  it('the past stays, to the bit, and so does all before a change begins', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(planAndChanges(1), ({ plan, changes }) => {
        const [change] = changes as [Change]
        seen.set(change.op, (seen.get(change.op) ?? 0) + 1)
        const { plan: after } = applyScenario(plan, fromData(changes))
        const from = 'from' in change ? (change.from ?? plan.base + 1) : plan.base + 1
        expect(bits(after, from - 1)).toEqual(bits(plan, from - 1))
      }),
      { numRuns: runs(150) },
    )
    expect([...seen.keys()].sort()).toEqual(['add', 'ramp', 'scale', 'set', 'shift'])
  })

  it('a recipe and data that say the same give the same bits and the same patches', () => {
    fc.assert(
      fc.property(planAndChanges(2), ({ plan, changes }) => {
        fc.pre(applies(plan, changes))
        const data = applyScenario(plan, fromData(changes))
        const recipe = applyScenario(plan, fromRecipe(changes))
        expect(JSON.stringify(recipe.plan)).toBe(JSON.stringify(data.plan))
        expect(recipe.patches).toEqual(data.patches)
        expect(recipe.changed).toEqual(data.changed)
      }),
      { numRuns: runs(50) },
    )
  })

  it('undoing by the inverse patches restores the plan', () => {
    fc.assert(
      fc.property(planAndChanges(2), ({ plan, changes }) => {
        fc.pre(applies(plan, changes))
        const applied = applyScenario(plan, fromData(changes))
        expect(undo(applied)).toEqual(plan)
        expect(applied.plan).not.toEqual(plan)
        expect(bits(undo(applied))).toEqual(bits(plan))
      }),
      { numRuns: runs(50) },
    )
  })

  it('disjoint changes commute', () => {
    fc.assert(
      fc.property(planAndChanges(2), ({ plan, changes }) => {
        const [one, other] = changes as [Change, Change]
        fc.pre(disjoint(one.path, other.path))
        fc.pre(applies(plan, [one, other]))
        const forward = applyScenario(plan, fromData([one, other])).plan
        const back = applyScenario(plan, fromData([other, one])).plan
        // What the rest of two shares says of who made it is the last one's; the numbers are the same.
        const numbers = (value: unknown) =>
          JSON.parse(JSON.stringify(value), (key, inner) => (key === 'note' ? undefined : inner))
        expect(numbers(back)).toEqual(numbers(forward))
        expect(bits(back)).toEqual(bits(forward))
      }),
      { numRuns: runs(50) },
    )
  })

  it('attribution sums to the total', () => {
    fc.assert(
      fc.property(planAndChanges(3), ({ plan, changes }) => {
        const metric = 'specialists'
        let found: ReturnType<typeof attribute>
        try {
          found = attribute(plan, fromData(changes), { metric, year: plan.to })
        } catch (error) {
          // Changes that cannot be made together, or not without each other.
          expect((error as Error).name).toBe('ScenarioError')
          return
        }
        const scale = Math.max(1, Math.abs(found.base), Math.abs(found.value))
        const sum = (of: 'alone' | 'shapley') =>
          found.changes.reduce((total, change) => total + change[of], 0)
        expect(Math.abs(sum('shapley') - found.total)).toBeLessThan(1e-9 * scale)
        expect(Math.abs(sum('alone') + found.interaction - found.total)).toBeLessThan(1e-9 * scale)
        const whole = project(fromData(changes).applyTo(plan)).at(plan.to)[metric]
        expect(found.value).toBe(whole)
      }),
      { numRuns: runs(30) },
    )
  })
})

/** Whether two paths have no number in common: a requirement holds three, and a group's own begins as the plan's. */
const disjoint = (one: string, other: string): boolean => {
  const general = (path: string) => path.replace(/^groups\.[^.]+\.(?=training|specialists)/, '')
  const [first, second] = [general(one), general(other)]
  return (
    !(`${first}.`.startsWith(`${second}.`) || `${second}.`.startsWith(`${first}.`)) &&
    !bothRequirement(first, second)
  )
}

const bothRequirement = (one: string, other: string): boolean =>
  one.startsWith('training.requirement') && other.startsWith('training.requirement')
