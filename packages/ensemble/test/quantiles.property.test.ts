import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scratchFor, selectRanks } from '../src/results/select.js'
import { errorOf, meanOf, quantilesOf, summaryOf } from '../src/results/statistics.js'

/** Type 7 by sorting: what the selection is held to, bit for bit. */
const bySorting = (values: readonly number[], probability: number): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const place = (sorted.length - 1) * probability
  const low = sorted[Math.floor(place)]!
  const high = sorted[Math.ceil(place)]!
  return low + (high - low) * (place - Math.floor(place))
}

const columns = fc.oneof(
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
    minLength: 1,
    maxLength: 900,
  }),
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 257, maxLength: 3000 }),
  // Nearly all in one bin.
  fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 600, maxLength: 3000 })
    .map((values) => [...values, 1e12]),
)

describe('quantilesOf', () => {
  it('is exact', () => {
    fc.assert(
      fc.property(
        columns,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        (values, extra) => {
          const probabilities = [0, 0.05, 0.5, 0.95, 1, ...extra]
          const column = Float64Array.from(values)
          expect(quantilesOf(column, probabilities)).toEqual(
            probabilities.map((probability) => bySorting(values, probability) + 0),
          )
          expect([...column]).toEqual(values)
        },
      ),
    )
  })
  it('passes over what is no figure, wherever it stands', () => {
    fc.assert(
      fc.property(columns, fc.array(fc.nat(3000), { minLength: 1, maxLength: 5 }), (values, gaps) => {
        const holed = [...values]
        for (const gap of gaps) holed.splice(gap % (holed.length + 1), 0, Number.NaN)
        const probabilities = [0, 0.05, 0.5, 1]
        expect(quantilesOf(Float64Array.from(holed), probabilities)).toEqual(
          quantilesOf(Float64Array.from(values), probabilities),
        )
        const plain = values.reduce((sum, value) => sum + value, 0) / values.length
        const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
        for (const column of [holed, values])
          expect(Math.abs((meanOf(Float64Array.from(column)) ?? 0) - plain)).toBeLessThanOrEqual(1e-12 * size)
      }),
    )
  })
  it('has no trouble with infinities, which have no sum', () => {
    const many = Array.from({ length: 900 }, (_, index) => index)
    const column = Float64Array.from([Number.POSITIVE_INFINITY, ...many, Number.NEGATIVE_INFINITY])
    expect(quantilesOf(column, [0.5])).toEqual([449.5])
  })
  it('gives, with the mean, what each gives by itself, bit for bit', () => {
    const holes = fc.array(fc.nat(3000), { maxLength: 2 })
    fc.assert(
      fc.property(columns, holes, (values, gaps) => {
        const holed = [...values]
        for (const gap of gaps) holed.splice(gap % (holed.length + 1), 0, Number.NaN)
        const column = Float64Array.from(holed)
        const probabilities = [0.05, 0.5, 0.95]
        expect(summaryOf(column, probabilities, scratchFor(column.length))).toEqual({
          mean: meanOf(column),
          quantiles: quantilesOf(column, probabilities),
        })
      }),
    )
    const nothing = { mean: null, quantiles: [null] }
    expect(summaryOf(new Float64Array(0), [0.5], scratchFor(0))).toEqual(nothing)
    expect(summaryOf(new Float64Array(900).fill(Number.NaN), [0.5], scratchFor(900))).toEqual(nothing)
  })
  it('is exact, and the mean is, of more numbers than are read at a time', () => {
    for (const length of [8191, 8192, 8194]) {
      const values = Array.from({ length }, (_, index) => (index * 7919) % length)
      const column = Float64Array.from(values)
      expect(quantilesOf(column, [0, 0.5, 1])).toEqual([0, (length - 1) / 2, length - 1])
      expect(summaryOf(column, [0.5], scratchFor(length)).mean).toBe((length - 1) / 2)
    }
    // The least and the greatest stand where one stretch ends and another begins.
    const column = Float64Array.from({ length: 9000 }, (_, index) => Math.sin(index))
    column[4095] = -7
    column[4096] = 8
    column[8999] = 9
    expect(quantilesOf(column, [0, 1])).toEqual([-7, 9])
  })
  it('gives nothing of nothing', () => {
    expect(meanOf(Float64Array.of())).toBe(null)
    expect(meanOf(Float64Array.of(Number.NaN))).toBe(null)
    expect(quantilesOf(Float64Array.of(), [0.5])).toEqual([null])
    expect(quantilesOf(Float64Array.of(3, Number.NaN, 1), [0.5])).toEqual([2])
    expect(quantilesOf(Float64Array.of(Number.NaN), [0.5])).toEqual([null])
    expect(meanOf(Float64Array.of(3, Number.NaN, 1))).toBe(2)
  })
  it('finds every rank', () => {
    const values = Float64Array.from({ length: 5000 }, (_, index) => (index * 7919) % 5000)
    const ranks = Array.from({ length: 5000 }, (_, rank) => rank)
    const into: number[] = []
    selectRanks(values, ranks, into)
    expect(into).toEqual(ranks)
  })
})

describe('errorOf', () => {
  it('is the standard deviation of the parts over the root of their number', () => {
    expect(errorOf([1, 3])).toBeCloseTo(1, 12)
    expect(errorOf([1])).toBe(null)
  })
})
