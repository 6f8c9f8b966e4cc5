import { stockholm } from '@kohort/regions'
import { scale, scenario } from '@kohort/scenarios'
import { describe, expect, it } from 'vitest'
import { EnsembleError, simulate, type ValueOfKnowingOptions, valueOfKnowing } from '../src/index.js'
import { normalCdf, normalQuantile } from '../src/random/normal.js'
import { blocksOf, type ConditionalWork, conditionalCounts } from '../src/sensitivity/conditional.js'
import { knowingNothing, knowingOf } from '../src/sensitivity/knowing.js'

const plan = stockholm()

interface Trial {
  readonly verdict: (scores: readonly number[]) => number
  readonly inputs: number
  readonly rank?: number
  readonly draws?: number
  readonly nodes?: number
  readonly level?: number
  readonly seed?: string
}

/** Knowing each input of a function of normal scores; with `rank` the first two scores are correlated by it. */
const knowingIn = ({
  verdict,
  inputs,
  rank = 0,
  draws = 16_384,
  nodes = 65,
  level = 0.5,
  seed = 'test',
}: Trial) => {
  const at = [
    0.001,
    0.01,
    ...Array.from({ length: nodes }, (_, index) => 0.05 + (0.9 * index) / (nodes - 1)),
    0.99,
    0.999,
  ]
  const work: ConditionalWork = {
    names: Array.from({ length: inputs }, (_, index) => `x${index}`),
    outputs: 1,
    held: Array.from({ length: inputs }, (_, index) => index),
    nodes: at.map(normalQuantile),
    sampler: { seed, sampling: 'sobol', draws, randomisations: 16 },
    scoresOf: (quantiles, count) => {
      const scores = quantiles.map((column) => column.slice(0, count).map(normalQuantile))
      const [one, other] = scores as [Float64Array, Float64Array]
      if (rank !== 0)
        other.forEach((score, row) => {
          other[row] = rank * (one[row] as number) + Math.sqrt(1 - rank ** 2) * score
        })
      return scores
    },
    correlation: (one, other) => (one === other ? 1 : one < 2 && other < 2 ? rank : 0),
    model: (scores, count, [output]) => {
      for (let row = 0; row < count; row += 1)
        (output as Float64Array)[row] = verdict(scores.map((column) => column[row] as number))
    },
  }
  const running = conditionalCounts(work)
  let step = running.next()
  let blocks = 0
  while (step.done !== true) {
    expect(step.value).toBeLessThanOrEqual(blocksOf(work))
    blocks += 1
    step = running.next()
  }
  const { free, byInput } = step.value
  return {
    blocks,
    most: blocksOf(work),
    byInput: byInput.map((counts) =>
      counts === null ? null : knowingOf(counts, free, { at, low: 2, high: at.length - 3, level }),
    ),
    nothing: knowingNothing(free),
  }
}

/** The mean of a function of a standard normal score, by many midpoints of its probability. */
const overScores = (of: (z: number) => number): number => {
  const many = 20_000
  let sum = 0
  for (let index = 0; index < many; index += 1) sum += of(normalQuantile((index + 0.5) / many)) / many
  return sum
}

