import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareNotFinishedAt, shareUnfinished } from './requirement.js'

const arbitraryRequirement = fc
  .tuple(
    fc.double({ min: 1, max: 6, noNaN: true }),
    fc.double({ min: 0, max: 3, noNaN: true }),
    fc.double({ min: 0, max: 3, noNaN: true }),
  )
  .map(([min, rise, fall]) => ({ min, mode: min + rise, max: min + rise + fall }))
const arbitraryGain = fc.double({ min: 0, max: 12, noNaN: true })
const arbitraryWidth = fc.double({ min: 0, max: 1, noNaN: true })

/** F of triangular(min, mode, max), as a textbook has it. */
const cumulative = (x: number, { min, mode, max }: { min: number; mode: number; max: number }): number => {
  if (x < min) return 0
  if (x >= max) return 1
  return x < mode
    ? (x - min) ** 2 / ((max - min) * (mode - min))
    : 1 - (max - x) ** 2 / ((max - min) * (max - mode))
}

/** The mean of 1 − F over [lo, lo + width], by the midpoint rule. */
const byMidpoints = (
  lo: number,
  width: number,
  requirement: { min: number; mode: number; max: number },
): number => {
  const steps = 4_000
  let sum = 0
  for (let step = 0; step < steps; step += 1)
    sum += 1 - cumulative(lo + (width * (step + 0.5)) / steps, requirement)
  return sum / steps
}

describe('the share unfinished', () => {
  it('is the mean of 1 − F over the training gained', () => {
    fc.assert(
      fc.property(arbitraryGain, arbitraryWidth, arbitraryRequirement, (lo, width, requirement) => {
        const { min, mode, max } = requirement
        const spread = max - min
        // The midpoint rule itself is off by a step where F is steep.
        expect(
          Math.abs(shareUnfinished(lo, width, min, mode, max) - byMidpoints(lo, width, requirement)),
        ).toBeLessThan(spread > 1e-3 ? 1e-3 : 2e-3 + spread)
      }),
      { numRuns: 300 },
    )
  })

  it('is exactly 1 while nobody can have finished and exactly 0 once all must have', () => {
    fc.assert(
      fc.property(arbitraryGain, arbitraryWidth, arbitraryRequirement, (lo, width, { min, mode, max }) => {
        const share = shareUnfinished(lo, width, min, mode, max)
        if (lo >= max) expect(share).toBe(0)
        else if (lo + width <= min) expect(share).toBe(1)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  it('leaves nobody, and not less, just before the end where the mode is the end', () => {
    // Here the mean share finished comes out a rounding above 1.
    const [min, max] = [1.433044835852614, 5.648247875976679]
    const share = shareUnfinished(5.648247875976678, 0.8, min, max, max)
    expect(share).toBeGreaterThanOrEqual(0)
    expect(share).toBeLessThan(1e-15)
  })

  it('never rises with more training', () => {
    fc.assert(
      fc.property(
        arbitraryGain,
        arbitraryWidth,
        arbitraryWidth,
        arbitraryRequirement,
        (lo, more, width, { min, mode, max }) => {
          expect(shareUnfinished(lo + more, width, min, mode, max)).toBeLessThanOrEqual(
            shareUnfinished(lo, width, min, mode, max) + 1e-12,
          )
        },
      ),
    )
  })

  it('keeps its relative precision in the tail, where the model divides by it', () => {
    // The last hundredth of triangular(4.5, 5, 6): (6 − x)³ / (3 · 1.5 · 1), over a width of a half.
    expect(shareUnfinished(5.99, 0.5, 4.5, 5, 6) / (0.01 ** 3 / 4.5 / 0.5)).toBeCloseTo(1, 12)
    expect(shareUnfinished(5.99999, 0.8, 4.5, 5, 6) / (0.00001 ** 3 / 4.5 / 0.8)).toBeCloseTo(1, 5)
  })

  it('is 1 − F for a cohort that all started in one moment, and a step for a point', () => {
    expect(shareUnfinished(5.2, 0, 4.5, 5, 6)).toBe(shareNotFinishedAt(5.2, 4.5, 5, 6))
    expect(shareNotFinishedAt(5.2, 4.5, 5, 6)).toBeCloseTo(0.8 ** 2 / 1.5, 15)
    expect([4.999, 5].map((x) => shareNotFinishedAt(x, 5, 5, 5))).toEqual([1, 0])
    expect(shareUnfinished(5, 0, 5, 5, 5)).toBe(0)
    expect(shareUnfinished(4.75, 0.5, 5, 5, 5)).toBeCloseTo(0.5, 15)
  })
})
