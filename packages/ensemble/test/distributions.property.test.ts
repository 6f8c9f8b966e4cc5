import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantileOf } from '../src/distributions/distribution.js'
import { SCORE_95 } from '../src/distributions/fit.js'
import { type Distribution, EnsembleError, fitRange, quantile } from '../src/index.js'
import { readTable, tableOf } from '../src/inputs/table.js'

const bounds = fc.constantFrom(
  { min: 0, max: 1 },
  { min: 0, max: 0.99 },
  { min: 0.001, max: 1 },
  { min: -0.5, max: 1 },
  { min: 1, max: 20 },
  { min: 0, max: 1e7 },
  { min: -1, max: 100 },
)

const ranges = bounds.chain(({ min, max }) =>
  fc
    .tuple(
      fc.double({ min: 0.0005, max: 0.9995, noNaN: true }),
      fc.double({ min: 0.0005, max: 0.9995, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .filter(([one, other]) => Math.abs(one - other) > 1e-4)
    .map(([one, other, part]) => {
      const at = (x: number) => min + (max > 1000 ? x ** 4 : x) * (max - min)
      const [low, high] = [at(Math.min(one, other)), at(Math.max(one, other))]
      return { min, max, low, high, value: low + part * (high - low) }
    }),
)

describe('fitRange', () => {
  it('meets P5 and P95 and stays inside the bounds', () => {
    fc.assert(
      fc.property(ranges, ({ min, max, low, high, value }) => {
        const distribution = fitRange(value, [low, high], { min, max })
        const at = quantileOf(distribution)
        const size = high - low
        expect(Math.abs(at(-SCORE_95) - low)).toBeLessThan(1e-6 * size)
        expect(Math.abs(at(SCORE_95) - high)).toBeLessThan(1e-6 * size)
        expect(at(-6.5)).toBeGreaterThanOrEqual(min)
        expect(at(6.5)).toBeLessThanOrEqual(max)
      }),
      { numRuns: 300 },
    )
  })
  it('begins at a bound where the range does, and meets the other end', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.6, noNaN: true }),
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        (high, part) => {
          const upper = quantileOf(fitRange(part * high, [0, high], { min: 0, max: 1 }))
          expect(upper(SCORE_95)).toBeCloseTo(high, 6)
          expect(upper(-6.5)).toBeGreaterThanOrEqual(0)
          const lower = quantileOf(fitRange(1 - part * high, [1 - high, 1], { min: 0, max: 1 }))
          expect(lower(-SCORE_95)).toBeCloseTo(1 - high, 6)
          expect(lower(6.5)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
  it('knows a number that is certain, and refuses a range outside the bounds', () => {
    expect(fitRange(2, [2, 2], { min: 0, max: 5 })).toEqual({ family: 'constant', value: 2 })
    expect(() => fitRange(2, [1, 6], { min: 0, max: 5 })).toThrow(EnsembleError)
  })
})

describe('quantile', () => {
  it('agrees with published and closed values', () => {
    const cases: readonly (readonly [Distribution, number, number])[] = [
      [{ family: 'uniform', min: 2, max: 4 }, 0.25, 2.5],
      [{ family: 'normal', mean: 10, sd: 2 }, 0.975, 13.919927969080108],
      [{ family: 'normal', mean: 0, sd: 1, min: 0 }, 0.5, 0.6744897501960817],
      [{ family: 'lognormal', median: 100, sigma: 0.5 }, 0.95, 100 * Math.exp(0.5 * SCORE_95)],
      [{ family: 'lognormal', median: 0, sigma: 1, origin: 1 }, 0.5, 0],
      [{ family: 'triangular', min: 0, mode: 1, max: 4 }, 0.25, 1],
      [{ family: 'beta', alpha: 1, beta: 3, min: 0, max: 1 }, 0.5, 1 - 0.5 ** (1 / 3)],
      [{ family: 'pert', min: 0, mode: 0, max: 10 }, 0.95, 10 * (1 - 0.05 ** 0.2)],
    ]
    for (const [distribution, probability, value] of cases)
      expect(quantile(distribution, probability)).toBeCloseTo(value, 10)
  })
  it('inverts the incomplete beta function as SciPy 1.17 does', () => {
    const cases = [
      [43.1, 292, 0.05, 0.09988908334143841],
      [0.5, 3, 0.95, 0.4994735131761161],
      [0.2, 0.3, 0.01, 8.937847683634949e-10],
      [4914, 8994, 0.5, 0.3533147980944385],
      [2.86, 146.7, 1e-6, 9.556529226028026e-5],
      [1, 5, 0.999, 0.748811356849042],
    ] as const
    for (const [alpha, beta, probability, value] of cases)
      expect(quantile({ family: 'beta', alpha, beta, min: 0, max: 1 }, probability) / value).toBeCloseTo(
        1,
        10,
      )
  })
  it('refuses numbers that do not go together', () => {
    const wrong: readonly Distribution[] = [
      { family: 'normal', mean: 0, sd: 0 },
      { family: 'pert', min: 0, mode: 2, max: 1 },
      { family: 'beta', alpha: -1, beta: 1, min: 0, max: 1 },
      { family: 'uniform', min: 1, max: Number.NaN },
    ]
    for (const distribution of wrong) expect(() => quantile(distribution, 0.5)).toThrow(EnsembleError)
    expect(() => quantile({ family: 'uniform', min: 0, max: 1 }, 1)).toThrow(EnsembleError)
  })
})

describe('tables', () => {
  it('are off by less than a millionth of the spread, never fall and stay inside', () => {
    fc.assert(
      fc.property(
        ranges,
        fc.double({ min: -6.4, max: 6.4, noNaN: true }),
        ({ min, max, low, high, value }, z) => {
          const at = quantileOf(fitRange(value, [low, high], { min, max }))
          const table = tableOf(at)
          const into = new Float64Array(3)
          readTable(table, Float64Array.of(z, z + 1e-6, 9), 3, into)
          // In the far tail of a very skewed range, of the distance from the middle: it is many times the spread.
          const size = Math.max(at(3) - at(-3), Math.abs(at(z) - at(0)))
          expect(Math.abs(into[0]! - at(z))).toBeLessThan(1e-6 * size)
          expect(into[1]!).toBeGreaterThanOrEqual(into[0]! - 1e-15 * Math.abs(into[0]!))
          expect(into[2]!).toBeLessThanOrEqual(max)
        },
      ),
      { numRuns: 60 },
    )
  })
})
