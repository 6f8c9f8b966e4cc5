import { type PlanInput, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Axis,
  add,
  attribute,
  compare,
  parseScenario,
  ScenarioError,
  scale,
  scenario,
  set,
  sweep,
  tornado,
} from '../index.js'

const plan = stockholm()
const less = scenario('Less leave', 'a', (draft) => scale(draft, 'training.away', 0.8, { from: 2026 }))

const failure = async (work: () => unknown): Promise<ScenarioError> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof ScenarioError) return error
    throw error
  }
  throw new Error('It did not fail.')
}

describe('compare', () => {
  const comparison = compare(plan, [
    less,
    scenario('No leave', 'b', (draft) => set(draft, 'training.away', 0)),
  ])

  it('gives each figure beside the base plan’s', () => {
    const row = comparison.rows.find(
      ({ scenario: id, year, series }) => id === 'less-leave' && year === 2030 && series === 'completions',
    )
    const [value, base] = [
      project(less.applyTo(plan)).at(2030).completions,
      project(plan).at(2030).completions,
    ]
    expect(row).toEqual({
      scenario: 'less-leave',
      year: 2030,
      series: 'completions',
      value,
      base,
      difference: (value ?? 0) - (base ?? 0),
    })
    expect(
      comparison.rows.filter(({ scenario: id }) => id === 'base').every(({ difference }) => difference === 0),
    ).toBe(true)
    expect(comparison.rows).toHaveLength(3 * comparison.series.length * 11)
  })

  it('says which goals each meets, and since when', () => {
    const [base, , none] = comparison.scenarios
    expect(base?.goals.map(({ met }) => met)).toEqual(project(plan).goals.map(({ met }) => met))
    expect(none?.goals.find(({ id }) => id === '150-a-year')).toEqual(
      expect.objectContaining({
        firstMet: project(
          scenario('n', 'n', (draft) => set(draft, 'training.away', 0)).applyTo(plan),
        ).goals.find(({ id }) => id === '150-a-year')?.firstMet,
      }),
    )
    for (const { goals, met, missed, unknown } of comparison.scenarios)
      expect(met.length + missed.length + unknown.length).toBe(goals.length)
  })

  it('is plain frozen data', () => {
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison)
    expect(Object.isFrozen(comparison.rows[0])).toBe(true)
  })

  it('refuses what there is not', async () => {
    expect((await failure(() => compare(plan, [less, less]))).code).toBe('twice')
    expect((await failure(() => compare(plan, [less], { series: ['oops' as 'intake'] }))).code).toBe(
      'unknown-series',
    )
    expect((await failure(() => compare(plan, [less], { years: [2040] }))).code).toBe('unknown-year')
  })
})

describe('attribute', () => {
  it('splits a sum of parts as it is', () => {
    const both = scenario('b', 'r', (draft) => {
      set(draft, 'need.norm.perSpecialist', 1250)
      scale(draft, 'need.norm.population', 1.02)
    })
    const { changes, interaction, total } = attribute(plan, both, { metric: 'shortfall', year: 2034 })
    const alone = changes.map((change) => change.alone)
    expect(interaction).toBeCloseTo(total - (alone[0] ?? 0) - (alone[1] ?? 0), 9)
    expect(interaction).not.toBe(0)
    // With two changes each has half of what they only do together.
    for (const change of changes) expect(change.shapley).toBeCloseTo(change.alone + interaction / 2, 9)
  })

  it('refuses more than ten changes, changes that need each other, and direct writing', async () => {
    const target = { metric: 'completions', year: 2034 } as const
    const many = scenario('m', 'r', (draft) => {
      for (let year = 2024; year < 2035; year += 1) add(draft, 'training.away', 0.001, { from: year })
    })
    expect(await failure(() => attribute(plan, many, target))).toMatchObject({
      code: 'too-many',
      hint: expect.stringContaining('10'),
    })
    const apart = scenario('m', 'r', (draft) => {
      set(draft, 'training.limits.supervision.supervisingShare', 0.7)
      set(draft, 'training.limits.supervision.traineesPerSupervisor', 1)
    })
    expect((await failure(() => attribute(plan, apart, target))).code).toBe('apart')
    const direct = scenario('d', 'r', (draft) => {
      draft.training.away = { ...draft.training.away, '2030': { value: 0.2 } }
    })
    expect((await failure(() => attribute(plan, direct, target))).code).toBe('direct')
  })

  it('takes ten', () => {
    const ten = scenario('m', 'r', (draft) => {
      for (let year = 2024; year < 2034; year += 1) add(draft, 'training.away', 0.001, { from: year })
    })
    const { changes, total } = attribute(plan, ten, { metric: 'specialists', year: 2034 })
    expect(changes).toHaveLength(10)
    expect(changes.reduce((sum, { shapley }) => sum + shapley, 0)).toBeCloseTo(total, 9)
  })
})

