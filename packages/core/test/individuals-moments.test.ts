import { describe, expect, it } from 'vitest'
import {
  compile,
  examplePlan,
  outputIndex,
  type Plan,
  type PlanInput,
  parsePlan,
  run,
  type SeriesName,
  withChance,
} from '../src/index.js'
import { chanceOf, uniformsFrom } from './reference/chance.js'
import { edited } from './reference/plan-edits.js'

const heads: readonly SeriesName[] = [
  ...([
    'intakeWanted',
    'intake',
    'attrition',
    'completions',
    'trainees',
    'waiting',
    'hired',
    'notHired',
  ] as const),
  ...(['inflow', 'entrantExits', 'incumbentExits', 'specialists'] as const),
]

/** Many draws of a plan with chance alone, and its expected run. */
const drawn = (input: PlanInput | Plan, many: number) => {
  const plan = parsePlan(input)
  let draw = 0
  const compiled = withChance(
    compile(plan),
    chanceOf(() => draw, 'moments'),
  )
  const length = compiled.outputLength
  const all = new Float64Array(many * length)
  for (; draw < many; draw += 1) all.set(run(compiled), draw * length)
  const expected = run(compile(plan))
  const column = (name: SeriesName, year: number, group?: string): Float64Array => {
    const at = outputIndex(compiled, name, year, group)
    return Float64Array.from({ length: many }, (_, index) => all[index * length + at]!)
  }
  const mean = (name: SeriesName, year: number, group?: string) =>
    expected[outputIndex(compiled, name, year, group)]!
  return { plan, column, expected: mean }
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
const varianceOf = (values: Float64Array): number => {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

/** How many standard errors a figure may be off: a chance of a millionth for each. */
const ERRORS = 5

/** The mean and the variance of draws of sums of independent yes-or-no's, against the exact ones. */
const hasMoments = (values: Float64Array, mean: number, variance: number, where: string): void => {
  const many = values.length
  const off = Math.abs(meanOf(values) - mean)
  expect(off, `${where}: mean ${meanOf(values)} of ${mean}`).toBeLessThanOrEqual(
    ERRORS * Math.sqrt(variance / many) + 1e-9,
  )
  // The fourth central moment of such a sum is at most 3 variance² + variance.
  const error = Math.sqrt((2 * variance ** 2 + variance) / many)
  expect(
    Math.abs(varianceOf(values) - variance),
    `${where}: variance ${varianceOf(values)} of ${variance}`,
  ).toBeLessThanOrEqual(ERRORS * error + 1e-9)
}

const simple = (training: object, specialists: object = {}, groups?: object): PlanInput =>
  ({
    format: 'kohort.plan/1',
    id: 'moments',
    title: 'Moments',
    base: 2000,
    to: 2008,
    ...(groups === undefined ? {} : { groups }),
    training: {
      ...{ requirement: { min: 3, mode: 4, max: 6.5 }, workingTime: 0.9, away: 0.1, research: 0 },
      ...{ attrition: 0.06, baseStock: { byIntakeYear: { '1999': 0 } }, intake: { fixed: 0 }, ...training },
    },
    specialists: {
      ...{ workingTime: 0.8, otherDuties: 0, hired: 0.7, retention: { '0': 1, '1': 0.8, '4': 0.5 } },
      ...{ incumbents: { total: 0, curve: { '0': 1, '9': 1 } }, ...specialists },
    },
    need: { index: { unmet: 0, growth: {} } },
  }) as PlanInput

const MANY = 6000

describe('one cohort of 60', () => {
  const n = 60
  const { plan, column, expected } = drawn(simple({ intake: { fixed: { '2001': n, '2002': 0 } } }), MANY)
  const years = Array.from({ length: plan.to - plan.base }, (_, index) => plan.base + 1 + index)

  it('is binomial in everything that can become of it: variance n q (1 − q), year by year', () => {
    for (const year of years)
      for (const name of ['trainees', 'completions', 'attrition', 'hired', 'specialists'] as const) {
        const q = expected(name, year) / n
        hasMoments(column(name, year), n * q, n * q * (1 - q), `${year} ${name}`)
      }
    expect(expected('completions', 2006)).toBeGreaterThan(10)
  })

  it('is multinomial over the years: covariance −n q r', () => {
    const pairs = [
      [
        ['completions', 2005],
        ['completions', 2006],
      ],
      [
        ['attrition', 2002],
        ['completions', 2006],
      ],
      [
        ['attrition', 2001],
        ['attrition', 2003],
      ],
    ] as const
    for (const [[name, year], [other, then]] of pairs) {
      const [q, r] = [expected(name, year) / n, expected(other, then) / n]
      const sum = column(name, year)
      column(other, then).forEach((value, index) => {
        sum[index]! += value
      })
      hasMoments(sum, n * (q + r), n * (q + r) * (1 - q - r), `${year} ${name} and ${then} ${other}`)
    }
  })
})

describe('a steady state', () => {
  it('of 25 a year is the sum of its cohorts, each on its own', () => {
    const { expected, column, plan } = drawn(
      simple({ baseStock: { total: 0, growth: 0 }, intake: { fixed: 25 } }),
      MANY,
    )
    // One head's chance to be there after so many years, from the first cohort alone.
    const alone = drawn(simple({ intake: { fixed: { '2001': 1, '2002': 0 } } }), 1)
    for (const name of ['trainees', 'completions'] as const) {
      let variance = 0
      for (let year = plan.base + 1; year <= plan.to; year += 1) {
        const q = alone.expected(name, year)
        variance += 25 * q * (1 - q)
      }
      hasMoments(column(name, plan.to), expected(name, plan.to), variance, name)
    }
  })
})

describe('the intake', () => {
  it('is binomial by the fill rate, and multinomial among the groups', () => {
    const groups = { one: { share: 0.7 }, two: { share: 0.2 }, three: { share: 0.1 } }
    const { column } = drawn(simple({ intake: { fixed: 30 }, fillRate: 0.8 }, {}, groups), MANY)
    hasMoments(column('intake', 2003), 24, 30 * 0.8 * 0.2, 'all')
    for (const [id, { share }] of Object.entries(groups)) {
      const q = 0.8 * share
      hasMoments(column('intake', 2003, id), 30 * q, 30 * q * (1 - q), id)
      // What is wanted is no outcome: the nearest whole people.
      expect(new Set(column('intakeWanted', 2003, id))).toEqual(new Set([30 * share]))
    }
  })

  it('has a part of somebody now and then', () => {
    const { column } = drawn(simple({ intake: { fixed: 2.25 }, attrition: 0 }), MANY)
    hasMoments(column('intakeWanted', 2003), 2.25, 0.25 * 0.75, 'wanted')
    expect(new Set(column('intake', 2003))).toEqual(new Set([2, 3]))
  })

  it('is cut to what a ceiling leaves room for, in the mean', () => {
    const { column } = drawn(simple({ intake: { fixed: 9 }, limits: { applicants: 4.5 } }), MANY)
    hasMoments(column('intake', 2003), 4.5, 0.25, 'cut')
  })
})

describe('the specialists', () => {
  it('follow their curve: of N, S(n) are here n years later, binomially', () => {
    const incumbents = { total: 80, curve: { '0': 1, '2': 0.9, '6': 0.3 } }
    const { column, expected } = drawn(simple({}, { incumbents }), MANY)
    for (let year = 2001; year <= 2008; year += 1) {
      const q = expected('specialists', year) / 80
      hasMoments(column('specialists', year), 80 * q, 80 * q * (1 - q), `${year}`)
    }
    expect(expected('specialists', 2006)).toBeCloseTo(24, 9)
  })

  it('who come from elsewhere follow theirs', () => {
    const inflow = { perYear: 12, retention: { '0': 1, '1': 0.6, '3': 0.3 } }
    const { column } = drawn(simple({}, { inflow }), MANY)
    const shares = [1, 0.6, 0.45, 0.3]
    const mean = shares.reduce((sum, q) => sum + 12 * q, 0)
    const variance = shares.reduce((sum, q) => sum + 12 * q * (1 - q), 0)
    hasMoments(column('specialists', 2004), mean, variance, 'here')
  })

  it('by age leave by the share of their age, and those at the end of their curve join them', () => {
    const incumbents = {
      ages: { '60-61': 80 },
      exitByAge: { '30': 0, '60': 0.1, '61': 0.25, '62': 0.5 },
      maxAge: 70,
      completionAges: { '58-58': 1 },
    }
    const inflow = { perYear: 20, retention: { '0': 1, '2': 0.9 } }
    const { column, expected } = drawn(simple({}, { incumbents, inflow }), MANY)
    const oldest = [40 * 0.9 * 0.75 * 0.5, 40 * 0.75 * 0.5 * 0.5]
    const chances = [0.9 * 0.75 * 0.5, 0.75 * 0.5 * 0.5]
    // Inflow of 2001 came to 2003 at 60, by then 0.9 of it; that of 2002 is a year into its curve.
    const young = [0.9, 0.95, 1]
    const mean = oldest[0]! + oldest[1]! + 20 * (0.9 + 0.95 + 1)
    const variance =
      chances.reduce((sum, q) => sum + 40 * q * (1 - q), 0) +
      young.reduce((sum, q) => sum + 20 * q * (1 - q), 0)
    hasMoments(column('specialists', 2003), mean, variance, '2003')
    expect(expected('specialists', 2003)).toBeCloseTo(mean, 9)
    // A year later the joined are 60 and leave as those of 60 do.
    const joined = 0.9 * 0.9
    const before = chances.map((q) => q * 0.5)
    const later = [...before.map((q) => [40, q]), ...[joined, 0.9, 0.95, 1].map((q) => [20, q])] as const
    hasMoments(
      column('specialists', 2004),
      later.reduce((sum, [of, q]) => sum + of! * q!, 0),
      later.reduce((sum, [of, q]) => sum + of! * q! * (1 - q!), 0),
      '2004',
    )
  })
})

describe('a whole plan in which nothing is bounded', () => {
  const plan = edited(parsePlan(examplePlan), (draft) => {
    const training = draft.training as Record<string, unknown>
    delete training.limits
    Object.assign(training, {
      fillRate: { '2023': { value: 0.9 } },
      intake: { growth: { first: { value: 151.3 }, rate: { '2024': { value: 0.013 } } } },
    })
    delete (draft.specialists as Record<string, unknown>).hiringPosts
    draft.goals = []
  })

  it('is as expected in the mean, in every figure of heads, in total and by group', () => {
    const { column, expected } = drawn(plan, 2000)
    let compared = 0
    for (const group of [undefined, ...Object.keys(plan.groups)])
      for (let year = plan.base; year <= plan.to; year += 1)
        for (const name of heads) {
          const wanted = expected(name, year, group)
          if (Number.isNaN(wanted)) continue
          const values = column(name, year, group)
          const error = Math.sqrt(varianceOf(values) / values.length)
          expect(Math.abs(meanOf(values) - wanted), `${year} ${name} ${group}`).toBeLessThanOrEqual(
            ERRORS * error + 1e-3,
          )
          compared += 1
        }
    expect(compared).toBeGreaterThan(400)
  })
})

describe('a bottleneck of whole people', () => {
  it('lets as many through as its places are for, in the mean, and nobody is lost', () => {
    const { column, expected } = drawn(
      simple({
        intake: { fixed: 30 },
        attrition: 0,
        rotationYears: 1.5,
        limits: { rotations: { places: 20 } },
      }),
      2000,
    )
    expect(expected('waiting', 2008)).toBeGreaterThan(10)
    const done = column('completions', 2008)
    expect(new Set(done)).toEqual(new Set([13, 14]))
    hasMoments(done, 20 / 1.5, (1 / 3) * (2 / 3), 'completions')
  })
})

describe('those who wait', () => {
  it('leave by the attrition of those who are in training: binomial, whatever became of them before', () => {
    const rotations = { rotations: { places: { '2001': 0 } } }
    const { column, expected } = drawn(
      simple({
        intake: { fixed: { '2001': 50, '2002': 0 } },
        limits: rotations,
        attrition: 0.2,
        rotationYears: 1,
      }),
      MANY,
    )
    for (const year of [2005, 2006, 2007, 2008])
      for (const name of ['waiting', 'trainees', 'attrition'] as const) {
        const q = expected(name, year) / 50
        hasMoments(column(name, year), 50 * q, 50 * q * (1 - q), `${year} ${name}`)
      }
    expect(expected('waiting', 2007)).toBeGreaterThan(5)
  })
})

describe('people simulated one by one', () => {
  it('vary as the draws do: 20 a year for 8 years', () => {
    const [away, workingTime, attrition] = [0.1, 0.9, 0.06]
    const { column } = drawn(simple({ baseStock: { total: 0, growth: 0 }, intake: { fixed: 20 } }), 6000)
    const random = uniformsFrom(77)
    const triangular = (): number => {
      const [min, mode, max] = [3, 4, 6.5]
      const u = random()
      return u < (mode - min) / (max - min)
        ? min + Math.sqrt(u * (max - min) * (mode - min))
        : max - Math.sqrt((1 - u) * (max - min) * (max - mode))
    }
    const many = 6000
    const stock = new Float64Array(many)
    const completions = new Float64Array(many)
    const hazard = -Math.log(1 - attrition)
    for (let region = 0; region < many; region += 1) {
      for (let person = 0; person < 8 * 20; person += 1) {
        const start = Math.floor(person / 20) + random()
        const finish = start + triangular() / ((1 - away) * workingTime)
        const leave = start - Math.log(random()) / hazard
        if (Math.min(finish, leave) > 8) stock[region]! += 1
        else if (finish < leave && finish > 7) completions[region]! += 1
      }
    }
    for (const [name, people] of [
      ['trainees', stock],
      ['completions', completions],
    ] as const) {
      const draws = column(name, 2008)
      const error = Math.sqrt((varianceOf(people) + varianceOf(draws)) / many)
      // The model's own rules are within 0.3 % of people one by one.
      expect(Math.abs(meanOf(people) - meanOf(draws)), name).toBeLessThan(4 * error + 0.003 * meanOf(people))
      expect(Math.abs(varianceOf(people) / varianceOf(draws) - 1), name).toBeLessThan(4 * Math.sqrt(4 / many))
    }
  })
})
