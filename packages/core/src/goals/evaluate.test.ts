import { describe, expect, it } from 'vitest'
import type { GoalDefinition } from '../plan/schema.js'
import { judge } from './evaluate.js'

const goal = (given: Partial<GoalDefinition>): GoalDefinition => ({
  id: 'goal',
  metric: 'completions',
  from: 2024,
  to: 2027,
  over: 'each',
  ...given,
})
const figures =
  (...values: readonly (number | null)[]) =>
  (year: number): number | null =>
    values[year - 2024] ?? null

describe('judge', () => {
  it('holds each year to a band whose edges move, and gives the margin of the worst', () => {
    const verdict = judge(
      goal({ min: { '2024': 700, '2027': 760 }, max: { '2024': 720, '2027': 780 } }),
      figures(706, 745, 739, 770),
      false,
    )
    expect(verdict.years.map(({ standing, margin }) => [standing, margin])).toEqual([
      ['inside', 6],
      ['above', -5],
      ['below', -1],
      ['inside', 10],
    ])
    expect(verdict).toMatchObject({ met: false, value: 745, margin: -5, firstMet: 2024, metSince: 2027 })
  })

  it('says the year since which the goal stays met, and none when the last year is outside', () => {
    expect(judge(goal({ min: { '2024': 5 } }), figures(4, 5, 6, 7), false)).toMatchObject({
      met: false,
      firstMet: 2025,
      metSince: 2025,
    })
    expect(judge(goal({ min: { '2024': 5 } }), figures(6, 6, 6, 4), false)).toMatchObject({
      firstMet: 2024,
      metSince: null,
    })
    expect(judge(goal({ min: { '2024': 5 } }), figures(6, 6, 6, 6), false)).toMatchObject({
      met: true,
      metSince: 2024,
    })
  })

  it('holds a mean to the mean of its edges', () => {
    const verdict = judge(
      goal({ over: 'mean', min: { '2024': 100, '2027': 130 } }),
      figures(90, 120, 120, 131),
      false,
    )
    expect(verdict).toMatchObject({ met: true, value: 115.25, min: 115 })
    expect(verdict.margin).toBeCloseTo(0.25, 12)
  })

  it('holds the last year alone', () => {
    expect(judge(goal({ over: 'last', min: { '2024': 100 } }), figures(1, 2, 3, 100), false).met).toBe(true)
    expect(judge(goal({ over: 'last', max: { '2024': 100 } }), figures(1, 2, 3, 101), false).met).toBe(false)
  })

  it('counts as equal what is equal to rounding, and no more', () => {
    expect(
      judge(goal({ from: 2027, min: { '2024': 150 } }), figures(0, 0, 0, 150 * (1 - 5e-10)), false).met,
    ).toBe(true)
    expect(
      judge(goal({ from: 2027, min: { '2024': 150 } }), figures(0, 0, 0, 150 * (1 - 2e-9)), false).met,
    ).toBe(false)
  })

  it('does not say what cannot be said: no edge, no figure, years past the horizon', () => {
    expect(judge(goal({}), figures(1, 2, 3, 4), false)).toMatchObject({
      met: null,
      margin: null,
      firstMet: null,
    })
    expect(judge(goal({ min: { '2024': 1 } }), figures(1, 2, null, 4), false).met).toBeNull()
    expect(judge(goal({ over: 'mean', min: { '2024': 1 } }), figures(1, 2), false).met).toBeNull()
    expect(judge(goal({ over: 'last', min: { '2024': 1 } }), figures(1, 2), false).met).toBeNull()
  })

  it('but one year outside is a miss, whatever is unknown of the others', () => {
    expect(judge(goal({ min: { '2024': 3 } }), figures(4, 2), false)).toMatchObject({ met: false, value: 2 })
  })

  it('says when the plan steers by the stock that is judged', () => {
    const stock = goal({ metric: 'trainees', min: { '2024': 1 } })
    expect(judge(stock, figures(1, 1, 1, 1), true).byConstruction).toBe(true)
    expect(judge(stock, figures(1, 1, 1, 1), false).byConstruction).toBe(false)
    expect(judge(stock, figures(1, 1, 1, 0), true).byConstruction).toBe(false)
    expect(judge(goal({ min: { '2024': 1 } }), figures(1, 1, 1, 1), true).byConstruction).toBe(false)
  })
})
