import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adjustmentIndex,
  compile,
  type ObservedStock,
  observe,
  outputIndex,
  type Plan,
  parsePlan,
  project,
  run,
} from '../src/index.js'
import { arbitraryPlan } from './arbitrary-plan.js'
import { differences } from './reference/compare.js'
import { balance } from './reference/invariant-helpers.js'
import { NobodyToScale, type Observations } from './reference/observed.js'
import { type ReferenceProjection, referenceProject } from './reference/project.js'
import { runs } from './reference/runs.js'

const stocks: readonly ObservedStock[] = ['trainees', 'specialists']

/** Observations of some years, as factors of what is projected without them. */
const arbitraryFactors = fc.array(
  fc.record({
    stock: fc.constantFrom(...stocks),
    year: fc.nat({ max: 29 }),
    by: fc.oneof(fc.double({ min: 0.2, max: 3, noNaN: true }), fc.constant(1)),
  }),
  { minLength: 1, maxLength: 4 },
)

const observationsOf = (
  plan: Plan,
  factors: readonly { readonly stock: ObservedStock; readonly year: number; readonly by: number }[],
): Observations => {
  const { rows } = project(plan)
  const observed: { [Stock in ObservedStock]: Record<number, number> } = { trainees: {}, specialists: {} }
  for (const { stock, year, by } of factors) {
    const row = rows[1 + (year % (rows.length - 1))]!
    observed[stock][row.year] = row[stock]! * by
  }
  return observed
}

/** The reference with observed stocks; nothing where nobody is left to scale. */
const followed = (plan: Plan, observed: Observations): ReferenceProjection | null => {
  try {
    return referenceProject(plan, observed)
  } catch (error) {
    if (error instanceof NobodyToScale) return null
    throw error
  }
}

const always = (usual: number, check: (plan: Plan, observed: Observations) => void): void =>
  fc.assert(
    fc.property(arbitraryPlan({ mostGroups: 3 }), arbitraryFactors, (input, factors) => {
      const plan = parsePlan(input)
      check(plan, observationsOf(plan, factors))
    }),
    { numRuns: runs(usual) },
  )

describe('observed stocks in place of the projected ones', () => {
  it('the kernel and the reference agree, on any plan', () => {
    let compared = 0
    always(60, (plan, observed) => {
      const reference = followed(plan, observed)
      if (reference === null) return
      compared += 1
      const { rows, groups, traineesByStart, traineesByStartOfGroup, decisions } = reference
      const view = {
        rows,
        groups,
        traineesByStart: (id?: string) => (id === undefined ? traineesByStart : traineesByStartOfGroup[id]!),
      }
      expect(differences(plan, project(plan, { observed }), view, decisions).slice(0, 12)).toEqual([])
    })
    expect(compared).toBeGreaterThan(runs(60) / 2)
  })

  it('the stock is what was observed, and its flows and the adjustment close it, by group and in total', () => {
    always(50, (plan, observed) => {
      if (followed(plan, observed) === null) return
      const compiled = observe(compile(plan), observed)
      const output = run(compiled)
      for (const group of [undefined, ...Object.keys(plan.groups)]) {
        for (let year = plan.base + 1; year <= plan.to; year += 1) {
          const at = (name: Parameters<typeof outputIndex>[1], when = year): number =>
            output[outputIndex(compiled, name, when, group)]!
          for (const stock of stocks) {
            const seen = observed[stock]?.[year]
            const put = output[adjustmentIndex(compiled, stock, year, group)]!
            expect(Number.isNaN(put)).toBe(seen === undefined)
            const flows =
              stock === 'trainees'
                ? [at('intake'), -at('completions'), -at('attrition')]
                : [at('hired'), at('inflow'), -at('specialistExits')]
            const parts = [at(stock, year - 1), ...flows, seen === undefined ? 0 : put]
            expect(balance(at(stock), parts), `${year} ${stock} ${group}`).toBeLessThan(1e-9)
            if (seen !== undefined && group === undefined) expect(at(stock)).toBe(seen)
          }
        }
      }
    })
  })

  it('change nothing before them, and nothing where nothing was observed, bit by bit', () => {
    always(40, (plan, observed) => {
      const plain = compile(plan)
      const before = Float64Array.from(run(plain))
      expect(run(observe(plain, {}))).toEqual(before)
      if (followed(plan, observed) === null) return
      const years = stocks.flatMap((stock) => Object.keys(observed[stock] ?? {}).map(Number))
      const first = Math.min(...years)
      const rows = project(plan, { observed }).rows
      project(plan).rows.forEach((row, index) => {
        if (row.year < first) expect(rows[index]).toEqual(row)
      })
      // The plan that it came from goes on as it was.
      run(observe(plain, observed))
      expect(run(plain)).toEqual(before)
    })
  })

  it('change nothing when they are what was projected', () => {
    always(40, (plan) => {
      const { rows } = project(plan)
      const observed = Object.fromEntries(
        stocks.map((stock) => [
          stock,
          Object.fromEntries(rows.slice(1).map((row) => [row.year, row[stock]!])),
        ]),
      )
      const again = project(plan, { observed })
      const { decisions } = referenceProject(plan)
      expect(differences(plan, again, project(plan), decisions)).toEqual([])
    })
  })
})
