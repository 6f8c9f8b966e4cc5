import { type Note, outputIndex, type Plan, parsePlan, project, type SeriesName } from '@kohort/core'
import { describe, expect, it } from 'vitest'
import {
  calibrate,
  condition,
  EnsembleError,
  followUp,
  type Observation,
  simulate,
  uncertaintyOf,
} from '../src/index.js'
import { calibratedNumbers } from '../src/learning/calibrated-numbers.js'
import { notesOf } from '../src/learning/calibration-notes.js'
import { weightedQuantilesOf } from '../src/learning/weighted-statistics.js'
import { withoutRanges } from '../src/learning/without-ranges.js'
import { normalQuantile } from '../src/random/normal.js'
import { streamOf } from '../src/random/streams.js'
import { PATHS, plan, truthOf } from './calibrated.js'

const historyOf = (
  truth: Plan,
  wanted: readonly (readonly [SeriesName, number, number])[],
  noise: () => number = () => 0,
): readonly Observation[] => {
  const projection = project(truth)
  return wanted.map(([series, year, error]) => ({
    series,
    year,
    error,
    value: (projection.at(year)[series] ?? 0) + error * noise(),
  }))
}

const years = [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030]
const detailed = years.flatMap(
  (year) =>
    [
      ['completions', year, 2],
      ['attrition', year, 2],
    ] as const,
)

