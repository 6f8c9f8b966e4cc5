import { examplePlan, outputIndex, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { scale, scenario } from '@kohort/scenarios'
import { describe, expect, it } from 'vitest'
import {
  EnsembleError,
  type Estimate,
  type SensitivityOptions,
  type SobolIndices,
  sensitivity,
  simulate,
  sobolIndices,
} from '../src/index.js'
import { dimensionOf, registeredNames } from '../src/random/dimensions.js'
import { normalQuantile } from '../src/random/normal.js'
import { columnOf, type SamplerOptions } from '../src/random/sampler.js'
import { studentLimit } from '../src/sensitivity/estimate.js'
import { groupsOf } from '../src/sensitivity/groups.js'
import { indicesOf } from '../src/sensitivity/indices.js'
import { planModelOf } from '../src/sensitivity/plan-model.js'
import { prepare } from '../src/uncertainty.js'

const plan = stockholm()
const lessLeave = scenario('Less leave', 'the review', (draft) => {
  scale(draft, 'training.away', 0.8, { from: 2026 })
})

const firstOf = ({ inputs }: SobolIndices): number[] => inputs.map(({ first }) => first?.value ?? Number.NaN)
const totalOf = ({ inputs }: SobolIndices): number[] => inputs.map(({ total }) => total?.value ?? Number.NaN)

/** Within five standard errors, and those small. */
const expectNear = (found: Estimate | null, exact: number, error: number): void => {
  expect(found?.standardError).toBeLessThan(error)
  expect(Math.abs((found?.value ?? Number.NaN) - exact)).toBeLessThan(5 * error)
}

/** Ishigami and Homma (1990), a = 7, b = 0.1, on −π … π. */
const ishigami = (quantiles: ArrayLike<number>): number => {
  const [x = 0, y = 0, z = 0] = Array.from(quantiles, (u) => (2 * u - 1) * Math.PI)
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}
const ishigamiParts = (() => {
  const [a, b] = [7, 0.1]
  const first = 0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2
  const second = a ** 2 / 8
  const both = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50)
  return { first, second, both, variance: first + second + both }
})()

const options = { draws: 16_384, randomisations: 32 } as const