describe('sweep', () => {
  const axesOf = (...axes: readonly Axis[]) => axes
  const set1 = (axes: readonly Axis[], chosen: readonly number[]) =>
    parseScenario({
      format: 'kohort.scenario/1',
      id: 'one',
      title: 't',
      reason: 'r',
      changes: axes.map(({ path, from }, axis) => ({
        op: 'set',
        path,
        value: chosen[axis],
        ...(from === undefined ? {} : { from }),
      })),
    })

  it.each([
    axesOf(
      { path: 'training.away', values: [0.05, 0.13, 0.2] },
      { path: 'specialists.hired', values: [0.5, 1], from: 2030 },
    ),
    axesOf(
      { path: 'groups.dual-specialist.share', values: [0.08, 0.5, 0.9] },
      { path: 'groups.research.share', values: [0.02, 0.1], from: 2028 },
    ),
    axesOf({ path: 'groups.dual-specialist.share', values: [1, 0.08], from: 2029 }),
    axesOf(
      { path: 'training.requirement.min', values: [3, 4.5] },
      { path: 'training.requirement.max', values: [5, 8] },
    ),
    axesOf(
      { path: 'need.norm.population', values: [2e6, 3e6], from: 2032 },
      { path: 'training.limits.posts', values: [600, 900] },
    ),
    axesOf(
      { path: 'groups.ordinary.training.attrition', values: [0, 0.2] },
      { path: 'training.attrition', values: [0, 0.3] },
    ),
  ])('gives what each set of values gives when projected, %#', async (...axes) => {
    const { columns, length } = await sweep(plan, axes, {
      series: ['trainees', 'specialists', 'shortfall'],
      years: [2028, 2034],
    }).columns()
    for (let row = 0; row < length; row += 1) {
      const chosen = axes.map(({ path }) => columns[path]?.[row] as number)
      let expected: ReturnType<typeof project>
      try {
        expected = project(set1(axes, chosen).applyTo(plan))
      } catch (error) {
        expect((error as ScenarioError).code).toBe('nothing')
        continue
      }
      const year = columns.year?.[row] as number
      for (const series of ['trainees', 'specialists', 'shortfall'] as const)
        expect(columns[series]?.[row]).toBeCloseTo(expected.at(year)[series] as number, 8)
    }
  })

  it('is lazy: a point is run when it is asked for', () => {
    const grid = sweep(
      plan,
      [{ path: 'training.away', values: Array.from({ length: 4e6 }, (_, index) => index / 1e7) }],
      {
        series: ['completions'],
        years: [2034],
      },
    )
    expect(grid.size).toBe(4e6)
    const [first, second] = grid
    expect([first?.values, second?.values]).toEqual([[0], [1e-7]])
    expect(first?.figures[0]).toBeCloseTo(
      project(scenario('n', 'n', (draft) => set(draft, 'training.away', 0)).applyTo(plan)).at(2034)
        .completions as number,
      9,
    )
  })

  it('varies one point of a curve', async () => {
    const { columns } = await sweep(plan, [{ path: 'specialists.retention', at: '10', values: [0.5, 0.8] }], {
      series: ['specialists'],
      years: [2034],
    }).columns()
    expect(columns.specialists?.[0]).toBeLessThan(columns.specialists?.[1] as number)
  })

  it('can be cancelled, and tells how far it is', async () => {
    const values = Array.from({ length: 3000 }, (_, index) => index / 10_000)
    const seen: number[] = []
    const abort = new AbortController()
    const grid = sweep(plan, [{ path: 'training.away', values }], {
      series: ['completions'],
      years: [2034],
      signal: abort.signal,
      onProgress: (done) => {
        seen.push(done)
        if (done > 1000) abort.abort(new Error('enough'))
      },
    })
    const error = await failure(() => grid.columns())
    expect([error.code, (error.cause as Error).message]).toEqual(['aborted', 'enough'])
    expect(seen.at(-1)).toBeLessThan(3000)
    const timed = new AbortController()
    setTimeout(() => timed.abort(), 0)
    expect(
      (
        await failure(() =>
          sweep(plan, [{ path: 'training.away', values }], {
            series: ['completions'],
            signal: timed.signal,
          }).columns(),
        )
      ).code,
    ).toBe('aborted')
    const told: (readonly number[])[] = []
    await sweep(plan, [{ path: 'training.away', values: [0.1, 0.2] }], {
      series: ['completions'],
      onProgress: (...all) => told.push(all),
    }).columns()
    expect(told).toEqual([
      [0, 2],
      [2, 2],
    ])
  })

  it.each([
    ['bounds', axesOf({ path: 'training.away', values: [0.1, 1.1] })],
    ['bounds', axesOf({ path: 'training.away', values: [Number.NaN] })],
    ['breaks-plan', axesOf({ path: 'training.requirement.min', values: [4, 5.5] })],
    [
      'breaks-plan',
      axesOf(
        { path: 'groups.dual-specialist.share', values: [0.1, 0.7] },
        { path: 'groups.research.share', values: [0.1, 0.5] },
      ),
    ],
    ['breaks-plan', axesOf({ path: 'specialists.retention', at: '5', values: [0.9, 0.7] })],
    ['point', axesOf({ path: 'specialists.retention', values: [0.9] })],
    ['point', axesOf({ path: 'specialists.retention', at: '7', values: [0.85] })],
    ['past', axesOf({ path: 'training.baseStock.total', values: [600] })],
    ['past', axesOf({ path: 'training.away', values: [0.1], from: 2020 })],
    ['unused', axesOf({ path: 'training.rotationYears', values: [1] })],
    ['twice', axesOf({ path: 'training.away', values: [0.1] }, { path: 'training.away', values: [0.2] })],
    ['grid', axesOf()],
    ['grid', axesOf({ path: 'training.away', values: [] })],
  ])('finds %s before anything is run: %j', async (code, axes) => {
    expect((await failure(() => sweep(plan, axes, { series: ['completions'] }))).code).toBe(code)
  })
})

