import { describe, expect, it } from 'vitest'
import { consistency, examplePlan, KohortError, type PlanInput, project } from '../src/index.js'

const goals: PlanInput['goals'] = [
  { id: 'stock', metric: 'trainees', from: 2034, to: 2034, over: 'last', min: 880, max: 900 },
  { id: 'done', metric: 'completions', from: 2034, to: 2034, over: 'last', min: 150 },
]

const plan = (training: Partial<PlanInput['training']>, groups?: PlanInput['groups']): PlanInput => {
  const { groups: _groups, ...rest } = examplePlan
  const { limits: _limits, ...own } = examplePlan.training
  return {
    ...rest,
    ...(groups === undefined ? {} : { groups }),
    goals,
    training: { ...own, away: 0.13, attrition: 0, ...training },
  }
}

describe('consistency', () => {
  it('without attrition is the mean time in the programme plus the wait for the year’s end', () => {
    // Starters come evenly over the year and are counted at its end: Little's law, mean requirement / accrual.
    const { yearsInTraining } = consistency(plan({ requirement: { min: 5, mode: 5, max: 5 } }))
    expect(yearsInTraining).toBeCloseTo(5 / (0.93 * 0.87), 9)
    const spread = consistency(plan({ requirement: { min: 4.5, mode: 5, max: 7 } }))
    expect(spread.yearsInTraining).toBeCloseTo((4.5 + 5 + 7) / 3 / (0.93 * 0.87), 9)
  })

  it('is what the year loop comes to when the same intake goes on for long', () => {
    const steady = plan(
      { attrition: 0.03, baseStock: { total: 650, growth: 0 }, intake: { fixed: 130 } },
      examplePlan.groups,
    )
    const far = project({ ...steady, to: 2080 }).at(2080)
    expect((far.trainees ?? 0) / (far.completions ?? 1)).toBeCloseTo(
      consistency(steady).yearsInTraining ?? 0,
      9,
    )
  })

  it('says what 150 a year take, what 880–900 give, and which years in training both want', () => {
    const found = consistency(plan({ requirement: { min: 5, mode: 5, max: 5 } }))
    const years = 5 / (0.93 * 0.87)
    expect(found.stockNeeded).toBeCloseTo(150 * years, 6)
    expect(found.completionsGiven[0]).toBeCloseTo(880 / years, 6)
    expect(found.completionsGiven[1]).toBeCloseTo(900 / years, 6)
    expect(found.yearsWanted).toEqual([880 / 150, 6])
    expect(found.consistent).toBe(false)
  })

  it('gives for each parameter the value at which both hold, and that the goals then hold', () => {
    const base = plan({ requirement: { min: 5, mode: 5, max: 5 } })
    const lever = (path: string) => consistency(base).levers.find((one) => one.path === path)
    expect(lever('training.workingTime')?.needed).toBeCloseTo(5 / (6 * 0.87), 9)
    expect(lever('training.away')?.needed).toBeCloseTo(1 - 5 / (6 * 0.93), 9)
    expect(lever('training.requirement')?.needed).toBeCloseTo(6 * 0.93 * 0.87, 9)
    // Nobody leaves and nobody does research already: neither can be lower.
    expect(lever('training.attrition')?.needed).toBeNull()
    expect(lever('training.research')?.needed).toBeNull()
    const needed = lever('training.away')?.needed ?? 0
    expect(
      consistency(plan({ requirement: { min: 5, mode: 5, max: 5 }, away: needed - 1e-9 })).consistent,
    ).toBe(true)
  })

  it('counts the groups together and moves their shares with the others in proportion', () => {
    const { levers } = consistency(plan({}, examplePlan.groups))
    const dual = levers.find(({ path }) => path === 'groups.dual-specialist.share')?.needed ?? 0
    expect(dual).toBeGreaterThan(0.08)
    const moved = structuredClone(examplePlan.groups) as unknown as Record<string, { share: number }>
    for (const [id, group] of Object.entries(moved))
      group.share = id === 'dual-specialist' ? dual : (group.share * (1 - dual)) / 0.92
    expect(consistency(plan({}, moved)).yearsInTraining).toBeCloseTo(6, 6)
  })

  it('says whether the ranges reach it, one by one and all together', () => {
    const away = {
      value: 0.13,
      range: [0.05, 0.16] as [number, number],
      kind: 'assumed' as const,
      note: 'a guess',
    }
    const found = consistency(plan({ requirement: { min: 5, mode: 5, max: 5 }, away }))
    expect(found.levers.find(({ path }) => path === 'training.away')?.withinRange).toBe(true)
    expect(found.consistentWithinRanges).toBe(true)
    expect(found.yearsRange[0]).toBeCloseTo(5 / (0.93 * 0.95), 9)
    expect(found.yearsRange[1]).toBeCloseTo(5 / (0.93 * 0.84), 9)
    expect(consistency(plan({ requirement: { min: 5, mode: 5, max: 5 } })).consistentWithinRanges).toBe(false)
  })

  it('knows that nobody finishes when no training is gained', () => {
    const found = consistency(plan({ away: { '2023': 0.13, '2030': 1 } }))
    expect(found).toMatchObject({
      yearsInTraining: null,
      stockNeeded: null,
      consistent: null,
      completionsGiven: [null, null],
    })
    expect(found.levers.find(({ path }) => path === 'training.away')?.needed).toBeGreaterThan(0)
  })

  it('refuses a plan without such goals, and an unknown one', () => {
    expect(() => consistency({ ...plan({}), goals: [] })).toThrow(KohortError)
    expect(() => consistency(plan({}), { stockGoal: 'done' })).toThrow(/no goal "done" on trainees/)
    expect(() => consistency(plan({}), { year: 1901 })).toThrow(/not a year of the plan/)
  })
})
