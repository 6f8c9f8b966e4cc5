import { adjustmentIndex, observe, outputIndex, parsePlan, project, run } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { beforeAll, describe, expect, it } from 'vitest'
import { condition, EnsembleError, type FollowUp, followUp, simulate, startWorkers } from '../src/index.js'
import { momentsOf } from '../src/learning/weighted-statistics.js'
import { workerStarter } from './worker-file.js'

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

  it('projects each draw from a count with an error of its own, and weights it as condition does', async () => {
    const before = await simulate(plan, { ...options, series: ['trainees', 'completions'] })
    const weights = condition(before, observed).weights()
    found.after.weights().forEach((weight, draw) => {
      expect(weight).toBeCloseTo(weights[draw] as number, 14)
    })
    const exact = await followUp(plan, observed, { ...options, own: false, replacement: 'exact' })
    const { uncertainty } = before
    for (const side of [found, exact])
      for (const draw of [0, 77, 511]) {
        const countOf = (year: number) => side.after.raw('trainees')[year - 2023]?.[draw] as number
        const followed = observe(uncertainty.compiled(), {
          trainees: side === exact ? { 2024: 706, 2025: 745 } : { 2024: countOf(2024), 2025: countOf(2025) },
        })
        const output = run(followed, uncertainty.vector(before.uniforms(draw, 1)))
        for (const series of ['trainees', 'completions', 'specialists', 'coverage'] as const)
          for (const year of [2024, 2025, 2027, 2034])
            expect(side.after.raw(series)[year - 2023]?.[draw]).toBe(
              output[outputIndex(followed, series, year)],
            )
        expect(output[adjustmentIndex(followed, 'trainees', 2025)]).not.toBe(0)
      }
    expect(exact.after.band('trainees')[2]?.values).toEqual([745, 745, 745])
    const column = found.after.raw('completions')[11] as Float64Array
    expect(found.after.mean('completions')[11]?.value).toBeCloseTo(momentsOf(column, weights)?.mean ?? 0, 9)
    // The compiled plan keeps the count itself, whatever was drawn last.
    const own = found.after.uncertainty
    expect(own.run(own.inputs.map(() => 0.5))[outputIndex(own.compiled(), 'trainees', 2025)]).toBe(745)
  })

  it('draws the counts about what was counted, by their errors, apart from all else, and never nobody', async () => {
    const counts = { trainees: { 2024: 706, 2025: 731, 2026: 40 } }
    const errors = { trainees: { 2024: 7.06, 2025: 20, 2026: 60 } }
    const fan = await simulate(plan, {
      ...{ draws: 4096, series: ['trainees'], observed: counts, observedErrors: errors },
    })
    const columns = fan.raw('trainees')
    for (const [year, count] of Object.entries(counts.trainees)) {
      const column = columns[Number(year) - 2023] as Float64Array
      const error = errors.trainees[Number(year) as 2024]
      const { mean = 0, sd = 0 } = momentsOf(column, new Float64Array(4096).fill(1 / 4096)) ?? {}
      // Evenly spread draws: the mean is far nearer than by chance, the spread of a long tail less so.
      expect(Math.abs(mean / count - 1)).toBeLessThan(year === '2026' ? 0.02 : 1e-3)
      expect(Math.abs(sd / error - 1)).toBeLessThan(year === '2026' ? 0.15 : 0.01)
      expect(Math.min(...column)).toBeGreaterThan(0)
      // The median of a lognormal distribution of that mean and spread.
      const [, middle] = fan.band('trainees')[Number(year) - 2023]?.values ?? []
      expect(middle).toBeCloseTo(count / Math.sqrt(1 + (error / count) ** 2), 0)
    }
    const uniforms = fan.uniforms()
    const inputs = fan.uncertainty.inputs.length
    const correlation = (one: (draw: number) => number, other: (draw: number) => number): number => {
      const draws = Array.from({ length: 4096 }, (_, draw) => draw)
      const meanOf = (of: (draw: number) => number) => draws.reduce((sum, draw) => sum + of(draw), 0) / 4096
      const [left, right] = [meanOf(one), meanOf(other)]
      const sum = (of: (draw: number) => number) => draws.reduce((total, draw) => total + of(draw), 0)
      return (
        sum((draw) => (one(draw) - left) * (other(draw) - right)) /
        Math.sqrt(sum((draw) => (one(draw) - left) ** 2) * sum((draw) => (other(draw) - right) ** 2))
      )
    }
    const countOf = (draw: number) => columns[2]?.[draw] as number
    // Five standard errors of no correlation.
    for (let input = 0; input < inputs; input += 1)
      expect(
        Math.abs(correlation(countOf, (draw) => uniforms[draw * inputs + input] as number)),
      ).toBeLessThan(5 / 64)
    expect(Math.abs(correlation(countOf, (draw) => columns[1]?.[draw] as number))).toBeLessThan(5 / 64)
    // A stream by name: another year's count moves no draw of this one's.
    const alone = await simulate(plan, {
      ...{ draws: 4096, series: ['trainees'] },
      observed: { trainees: { 2025: 731 } },
      observedErrors: { trainees: { 2025: 20 } },
    })
    expect(alone.raw('trainees')[2]).toEqual(columns[2])
    expect(alone.manifest().observedErrors).toEqual({ trainees: { 2025: 20 } })
  })

  it('is less sure of what follows than where the count had no error, and of what was counted as sure', async () => {
    const wanted = { ...options, draws: 2048, own: false }
    const counts = { 'trainees.2024': 706, 'trainees.2025': 731 }
    const drawn = await followUp(plan, counts, wanted)
    const exact = await followUp(plan, counts, { ...wanted, replacement: 'exact' })
    const corridors = (of: FollowUp, year?: number) => of.after.probability('corridors', year) ?? 0
    expect(corridors(exact, 2027) - corridors(drawn, 2027)).toBeGreaterThan(0.04)
    const width = (of: FollowUp) => {
      const [low, , high] = of.after.band('trainees')[3]?.values ?? []
      return (high ?? 0) - (low ?? 0)
    }
    expect(width(drawn)).toBeGreaterThan(1.15 * width(exact))
    // A region judges the years that it counted by the count.
    for (const year of [2024, 2025]) expect(corridors(drawn, year)).toBe(1)
    const later = [2026, 2027].map((year) => drawn.after.verdicts('corridors', year))
    const met = drawn.after.verdicts('corridors')
    met.forEach((verdict, draw) => {
      expect(verdict).toBe(Math.min(later[0]?.[draw] ?? 9, later[1]?.[draw] ?? 9))
    })
    expect(drawn.goals.find(({ id }) => id === 'corridors')?.after).toBe(corridors(drawn))
    // With no error the verdicts are those of the draws themselves.
    const fan = await simulate(plan, {
      ...{ ...options, draws: 2048, series: ['trainees'] },
      observed: { trainees: { 2024: 706, 2025: 731 } },
    })
    for (const year of [undefined, 2024, 2025, 2026, 2027])
      expect(exact.after.verdicts('corridors', year)).toEqual(fan.verdicts('corridors', year))
    expect(exact.manifest().observedErrors).toBeUndefined()
  })

  it('gives the same bits by workers, and whole people where there are', async () => {
    const { start, remove } = workerStarter()
    const crew = startWorkers({ count: 2, start })
    try {
      const settings = {
        draws: 2500,
        sampling: 'random',
        seed: 'w',
        series: ['trainees', 'coverage'],
      } as const
      const counts = { observed: { trainees: { 2025: 731 } }, observedErrors: { trainees: { 2025: 7 } } }
      for (const process of ['expected', 'individual'] as const) {
        const alone = await simulate(plan, { ...settings, ...counts, process })
        const shared = await simulate(plan, { ...settings, ...counts, process, workers: crew })
        expect(shared.raw('coverage')).toEqual(alone.raw('coverage'))
        expect(shared.raw('trainees')).toEqual(alone.raw('trainees'))
        const column = alone.raw('trainees')[2] as Float64Array
        expect(column.every((heads) => Number.isInteger(heads))).toBe(process === 'individual')
        expect(Math.abs((alone.mean('trainees')[2]?.value ?? 0) - 731)).toBeLessThan(1)
      }
    } finally {
      crew.close()
      remove()
    }
  })

  it.each([
    [{ trainees: { 2025: 5 } }, 'nothing was observed'],
    [{ trainees: { 2024: 0 } }, 'is no error'],
    [{ trainees: { 2024: Number.POSITIVE_INFINITY } }, 'is no error'],
    [{ doctors: { 2024: 1 } }, 'no stock'],
  ])('refuses the errors %j of observed stocks', async (observedErrors, words) => {
    const error = await simulate(plan, {
      draws: 64,
      observed: { trainees: { 2024: 706 } },
      observedErrors: observedErrors as never,
    }).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(EnsembleError)
    expect((error as EnsembleError).message).toContain(words)
  })

  it('has a manifest, from which the same figures come again', async () => {
    const manifest = found.manifest()
    expect(JSON.parse(JSON.stringify(found)).manifest).toEqual(JSON.parse(JSON.stringify(manifest)))
    expect(manifest).toMatchObject({
      plan: plan.id,
      planHash: project(plan).manifest().planHash,
      ...{ seed: 'follow', sampling: 'sobol', draws: 512, process: 'expected' },
      ...{ own: false, replacement: 'drawn', warnBelow: 200 },
      observed: { trainees: { 2024: 706, 2025: 745 } },
      observedErrors: { trainees: { 2024: 0.01 * 706, 2025: 0.01 * 745 } },
      sources: plan.sources,
    })
    const again = await followUp(
      plan,
      manifest.observations.map(({ series, year, value, error, kind }) => ({
        series,
        year,
        value,
        error,
        kind,
      })),
      {
        ...{ draws: manifest.draws, seed: manifest.seed, sampling: manifest.sampling },
        ...{ own: manifest.own, replacement: manifest.replacement },
      },
    )
    expect(again.changes).toEqual(found.changes)
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
    [{ 'trainees.2025': -5 }, 'observation', 'above 0'],
    [{ 'trainees.2025': 0 }, 'observation', 'above 0'],
    [{ 'completions.2025': -1 }, 'observation', 'below 0'],
    [null, 'observation', 'null holds no observations'],
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

  it('does not replace anything by a count whose error is said to be without end', async () => {
    const nothing = await followUp(
      plan,
      [
        { series: 'trainees', year: 2025, value: 731, error: Number.POSITIVE_INFINITY },
        { series: 'completions', year: 2025, value: 98 },
      ],
      { ...options, own: false },
    )
    expect(nothing.observations.map(({ replaces }) => replaces)).toEqual([false, false])
    expect(nothing.followedTo).toBeNull()
    await expect(followUp(plan, observed, { ...options, replacement: 'both' as 'exact' })).rejects.toThrow(
      'there is no "both"',
    )
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
