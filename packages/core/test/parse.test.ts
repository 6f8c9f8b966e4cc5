import { describe, expect, it } from 'vitest'
import { examplePlan, PlanError, type Problem, parsePlan } from '../src/index.js'

type Draft = Record<string, never>
/** The example plan as loose data with something changed in it. */
const broken = (change: (plan: never) => void): unknown => {
  const plan = structuredClone(examplePlan) as unknown as Draft
  change(plan as never)
  return plan
}

const problemsOf = (input: unknown): readonly Problem[] => {
  try {
    parsePlan(input)
  } catch (error) {
    if (error instanceof PlanError) return error.problems
    throw error
  }
  return []
}

interface Loose {
  // biome-ignore lint/suspicious/noExplicitAny: the point of these tests is data that has no type.
  [key: string]: any
}

describe('parsePlan: what is right', () => {
  const plan = parsePlan(examplePlan)

  it('gives every number in one form, dated from the base year', () => {
    expect(plan.training.workingTime).toEqual({ '2023': { value: 0.93 } })
    expect(plan.training.away).toEqual({ '2023': { value: 0.13 }, '2027': { value: 0.12 } })
    expect(plan.training.requirement?.mode).toEqual({ '2023': { value: 5 } })
    expect(plan.training.limits?.applicants).toEqual({ '2023': { value: 220 } })
    expect(plan.goals[1]?.min).toEqual({ '2023': 150 })
  })

  it('writes out the defaults that have a meaning: one group, everything found', () => {
    const { groups, ...rest } = examplePlan
    expect(groups).toBeDefined()
    expect(parsePlan(rest).groups).toEqual({ all: { share: { '2023': { value: 1 } } } })
    const { fillRate, ...training } = examplePlan.training
    expect(fillRate).toBe(1)
    expect(parsePlan({ ...examplePlan, training }).training.fillRate).toEqual({ '2023': { value: 1 } })
  })

  it('reads its own long form as it is, and the same object at once', () => {
    expect(parsePlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan)
    expect(parsePlan(plan)).toBe(plan)
  })

  it('keeps provenance, and freezes all the way down', () => {
    const away = {
      value: 0.13,
      range: [0.1, 0.16],
      source: 'some-id:table 2',
      kind: 'reported',
      asOf: '2022',
      note: 'mean',
    }
    const parsed = parsePlan({ ...examplePlan, training: { ...examplePlan.training, away } })
    expect(parsed.training.away).toEqual({ '2023': away })
    expect(Object.isFrozen(parsed.training.away?.['2023']?.range)).toBe(true)
  })

  it('takes a requirement by year of starting in either form', () => {
    const byYear = { '2023': { min: 4.5, mode: 5, max: 6 }, '2026': { min: 5, mode: 5.5, max: 6.5 } }
    const byPart = {
      min: { '2023': 4.5, '2026': 5 },
      mode: { '2023': 5, '2026': 5.5 },
      max: { '2023': 6, '2026': 6.5 },
    }
    const parsed = [byYear, byPart].map((requirement) =>
      parsePlan({ ...examplePlan, training: { ...examplePlan.training, requirement } }),
    )
    expect(parsed[0]?.training.requirement).toEqual(parsed[1]?.training.requirement)
  })
})

