import { parsePlan } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import { EnsembleError, type Noise, simulate, type Uncertainty, uncertaintyOf } from '../src/index.js'
import { shiftsOf, strengthOf } from '../src/inputs/logit-chance.js'
import { noiseName } from '../src/random/dimensions.js'
import { normalCdf } from '../src/random/normal.js'

const plan = stockholm()
const year = plan.base + 4

/** Normal scores and weights: Simpson's rule, far finer than what the drawing itself is fitted by. */
const STEP = 0.1
const scores = Array.from({ length: 131 }, (_, node) => (node - 65) * STEP)
const weights = scores.map(
  (z, node) => ((node % 2 === 0 ? 2 : 4) / 3) * STEP * Math.exp(-0.5 * z * z) * (1 / Math.sqrt(2 * Math.PI)),
)

const placeOf = (uncertainty: Uncertainty, path: string): number => {
  const slot = uncertainty.compiled().slots.find((one) => one.path === path)
  const order = (slot?.at.filter((at) => at <= year).length ?? 0) - 1
  return (slot?.start ?? Number.NaN) + order
}

/** Mean and standard deviation over one year's own chance, every other quantity at its median but the number itself. */
const momentsOf = (uncertainty: Uncertainty, path: string, quantile: number) => {
  const index = placeOf(uncertainty, path)
  const valueAt = (z: number): number => {
    const quantiles = uncertainty.inputs.map(({ name }) =>
      name === path ? quantile : name === noiseName(path, year - plan.base) ? normalCdf(z) : 0.5,
    )
    return uncertainty.vector(quantiles)[index] as number
  }
  const values = scores.map(valueAt)
  const total = (of: (value: number) => number): number =>
    values.reduce((sum, value, node) => sum + (weights[node] as number) * of(value), 0)
  const mean = total((value) => value)
  return { mean, sd: Math.sqrt(total((value) => (value - mean) ** 2)) }
}

/** The number itself, drawn without chance. */
const certain = uncertaintyOf(plan)
const drawnAt = (path: string, quantile: number): number => {
  const quantiles = certain.inputs.map(({ name }) => (name === path ? quantile : 0.5))
  return certain.vector(quantiles)[placeOf(certain, path)] as number
}

const noises = [
  ['training.fillRate', 0.05],
  ['training.attrition', 0.01],
  ['specialists.hired', 0.05],
] as const

describe.each(noises)('chance from year to year of %s', (path, sd) => {
  const uncertainty = uncertaintyOf(plan, { noise: { [path]: sd } })
  it('has the stated standard deviation at the middle draw', () => {
    const found = momentsOf(uncertainty, path, 0.5)
    expect(found.sd / sd).toBeCloseTo(1, 5)
    expect(found.mean).toBeCloseTo(drawnAt(path, 0.5), 7)
  })
  it.each([0.0001, 0.05, 0.3, 0.7, 0.95, 0.9999])(
    'has the drawn number as its mean at the quantile %d',
    (quantile) => {
      const drawn = drawnAt(path, quantile)
      expect(Math.abs(momentsOf(uncertainty, path, quantile).mean / drawn - 1)).toBeLessThan(2e-6)
    },
  )
})

describe('chance from year to year', () => {
  it('has its mean and its size in what is simulated', async () => {
    const [middle, sd] = [0.957, 0.05]
    const fan = await simulate(plan, {
      draws: 4096,
      seed: 'chance',
      inputs: [{ path: 'training.fillRate', distribution: { family: 'constant', value: middle } }],
      noise: { 'training.fillRate': sd },
      series: ['intake', 'intakeWanted'],
    })
    const [intake, wanted] = [fan.raw('intake'), fan.raw('intakeWanted')]
    for (const index of [1, 6, 11]) {
      const rates = [...(intake[index] ?? [])].map((heads, draw) => heads / (wanted[index]?.[draw] ?? 0))
      const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
      const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length
      expect(mean).toBeCloseTo(middle, 4)
      expect(Math.sqrt(variance) / sd).toBeCloseTo(1, 2)
    }
  })
  it('keeps any mean at any strength, next to the bounds too', () => {
    for (const strength of [0.01, 0.5, 2, 6]) {
      const shifts = shiftsOf(strength)
      for (const node of [0, 1, 8, 40, 90, shifts.length / 2 - 1]) {
        const x = node / 8
        const place = x + (shifts[2 * node] as number)
        // What is left to the upper bound, by a rule of its own: Simpson's, wide and fine.
        let left = 0
        for (let k = -6000; k <= 6000; k += 1) {
          const z = k / 300
          const weight = ((k % 2 === 0 ? 2 : 4) / 3 / 300) * Math.exp(-0.5 * z * z)
          left += weight / Math.sqrt(2 * Math.PI) / (1 + Math.exp(place + strength * z))
        }
        expect(left * (1 + Math.exp(x))).toBeCloseTo(1, 9)
      }
    }
  })
  it('can have most of what a number between two bounds can vary, and no more', () => {
    for (const mean of [0.02, 0.5, 0.9]) {
      const { strength, most } = strengthOf(mean / (1 - mean), Math.sqrt(mean * (1 - mean)))
      expect(strength).toBeNull()
      expect(most).toBeLessThan(Math.sqrt(mean * (1 - mean)))
      expect(most).toBeGreaterThan(0.8 * Math.sqrt(mean * (1 - mean)))
      expect(strengthOf(mean / (1 - mean), most * 0.999).strength).toBeGreaterThan(0)
    }
  })
  it('refuses what a number cannot vary, and names what it can', async () => {
    const asked = (noise: Noise) => uncertaintyOf(plan, { noise })
    let largest = 0
    try {
      asked({ 'training.attrition': 0.3 })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(EnsembleError)
      const { code, path, hint, said } = error as EnsembleError
      expect([code, path]).toEqual(['noise', `training.attrition.${plan.base + 1}`])
      expect(said?.todo.sv).toMatch(/^Ange högst 0\.\d+\.$/)
      largest = Number(hint.match(/0\.\d+/)?.[0])
    }
    expect(largest).toBeGreaterThan(0.05)
    const least = momentsOf(asked({ 'training.attrition': largest }), 'training.attrition', 0.5)
    expect(least.mean).toBeCloseTo(drawnAt('training.attrition', 0.5), 4)
    expect(() => asked({ 'training.attrition': largest + 0.0002 })).toThrow(/standard deviation/)
  })
  it('is refused for a number at its bound, and leaves a draw there as it is', () => {
    const full = parsePlan({ ...plan, training: { ...plan.training, fillRate: { '2023': { value: 1 } } } })
    expect(() => uncertaintyOf(full, { noise: { 'training.fillRate': 0.05 } })).toThrow(/lies at a bound/)
    const ending = uncertaintyOf(plan, {
      inputs: [{ path: 'training.fillRate', distribution: { family: 'uniform', min: 0.9, max: 1 } }],
      noise: { 'training.fillRate': 0.05 },
    })
    const index = placeOf(ending, 'training.fillRate')
    const at = (quantile: number, chance: number): number =>
      ending.vector(
        ending.inputs.map(({ name }) =>
          name === 'training.fillRate' ? quantile : name.startsWith('training.fillRate~') ? chance : 0.5,
        ),
      )[index] as number
    const all = [0.5, 1 - 2 ** -33].flatMap((quantile) =>
      [0.001, 0.5, 0.999].map((chance) => at(quantile, chance)),
    )
    for (const value of all) expect(value > 0.001 && value <= 1).toBe(true)
  })
})
