import { examplePlan, outputIndex, type PlanInput, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { add, scale, scenario, set } from '@kohort/scenarios'
import { describe, expect, it } from 'vitest'
import { EnsembleError, type SimulateOptions, simulate } from '../src/index.js'

const plan = stockholm()
const lessLeave = scenario('Less leave', 'the review', (draft) => {
  scale(draft, 'training.away', 0.8, { from: 2026 })
})
const draws = 512

const simulated = (options: SimulateOptions = {}, of: PlanInput = plan) =>
  simulate(of, { draws, seed: 'test', ...options })

describe('simulate', () => {
  it('gives the same bits whatever is kept, in whatever order it was asked for', async () => {
    const one = await simulated({ series: ['trainees', 'completions'], keep: 'groups' })
    const other = await simulated({ series: ['completions', 'coverage', 'trainees'], scenarios: [lessLeave] })
    const all = await simulated()
    for (const series of ['trainees', 'completions'] as const) {
      expect(other.raw(series)).toEqual(one.raw(series))
      expect(all.raw(series)).toEqual(one.raw(series))
    }
    expect(one.goals()).toEqual(all.goals())
  })
  it('runs the model itself: each draw is the projection of the drawn plan', async () => {
    const ensemble = await simulated({ scenarios: [lessLeave], keep: 'groups' })
    const { uncertainty } = ensemble
    const { inputs } = uncertainty
    for (const draw of [0, 100, 511]) {
      const quantiles = ensemble.uniforms(draw, 1)
      expect(quantiles.length).toBe(inputs.length)
      for (const id of ['plan', 'less-leave']) {
        const drawn = uncertainty.plan(quantiles, id)
        const rows = project(drawn).rows
        for (const series of ['trainees', 'completions', 'coverage', 'costTotal'] as const)
          for (const [index, row] of rows.entries())
            expect(ensemble.raw(series, { scenario: id })[index]?.[draw]).toBeCloseTo(row[series] ?? 0, 6)
      }
      const output = uncertainty.run(quantiles)
      expect(output[outputIndex(uncertainty.compiled(), 'trainees', 2030)]).toBe(
        ensemble.raw('trainees')[7]?.[draw],
      )
    }
  })
  it('judges the goals as core does, draw by draw', async () => {
    const ensemble = await simulated({ draws: 256 })
    const verdicts = Array.from(
      { length: 256 },
      (_, draw) => project(ensemble.uncertainty.plan(ensemble.uniforms(draw, 1))).goals,
    )
    for (const [index, goal] of plan.goals.entries()) {
      const known = verdicts.flatMap((goals) => goals[index]?.met ?? [])
      const met = known.filter(Boolean).length
      expect(ensemble.probability(goal.id)).toBe(known.length === 0 ? null : met / known.length)
      for (let year = goal.from; year <= Math.min(goal.to, plan.to); year += 1) {
        const standings = verdicts.map((goals) => goals[index]?.years[year - goal.from]?.standing)
        const sayable = standings.filter((standing) => standing !== 'unknown')
        const inside = sayable.filter((standing) => standing === 'inside').length
        expect(ensemble.probability(goal.id, year)).toBe(
          sayable.length === 0 ? null : inside / sayable.length,
        )
      }
    }
  })
  it('shares the draws between scenarios and leaves the past', async () => {
    const ensemble = await simulated({ scenarios: [lessLeave] })
    const rows = ensemble.difference('completions', 'less-leave', 'plan', [0, 0.5, 1])
    for (const { year, values } of rows.slice(0, 3)) {
      expect(year).toBeLessThan(2026)
      expect(values).toEqual([0, 0, 0])
    }
    const last = rows.at(-1)
    expect(last?.values[0]).toBeGreaterThan(0)
    expect(last?.above).toBe(1)
    // Unpaired, the difference would drown in the spread of either.
    const [low = 0, high = 0] = (ensemble.band('completions', [0, 1]).at(-1)?.values ?? []) as number[]
    expect((last?.values[2] ?? 0) - (last?.values[0] ?? 0)).toBeLessThan((high - low) / 10)
  })
  it('draws a number that is added without moving any other', async () => {
    const before = await simulated()
    const given = {
      path: 'specialists.incumbents.total',
      distribution: { family: 'normal', mean: 953, sd: 20, min: 0 },
    } as const
    const after = await simulated({ inputs: [given], noise: { 'specialists.hired': 0.02 } })
    const names = before.uncertainty.inputs.map(({ name }) => name)
    const later = after.uncertainty.inputs.map(({ name }) => name)
    expect(later.length).toBe(names.length + 1 + 11)
    const [one, other] = [before.uniforms(0, 64), after.uniforms(0, 64)]
    names.forEach((name, input) => {
      for (let draw = 0; draw < 64; draw += 1)
        expect(other[draw * later.length + later.indexOf(name)]).toBe(one[draw * names.length + input])
    })
    expect(after.raw('trainees')).toEqual(before.raw('trainees'))
    expect(after.raw('specialists')).not.toEqual(before.raw('specialists'))
  })
  it('reports its progress and stops when told', async () => {
    const told: number[] = []
    await simulated({ draws: 4096, series: ['trainees'], onProgress: (done) => told.push(done) })
    expect(told).toEqual([1024, 2048, 3072, 4096])
    const controller = new AbortController()
    const stopped = simulated({
      draws: 4096,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    })
    await expect(stopped).rejects.toThrow('enough')
  })
  it('gives a manifest from which the same figures come again', async () => {
    const options = {
      inputs: [],
      noise: { 'training.attrition': 0.003 },
      sampling: 'latin-hypercube',
    } as const
    const first = await simulated({ ...options, randomisations: 2 })
    const { seed, sampling, draws: many, randomisations, noise } = first.manifest()
    const again = await simulate(plan, { seed, sampling, draws: many, randomisations, noise })
    expect(again.toJSON()).toEqual(first.toJSON())
    expect(Object.isFrozen(first) && Object.isFrozen(first.manifest())).toBe(true)
    expect(JSON.parse(JSON.stringify(first)).manifest.planHash).toBe(project(plan).manifest().planHash)
  })
  it('has golden figures for a seed', async () => {
    const ensemble = await simulated(
      {
        inputs: [
          { path: 'training.attrition', distribution: { family: 'pert', min: 0, mode: 0.015, max: 0.05 } },
          {
            path: 'specialists.incumbents.total',
            distribution: { family: 'lognormal', median: 1080, sigma: 0.05 },
          },
          {
            path: 'specialists.incumbents.curve',
            distribution: { family: 'beta', alpha: 40, beta: 10, min: 0, max: 1 },
            at: 5,
          },
        ],
        noise: { 'specialists.hired': 0.02 },
      },
      examplePlan,
    )
    const figures = (['trainees', 'completions', 'specialists', 'coverage'] as const).map((series) => [
      series,
      ...(ensemble.band(series).at(-1)?.values ?? []).map((value) => Number(value?.toPrecision(10))),
    ])
    expect(figures).toMatchInlineSnapshot(`
      [
        [
          "trainees",
          843.6919586,
          873.541799,
          900,
        ],
        [
          "completions",
          110.3658195,
          110.6379291,
          113.6056811,
        ],
        [
          "specialists",
          1751.245446,
          1851.960197,
          1958.492697,
        ],
        [
          "coverage",
          0.7483184961,
          0.7851476499,
          0.8237704068,
        ],
      ]
    `)
  })
  it('refuses what cannot be, in words', async () => {
    const cases: readonly (readonly [SimulateOptions, string])[] = [
      [{ draws: 1000 }, 'draws'],
      [{ draws: 0 }, 'draws'],
      [{ sampling: 'halton' as 'sobol' }, 'sampling'],
      [{ randomisations: 3 }, 'randomisations'],
      [{ series: ['traines' as 'trainees'] }, 'unknown-series'],
      [{ scenarios: [lessLeave, lessLeave] }, 'scenarios'],
      [
        { inputs: [{ path: 'training.awy', distribution: { family: 'uniform', min: 0, max: 1 } }] },
        'unknown-path',
      ],
      [
        { inputs: [{ path: 'training.away', distribution: { family: 'normal', mean: 0.1, sd: 0.1 } }] },
        'bounds',
      ],
      [{ correlations: [{ between: ['training.away', 'training.fillRat'], rank: 0.5 }] }, 'correlation'],
      [{ noise: { 'training.fillRate': 3 } }, 'noise'],
    ]
    for (const [options, code] of cases)
      await expect(simulated(options)).rejects.toMatchObject({ name: 'EnsembleError', code })
    const ensemble = await simulated({ series: ['trainees'] })
    expect(() => ensemble.band('completions')).toThrow(EnsembleError)
    expect(() => ensemble.band('trainees', [0.5], { group: 'research' })).toThrow(/groups/)
    expect(() => ensemble.probability('corridor')).toThrow(EnsembleError)
    expect(() => ensemble.mean('trainees', { scenario: 'no' })).toThrow(EnsembleError)
  })
})

describe('a plan that is linear in a normal number', () => {
  /** Nobody finishes or leaves: the stock is the opening stock plus what has started. */
  const linear = parsePlan({
    format: 'kohort.plan/1',
    id: 'linear',
    title: 'Linear',
    base: 2023,
    to: 2026,
    training: {
      requirement: { min: 20, mode: 20, max: 20 },
      workingTime: 1,
      away: 0,
      research: 0,
      attrition: 0,
      baseStock: { byIntakeYear: { '2023': 500 } },
      intake: { fixed: 100 },
    },
    specialists: {
      workingTime: 1,
      otherDuties: 0,
      hired: 1,
      retention: { '0': 1, '5': 1 },
      incumbents: { total: 1000, curve: { '0': 1, '5': 1 } },
    },
    need: { norm: { population: 1e6, listed: 1, perSpecialist: 1000, perTrainee: 500 } },
  })
  const inputs = [
    { path: 'training.intake.fixed', distribution: { family: 'normal', mean: 100, sd: 10 } },
    { path: 'training.baseStock.byIntakeYear', distribution: { family: 'normal', mean: 500, sd: 20 } },
  ] as const

  it('has the bands of the closed form', async () => {
    const ensemble = await simulate(linear, {
      draws: 65_536,
      seed: 'gauss',
      randomisations: 4,
      inputs,
      series: ['trainees'],
    })
    const scores = [-1.6448536269514722, -0.6744897501960817, 0, 1.2815515655446004, 1.6448536269514722]
    const rows = ensemble.band('trainees', [0.05, 0.25, 0.5, 0.9, 0.95])
    const errors = ensemble.standardError('trainees', 0.95)
    rows.forEach(({ year, values }, order) => {
      const n = year - 2023
      const sd = Math.hypot(20, 10 * n)
      for (const [index, value] of values.entries())
        expect(Math.abs((value ?? 0) - (500 + 100 * n + sd * (scores[index] ?? 0)))).toBeLessThan(0.006 * sd)
      expect(errors[order]?.value).toBeLessThan(0.02 * sd)
    })
    expect(ensemble.mean('trainees').at(-1)?.value).toBeCloseTo(800, 2)
  })
  it('has those of correlated numbers too', async () => {
    const rank = 0.6
    const ensemble = await simulate(linear, {
      draws: 65_536,
      seed: 'gauss',
      randomisations: 4,
      inputs,
      series: ['trainees'],
      correlations: [{ between: [inputs[0].path, inputs[1].path], rank }],
    })
    const r = 2 * Math.sin((Math.PI * rank) / 6)
    const sd = Math.sqrt(20 ** 2 + 30 ** 2 + 2 * r * 20 * 30)
    const [low = 0, high = 0] = (ensemble.band('trainees', [0.05, 0.95]).at(-1)?.values ?? []) as number[]
    expect((high - low) / (2 * 1.6448536269514722 * sd)).toBeCloseTo(1, 2)
  })
  it('has scenarios that work on what was drawn', async () => {
    const more = scenario('More', 'r', (draft) => add(draft, 'training.intake.fixed', 50, { from: 2025 }))
    const half = scenario('Half', 'r', (draft) => scale(draft, 'training.intake.fixed', 0.5, { from: 2025 }))
    const certain = scenario('Certain', 'r', (draft) =>
      set(draft, 'training.intake.fixed', 120, { from: 2025 }),
    )
    const ensemble = await simulate(linear, { draws: 256, inputs, scenarios: [more, half, certain] })
    const intake = (id?: string) => ensemble.raw('intake', id === undefined ? {} : { scenario: id })
    for (let draw = 0; draw < 256; draw += 1) {
      const drawn = intake()[1]?.[draw] ?? 0
      expect(intake('more')[1]?.[draw]).toBe(drawn)
      expect(intake('more')[2]?.[draw]).toBeCloseTo(drawn + 50, 9)
      expect(intake('half')[3]?.[draw]).toBeCloseTo(drawn / 2, 9)
      expect(intake('certain')[3]?.[draw]).toBe(120)
    }
  })
})
