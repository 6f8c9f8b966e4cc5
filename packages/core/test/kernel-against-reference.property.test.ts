import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplePlan, parsePlan, project } from '../src/index.js'
import { arbitraryPlan } from './arbitrary-plan.js'
import { differences, seriesByGroup } from './reference/compare.js'
import { referenceProject } from './reference/project.js'
import { runs } from './reference/runs.js'
import { kernel, reference } from './reference/views.js'

const check = (input: unknown) => {
  const plan = parsePlan(input)
  const { decisions } = referenceProject(plan)
  expect(differences(plan, kernel(plan), reference(plan), decisions)).toEqual([])
}

describe('the kernel and the reference agree', () => {
  it('on the example plan', () => check(examplePlan))

  it('on any valid plan: every series, in total and by group, what cut, and the trainees by start year', () => {
    fc.assert(fc.property(arbitraryPlan(), check), { numRuns: runs(400) })
  })

  it('on plans where only the training bottlenecks differ', () => {
    fc.assert(fc.property(arbitraryPlan({ mostGroups: 2, policies: ['followStock'] }), check), {
      numRuns: runs(150),
    })
  })

  it('and the readers of a projection give what its rows say', () => {
    fc.assert(
      fc.property(arbitraryPlan({ mostGroups: 3 }), (input) => {
        const plan = parsePlan(input)
        const projection = project(plan)
        expect(projection.years).toEqual(projection.rows.map(({ year }) => year))
        expect(projection.years).toEqual(
          Array.from({ length: plan.to - plan.base + 1 }, (_, index) => plan.base + index),
        )
        for (const row of projection.rows) expect(projection.at(row.year)).toEqual(row)
        for (const name of seriesByGroup) {
          expect(projection.series(name)).toEqual(projection.rows.map((row) => row[name]))
          for (const [id, rows] of Object.entries(projection.groups)) {
            expect(projection.series(name, id)).toEqual(rows.map((row) => row[name]))
          }
        }
      }),
      { numRuns: runs(40) },
    )
  })
})