describe('knowing a number', () => {
  // Met when 2 a + b + 0.5 c ≥ 1: probit in each.
  const weights = [2, 1, 0.5] as const
  const spread = Math.hypot(...weights)
  const probit = (index: number) => (z: number) => {
    const weight = weights[index] as number
    return normalCdf((weight * z - 1) / Math.sqrt(spread ** 2 - weight ** 2))
  }
  const verdict = (scores: readonly number[]): number =>
    Number(weights.reduce((sum, weight, index) => sum + weight * (scores[index] as number), 0) >= 1)

  it('moves the probability as the closed form has it', () => {
    const whole = normalCdf(-1 / spread)
    const { byInput } = knowingIn({ verdict, inputs: 3, level: 0.4 })
    weights.forEach((weight, index) => {
      const found = byInput[index]
      const given = probit(index)
      expect(found?.move.value).toBeCloseTo(
        overScores((z) => Math.abs(given(z) - whole)),
        2,
      )
      expect(found?.move.standardError).toBeLessThan(0.005)
      expect(found?.ifLow.value).toBeCloseTo(given(normalQuantile(0.05)), 2)
      expect(found?.ifHigh.value).toBeCloseTo(given(normalQuantile(0.95)), 2)
      // 0.4 and above where the score is at least that; now it is below.
      const turn = (1 + normalQuantile(0.4) * Math.sqrt(spread ** 2 - weight ** 2)) / weight
      expect(whole).toBeLessThan(0.4)
      expect(found?.flips.value).toBeCloseTo(1 - normalCdf(turn), 1)
      expect(Math.abs((found?.flips.value ?? 0) - (1 - normalCdf(turn)))).toBeLessThan(0.02)
    })
  })
  it('of a verdict that is yes flips to no', () => {
    const { byInput } = knowingIn({ verdict, inputs: 3, level: 0.2 })
    weights.forEach((weight, index) => {
      const turn = (1 + normalQuantile(0.2) * Math.sqrt(spread ** 2 - weight ** 2)) / weight
      expect(Math.abs((byInput[index]?.flips.value ?? 0) - normalCdf(turn))).toBeLessThan(0.02)
    })
  })
  it('tells of what is correlated with it', () => {
    const rank = 0.8
    const { byInput } = knowingIn({ verdict: ([, b = 0]) => Number(b >= 0.5), inputs: 3, rank })
    const given = (z: number): number => normalCdf((rank * z - 0.5) / Math.sqrt(1 - rank ** 2))
    const whole = normalCdf(-0.5)
    expect(byInput[0]?.move.value).toBeCloseTo(
      overScores((z) => Math.abs(given(z) - whole)),
      2,
    )
    expect(byInput[0]?.ifHigh.value).toBeCloseTo(given(normalQuantile(0.95)), 2)
    // The number itself says all: 2 p (1 − p).
    expect(byInput[1]?.move.value).toBeCloseTo(2 * whole * (1 - whole), 2)
    expect(byInput[2]).toBeNull()
  })
  it('is worth exactly nothing where it does not enter, and is not run further', () => {
    const { byInput, nothing, blocks, most } = knowingIn({
      verdict: ([a = 0]) => Number(a > 0),
      inputs: 9,
      nodes: 5,
    })
    expect(byInput.slice(1)).toEqual(Array.from({ length: 8 }, () => null))
    expect(nothing.move).toEqual({ value: 0, standardError: 0, low: 0, high: 0 })
    expect(nothing.ifLow).toEqual(nothing.ifHigh)
    expect(blocks).toBeLessThan(most / 3)
  })
  it('is exact between nodes where the probability is straight, about its own mean', () => {
    const at = [0.05, 0.5, 0.95]
    const countsOf = (probability: number) => ({
      met: Float64Array.of(1000 * probability, 1000 * probability),
      known: Float64Array.of(1000, 1000),
    })
    // Everything drawn happened to give 0.52; P(goal | u) = u, level beyond the outermost nodes, has the mean 0.5.
    const found = knowingOf(at.map(countsOf), countsOf(0.52), { at, low: 0, high: 2, level: 0.6 })
    expect(found.move.value).toBeCloseTo(2 * (0.05 * 0.45 + 0.45 ** 2 / 2), 12)
    expect(found.flips.value).toBeCloseTo(0.4, 12)
    expect([found.ifLow.value, found.ifHigh.value]).toEqual([0.05, 0.95])
  })
  it('does not take noise for a move', () => {
    // Each alone says nothing of the sign of the product, but turns it in every draw.
    const seeds = 40
    let sum = 0
    let naive = 0
    for (let seed = 0; seed < seeds; seed += 1) {
      const { byInput } = knowingIn({
        verdict: ([a = 0, b = 0, c = 0]) => Number(a * b * c > 0),
        inputs: 3,
        draws: 128,
        nodes: 8,
        seed: String(seed),
      })
      sum += (byInput[0]?.move.value ?? Number.NaN) / seeds
      naive += Math.abs((byInput[0]?.ifLow.value ?? 0) - 0.5) / seeds
    }
    expect(naive).toBeGreaterThan(0.02)
    expect(Math.abs(sum)).toBeLessThan(naive / 4)
  })
})

const known = (options: ValueOfKnowingOptions = {}, goal = 'corridors') =>
  valueOfKnowing(plan, goal, { draws: 128, seed: 'test', ...options })

