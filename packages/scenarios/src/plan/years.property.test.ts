import { lineAt } from '@kohort/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeSpan, figureAt, keptBefore, shiftYears, yearsOf } from './years.js'

const base = 2023
const line = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 2015, max: 2045 }), fc.double({ min: 0, max: 3e6, noNaN: true })), {
    minLength: 1,
    maxLength: 4,
    selector: ([year]) => year,
  })
  .map((points) => Object.fromEntries(points.map(([year, value]) => [String(year), { value }])))
const from = fc.integer({ min: base + 1, max: 2040 })
const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

describe('a line', () => {
  it('is read as the model reads it, to the bit', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 2010, max: 2050 }), (map, year) => {
        expect(figureAt(map, 'line', year)?.value).toBe(lineAt(map, year))
      }),
    )
  })

  it('is the same before a change, to the bit, whatever comes after', () => {
    fc.assert(
      fc.property(line, from, (map, first) => {
        const after = { ...keptBefore(map, 'line', first, base), [first]: { value: 7 } }
        for (const year of between(base, first - 1)) expect(lineAt(after, year)).toBe(lineAt(map, year))
      }),
      { numRuns: 300 },
    )
  })

  it('is changed in every year of a span and in no other', () => {
    fc.assert(
      fc.property(line, from, fc.option(fc.nat({ max: 6 })), (map, first, length) => {
        const to = length === null ? null : first + length
        const after = changeSpan(map, 'line', base, { from: first, to }, ({ value }) => ({
          value: value * 2,
        }))
        for (const year of between(base, 2050)) {
          const inside = year >= first && (to === null || year <= to)
          expect(lineAt(after, year)).toBeCloseTo(lineAt(map, year) * (inside ? 2 : 1), 6)
        }
      }),
    )
  })

  it('stands still and goes on later, or comes earlier', () => {
    fc.assert(
      fc.property(line, from, fc.integer({ min: -5, max: 5 }), (map, first, by) => {
        fc.pre(by !== 0)
        const after = shiftYears(map, 'line', base, first, by)
        for (const year of between(base, 2050)) {
          const then = year < first ? year : Math.max(year - by, first - 1)
          expect(lineAt(after, year)).toBeCloseTo(lineAt(map, then), 6)
        }
        expect(
          yearsOf(after).every((year, index, all) => index === 0 || year > (all[index - 1] as number)),
        ).toBe(true)
      }),
    )
  })
})