describe('tornado', () => {
  const { bars, base } = tornado(plan, 'completions', 2034)

  it('moves every number that has a range, the widest first', () => {
    expect(base).toBe(project(plan).at(2034).completions)
    const ranged = bars.map(({ path }) => path)
    for (const path of [
      'training.away',
      'training.baseStock.growth',
      'groups.dual-specialist.share',
      'training.requirement.max',
    ])
      expect(ranged).toContain(path)
    expect(ranged).not.toContain('training.intake.fixed')
    expect(bars.map(({ width }) => width)).toEqual(
      bars.map(({ width }) => width).sort((one, other) => other - one),
    )
    expect(bars.find(({ path }) => path === 'cost.perTrainee')?.width).toBe(0)
  })

  it('measures an end as the plan with that number there', () => {
    const away = bars.find(({ path }) => path === 'training.away')
    const at = (value: number) =>
      project(parsePlan({ ...plan, training: { ...plan.training, away: value } } as unknown as PlanInput)).at(
        2034,
      ).completions
    expect(away?.range).toEqual([0.1, 0.16])
    expect(away?.low.metric).toBe(at(0.1))
    expect(away?.high.metric).toBe(at(0.16))
    const dual = bars.find(({ path }) => path === 'groups.dual-specialist.share')
    const groups = Object.fromEntries(
      Object.entries(plan.groups).map(([id, group]) => {
        const share = { ordinary: (0.9 * 0.85) / 0.92, research: (0.02 * 0.85) / 0.92 }[id] ?? 0.15
        return [id, { ...group, share }]
      }),
    )
    expect(dual?.high.metric).toBeCloseTo(
      project(parsePlan({ ...plan, groups })).at(2034).completions as number,
      9,
    )
  })

  it('says which end cannot be used, and why', () => {
    const odd = parsePlan({
      ...plan,
      training: {
        ...plan.training,
        requirement: { min: { value: 4, range: [3, 5.5] }, mode: 5, max: 6.5 },
      },
      specialists: { ...plan.specialists, retention: { '5': 0.9, '10': { value: 0.8, range: [0.7, 0.95] } } },
    } as unknown as PlanInput)
    const found = tornado(odd, 'specialists', 2034).bars
    const min = found.find(({ path }) => path === 'training.requirement.min')
    expect(min?.low.metric).not.toBeNull()
    expect(min?.high).toEqual({
      metric: null,
      difference: null,
      unusable: expect.stringContaining('5.5, 5 and 6.5'),
    })
    const curve = found.find(({ path }) => path === 'specialists.retention')
    expect(curve?.high.unusable).toContain('rise from 0.9 to 0.95')
  })

  it('finds no negative width and no lost end in any plan of ranges', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.3, noNaN: true }), (width) => {
        const { value } = { value: 0.13 }
        const away = { value, range: [Math.max(0, value - width), Math.min(1, value + width)] }
        const ranged = parsePlan({ ...plan, training: { ...plan.training, away } } as unknown as PlanInput)
        const bar = tornado(ranged, 'specialists', 2034).bars.find(({ path }) => path === 'training.away')
        expect(bar?.low.difference).toBeGreaterThan(0)
        expect(bar?.high.difference).toBeLessThan(0)
        expect(bar?.width).toBeCloseTo((bar?.low.difference ?? 0) - (bar?.high.difference ?? 0), 9)
      }),
      { numRuns: 10 },
    )
  })
})
