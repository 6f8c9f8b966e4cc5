import { outputIndex, type PlanInput, parsePlan } from '@kohort/core'
import { regionPlan, stockholm } from '@kohort/regions'
import { add, ramp, type Scenario, scale, scenario, set, shift } from '@kohort/scenarios'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryPlan } from '../../core/test/arbitrary-plan.js'
import { EnsembleError, type Uncertainty, uncertaintyOf } from '../src/index.js'

/** Probabilities with the furthest draws among them. */
const probability = fc.oneof(
  fc.double({ min: 2 ** -33, max: 1 - 2 ** -33, noNaN: true }),
  fc.constantFrom(2 ** -33, 1 - 2 ** -33, 0.5),
)
const quantilesOf = ({ inputs }: Uncertainty) =>
  fc.array(probability, { minLength: inputs.length, maxLength: inputs.length })

/** Every draw of the plan and of its scenarios parses; the model gives a figure for the stock. */
const holds = (uncertainty: Uncertainty, ids: readonly string[], runs: number): void => {
  fc.assert(
    fc.property(quantilesOf(uncertainty), (quantiles) => {
      for (const id of ids) {
        const drawn = uncertainty.plan(quantiles, id)
        expect(parsePlan(JSON.parse(JSON.stringify(drawn)))).toEqual(drawn)
        const compiled = uncertainty.compiled(id)
        const trainees = uncertainty.run(quantiles, id)[outputIndex(compiled, 'trainees', compiled.plan.to)]
        expect(trainees).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: runs },
  )
}

/** Gives ranges to the numbers of a plan, wide ones and narrow ones, at the bounds and inside. */
const withRanges = (plan: PlanInput): fc.Arbitrary<PlanInput> => {
  const parsed = parsePlan(plan)
  return fc.infiniteStream(fc.tuple(fc.nat(3), fc.double({ min: 0, max: 1, noNaN: true }))).map((stream) => {
    const visit = (value: unknown, key: string): unknown => {
      if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
      if (key === 'goals' || key === 'observed' || key === 'sources' || key === 'maxAge') return value
      const tree = value as Record<string, unknown>
      if (typeof tree.value === 'number') {
        const [kind, width] = stream.next().value as [number, number]
        if (kind > 1) return value
        const share = tree.value >= 0 && tree.value <= 0.95
        const room = share ? Math.min(tree.value, 0.95 - tree.value) : Math.abs(tree.value) / 3
        const half = kind === 0 ? room * width : (room * width) / 10
        return { ...tree, range: [tree.value - half, tree.value + half * 0.9] }
      }
      return Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, visit(inner, name)]))
    }
    return visit(parsed, '') as PlanInput
  })
}

const changes: readonly Scenario[] = [
  scenario('Many', 'r', (draft) => {
    set(draft, 'groups.dual-specialist.share', 0.15)
    ramp(draft, 'training.fillRate', 0.9, { from: 2025, to: 2028 })
    add(draft, 'training.requirement', { 2024: 0.15, 2030: 0.4 })
    shift(draft, 'training.intake.fixed', 2, { from: 2026 })
    scale(draft, 'specialists.retention', 0.5, { of: 'rate' })
    scale(draft, 'need.norm.population', { 2034: 1.03 })
  }),
  // The furthest draws of it would pass 1, so they are drawn from the moved range.
  scenario('Near the bound', 'r', (draft) => scale(draft, 'specialists.hired', 1.04, { from: 2025 })),
  scenario('Own range', 'r', (draft) =>
    set(draft, 'groups.ordinary.training.away', { value: 0.1, range: [0.08, 0.12] }, { from: 2026 }),
  ),
]

describe('every draw is a valid plan', () => {
  it('of Stockholm, with chance from year to year, and of its scenarios', () => {
    const uncertainty = uncertaintyOf(stockholm(), {
      scenarios: changes,
      noise: { 'training.fillRate': 0.02, 'training.attrition': 0.003, 'specialists.hired': 0.03 },
    })
    expect(uncertainty.notes).toEqual([])
    holds(uncertainty, ['plan', ...changes.map(({ id }) => id)], 40)
  })
  it('of a region that follows its stock', () => {
    holds(uncertaintyOf(regionPlan('12')), ['plan'], 25)
  })
  it('of any plan with ranges', () => {
    let drawn = 0
    fc.assert(
      fc.property(arbitraryPlan().chain(withRanges), fc.infiniteStream(probability), (plan, stream) => {
        let uncertainty: Uncertainty
        try {
          parsePlan(plan)
        } catch {
          return
        }
        try {
          uncertainty = uncertaintyOf(plan)
        } catch (error) {
          // Refused with a reason: a factor of need below nothing, or training that nobody would ever finish.
          if (error instanceof EnsembleError && ['range', 'reach'].includes(error.code)) return
          throw error
        }
        drawn += 1
        for (let draw = 0; draw < 3; draw += 1) {
          const quantiles = uncertainty.inputs.map(() => stream.next().value as number)
          const one = uncertainty.plan(quantiles)
          expect(parsePlan(JSON.parse(JSON.stringify(one)))).toEqual(one)
          uncertainty.run(quantiles)
        }
      }),
      { numRuns: 60 },
    )
    expect(drawn).toBeGreaterThan(25)
  })
})