describe('calibrate', () => {
  it('recovers the numbers that made a history, with narrow ranges, and a plan that fits it', async () => {
    const truth = truthOf({ 'training.attrition': 0.7, 'training.requirement.max': 0.8 })
    const found = await calibrate(plan, historyOf(truth, detailed), PATHS, { draws: 1024 })
    const wanted = [
      truth.training.attrition?.['2023']?.value,
      truth.training.requirement?.max['2023']?.value,
    ] as number[]
    found.numbers.forEach(({ path, before, after, narrowed }, index) => {
      expect(path).toBe(PATHS[index])
      const width = after.range[1] - after.range[0]
      expect(Math.abs(after.value - (wanted[index] as number))).toBeLessThan(width / 4)
      expect(narrowed).toBeGreaterThan(0.5)
      expect(before.range).toEqual(index === 0 ? [0.005, 0.04] : [6, 7.5])
    })
    expect(found.effectiveSampleSize).toBeGreaterThan(256)
    for (const { z } of found.observations) expect(Math.abs(z ?? 9)).toBeLessThan(0.5)
    const projection = project(found.plan)
    for (const { series, year, after } of found.observations)
      expect(projection.at(year)[series]).toBeCloseTo(after ?? 0, 9)
    for (const { fitted, after, error } of found.observations)
      expect(Math.abs((fitted ?? 0) - (after ?? 9))).toBeLessThan(error / 2)
    // So small an error of counting is small beside chance.
    expect(found.notes.map(({ code }) => code)).toEqual(['chance-left-out'])
    const attrition = found.plan.training.attrition?.['2023']
    expect(attrition?.kind).toBe('derived')
    expect(attrition?.source).toBe('kohort-calibration')
    expect(JSON.stringify(attrition?.note)).toContain(
      `Source before: ${plan.training.attrition?.['2023']?.source}`,
    )
    expect(JSON.stringify(attrition?.note)).toContain('completions.2023')
    expect(parsePlan(JSON.parse(JSON.stringify(found.plan)))).toEqual(found.plan)
    expect(found.unidentified).toEqual([])
    // Nothing else is touched.
    expect(found.plan.specialists).toEqual(plan.specialists)
    expect(found.plan.groups).toEqual(plan.groups)
  })

  it('finds ranges that hold the truth nine times in ten, over histories made with noise', async () => {
    const stream = streamOf('coverage', 'noise')
    const uniform = () => (stream() + 0.5) / 2 ** 32
    const normal = () => normalQuantile(uniform())
    const few = [
      ['completions', 2023, 4],
      ['completions', 2025, 4],
      ['trainees', 2025, 10],
    ] as const
    const repetitions = 60
    // One group, for speed.
    const { groups: _, ...rest } = plan
    const simple = parsePlan(rest)
    const inside = [0, 0]
    const ranks: number[] = []
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      const truth = truthOf(
        { 'training.attrition': uniform(), 'training.requirement.max': uniform() },
        simple,
      )
      const history = historyOf(truth, few, normal)
      const { numbers } = await calibrate(simple, history, PATHS, { draws: 256, seed: repetition })
      const wanted = [
        truth.training.attrition?.['2023']?.value,
        truth.training.requirement?.max['2023']?.value,
      ]
      numbers.forEach(({ after }, index) => {
        const value = wanted[index] as number
        if (after.range[0] <= value && value <= after.range[1]) inside[index] = (inside[index] ?? 0) + 1
        ranks.push(value > after.value ? 1 : 0)
      })
    }
    // 90 % of 60 is 54, give or take 2.3: three of those below; all of them once in six hundred.
    for (const count of inside) {
      expect(count).toBeGreaterThanOrEqual(47)
      expect(count).toBeLessThanOrEqual(59)
    }
    // The truth lies above the middle half the time: 60 of 120, give or take 5.5.
    const above = ranks.reduce((sum, rank) => sum + rank, 0)
    expect(Math.abs(above - 60)).toBeLessThan(17)
  })

  it('agrees with a sum over a fine grid', async () => {
    const observed = [
      { series: 'completions', year: 2023, value: 94, error: 3 },
      { series: 'trainees', year: 2025, value: 735, error: 6 },
    ] as const
    const { numbers, correlations } = await calibrate(plan, observed, PATHS, { draws: 4096 })
    const { inputs, run, compiled, vector } = uncertaintyOf(withoutRanges(plan, PATHS))
    const order = PATHS.map((path) => inputs.findIndex(({ name }) => name === path))
    const size = 120
    const slots = PATHS.map((path) => compiled().slots.find((slot) => slot.path === path)?.start ?? 0)
    const rows: { readonly weight: number; readonly values: readonly number[] }[] = []
    for (let one = 0; one < size; one += 1)
      for (let other = 0; other < size; other += 1) {
        const quantiles: number[] = []
        quantiles[order[0] as number] = (one + 0.5) / size
        quantiles[order[1] as number] = (other + 0.5) / size
        const output = run(quantiles)
        const weight = observed.reduce((product, { series, year, value, error }) => {
          const z = (value - (output[outputIndex(compiled(), series, year)] ?? 0)) / error
          return product * Math.exp(-0.5 * z * z)
        }, 1)
        const numbersAt = vector(quantiles)
        rows.push({ weight, values: slots.map((slot) => numbersAt[slot] ?? 0) })
      }
    const total = rows.reduce((sum, { weight }) => sum + weight, 0)
    numbers.forEach(({ after, before }, index) => {
      const sorted = [...rows].sort((a, b) => (a.values[index] ?? 0) - (b.values[index] ?? 0))
      const quantileAt = (p: number): number => {
        let sum = 0
        for (const { weight, values } of sorted) {
          sum += weight / total
          if (sum >= p) return values[index] ?? 0
        }
        return Number.NaN
      }
      const room = 0.02 * (before.range[1] - before.range[0])
      expect(Math.abs(after.range[0] - quantileAt(0.05))).toBeLessThan(room)
      expect(Math.abs(after.value - quantileAt(0.5))).toBeLessThan(room)
      expect(Math.abs(after.range[1] - quantileAt(0.95))).toBeLessThan(room)
    })
    expect(correlations[0]?.between).toEqual(PATHS)
    // Rows and columns of the grid are in the order of the numbers.
    const part = (index: number): number => (rows[index]?.weight ?? 0) / total
    const lineRanks = (line: (at: number, other: number) => number): readonly number[] => {
      let below = 0
      return Array.from({ length: size }, (__, at) => {
        let own = 0
        for (let other = 0; other < size; other += 1) own += part(line(at, other))
        below += own
        return below - own / 2 - 0.5
      })
    }
    const first = lineRanks((at, other) => at * size + other)
    const second = lineRanks((at, other) => other * size + at)
    const product = (a: (at: number, other: number) => number): number => {
      let sum = 0
      for (let at = 0; at < size; at += 1)
        for (let other = 0; other < size; other += 1) sum += part(at * size + other) * a(at, other)
      return sum
    }
    const covariance = product((at, other) => (first[at] ?? 0) * (second[other] ?? 0))
    const variances =
      product((at) => (first[at] ?? 0) ** 2) * product((_, other) => (second[other] ?? 0) ** 2)
    const exact = covariance / Math.sqrt(variances)
    expect(Math.abs(exact)).toBeGreaterThan(0.05)
    expect(Math.abs((correlations[0]?.rank ?? 0) - exact)).toBeLessThan(0.03)
  })

  it('shows two numbers that only their product can be known of as hanging together', async () => {
    const paths = ['training.away', 'training.workingTime'] as const
    const { correlations, notes, numbers } = await calibrate(
      plan,
      [
        { series: 'completions', year: 2023, value: 98, error: 1 },
        { series: 'completions', year: 2024, value: 104, error: 1 },
      ],
      paths,
      { draws: 1024 },
    )
    expect(correlations[0]?.rank).toBeGreaterThan(0.8)
    expect(notes.map(({ code }) => code)).toContain('known-together')
    expect(Math.max(...numbers.map(({ narrowed }) => narrowed))).toBeLessThan(0.5)
  })

  it('says which number the observations say nothing of, and leaves its range', async () => {
    const found = await calibrate(
      plan,
      { 'completions.2023': 95, 'trainees.2024': 706 },
      ['training.attrition', 'specialists.retention'],
      { draws: 1024 },
    )
    expect(found.unidentified).toEqual(['specialists.retention'])
    expect(found.notes.find(({ code }) => code === 'unidentified')?.path).toBe('specialists.retention')
    const point = found.numbers.find(({ at }) => at === '5')
    expect(point?.after.range[0]).toBeCloseTo(0.8, 1)
    expect(point?.after.range[1]).toBeCloseTo(0.97, 1)
  })

  it('draws the other numbers too when asked: then it is what conditioning all of them gives', async () => {
    const observed = [{ series: 'completions', year: 2023, value: 97, error: 2 }] as const
    const paths = ['training.attrition', 'training.away']
    const widths = async (others: 'plan' | 'drawn') => {
      const { numbers, effectiveSampleSize } = await calibrate(plan, observed, paths, { draws: 2048, others })
      expect(effectiveSampleSize).toBeGreaterThan(400)
      return numbers.map(({ after }) => after)
    }
    const { observations: fits, notes } = await calibrate(
      plan,
      [{ series: 'trainees', year: 2025, value: 690, error: 2 }],
      ['training.attrition'],
      { draws: 512, others: 'drawn' },
    )
    // The intake is what explains it, and that is none of the numbers that are written in the plan.
    expect(Math.abs(fits[0]?.z ?? 9)).toBeLessThan(2)
    expect(fits[0]?.after).toBeGreaterThan(700)
    expect(notes.map(({ code }) => code)).toContain('rests-on-others')
    const drawn = await widths('drawn')
    const alone = await widths('plan')
    const width = ({ range }: (typeof drawn)[number]): number => range[1] - range[0]
    expect(drawn.map(width).reduce((sum, one) => sum + one)).toBeGreaterThan(
      alone.map(width).reduce((sum, one) => sum + one),
    )
    const fan = await simulate(plan, { draws: 8192, series: ['completions'] })
    const weights = condition(fan, observed).weights()
    const { inputs } = fan.uncertainty
    const uniforms = fan.uniforms()
    paths.forEach((path, index) => {
      const input = inputs.findIndex(({ name }) => name === path)
      const column = Float64Array.from(weights, (_, draw) => uniforms[draw * inputs.length + input] ?? 0)
      const quantiles = weightedQuantilesOf(column, weights, [0.05, 0.95])
      const at = new Array(inputs.length).fill(0.5)
      const slot = fan.uncertainty.compiled().slots.find((one) => one.path === path)
      quantiles.forEach((quantile, end) => {
        at[input] = quantile
        const value = fan.uncertainty.vector(at)[slot?.start ?? -1] ?? 0
        const found = drawn[index]?.range[end] ?? 0
        expect(Math.abs(found - value)).toBeLessThan(0.06 * width(drawn[index] as (typeof drawn)[number]))
      })
    })
  })

  it('keeps the shares of the groups a whole', async () => {
    const found = await calibrate(
      plan,
      { 'completions.2024': 110, 'trainees.2024': 706 },
      ['groups.dual-specialist.share', 'groups.research.share'],
      { draws: 256 },
    )
    const shares = Object.values(found.plan.groups).map(({ share }) => share['2023']?.value ?? 0)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
    expect(shares[1]).not.toBe(0.08)
  })

  it('writes down what it was fitted to, and that is found when a figure is used again', async () => {
    const first = await calibrate(plan, { 'completions.2023': 95, 'trainees.2024': 706 }, PATHS.slice(0, 1), {
      draws: 256,
    })
    const { sources } = first.plan
    expect(sources['kohort-calibration']?.note).toMatchObject({
      en: expect.stringContaining('[completions.2023, trainees.2024]'),
      sv: expect.stringContaining('[completions.2023, trainees.2024]'),
    })
    expect(first.notes.some(({ code }) => code === 'used-before')).toBe(false)
    const used = (notes: readonly Note[]): readonly string[] =>
      notes.filter(({ code }) => code === 'used-before').map(({ path }) => path)
    const settings = { draws: 64 }
    // As a file, written and read.
    const kept = parsePlan(JSON.parse(JSON.stringify(first.plan)))
    const again = { 'trainees.2024': 706, 'trainees.2025': 731 }
    expect(used((await followUp(kept, again, { ...settings, own: false })).notes)).toEqual(['trainees.2024'])
    expect(used(condition(await simulate(kept, settings), again).notes)).toEqual(['trainees.2024'])
    const fan = await simulate(plan, settings)
    expect(used(condition(fan, again).notes)).toEqual([])
    const second = await calibrate(kept, again, PATHS.slice(0, 1), { draws: 256 })
    expect(used(second.notes)).toEqual(['trainees.2024'])
    expect(second.notes.find(({ code }) => code === 'used-before')?.text.en).toContain('training.attrition')
    // The second record knows of the first, of the same number.
    expect(second.plan.training.attrition?.['2023']?.source).toBe('kohort-calibration-2')
    expect(second.plan.sources['kohort-calibration']).toEqual(sources['kohort-calibration'])
    const third = await followUp(
      second.plan,
      { 'completions.2025': 98, ...again },
      { ...settings, own: false },
    )
    expect(used(third.notes)).toEqual(['trainees.2024', 'trainees.2025'])
    const base = condition(await simulate(second.plan, settings), { 'completions.2023': 95 })
    expect(used(base.notes)).toEqual(['completions.2023'])
    // Another number, fitted to other figures, has a record of its own.
    const other = await calibrate(kept, { 'trainees.2025': 731 }, ['training.requirement.max'], {
      draws: 256,
    })
    expect(used(other.notes)).toEqual([])
    expect(other.plan.training.requirement?.max['2023']?.source).toBe('kohort-calibration-2')
    expect(other.plan.training.attrition?.['2023']?.source).toBe('kohort-calibration')
    expect(JSON.stringify(other.plan.sources['kohort-calibration-2'])).not.toContain('completions.2023')
  })

  it('says so where a range was widened to hold its value', () => {
    const { slots } = uncertaintyOf(plan).compiled()
    const slot = slots.find(({ path }) => path === 'training.attrition')
    const vectors = Array.from({ length: 101 }, (_, draw) => {
      const vector = new Float64Array(500)
      vector[slot?.start ?? 0] = 0.01 + draw / 10_000
      return vector
    })
    const weights = new Float64Array(101).fill(1 / 101)
    const numbersAt = (value: number) => {
      const values = Float64Array.from(vectors[0] as Float64Array)
      values[slot?.start ?? 0] = value
      return calibratedNumbers(uncertaintyOf(plan), ['training.attrition'], vectors, weights, values)
    }
    const [inside] = numbersAt(0.015)
    expect(inside?.widened).toBe(false)
    expect(notesOf(numbersAt(0.015), [], [])).toEqual([])
    const [beside] = numbersAt(0.03)
    expect(beside?.widened).toBe(true)
    expect(beside?.after.range[1]).toBe(0.03)
    expect(beside?.after.range[0]).toBeCloseTo(0.0105, 10)
    expect(notesOf(numbersAt(0.03), [], []).map(({ code }) => code)).toEqual(['range-widened'])
  })

  it('writes names and ranges as they are in the Swedish note', async () => {
    const below = parsePlan({
      ...plan,
      training: {
        ...plan.training,
        baseStock: { total: 650, growth: { value: -0.005, range: [-0.02, 0.01] } },
      },
    })
    const { plan: made } = await calibrate(
      below,
      [
        { series: 'trainees', year: 2024, value: 706 },
        { series: 'trainees', year: 2024, value: 55, error: 20, group: 'dual-specialist' },
      ],
      ['training.baseStock.growth'],
      { draws: 128 },
    )
    const note = made.training.baseStock.growth?.note as { readonly sv: string; readonly en: string }
    expect(note.sv).toContain('dual-specialist.trainees.2024 = 55 (standardavvikelse 20)')
    expect(note.sv).toContain('före: −0,005 (−0,02 till 0,01)')
    expect(note.en).toContain('before: −0.005 (−0.02 to 0.01)')
  })

  it('has a manifest, from which the same figures come again', async () => {
    const found = await calibrate(plan, { 'completions.2023': 95 }, PATHS, { draws: 128, seed: 5 })
    const { seed, draws, paths, others, observations, planHash } = found.manifest()
    expect(planHash).toBe(project(plan).manifest().planHash)
    expect(JSON.parse(JSON.stringify(found)).manifest).toEqual(JSON.parse(JSON.stringify(found.manifest())))
    const again = await calibrate(
      plan,
      observations.map(({ series, year, value, error }) => ({ series, year, value, error })),
      paths,
      { seed, draws, others },
    )
    expect(again.numbers).toEqual(found.numbers)
  })

  it('gives the same bits again, and stops when told', async () => {
    const observed = { 'completions.2023': 95 }
    const once = () => calibrate(plan, observed, PATHS, { draws: 128, seed: 'again' })
    expect(JSON.stringify(await once())).toBe(JSON.stringify(await once()))
    const controller = new AbortController()
    const stopped = calibrate(plan, observed, PATHS, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    })
    await expect(stopped).rejects.toThrow('enough')
  })

  it.each([
    [['training.atrition'], { 'trainees.2024': 706 }, 'unknown-path'],
    [['training.baseStock.total'], { 'trainees.2024': 706 }, 'no-range'],
    [['training.attrition', 'training.attrition'], { 'trainees.2024': 706 }, 'paths'],
    [[], { 'trainees.2024': 706 }, 'paths'],
    [['training.attrition'], {}, 'observation'],
    [['training.attrition'], { 'trainees.2022': 640 }, 'observation-year'],
    [['training.attrition'], { 'trainees.2024': 1900 }, 'unexplained'],
    [['training.attrition'], { 'intake.2023': 120 }, 'no-figure'],
    [['training.attrition'], { 'trainees.2024': 0 }, 'observation'],
    [['training.attrition'], { 'trainees.2024': -706 }, 'observation'],
    [['training.attrition'], null, 'observation'],
  ])('refuses %j with %j', async (paths, observed, code) => {
    const error = await calibrate(plan, observed as never, paths, { draws: 128 }).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(EnsembleError)
    expect((error as EnsembleError).code).toBe(code)
  })
})
