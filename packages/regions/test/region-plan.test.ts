import { project } from '@kohort/core'
import { describe, expect, it } from 'vitest'
import { national, RegionsError, regionCodes, regionPlan, regionsByCode, stockholm } from '../src/index.js'

const failure = (build: () => unknown): RegionsError => {
  try {
    build()
  } catch (error) {
    if (error instanceof RegionsError) return error
    throw error
  }
  throw new Error('It was built.')
}

describe('regionPlan', () => {
  it('is the decided plan for Stockholm', () => {
    expect(regionPlan('01')).toBe(stockholm())
    expect(regionPlan('01', { to: 2040 }).to).toBe(2040)
  })

  it('builds every region once its stocks are given', () => {
    for (const code of regionCodes) {
      const plan = regionPlan(code, { trainees: 100, specialists: 150 })
      const projection = project(plan)
      expect(projection.at(2034).trainees).toBeCloseTo(100, 9)
      expect(projection.at(2023).specialists).toBeCloseTo(150, 9)
      expect(plan.region).toBe(code)
    }
  })

  it('uses a count of heads that somebody has seen, and says how old it is', () => {
    const plan = regionPlan('12')
    expect(plan.training.baseStock.total).toMatchObject({
      value: 470,
      kind: 'assumed',
      range: [423, 517],
      source: 'region-skane-2022',
    })
    expect(JSON.stringify(plan.training.baseStock.total?.note)).toContain('2022')
  })

  it('computes specialists from appendix 4 as its note says', () => {
    const { appendix4 } = regionsByCode['12']
    const total = regionPlan('12').specialists.incumbents?.total
    expect(total?.value).toBe(
      Math.round(((appendix4.doctorEquivalents.value ?? 0) - 0.5 * 0.8091 * 470) / 0.85),
    )
    expect(total?.kind).toBe('assumed')
  })

  it('says which number is missing, and takes it', () => {
    expect(failure(() => regionPlan('03'))).toMatchObject({ code: 'stock-unknown', path: 'trainees' })
    expect(failure(() => regionPlan('03')).message).toContain('134 posts')
    expect(regionPlan('03', { trainees: 150 }).training.baseStock.total?.value).toBe(150)
  })

  it('needs both stocks of Gotland, whose doctors the survey suppresses: unknown is never 0', () => {
    expect(failure(() => regionPlan('09')).hint).toContain('trainees and specialists')
    expect(failure(() => regionPlan('09', { trainees: 18 })).path).toBe('specialists')
    expect(regionPlan('09', { trainees: 18, specialists: 25 }).specialists.incumbents?.total?.value).toBe(25)
  })

  it('holds a region to its own norm, and to none where it has decided on none', () => {
    const goal = (code: string) => regionPlan(code, { trainees: 60, specialists: 90 }).goals[0]
    expect(goal('03')).toMatchObject({ metric: 'coverage', to: 2030, min: { '2023': 1 } })
    expect(regionPlan('04', { trainees: 60, specialists: 90 }).need.norm?.perSpecialist['2023']?.value).toBe(
      1500,
    )
    expect(goal('10')).toBeUndefined()
    expect(regionPlan('10', { trainees: 60, specialists: 90 }).need.norm?.perSpecialist['2023']?.value).toBe(
      1100,
    )
  })

  it('refuses an unknown code with the known ones', () => {
    expect(failure(() => regionPlan('02'))).toMatchObject({ code: 'unknown-region' })
    expect(failure(() => regionPlan('__proto__')).hint).toContain('01')
  })
})

describe('national', () => {
  const whole = national()

  it('sums the need of all 21 and the doctors of the 20 whose doctors are known', () => {
    expect(whole.regions).toHaveLength(21)
    expect(whole.unknown).toEqual(['09'])
    expect(whole.shortfall2019).toBe(4401)
    expect(whole.doctors2019).toBe(4929)
    expect(whole.population2019).toBe(10_319_473)
    expect(whole.regions.find(({ code }) => code === '09')).toMatchObject({
      doctors2019: null,
      shortfall2019: null,
    })
  })

  it('sums projections only of the regions whose stocks are known, and names them', () => {
    expect(whole.projected).toEqual(['01', '07', '12'])
    const trainees = whole.projected.map((code) => project(regionPlan(code)).at(2030).trainees ?? 0)
    expect(whole.rows.find(({ year }) => year === 2030)?.trainees).toBeCloseTo(
      trainees.reduce((one, other) => one + other),
      9,
    )
  })

  it('takes stocks that the caller knows', () => {
    expect(national({ '03': { trainees: 150 } }).projected).toEqual(['01', '03', '07', '12'])
  })
})
