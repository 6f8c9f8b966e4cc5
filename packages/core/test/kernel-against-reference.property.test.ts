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
  // The first of them tell the cause; the rest follow from it.
  expect(differences(plan, kernel(plan), reference(plan), decisions).slice(0, 12)).toEqual([])
}

describe('the kernel and the reference agree', () => {
  it('on the example plan', () => check(examplePlan))

  const simple = (training: object, specialists: object = {}) => ({
    format: 'kohort.plan/1',
    id: 'edge',
    title: 'At an edge',
    base: 2000,
    to: 2012,
    training: {
      ...{ requirement: { min: 2, mode: 2, max: 2 }, workingTime: 1, away: 0, research: 0, attrition: 0.1 },
      ...{ rotationYears: 1, baseStock: { total: 100, growth: 0 }, intake: { fixed: 50 }, ...training },
    },
    specialists: {
      ...{ workingTime: 0.8, otherDuties: 0, hired: 0.9, retention: { '0': 1, '2': 0.9 } },
      ...{ incumbents: { total: 100, curve: { '0': 1, '5': 0.5 } }, ...specialists },
    },
    need: { index: { unmet: 0, growth: {} } },
  })
  const byAge = { exitByAge: { '60': 0.1 }, maxAge: 64, completionAges: { '30-33': 1, '61-61': 1 } }

  it.each<[what: string, input: object]>([
    [
      'a start in a standstill, which ends all in the same moment',
      simple({ away: { '2000': 0, '2004': 1, '2005': 0 } }),
    ],
    ['a standstill for good', simple({ away: { '2000': 0, '2004': 1 } })],
    [
      'people still there whom nobody should be left of',
      simple({ baseStock: { byIntakeYear: { '1990': 40, '2000': 3 } } }),
    ],
    [
      'the same in a standstill',
      simple({ baseStock: { byIntakeYear: { '1998': 40 } }, away: { '2000': 0, '2001': 1, '2003': 0 } }),
    ],
    ['no places, then some', simple({ limits: { rotations: { places: { '2001': 0, '2006': 80 } } } })],
    ['places from a later year on', simple({ limits: { rotations: { places: { '2005': 20 } } } })],
    ['rotations that take no time', simple({ rotationYears: 0, limits: { rotations: { places: 0 } } })],
    [
      'nobody to supervise',
      simple({ limits: { supervision: { supervisingShare: 0, traineesPerSupervisor: 1 } } }),
    ],
    ['a ceiling far below the stock', simple({ limits: { posts: 10 } })],
    [
      'two ceilings alike',
      simple({
        limits: { posts: 60, applicants: 0, supervision: { supervisingShare: 0, traineesPerSupervisor: 0 } },
      }),
    ],
    ['a limit that is just met', simple({ limits: { applicants: 50 } })],
    [
      'a target below what is there',
      simple({ intake: { followStock: { '2000': 100, '2010': 0 } }, fillRate: 0.8 }),
    ],
    ['entrants younger than any incumbent', simple({}, { incumbents: { ages: { '40-49': 100 }, ...byAge } })],
    [
      'entrants who are past the highest age when they join',
      simple({}, { retention: { '0': 1, '9': 0.9 }, incumbents: { ages: { '40-49': 100 }, ...byAge } }),
    ],
    ['a curve that ends in nobody', simple({}, { retention: { '0': 1, '2': 0.5, '4': 0 } })],
    ['no specialist posts', simple({}, { hiringPosts: { '2003': 0, '2008': 20 } })],
  ])('on %s', (_what, input) => check(input))

  it('on any valid plan: every series, in total and by group, what cut, and the trainees by start year', () => {
    fc.assert(fc.property(arbitraryPlan(), check), { numRuns: runs(300) })
  })

  it('on plans that follow a stock', () => {
    fc.assert(fc.property(arbitraryPlan({ mostGroups: 2, policies: ['followStock'] }), check), {
      numRuns: runs(100),
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