describe('parsePlan: one thing wrong at a time', () => {
  const cases: readonly [
    what: string,
    change: (plan: Loose) => void,
    path: string,
    code: string,
    hint: RegExp,
  ][] = [
    [
      'a misspelled key',
      (p) => {
        p.training.awya = 0.1
      },
      'training.awya',
      'unknown-key',
      /Did you mean "away"/,
    ],
    [
      'a key nobody could have meant',
      (p) => {
        p.training.zzzzzzzz = 1
      },
      'training.zzzzzzzz',
      'unknown-key',
      /Take it out/,
    ],
    [
      'a number as text',
      (p) => {
        p.training.away = '0.13'
      },
      'training.away',
      'type',
      /without quotation marks/,
    ],
    [
      'a number as Swedish text',
      (p) => {
        p.training.away = '0,13'
      },
      'training.away',
      'type',
      /point for decimals/,
    ],
    [
      'not a number',
      (p) => {
        p.training.away = Number.NaN
      },
      'training.away',
      'type',
      /finite/,
    ],
    [
      'too large for a number',
      (p) => {
        p.training.intake = { fixed: JSON.parse('1e400') }
      },
      'training.intake.fixed',
      'type',
      /finite/,
    ],
    [
      'negative heads',
      (p) => {
        p.specialists.incumbents.total = -1
      },
      'specialists.incumbents.total',
      'range',
      /below/,
    ],
    [
      'a share above one',
      (p) => {
        p.training.away = 1.2
      },
      'training.away',
      'range',
      /above/,
    ],
    [
      'shares that do not sum to 1',
      (p) => {
        p.groups.ordinary.share = 0.8
      },
      'groups',
      'shares',
      /largest share/,
    ],
    [
      'shares that stop summing to 1 later',
      (p) => {
        p.groups.ordinary.share = { '2023': 0.9, '2030': 0.5 }
      },
      'groups',
      'shares',
      /largest/,
    ],
    [
      'a year out of range',
      (p) => {
        p.training.away = { '2300': 0.1 }
      },
      'training.away.2300',
      'key',
      /form/,
    ],
    [
      'years out of order',
      (p) => {
        p.to = 2020
      },
      'to',
      'years',
      /after the base/,
    ],
    [
      'a goal that ends before it starts',
      (p) => {
        p.goals[0].from = 2030
      },
      'goals.0.from',
      'rule',
      /swap/,
    ],
    [
      'a goal before the base year',
      (p) => {
        p.goals[1].from = 2010
      },
      'goals.1.from',
      'years',
      /before the base/,
    ],
    [
      'a curve that rises',
      (p) => {
        p.specialists.retention = { '0': 1, '2': 0.8, '5': 0.9 }
      },
      'specialists.retention.5',
      'rule',
      /never rises/,
    ],
    [
      'a curve that does not start at 1',
      (p) => {
        p.specialists.retention = { '0': 0.9, '5': 0.5 }
      },
      'specialists.retention.0',
      'rule',
      /everybody/,
    ],
    [
      'a curve of one point',
      (p) => {
        p.specialists.retention = { '0': 1 }
      },
      'specialists.retention',
      'rule',
      /one more/,
    ],
    [
      'a corridor upside down',
      (p) => {
        p.goals[0].min = 800
      },
      'goals.0.min',
      'rule',
      /swap/,
    ],
    [
      'a corridor upside down in one year',
      (p) => {
        p.goals[0].min = { '2024': 700, '2027': 790 }
      },
      'goals.0.min',
      'rule',
      /swap/,
    ],
    [
      'a goal on no series',
      (p) => {
        p.goals[0].metric = 'trainee'
      },
      'goals.0.metric',
      'value',
      /Did you mean "trainees"/,
    ],
    [
      'a goal on a series that this plan does not give',
      (p) => {
        p.cost = undefined
        p.goals[0].metric = 'costTotal'
      },
      'goals.0.metric',
      'metric',
      /Add cost/,
    ],
    [
      'two goals of one name',
      (p) => {
        p.goals[1].id = 'corridors'
      },
      'goals.1.id',
      'twice',
      /change one/,
    ],
    [
      'an unknown source',
      (p) => {
        p.goals[0].source = 'some-idd:p. 4'
      },
      'goals.0.source',
      'source',
      /Did you mean "some-id"/,
    ],
    [
      'a reported figure without a source',
      (p) => {
        p.training.away = { value: 0.1, kind: 'reported' }
      },
      'training.away.source',
      'rule',
      /names the source/,
    ],
    [
      'an assumed figure without a reason',
      (p) => {
        p.training.away = { value: 0.1, kind: 'assumed' }
      },
      'training.away.note',
      'rule',
      /reason/,
    ],
    [
      'a range beside its value',
      (p) => {
        p.training.away = { value: 0.1, range: [0.2, 0.3] }
      },
      'training.away.range',
      'rule',
      /holds its value/,
    ],
    [
      'a requirement out of order',
      (p) => {
        p.training.requirement = { min: 5, mode: 4.5, max: 6 }
      },
      'training.requirement',
      'rule',
      /between/,
    ],
    [
      'two intake policies',
      (p) => {
        p.training.intake = { fixed: 1, followStock: 2 }
      },
      'training.intake',
      'rule',
      /Keep one/,
    ],
    [
      'no intake policy',
      (p) => {
        p.training.intake = {}
      },
      'training.intake',
      'rule',
      /Keep one/,
    ],
    [
      'a missing section',
      (p) => {
        p.specialists = undefined
      },
      'specialists',
      'missing',
      /must be given/,
    ],
    [
      'a missing value',
      (p) => {
        p.training.away = undefined
      },
      'training.away',
      'missing',
      /must be given/,
    ],
    [
      'a value that only one group gives',
      (p) => {
        p.training.research = undefined
      },
      'training.research',
      'missing',
      /must be given/,
    ],
    [
      'a group key that belongs to the plan',
      (p) => {
        p.groups.research.training.intake = { fixed: 1 }
      },
      'groups.research.training.intake',
      'unknown-key',
      /./,
    ],
    [
      'hiring posts in a group',
      (p) => {
        p.groups.research.specialists = { hiringPosts: 3 }
      },
      'groups.research.specialists.hiringPosts',
      'unknown-key',
      /./,
    ],
    [
      'intake history after the base year',
      (p) => {
        p.training.baseStock = { intakeHistory: { '2020': 90, '2025': 100 } }
      },
      'training.baseStock.intakeHistory.2025',
      'years',
      /training.intake/,
    ],
    [
      'nobody would ever finish',
      (p) => {
        p.training.away = 0.999
      },
      'training',
      'accrual',
      /away/,
    ],
    [
      'trainees of the base year who never started',
      (p) => {
        p.training.away = { '1990': 1, '2023': 0.1 }
      },
      'training',
      'accrual',
      /away/,
    ],
    [
      'parts of a need that shrink by more than all of it',
      (p) => {
        p.need = {
          index: { unmet: 0, growth: { trends: { one: { '2023': 0, '2030': -0.6 }, other: -0.7 } } },
        }
      },
      'need.index.growth.trends',
      'growth',
      /more than all/,
    ],
    [
      'a group named constructor',
      (p) => {
        p.groups = { constructor: { share: 1 } }
      },
      'groups.constructor',
      'key',
      /form/,
    ],
    [
      'a plan named constructor',
      (p) => {
        p.id = 'constructor'
      },
      'id',
      'rule',
      /choose another/,
    ],
    [
      'a group named total',
      (p) => {
        p.groups = { total: { share: 1 } }
      },
      'groups.total',
      'key',
      /form/,
    ],
    [
      'half a year',
      (p) => {
        p.to = 2034.5
      },
      'to',
      'rule',
      /without decimals/,
    ],
    [
      'overlapping age bands',
      (p) => {
        p.specialists.incumbents = {
          ages: { '30-40': 5, '40-50': 5 },
          exitByAge: { '30': 0.1 },
          maxAge: 70,
          completionAges: { '33-40': 1 },
        }
      },
      'specialists.incumbents.ages.40-50',
      'rule',
      /two bands/,
    ],
    [
      'ages without a highest age',
      (p) => {
        p.specialists.incumbents = {
          ages: { '30-40': 5 },
          exitByAge: { '30': 0.1 },
          completionAges: { '33-40': 1 },
        }
      },
      'specialists.incumbents.maxAge',
      'rule',
      /by ages need/,
    ],
    [
      'a format of another time',
      (p) => {
        p.format = 'kohort.plan/2'
      },
      'format',
      'value',
      /kohort.plan\/1/,
    ],
  ]

  it.each(cases)('%s', (_, change, path, code, hint) => {
    const problems = problemsOf(broken(change as (plan: never) => void))
    const problem = problems.find((one) => one.path === path)
    expect(problem, JSON.stringify(problems)).toBeDefined()
    expect(problem).toMatchObject({ code })
    expect(problem?.hint).toMatch(hint)
    expect(problem?.found.length).toBeGreaterThan(0)
    expect(problem?.expected.length).toBeGreaterThan(0)
  })
})

