import { adjustmentIndex, observe, outputIndex, parsePlan, project, run } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { beforeAll, describe, expect, it } from 'vitest'
import { condition, EnsembleError, type FollowUp, followUp, simulate } from '../src/index.js'
import { momentsOf } from '../src/learning/weighted-statistics.js'

const plan = stockholm()
const options = { draws: 512, seed: 'follow' } as const
const observed = { 'trainees.2024': 706, 'trainees.2025': 745, 'completions.2025': 108 }

let found: FollowUp
beforeAll(async () => {
  found = await followUp(plan, observed, { ...options, own: false })
})

describe('followUp', () => {
  it('says each year’s verdict, and what the projection had said of it', async () => {
    expect(found.verdicts).toEqual([
      expect.objectContaining({
        goal: 'corridors',
        year: 2024,
        value: 706,
        min: 700,
        max: 720,
        standing: 'inside',
        margin: 6,
      }),
      expect.objectContaining({
        goal: 'corridors',
        year: 2025,
        value: 745,
        min: 720,
        max: 740,
        standing: 'above',
        margin: -5,
      }),
      expect.objectContaining({ goal: '150-mean-2024-2034', year: 2025, value: 108, standing: 'below' }),
    ])
    const before = await simulate(plan, { ...options, series: ['trainees', 'completions'] })
    for (const one of found.observations) {
      const index = one.year - plan.base
      expect(one.projected).toBe(project(plan).at(one.year)[one.series])
      const [p5, p50, p95] = before.band(one.series)[index]?.values ?? []
      expect(one.before).toMatchObject({ p5, p50, p95 })
      // The share of the draws below, the error of the count blurring it.
      const column = before.raw(one.series)[index] as Float64Array
      const below = column.filter((value) => value < one.value).length / column.length
      expect(Math.abs(one.percentile - below)).toBeLessThan(0.15)
    }
    expect(found.observations.map(({ replaces }) => replaces)).toEqual([true, true, false])
  })

  it('projects each draw from the observed stocks, and weights it as condition does', async () => {
    const before = await simulate(plan, { ...options, series: ['trainees', 'completions'] })
    const weights = condition(before, observed).weights()
    found.after.weights().forEach((weight, draw) => {
      expect(weight).toBeCloseTo(weights[draw] as number, 14)
    })
    const { uncertainty } = before
    const followed = observe(uncertainty.compiled(), { trainees: { 2024: 706, 2025: 745 } })
    for (const draw of [0, 77, 511]) {
      const output = run(followed, uncertainty.vector(before.uniforms(draw, 1)))
      for (const series of ['trainees', 'completions', 'specialists', 'coverage'] as const)
        for (const year of [2024, 2025, 2027, 2034])
          expect(found.after.raw(series)[year - 2023]?.[draw]).toBe(
            output[outputIndex(followed, series, year)],
          )
      expect(output[adjustmentIndex(followed, 'trainees', 2025)]).not.toBe(0)
    }
    expect(found.after.band('trainees')[2]?.values).toEqual([745, 745, 745])
    const column = found.after.raw('completions')[11] as Float64Array
    expect(found.after.mean('completions')[11]?.value).toBeCloseTo(momentsOf(column, weights)?.mean ?? 0, 9)
  })

  it('tells what changed, and by how much', () => {
    expect(found.anew.at(2025).trainees).toBeCloseTo(745, 9)
    expect(found.projected.rows).toEqual(project(plan).rows)
    const row = (year: number) => found.changes.find((one) => one.series === 'trainees' && one.year === year)
    for (const year of [2026, 2027]) {
      const change = row(year)
      expect(change?.before.projected).toBe(found.projected.at(year).trainees)
      expect(change?.after.projected).toBe(found.anew.at(year).trainees)
      expect(change?.difference).toBe((change?.after.p50 ?? 0) - (change?.before.p50 ?? 0))
      const width = (side: 'before' | 'after') => (change?.[side].p95 ?? 0) - (change?.[side].p5 ?? 0)
      expect(width('after')).toBeLessThan(width('before'))
    }
    // Fifteen more than planned in 2025 are most of them there in 2027.
    const more = (row(2027)?.after.projected ?? 0) - (row(2027)?.before.projected ?? 0)
    expect(more).toBeGreaterThan(5)
    expect(more).toBeLessThan(16)
    const corridors = found.goals.find(({ id }) => id === 'corridors')
    expect(corridors?.before).toBe(found.before.probability('corridors'))
    // 745 is outside the corridor of 2025, and nothing can change that.
    expect(corridors?.after).toBe(0)
    expect(corridors?.years.find(({ year }) => year === 2024)?.after).toBe(1)
    expect(corridors?.years.find(({ year }) => year === 2025)?.after).toBe(0)
    expect(JSON.parse(JSON.stringify(found)).changes.length).toBe(found.changes.length)
  })

  it('takes the plan’s own observations too, but for those given, and leaves statements out', async () => {
    const own = await followUp(plan, { 'trainees.2025': 731 }, options)
    expect(own.observations.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['trainees.2024', 'trainees.2025']),
    )
    expect(own.anew.at(2024).trainees).toBeCloseTo(706, 9)
    expect(own.observations.map(({ name }) => name)).not.toContain('completions.2025')
    const other = await followUp(plan, { 'trainees.2024': 712 }, options)
    expect(other.observations.find(({ name }) => name === 'trainees.2024')?.value).toBe(712)
    expect(other.followedTo).toBe(2024)
  })

  it('does not put a statement in place of anything', async () => {
    const said = await followUp(plan, [{ series: 'trainees', year: 2025, value: 700, kind: 'contested' }], {
      ...options,
      own: false,
    })
    expect(said.observations[0]?.replaces).toBe(false)
    expect(said.observations[0]?.error).toBe(35)
    expect(said.followedTo).toBeNull()
    expect(said.verdicts).toEqual([])
    expect(said.anew.rows).toEqual(said.projected.rows)
    expect(said.effectiveSampleSize).toBeGreaterThan(400)
  })

  it('changes nothing where what came is what was projected, to the rounding of a scale', async () => {
    const certain = project(plan)
    const same = await followUp(
      plan,
      [{ series: 'trainees', year: 2024, value: certain.at(2024).trainees ?? 0, error: 1e6 }],
      { ...options, own: false },
    )
    for (const [index, row] of same.anew.rows.entries()) {
      expect(row.trainees).toBeCloseTo(certain.rows[index]?.trainees ?? 0, 8)
      expect(row.completions ?? 0).toBeCloseTo(certain.rows[index]?.completions ?? 0, 8)
    }
  })

  it('gives the same bits again, reports its progress and stops when told', async () => {
    const again = await followUp(plan, observed, { ...options, own: false })
    expect(JSON.stringify(again)).toBe(JSON.stringify(found))
    const told: (readonly [number, number])[] = []
    await followUp(plan, observed, { ...options, draws: 2048, onProgress: (...one) => told.push(one) })
    expect(told.at(-1)).toEqual([4096, 4096])
    const controller = new AbortController()
    controller.abort(new Error('enough'))
    await expect(followUp(plan, observed, { signal: controller.signal })).rejects.toThrow('enough')
  })

  it.each([
    [{ 'trainees.2023': 650 }, 'observation-year', '2024 to 2034'],
    [{ 'trainees.2035': 650 }, 'observation-year', '2024 to 2034'],
    [{ 'trainee.2025': 650 }, 'unknown-series', 'trainees'],
    [
      [
        { series: 'trainees', year: 2025, value: 731 },
        { series: 'trainees', year: 2025, value: 700 },
      ],
      'observation-twice',
      'two figures',
    ],
    [{ 'trainees.2025': 7310 }, 'unexplained', 'standard errors'],
    [{ 'trainees.2025': -5 }, 'unexplained', 'standard errors'],
    [[], 'observation', 'nothing is observed'],
  ])('refuses %j', async (wrong, code, words) => {
    const error = await followUp(plan, wrong as never, { ...options, own: false }).catch(
      (one: unknown) => one,
    )
    expect(error).toBeInstanceOf(EnsembleError)
    const { message, hint, code: got } = error as EnsembleError
    expect(got).toBe(code)
    expect(`${message} ${hint}`).toContain(words)
  })

  it('works where the intake follows a stock, and in a plan without goals', async () => {
    const steered = await followUp(
      stockholm({ intake: 'followStock' }),
      { 'trainees.2025': 722 },
      { ...options, own: false },
    )
    expect(steered.anew.at(2025).trainees).toBeCloseTo(722, 9)
    expect(steered.anew.at(2026).trainees).toBeCloseTo(750, 6)
    const bare = await followUp(
      parsePlan({ ...plan, goals: [], observed: {} }),
      { 'trainees.2025': 722 },
      options,
    )
    expect(bare.goals).toEqual([])
  })
})