describe('Sobol indices', () => {
  it.each(['sobol', 'latin-hypercube', 'random'] as const)(
    'are those of Ishigami by %s points',
    (sampling) => {
      const { first, second, both, variance } = ishigamiParts
      const found = sobolIndices(ishigami, ['x', 'y', 'z'], { ...options, sampling })
      const exact = [
        [first, first + both],
        [second, second],
        [0, both],
      ]
      exact.forEach(([alone = 0, all = 0], index) => {
        expectNear(found.inputs[index]?.first ?? null, alone / variance, 0.01)
        expectNear(found.inputs[index]?.total ?? null, all / variance, 0.01)
      })
      expectNear(found.interactions, both / variance, 0.015)
      expect(Math.abs((found.variance ?? 0) / variance - 1)).toBeLessThan(0.05)
      expect(Math.abs((found.mean ?? 0) - 3.5)).toBeLessThan(0.1)
      expect(found.runs).toBe(2 * 16_384 * 4)
    },
  )
  it('are those of Sobol’s g-function', () => {
    const a = [0, 1, 4.5, 9, 99]
    const g = (u: ArrayLike<number>): number =>
      a.reduce(
        (product, own, index) => (product * (Math.abs(4 * (u[index] as number) - 2) + own)) / (1 + own),
        1,
      )
    const parts = a.map((own) => 1 / (3 * (1 + own) ** 2))
    const variance = parts.reduce((product, part) => product * (1 + part), 1) - 1
    const found = sobolIndices(g, a.length, options)
    parts.forEach((part, index) => {
      const others = (variance + 1) / (1 + part)
      expectNear(found.inputs[index]?.first ?? null, part / variance, 0.01)
      expectNear(found.inputs[index]?.total ?? null, (part * others) / variance, 0.01)
    })
  })
  it('of a sum of normal numbers are the shares of its variance, first and total alike', () => {
    const weights = [3, 2, -1, 0.5]
    const line = (u: ArrayLike<number>): number =>
      weights.reduce((sum, weight, index) => sum + weight * normalQuantile(u[index] as number), 100)
    const found = sobolIndices(line, 4, options)
    const variance = weights.reduce((sum, weight) => sum + weight ** 2, 0)
    weights.forEach((weight, index) => {
      expectNear(found.inputs[index]?.first ?? null, weight ** 2 / variance, 0.01)
      expect(totalOf(found)[index]).toBeCloseTo(firstOf(found)[index] ?? 0, 10)
    })
    expect(Math.abs(1 - firstOf(found).reduce((sum, one) => sum + one, 0))).toBeLessThan(0.02)
    expect(found.interactions?.low).toBeLessThan(0)
    expect(found.interactions?.high).toBeGreaterThan(0)
  })
  it('of a product of two centred numbers are all interaction', () => {
    const found = sobolIndices(([x = 0, y = 0]) => (x - 0.5) * (y - 0.5), 2, options)
    for (const { first, total } of found.inputs) {
      expectNear(first, 0, 0.02)
      expectNear(total, 1, 0.02)
    }
    expectNear(found.interactions, 1, 0.03)
  })
  it.each(['sobol', 'latin-hypercube', 'random'] as const)(
    'of an input that does nothing are exactly 0 by %s points',
    (sampling) => {
      const { inputs } = sobolIndices(([x = 0, , z = 0]) => x ** 3 - z, 3, { draws: 64, sampling })
      for (const figure of [inputs[1]?.first, inputs[1]?.total])
        expect(figure).toEqual({ value: 0, standardError: 0, low: 0, high: 0 })
    },
  )
  it('of what does not vary are null, whatever rounding does', () => {
    const nothing = { inputs: [{ input: 'x1', first: null, total: null }], interactions: null, missing: 0 }
    expect(sobolIndices(() => 7, 1, { draws: 64 })).toMatchObject({ ...nothing, mean: 7, variance: 0 })
    expect(sobolIndices(([x = 0]) => 890 + 1e-13 * x, 1, { draws: 64 })).toMatchObject(nothing)
    // A small spread on a high level is a spread.
    const small = sobolIndices(([x = 0]) => 1e6 + 1e-3 * x, 1, { draws: 4096 })
    expect(firstOf(small)[0]).toBeCloseTo(1, 6)
    expect((small.variance ?? 0) / (1e-6 / 12)).toBeCloseTo(1, 2)
  })
  it('are null where the function has no value in some run, and say how often', () => {
    const found = sobolIndices(([x = 0]) => (x < 0.25 ? Number.NaN : x), 1, { draws: 1024 })
    expect(found).toMatchObject({ mean: null, variance: null, interactions: null })
    expect(found.inputs[0]).toEqual({ input: 'x1', first: null, total: null })
    expect(found.missing).toBeCloseTo(0.25, 1)
  })
  it('have errors of the right size, and intervals that hold nineteen times of twenty', () => {
    const { first, both, variance } = ishigamiParts
    const exact = [first / variance, (first + both) / variance]
    const seeds = 60
    const squares = [0, 0]
    const claimed = [0, 0]
    let inside = 0
    for (let seed = 0; seed < seeds; seed += 1) {
      const [x] = sobolIndices(ishigami, 3, { draws: 512, seed }).inputs
      ;[x?.first, x?.total].forEach((found, index) => {
        const of = exact[index] as number
        if (found === null || found?.standardError == null) throw new Error('no error')
        squares[index] = (squares[index] as number) + (found.value - of) ** 2 / seeds
        claimed[index] = (claimed[index] as number) + found.standardError ** 2 / seeds
        if ((found.low ?? 0) <= of && of <= (found.high ?? 0)) inside += 1
      })
    }
    for (const index of [0, 1]) {
      const ratio = Math.sqrt((squares[index] as number) / (claimed[index] as number))
      expect(ratio).toBeGreaterThan(0.7)
      expect(ratio).toBeLessThan(1.4)
    }
    expect(inside / (2 * seeds)).toBeGreaterThan(0.88)
  })
  it('give the same bits for the same seed, others for another, and no error from one part', () => {
    expect(sobolIndices(ishigami, 3, { draws: 64 })).toEqual(sobolIndices(ishigami, 3, { draws: 64 }))
    expect(firstOf(sobolIndices(ishigami, 3, { draws: 64, seed: 2 }))).not.toEqual(
      firstOf(sobolIndices(ishigami, 3, { draws: 64 })),
    )
    const [x] = sobolIndices(ishigami, 3, { draws: 64, randomisations: 1 }).inputs
    expect(x?.first).toMatchObject({ standardError: null, low: null, high: null })
  })
  it('refuse what cannot be', () => {
    const tried = (wrong: object) => () => sobolIndices(ishigami, 3, wrong)
    for (const wrong of [
      { draws: 1000 },
      { draws: 1.5 },
      { draws: 1 },
      { draws: 64, randomisations: 5 },
      { draws: 8, randomisations: 8 },
      { sampling: 'halton' as 'sobol' },
    ])
      expect(tried(wrong)).toThrow(EnsembleError)
    expect(() => sobolIndices(ishigami, ['x', 'x'])).toThrow(EnsembleError)
  })
})

