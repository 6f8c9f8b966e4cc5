import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlanError, parsePlan } from '../src/index.js'
import { arbitraryPlan } from './arbitrary-plan.js'

describe('arbitraryPlan', () => {
  it('draws plans that parsePlan accepts', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (input) => {
        try {
          parsePlan(input)
        } catch (error) {
          expect.fail(error instanceof PlanError ? error.message : String(error))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('draws plans whose long form, through JSON, is read as it is', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (input) => {
        const plan = parsePlan(input)
        expect(parsePlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan)
      }),
      { numRuns: 200 },
    )
  })

  it('draws every part of a plan', () => {
    const plans = fc.sample(arbitraryPlan(), { numRuns: 400, seed: 1 }).map((input) => JSON.stringify(input))
    const parts = [
      ...['"total"', '"intakeHistory"', '"byIntakeYear"', '"fixed"', '"growth":\\{"first"', '"followStock"'],
      ...[
        '"fillRate"',
        '"rotations"',
        '"supervision"',
        '"posts"',
        '"applicants"',
        '"hiringPosts"',
        '"inflow"',
      ],
      ...['"curve"', '"exitByAge"', '"norm"', '"index"', '"cost"', '"paymentPerPost"', '"group-3"'],
      ...['"each"', '"mean"', '"last"', '"reported"', '"assumed"', '"attrition":0', '"total":0'],
      '"away":\\{[^}]*"\\d{4}":1[,}]',
    ]
    for (const part of parts) {
      expect(plans.filter((plan) => new RegExp(part).test(plan)).length, part).toBeGreaterThan(5)
    }
  })
})
