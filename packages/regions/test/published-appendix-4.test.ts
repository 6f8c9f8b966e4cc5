import { describe, expect, it } from 'vitest'
import { regions } from '../src/index.js'
import { need2019 } from './need-2019.js'

describe('published: Läkarförbundet 2024, appendix 4, need by region', () => {
  const known = regions.filter(({ appendix4 }) => appendix4.doctorEquivalents.value !== null)

  it('covers all 20 rows that are printed; Gotland is suppressed and unknown', () => {
    expect(known).toHaveLength(20)
    expect(regions.filter((region) => !known.includes(region)).map(({ name }) => name)).toEqual(['Gotland'])
  })

  it.each(known.map((region) => [region.name, region.appendix4] as const))(
    '%s: more needed within ±1',
    (_, row) => {
      const found = need2019(row.population.value, row.doctorEquivalents.value ?? 0)
      expect(Math.abs((found.shortfall ?? 0) - (row.moreNeeded.value ?? 0))).toBeLessThanOrEqual(1)
      // The printed doctors are rounded by up to a half, which is as much in inhabitants per doctor.
      const doctors = row.doctorEquivalents.value ?? 1
      const slack = row.population.value / (doctors - 0.5) - row.population.value / doctors + 0.5
      expect(
        Math.abs((found.inhabitantsPerDoctor ?? 0) - (row.inhabitantsPerDoctor.value ?? 0)),
      ).toBeLessThanOrEqual(slack)
    },
  )

  it('Stockholm 2019: 2 374 550 inhabitants and 1 086 doctors are 1 073 short', () => {
    const found = need2019(2_374_550, 1086)
    expect(Math.round(found.shortfall ?? 0)).toBe(1073)
    expect(found.inhabitantsPerDoctor).toBeCloseTo(2186.5, 0)
  })

  it('the printed total counts Gotland’s inhabitants but not its doctors: 4 454 against a row sum of 4 401', () => {
    const rows = known.reduce((sum, { appendix4 }) => sum + (appendix4.moreNeeded.value ?? 0), 0)
    expect(rows).toBe(4401)
    const all = regions.reduce((sum, { appendix4 }) => sum + appendix4.population.value, 0)
    const doctors = known.reduce((sum, { appendix4 }) => sum + (appendix4.doctorEquivalents.value ?? 0), 0)
    expect(need2019(all, doctors).shortfall).toBeCloseTo(4452.4, 0)
    expect(Math.abs((need2019(all, 4927).shortfall ?? 0) - 4454)).toBeLessThanOrEqual(1)
  })
})