describe('the second set of points', () => {
  it('is independent of the first: no coordinate, and no column goes with another', () => {
    const draws = 1024
    for (const sampling of ['sobol', 'random'] as const) {
      const sampler: SamplerOptions = { seed: 'test', sampling, draws, randomisations: 16 }
      const names = registeredNames.slice(0, 30)
      const column = (name: string): Float64Array => {
        const into = new Float64Array(draws)
        columnOf(sampler, name)(0, draws, into, 0)
        return into
      }
      const others = names.map((name) => column(`${name}#B`))
      for (const name of names) {
        expect(dimensionOf(`${name}#B`)).toBeNull()
        const own = column(name)
        for (const other of others) {
          const together = own.reduce((sum, u, row) => sum + (u - 0.5) * ((other[row] as number) - 0.5), 0)
          // Six standard deviations of a correlation.
          expect(Math.abs((12 * together) / draws)).toBeLessThan(6 / Math.sqrt(draws))
        }
      }
    }
  })
})

describe('Student’s limit', () => {
  it('is that of the tables', () => {
    for (const [freedom, limit] of [
      [1, 12.7062],
      [7, 2.3646],
      [15, 2.1314],
      [31, 2.0395],
    ] as const)
      expect(studentLimit(freedom)).toBeCloseTo(limit, 4)
  })
})

describe('inputs that are not alone', () => {
  it('are grouped: chance by its number, what is correlated together', () => {
    const names = ['a', 'b', 'c', 'a~+1', 'a~+2', 'd']
    const correlations = [
      { between: ['a', 'd'], rank: 0.3 },
      { between: ['d', 'c'], rank: -0.2 },
      { between: ['a', 'b'], rank: 0 },
    ] as const
    expect(groupsOf(names, correlations, 'path')).toEqual([
      { input: 'a + c + d', kind: 'together', names: ['a', 'c', 'd'], members: [0, 2, 5] },
      { input: 'b', kind: 'number', names: ['b'], members: [1] },
      { input: 'a~', kind: 'chance', names: ['a~+1', 'a~+2'], members: [3, 4] },
    ])
    expect(groupsOf(names, [], 'year').map(({ input, kind }) => [input, kind])).toEqual([
      ['a', 'number'],
      ['b', 'number'],
      ['c', 'number'],
      ['a~+1', 'chance'],
      ['a~+2', 'chance'],
      ['d', 'number'],
    ])
  })
  it('have the exact indices of their group', () => {
    // x + 2 y + 3 z, all normal, x and y correlated by 0.5: the pair has 1 + 4 + 2 of 16.
    const work = {
      names: ['x', 'y', 'z'],
      groups: [[0, 1], [2]],
      outputs: 1,
      sampler: { seed: 'test', sampling: 'sobol', draws: 16_384, randomisations: 32 },
      model: (columns: readonly Float64Array[], count: number, [output]: readonly Float64Array[]) => {
        for (let row = 0; row < count; row += 1) {
          const [x = 0, own = 0, z = 0] = columns.map((column) => normalQuantile(column[row] as number))
          const y = 0.5 * x + Math.sqrt(0.75) * own
          ;(output as Float64Array)[row] = x + 2 * y + 3 * z
        }
      },
    } as const
    const running = indicesOf(work)
    let step = running.next()
    while (step.done !== true) step = running.next()
    const [pair, single] = step.value[0]?.inputs ?? []
    expectNear(pair?.first ?? null, 7 / 16, 0.01)
    expectNear(single?.first ?? null, 9 / 16, 0.01)
  })
})

