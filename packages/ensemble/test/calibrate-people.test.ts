import { outputIndex, type Plan, parsePlan } from '@kohort/core'
import { describe, expect, it } from 'vitest'
import { calibrate, type EnsembleError, type Observation, simulate, uncertaintyOf } from '../src/index.js'
import { withoutRanges } from '../src/learning/without-ranges.js'
import { streamOf } from '../src/random/streams.js'
import { ofSize, PATHS, plan, truthOf } from './calibrated.js'

describe('calibrate with whole people', () => {
  it('agrees with a sum over a grid, its errors those of an ensemble of individuals', async () => {
    const { groups: _, ...rest } = plan
    const simple = parsePlan(rest)
    const path = 'training.attrition'
    const observed = [
      { series: 'trainees', year: 2025, value: 731, error: 3 },
      { series: 'trainees', year: 2026, value: 745, error: 3 },
      { series: 'attrition', year: 2026, value: 27, error: 1 },
    ] as const
    const found = await calibrate(simple, observed, [path], { draws: 4096, process: 'individual' })
    expect(found.manifest().process).toBe('individual')
    const certain = withoutRanges(found.plan)
    const people = await simulate(certain, { draws: 8192, seed: 'apart', process: 'individual' })
    const columns = observed.map(({ series, year }) => people.raw(series)[year - plan.base] as Float64Array)
    const mean = (values: Float64Array): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length
    const spread = columns.map((one) =>
      columns.map((other) => {
        const [a, b] = [mean(one), mean(other)]
        return mean(one.map((value, draw) => (value - a) * ((other[draw] as number) - b)))
      }),
    )
    // Who left is missing in both years: two counts of a stock are not independent.
    const [[first = 0, tie = 0] = [], [, second = 0] = []] = spread
    expect(tie / Math.sqrt(first * second)).toBeGreaterThan(0.2)
    found.observations.forEach(({ chance, residual, error, z }, index) => {
      expect(Math.abs(chance / Math.sqrt(spread[index]?.[index] ?? 0) - 1)).toBeLessThan(0.08)
      expect(z).toBeCloseTo((residual ?? 0) / Math.sqrt(error ** 2 + chance ** 2), 9)
    })
    const total = spread.map((row, one) =>
      row.map((value, other) => value + (one === other ? (observed[one]?.error ?? 0) ** 2 : 0)),
    )
    // The inverse of three rows by Cramer's rule.
    const [[a = 0, b = 0, c = 0] = [], [, d = 0, e = 0] = [], [, , f = 0] = []] = total
    const cofactors = [
      [d * f - e * e, c * e - b * f, b * e - c * d],
      [c * e - b * f, a * f - c * c, b * c - a * e],
      [b * e - c * d, b * c - a * e, a * d - b * b],
    ]
    const determinant = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d)
    const { inputs, run, compiled, vector } = uncertaintyOf(withoutRanges(simple, [path]))
    expect(inputs.map(({ name }) => name)).toEqual([path])
    const slot = compiled().slots.find((one) => one.path === path)?.start ?? 0
    const size = 4000
    const rows = Array.from({ length: size }, (__, index) => {
      const at = [(index + 0.5) / size]
      const output = run(at)
      const off = observed.map(
        ({ series, year, value }) => value - (output[outputIndex(compiled(), series, year)] ?? 0),
      )
      const square = off.reduce(
        (sum, one, row) =>
          sum + off.reduce((own, other, column) => own + one * other * (cofactors[row]?.[column] ?? 0), 0),
        0,
      )
      return { value: vector(at)[slot] ?? 0, weight: Math.exp((-0.5 * square) / determinant) }
    })
    const all = rows.reduce((sum, { weight }) => sum + weight, 0)
    const quantileAt = (p: number): number => {
      let sum = 0
      for (const { value, weight } of rows) {
        sum += weight / all
        if (sum >= p) return value
      }
      return Number.NaN
    }
    const [number] = found.numbers
    const width = quantileAt(0.95) - quantileAt(0.05)
    expect(Math.abs((number?.after.range[0] ?? 0) - quantileAt(0.05))).toBeLessThan(0.06 * width)
    expect(Math.abs((number?.after.value ?? 0) - quantileAt(0.5))).toBeLessThan(0.06 * width)
    expect(Math.abs((number?.after.range[1] ?? 0) - quantileAt(0.95))).toBeLessThan(0.06 * width)
    const shares = await calibrate(simple, observed, [path], { draws: 1024 })
    const [low = 0, high = 0] = shares.numbers[0]?.after.range ?? []
    expect(high - low).toBeLessThan(0.8 * width)
    expect(shares.observations.map(({ chance }) => chance)).toEqual([0, 0, 0])
  })

  it('finds ranges in a small region that hold the truth nine times in ten, which shares do not', async () => {
    const small = ofSize(40)
    const stream = streamOf('small', 'chance')
    const uniform = () => (stream() + 0.5) / 2 ** 32
    const repetitions = 50
    const paths = ['training.requirement.max'] as const
    const inside = { individual: 0, expected: 0 }
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      const truth = truthOf({ [paths[0]]: uniform() }, small)
      const people = await simulate(withoutRanges(truth), {
        draws: 1,
        seed: repetition,
        sampling: 'random',
        process: 'individual',
      })
      const history = [2024, 2025, 2026, 2027, 2028].flatMap((year): Observation[] => [
        { series: 'trainees', year, value: people.raw('trainees')[year - plan.base]?.[0] ?? 0, error: 0.3 },
      ])
      const wanted = truth.training.requirement?.max['2023']?.value ?? Number.NaN
      for (const process of ['individual', 'expected'] as const) {
        const found = await calibrate(small, history, paths, { draws: 256, seed: repetition, process }).catch(
          // Shares cannot explain what chance did: then they do not hold the truth either.
          (error: unknown) => {
            expect((error as EnsembleError).code).toBe('unexplained')
            return null
          },
        )
        const [low = 1, high = 0] = found?.numbers[0]?.after.range ?? []
        if (low <= wanted && wanted <= high) inside[process] += 1
        if (found !== null)
          expect(found.notes.some(({ code }) => code === 'chance-left-out')).toBe(process === 'expected')
      }
    }
    // 45 of 50, give or take 2.1.
    expect(inside.individual).toBeGreaterThanOrEqual(40)
    expect(inside.expected).toBeLessThan(25)
  })

  it('gives the flows of the base year the chance of the year after, by their size', async () => {
    const flows = [2023, 2024].map((year) => ({ series: 'completions', year, value: 98, error: 3 }) as const)
    const { observations } = await calibrate(plan, flows, [PATHS[0]], { draws: 256, process: 'individual' })
    const [now, next] = observations.map(({ chance, fitted }) => chance / Math.sqrt(fitted ?? 1)) as [
      number,
      number,
    ]
    expect(now).toBeGreaterThan(0.5)
    expect(Math.abs(now / next - 1)).toBeLessThan(0.02)
    // The stock was counted there: no chance is left in it.
    const stock = { series: 'trainees', year: 2023, value: 650, error: 3 } as const
    const base = await calibrate(plan, [stock], [PATHS[0]], { draws: 256, process: 'individual' })
    expect(base.observations[0]?.chance).toBe(0)
    await expect(calibrate(plan, flows, [PATHS[0]], { process: 'heads' as never })).rejects.toThrow('heads')
  })

  it('refuses no history that the model itself made, however many figures chance has tied', async () => {
    const small = ofSize(40)
    const series = ['trainees', 'completions', 'attrition', 'specialists'] as const
    const people = await simulate(small, {
      draws: 32,
      seed: 'made',
      sampling: 'random',
      process: 'individual',
    })
    for (let draw = 0; draw < 32; draw += 1) {
      const history = series.flatMap((name) =>
        people.raw(name).flatMap((column, index): Observation[] => {
          const year = plan.base + index
          return index === 0 ? [] : [{ series: name, year, value: column[draw] as number, error: 0.3 }]
        }),
      )
      const found = await calibrate(small, history, PATHS, {
        draws: 128,
        process: 'individual',
        others: 'drawn',
      })
      expect(found.observations).toHaveLength(44)
    }
  })

  it('has each figure’s own chance, whatever is observed beside it and wherever a run has no figure', async () => {
    const tiny = ofSize(5)
    const stocks = [2024, 2025, 2026].map(
      (year) => ({ series: 'trainees', year, value: 5, error: 1 }) as const,
    )
    // In years when nobody finishes there is no mean time.
    const means = [2023, 2024, 2025].map(
      (year) => ({ series: 'meanYearsInTraining', year, value: 6.2, error: 5 }) as const,
    )
    const chances = async (of: Plan, observed: readonly Observation[], path: string = PATHS[1]) =>
      (await calibrate(of, observed, [path], { draws: 64, process: 'individual' })).observations.map(
        ({ chance }) => chance,
      )
    const alone = await chances(tiny, stocks)
    const beside = await chances(tiny, [...stocks, ...means])
    alone.forEach((chance, index) => {
      expect(chance).toBeGreaterThan(0.3)
      expect(Math.abs((beside[index] as number) / chance - 1)).toBeLessThan(0.1)
    })
    // Measured on those who finish, in the base year too.
    for (const chance of beside.slice(3)) expect(chance).toBeGreaterThan(0.1)
    // What the base year ends with was counted, each group's too.
    const group = { series: 'trainees', year: 2023, group: 'dual-specialist', value: 30, error: 2 } as const
    expect(await chances(plan, [group])).toEqual([0])
    // Nobody leaves, so that the year after is no measure of the base year's chance.
    const none = parsePlan({ ...ofSize(40), training: { ...ofSize(40).training, attrition: 0 } })
    const left = { series: 'attrition', year: 2023, value: 0, error: 1 } as const
    expect(await chances(none, [left])).toEqual([0])
  })
})