describe('valueOfKnowing', () => {
  it('holds a number exactly as a plan that has it for certain', async () => {
    const { rows, probability } = await known()
    for (const path of ['training.attrition', 'training.away']) {
      const row = rows.find(({ input }) => input === path)
      if (row === undefined) throw new Error(path)
      for (const [value, estimate] of [
        [row.range[0], row.ifLow],
        [row.range[1], row.ifHigh],
      ] as const) {
        const certain = await simulate(plan, {
          draws: 128,
          randomisations: 8,
          seed: 'test',
          series: ['trainees'],
          inputs: [{ path, distribution: { family: 'uniform', min: value - 1e-9, max: value + 1e-9 } }],
        })
        expect(estimate.value).toBeCloseTo(certain.probability('corridors') ?? Number.NaN, 10)
      }
    }
    const ensemble = await simulate(plan, {
      draws: 128,
      randomisations: 8,
      seed: 'test',
      series: ['trainees'],
    })
    expect(probability.value).toBe(ensemble.probability('corridors'))
  })
  it('ranks, and says what the plan says of each number', async () => {
    const { rows, chance, notes } = await known()
    const moves = rows.map(({ move }) => move.value)
    expect(moves).toEqual([...moves].sort((one, other) => other - one))
    const attrition = rows.find(({ input }) => input === 'training.attrition')
    expect(attrition).toMatchObject({
      at: '2023',
      value: 0.009,
      kind: 'assumed',
      enters: true,
      isNoise: false,
    })
    expect(attrition?.range[0]).toBeCloseTo(0.005, 6)
    expect(attrition?.range[1]).toBeCloseTo(0.04, 6)
    expect(attrition?.unit.sv).not.toBe('')
    expect(attrition?.note).not.toBeNull()
    const cost = rows.find(({ input }) => input === 'cost.perTrainee')
    expect(cost).toMatchObject({ enters: false, isNoise: false, move: { value: 0 }, flips: { value: 0 } })
    expect(chance).toEqual([])
    expect(notes).toEqual([expect.stringContaining('Chance between whole people is not among the numbers')])
    expect((await known({ process: 'individual' })).notes).toEqual([])
  })
  it('does not ask about chance, which nobody can know, but draws it', async () => {
    const { rows, chance, probability } = await known({ noise: { 'training.fillRate': 0.05 } })
    expect(chance).toEqual(['training.fillRate~'])
    expect(rows.some(({ input }) => input.includes('~'))).toBe(false)
    const about = ['training.fillRate']
    const people = await known({ process: 'individual', about })
    expect(people.chance).toEqual(['individuals~'])
    expect(people.rows[0]?.ifHigh.value).not.toBe((await known({ about })).rows[0]?.ifHigh.value)
    expect(probability.value).not.toBe((await known()).probability.value)
  })
  it('asks about what it is asked to, in a year, in a scenario', async () => {
    const lessLeave = scenario('Less leave', 'the review', (draft) => {
      scale(draft, 'training.away', 0.8)
    })
    const about = ['training.attrition', 'training.fillRate']
    const one = await known({ about, year: 2024 })
    expect(one.rows.map(({ input }) => input).sort()).toEqual(about)
    expect(one.year).toBe(2024)
    expect(one.probability.value).toBeGreaterThan((await known({ about })).probability.value)
    const all = await known()
    for (const path of about)
      expect((await known({ about })).rows.find(({ input }) => input === path)).toEqual(
        all.rows.find(({ input }) => input === path),
      )
    const other = await known({ about, scenarios: [lessLeave], scenario: 'less-leave' })
    expect(other.scenario).toBe('less-leave')
    expect(other.probability.value).not.toBe(all.probability.value)
  })
  it('gives the same bits, and JSON that comes back', async () => {
    const about = ['training.attrition']
    const one = await known({ about })
    expect(await known({ about })).toEqual(one)
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
  })
  it('says how far it has come and stops when told', async () => {
    const controller = new AbortController()
    let told = 0
    const stopped = known({
      signal: controller.signal,
      onProgress: (done, size) => {
        told += 1
        expect(done).toBeLessThanOrEqual(size)
        if (told === 3) controller.abort(new Error('enough'))
      },
    })
    await expect(stopped).rejects.toThrow('enough')
    expect(told).toBe(3)
  })
  it.each([
    ['corridor', {}, 'Did you mean "corridors"'],
    ['cost-above-base', {}, 'cannot be said'],
    ['corridors', { level: 0 }, 'no probability to decide by'],
    ['corridors', { nodes: 3 }, 'no number of nodes'],
    ['corridors', { randomisations: 1 }, 'one part'],
    ['corridors', { about: ['training.intake'] }, 'not drawn'],
    ['corridors', { scenario: 'none' }, 'no scenario'],
    ['corridors', { year: 2050 }, 'no year 2050'],
  ] as const)('refuses %s %j', async (goal, wrong, message) => {
    const error: unknown = await known({ draws: 64, ...wrong }, goal).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(EnsembleError)
    const { message: what, hint } = error as EnsembleError
    expect(`${what} ${hint}`).toContain(message)
  })
})
