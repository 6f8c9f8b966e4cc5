import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, examplePlan } from '../src/index.js'
import { binomial } from '../src/model/binomial.js'
import { createChance, nextWhole, startWhole } from '../src/model/chance.js'
import { runs } from './reference/runs.js'

const chance = createChance(compile(examplePlan).program, 12)

const drawn = (n: number, p: number, u: number): number => {
  chance.given[0] = p
  chance.uniforms[0] = u
  return binomial(chance, n, 0)
}

/** Probabilities as whole numbers of 2^-100, so that each double above 2^-47 is exact. */
const UNIT = 100n
const exactly = (p: number): bigint => BigInt(p * 2 ** 100)

/** The cumulative probabilities of a binomial distribution, in whole numbers far smaller than any of them matters. */
const cumulative = (n: number, p: number): readonly number[] => {
  const yes = exactly(p)
  const no = (1n << UNIT) - yes
  const bits = 200n + BigInt(Math.ceil(-n * Math.log2(1 - p)))
  let weight = 1n << bits
  for (let k = 0; k < n; k += 1) weight = (weight * no) >> UNIT
  let sum = weight
  const sums = [sum]
  for (let k = 1; k <= n; k += 1) {
    weight = (weight * BigInt(n - k + 1) * yes) / (BigInt(k) * no)
    sum += weight
    sums.push(sum)
  }
  return sums.map((one) => Number((one << 60n) >> bits) / 2 ** 60)
}

const uniforms = [
  ...[2 ** -33, 1e-8, 1e-6, 1e-4, 0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5],
  ...[0.6, 0.75, 0.9, 0.95, 0.99, 0.999, 1 - 1e-4, 1 - 1e-6, 1 - 1e-8, 1 - 2 ** -33],
]

describe('a binomial draw by one uniform', () => {
  const probabilities = [1e-6, 1e-3, 0.015, 0.1, 0.3, 0.499, 0.5, 0.501, 0.7, 0.93, 0.985, 1 - 1e-6]
  it.each([1, 2, 3, 7, 30, 59, 60, 61, 100, 500, 1100, 5000])(
    'is the exact inverse of the distribution of %i',
    (n) => {
      for (const p of probabilities) {
        const sums = cumulative(n, p)
        for (const u of uniforms) {
          const k = drawn(n, p, u)
          const where = `n ${n}, p ${p}, u ${u}: ${k}`
          expect(Number.isInteger(k) && k >= 0 && k <= n, where).toBe(true)
          // Nothing but a tie, to 12 digits, may be told either way.
          expect(sums[k]!, where).toBeGreaterThanOrEqual(u - 1e-12)
          if (k > 0) expect(sums[k - 1]!, where).toBeLessThanOrEqual(u + 1e-12)
        }
      }
    },
  )

  it('has the mean and the variance of the distribution over evenly spread uniforms', () => {
    for (const [n, p] of [
      [40, 0.015],
      [40, 0.9],
      [300, 0.2],
      [2000, 0.5],
    ] as const) {
      const many = 20_000
      let sum = 0
      let squares = 0
      for (let index = 0; index < many; index += 1) {
        const k = drawn(n, p, (index + 0.5) / many)
        sum += k
        squares += (k - n * p) ** 2
      }
      // Each of at most n steps is misplaced by less than one of the many.
      expect(Math.abs(sum / many - n * p)).toBeLessThan(n / many)
      expect(Math.abs(squares / many / (n * p * (1 - p)) - 1)).toBeLessThan(0.01)
    }
  })

  it('takes nobody, everybody, and nobody of nobody, for certain', () => {
    for (const u of uniforms) {
      expect([drawn(0, 0.5, u), drawn(7, 0, u), drawn(7, 1, u), drawn(7, 1 + 1e-16, u)]).toEqual([0, 0, 7, 7])
      expect(drawn(7, -1e-18, u)).toBe(0)
    }
  })

  it('never falls when the probability or the number rises, nor do those who do not when the number rises', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true })
    const uniform = fc.double({ min: 2 ** -33, max: 1 - 2 ** -33, noNaN: true })
    fc.assert(
      fc.property(fc.nat({ max: 400 }), probability, probability, uniform, (n, one, other, u) => {
        const [p, higher] = [Math.min(one, other), Math.max(one, other)]
        const k = drawn(n, p, u)
        expect(drawn(n, higher, u)).toBeGreaterThanOrEqual(k)
        const next = drawn(n + 1, p, u)
        expect(next - k === 0 || next - k === 1).toBe(true)
      }),
      { numRuns: runs(2000) },
    )
  })
})

describe('numbers made whole', () => {
  const numbers = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 12 })
  const whole = (values: readonly number[], u: number): readonly number[] => {
    chance.uniforms[0] = u
    startWhole(chance, 0)
    return values.map((value) => {
      chance.given[0] = value
      return nextWhole(chance, 0, 0)
    })
  }

  it('are one of their neighbours, and their sum one of its neighbours', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 1e-10, max: 1 - 1e-10, noNaN: true }), (values, u) => {
        const near = (found: number, value: number): void => {
          expect(found >= Math.floor(value - 1e-8) && found <= Math.ceil(value + 1e-8)).toBe(true)
        }
        const found = whole(values, u)
        for (const [index, one] of found.entries()) near(one, values[index]!)
        const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)
        near(sum(found), sum(values))
      }),
      { numRuns: runs(500) },
    )
  })

  it('have their own values in the mean', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const many = 400
        const sums = values.map(() => 0)
        for (let index = 0; index < many; index += 1)
          whole(values, (index + 0.5) / many).forEach((one, place) => {
            sums[place]! += one / many
          })
        // Two thresholds a number, each misplaced by at most one of the many.
        sums.forEach((mean, place) => {
          expect(Math.abs(mean - values[place]!)).toBeLessThan(2.5 / many)
        })
      }),
      { numRuns: runs(50) },
    )
  })

  it('give a whole sum exactly, whatever the uniform', () => {
    for (const u of [1e-10, 2 ** -33, 0.1, 0.5, 0.9, 1 - 2 ** -33, 1 - 1e-10]) {
      const thirds = whole(
        Array.from({ length: 9 }, () => 650 / 9),
        u,
      )
      expect(thirds.reduce((total, one) => total + one, 0)).toBe(650)
      expect(whole([3, 0, 4], u)).toEqual([3, 0, 4])
    }
  })
})