const analysed = (more: Partial<SensitivityOptions> = {}) =>
  sensitivity(plan, { of: [{ series: 'completions', year: 2034 }], draws: 128, seed: 'test', ...more })

describe('sensitivity', () => {
  it('runs the model itself, scenarios, differences and goals with it', () => {
    const correlations = [{ between: ['training.away', 'training.attrition'], rank: 0.5 }] as const
    const prepared = prepare(plan, {
      scenarios: [lessLeave],
      correlations,
      noise: { 'training.fillRate': 0.03 },
    })
    const { names } = prepared.drawings
    const asked = [
      { series: 'completions', year: 2034 },
      { series: 'trainees', year: 2027, group: 'ordinary' },
      { goal: 'corridors' },
      { goal: 'corridors', year: 2024 },
      { goal: 'cost-above-base' },
    ] as const
    const draws = 64
    const columns = names.map((name) => {
      const into = new Float64Array(draws)
      columnOf({ seed: 'test', sampling: 'random', draws, randomisations: 1 }, name)(0, draws, into, 0)
      return into
    })
    const ask = (of: object) => {
      const outputs = asked.map(() => new Float64Array(draws))
      planModelOf(prepared, { asked, scenario: 'plan', ...of })(columns, draws, outputs)
      return outputs
    }
    const [own, other] = [ask({}), ask({ scenario: 'less-leave' })]
    const difference = ask({ scenario: 'less-leave', minus: 'plan' })
    const { uncertainty } = prepared
    let met = 0
    for (let draw = 0; draw < draws; draw += 1) {
      const quantiles = columns.map((column) => column[draw] as number)
      for (const [id, found] of [
        ['plan', own],
        ['less-leave', other],
      ] as const) {
        const output = uncertainty.run(quantiles, id)
        const compiled = uncertainty.compiled(id)
        expect(found[0]?.[draw]).toBe(output[outputIndex(compiled, 'completions', 2034)])
        expect(found[1]?.[draw]).toBe(output[outputIndex(compiled, 'trainees', 2027, 'ordinary')])
        const verdict = project(uncertainty.plan(quantiles, id)).goals.find((goal) => goal.id === 'corridors')
        expect(found[2]?.[draw]).toBe(Number(verdict?.met))
        expect(found[3]?.[draw]).toBe(Number(verdict?.years[0]?.standing === 'inside'))
        expect(found[4]?.[draw]).toBeNaN()
      }
      expect(difference[0]?.[draw]).toBe((other[0]?.[draw] ?? 0) - (own[0]?.[draw] ?? 0))
      met += own[3]?.[draw] ?? 0
    }
    expect(met).toBeGreaterThan(0)
    expect(difference[0]?.every((value) => value !== 0)).toBe(true)
  })
  it('has the spread of the ensemble, and the mean; of a goal its probability', async () => {
    const noise = { 'training.attrition': 0.004 } as const
    const correlations = [{ between: ['training.fillRate', 'training.attrition'], rank: -0.6 }] as const
    const ensemble = await simulate(plan, { draws: 4096, seed: 'other', noise, correlations })
    const { outputs } = await analysed({
      of: [{ series: 'completions', year: 2034 }, 'corridors', { goal: 'corridors', year: 2024 }],
      draws: 1024,
      noise,
      correlations,
    })
    const drawn = ensemble.raw('completions').at(-1) as Float64Array
    const mean = drawn.reduce((sum, value) => sum + value / drawn.length, 0)
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2 / drawn.length, 0)
    expect(Math.abs((outputs[0]?.mean ?? 0) - mean)).toBeLessThan(0.05 * Math.sqrt(variance))
    expect(Math.abs((outputs[0]?.variance ?? 0) / variance - 1)).toBeLessThan(0.1)
    for (const [index, year] of [
      [1, undefined],
      [2, 2024],
    ] as const)
      expect(
        Math.abs((outputs[index]?.mean ?? 0) - (ensemble.probability('corridors', year) ?? 0)),
      ).toBeLessThan(0.05)
    expect(outputs[0]?.inputs.find(({ kind }) => kind === 'together')?.names).toEqual([
      'training.attrition',
      'training.fillRate',
    ])
    expect(outputs[0]?.inputs.find(({ kind }) => kind === 'chance')?.input).toBe('training.attrition~')
  })
  it('agrees with what simply sorting many draws into bins gives', async () => {
    const { outputs } = await analysed({ draws: 512 })
    const draws = 16_384
    const ensemble = await simulate(plan, { draws, sampling: 'random', series: ['completions'] })
    const drawn = ensemble.raw('completions').at(-1) as Float64Array
    const uniforms = ensemble.uniforms()
    const { inputs } = ensemble.uncertainty
    const bins = 32
    for (const path of ['training.attrition', 'training.fillRate', 'groups.dual-specialist.share']) {
      const place = inputs.findIndex(({ name }) => name === path)
      const [sums, counts] = [new Float64Array(bins), new Float64Array(bins)]
      drawn.forEach((value, draw) => {
        const bin = Math.floor((uniforms[draw * inputs.length + place] as number) * bins)
        sums[bin] = (sums[bin] as number) + value
        counts[bin] = (counts[bin] as number) + 1
      })
      const mean = drawn.reduce((sum, value) => sum + value / draws, 0)
      const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2 / draws, 0)
      const between = sums.reduce(
        (sum, bin, index) =>
          sum + ((bin / (counts[index] as number) - mean) ** 2 * (counts[index] as number)) / draws,
        0,
      )
      const found = outputs[0]?.inputs.find(({ input }) => input === path)?.first
      expect(Math.abs((found?.value ?? 0) - between / variance)).toBeLessThan(
        4 * (found?.standardError ?? 0) + bins / draws + 0.01,
      )
    }
  })
  it('ranks by the total, and gives exactly 0 to numbers that do not enter', async () => {
    const { outputs, runs } = await analysed()
    const inputs = outputs[0]?.inputs ?? []
    const totals = inputs.map(({ total }) => total?.value ?? Number.NaN)
    expect(totals).toEqual([...totals].sort((one, other) => other - one))
    const still = inputs.filter(({ input }) => /^(?:specialists|cost|need)\./.test(input))
    expect(still.length).toBeGreaterThan(10)
    for (const { first, total } of still) expect([first?.value, total?.value]).toEqual([0, 0])
    expect(runs).toBe(2 * 128 * (inputs.length + 1))
  })
  it('gives a figure the same bits whatever else is asked, and JSON that comes back', async () => {
    const one = await analysed()
    const more = await analysed({ of: ['corridors', { series: 'completions', year: 2034 }] })
    expect(more.outputs[1]).toEqual(one.outputs[0])
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
    expect(Object.isFrozen(one.outputs[0]?.inputs[0]?.first)).toBe(true)
  })
  it('of a goal that no draw meets, or that has no limit, are null with a reason to see', async () => {
    const { outputs } = await analysed({ of: ['150-a-year', 'cost-above-base'] })
    expect(outputs[0]).toMatchObject({ mean: 0, variance: 0, missing: 0, interactions: null })
    expect(outputs[1]).toMatchObject({ mean: null, variance: null, missing: 1, interactions: null })
    for (const { inputs } of outputs) for (const { first } of inputs) expect(first).toBeNull()
  })
  it('of a difference are of the paired figures', async () => {
    const {
      outputs,
      scenario: of,
      minus,
    } = await analysed({
      scenarios: [lessLeave],
      scenario: 'less-leave',
      minus: 'plan',
      draws: 256,
    })
    expect([of, minus]).toEqual(['less-leave', 'plan'])
    const ensemble = await simulate(plan, { draws: 4096, scenarios: [lessLeave], series: ['completions'] })
    const [theirs, ours] = ['less-leave', 'plan'].map(
      (id) => ensemble.raw('completions', { scenario: id }).at(-1) as Float64Array,
    ) as [Float64Array, Float64Array]
    const drawn = theirs.map((value, draw) => value - (ours[draw] as number))
    const mean = drawn.reduce((sum, value) => sum + value / drawn.length, 0)
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2 / drawn.length, 0)
    expect(Math.abs((outputs[0]?.mean ?? 0) - mean)).toBeLessThan(0.1 * Math.sqrt(variance))
    expect(Math.abs((outputs[0]?.variance ?? 0) / variance - 1)).toBeLessThan(0.15)
    // What less leave gives hangs on how much leave there is, as the figure itself does not.
    const own = (await analysed()).outputs[0]
    const total = (path: string, output = outputs[0]): number =>
      output?.inputs.find(({ input }) => input === path)?.total?.value ?? 0
    expect(total('training.away')).toBeGreaterThan(10 * total('training.away', own))
    const none = await analysed({ scenarios: [lessLeave], scenario: 'less-leave', minus: 'less-leave' })
    expect(none.outputs[0]).toMatchObject({ mean: 0, variance: 0, interactions: null })
  })
  it('has the chance of single people as an input, where people are whole', async () => {
    const options = { process: 'individual', seed: 'test' } as const
    const of = [{ series: 'completions', year: 2034 }] as const
    const certain = await sensitivity(examplePlan, { of, draws: 256, ...options })
    // Nothing else varies in the example, so chance is everything.
    const [only, ...others] = certain.outputs[0]?.inputs ?? []
    expect([only?.input, only?.kind, others.length]).toEqual(['individuals~', 'chance', 0])
    expect(only?.total?.value).toBeCloseTo(1, 10)
    expect(certain.manifest.process).toBe('individual')
    const ensemble = await simulate(examplePlan, {
      ...options,
      draws: 4096,
      sampling: 'random',
    })
    const drawn = ensemble.raw('completions').at(-1) as Float64Array
    const mean = drawn.reduce((sum, value) => sum + value / drawn.length, 0)
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2 / drawn.length, 0)
    expect(Math.abs((certain.outputs[0]?.mean ?? 0) - mean)).toBeLessThan(0.25 * Math.sqrt(variance))
    expect(Math.abs((certain.outputs[0]?.variance ?? 0) / variance - 1)).toBeLessThan(0.3)
    const { outputs } = await analysed({ process: 'individual', draws: 64 })
    const people = outputs[0]?.inputs.find(({ input }) => input === 'individuals~')
    expect(people?.total?.value).toBeGreaterThan(0.1)
    expect(people?.total?.value).toBeLessThan(0.9)
  })
  it('says how far it has come and stops when told', async () => {
    const told: number[] = []
    const { runs } = await analysed({ draws: 64, onProgress: (done) => told.push(done) })
    expect(told.at(-1)).toBe(runs)
    expect(told).toEqual([...told].sort((one, other) => one - other))
    const controller = new AbortController()
    const stopped = analysed({
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    })
    await expect(stopped).rejects.toThrow('enough')
  })
  it.each([
    [{ of: [] }, 'nothing is asked for'],
    [{ of: ['corridor'] }, 'Did you mean "corridors"'],
    [{ of: [{ series: 'completion' as 'completions', year: 2034 }] }, 'no series'],
    [{ of: [{ series: 'completions', year: 2050 }] }, '2050 is not projected'],
    [{ of: [{ series: 'completions', year: 2034, group: 'none' }] }, 'no group'],
    [{ of: [{ goal: 'corridors', year: 2030 }] }, 'no year 2030'],
    [{ scenario: 'less-leave' }, 'no scenario'],
    [{ draws: 100 }, 'no power of two'],
  ] as const)('refuses %j', async (wrong, message) => {
    const error: unknown = await analysed(wrong).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(EnsembleError)
    const { message: what, hint } = error as EnsembleError
    expect(`${what} ${hint}`).toContain(message)
  })
  it('of a plan without ranges says that nothing varies', async () => {
    const strip = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(strip)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value).flatMap(([key, inner]) => (key === 'range' ? [] : [[key, strip(inner)]])),
            )
          : value
    const certain = parsePlan(strip(plan))
    const { outputs } = await sensitivity(certain, { of: [{ series: 'completions', year: 2034 }], draws: 16 })
    expect(outputs[0]).toMatchObject({ variance: 0, inputs: [], interactions: null })
  })
})