describe('parsePlan: everything wrong at once', () => {
  it('names the year in which two numbers do not go together, and none where they hold for ever', () => {
    const [ordinary, research] = [{ '2023': 0.9, '2030': 0.8 }, 0.1]
    const groups = { ordinary: { share: ordinary }, research: { share: research } }
    expect(problemsOf({ ...examplePlan, groups })).toMatchObject([
      { path: 'groups', found: 'shares that sum to 0.9 in 2030' },
    ])
    const held = { ordinary: { share: 0.8 }, research: { share: research } }
    expect(problemsOf({ ...examplePlan, groups: held })).toMatchObject([
      { path: 'groups', found: 'shares that sum to 0.9' },
    ])
  })

  it('reports all of it, each at its place', () => {
    const plan = broken((loose) => {
      const p = loose as Loose
      p.training.awya = 0.1
      p.groups.ordinary.share = 0.5
      p.specialists.retention = { '0': 1, '5': 0.9, '6': 0.95 }
      p.goals[0].source = 'nobody'
      p.need.norm.population = '2 454 821'
      p.specialists.incumbents = undefined
    })
    expect(
      problemsOf(plan)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      'goals.0.source',
      'groups',
      'need.norm.population',
      'specialists.incumbents',
      'specialists.retention.6',
      'training.awya',
    ])
  })

  it('says so in one message, with path, found, expected and hint', () => {
    try {
      parsePlan(
        broken((plan) => {
          ;(plan as Loose).training.away = 2
        }),
      )
      expect.unreachable()
    } catch (error) {
      expect((error as PlanError).message).toBe(
        'The plan has one problem:\n- training.away: found 2, expected at most 1. The number is above what it can be.',
      )
    }
  })
})

describe('parsePlan: what is no plan at all', () => {
  const cyclic: Loose = {}
  cyclic.self = cyclic
  const hostile = {
    get format(): string {
      throw new Error('no')
    },
  }
  class Odd {
    readonly format = 'kohort.plan/1'
  }
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'plan'],
    ['a list', []],
    ['a function', () => 1],
    ['a cycle', cyclic],
    ['a getter that throws', hostile],
    ['an object of a class', new Odd()],
    [
      'a proxy',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no')
          },
        },
      ),
    ],
    ['a deep tree', JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)],
  ])('%s', (_, input) => {
    expect(problemsOf(input).length).toBeGreaterThan(0)
  })

  it('never lets a key reach a prototype', () => {
    const text = JSON.stringify(examplePlan).replace('{', '{"__proto__":{"polluted":true},')
    expect(problemsOf(JSON.parse(text))).toMatchObject([{ path: '__proto__', code: 'unknown-key' }])
    expect(({} as Loose).polluted).toBeUndefined()
  })
})
