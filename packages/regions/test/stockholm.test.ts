import { consistency, type Plan, type PlanInput, parsePlan, project } from '@kohort/core'
import { describe, expect, it } from 'vitest'
import { decidedStocks, parameterFacts, stockholm, stockholmFacts } from '../src/index.js'

/** A copy of a plan with one figure changed. */
const changed = (plan: Plan, change: (copy: Plan) => void): Plan => {
  const copy = structuredClone(plan)
  change(copy)
  return parsePlan(copy)
}

const dated = (value: number) => ({ '2023': { value } })

/** The argument at which a rising function reaches a value. */
const bisect = (low: number, high: number, reaches: (argument: number) => boolean): number => {
  let [from, to] = [low, high]
  for (let round = 0; round < 60; round += 1) {
    const middle = (from + to) / 2
    if (reaches(middle)) to = middle
    else from = middle
  }
  return (from + to) / 2
}

describe('stockholm(): what was derived is what the model gives', () => {
  const follow = stockholm({ intake: 'followStock' })

  it('moves attrition inside its range until the base year gives just under 100 completions', () => {
    const wanted = stockholmFacts.completions.beforePlan.value
    const needed = bisect(0.0001, 0.04, (attrition) => {
      const plan = changed(follow, (copy) => {
        copy.training.attrition = dated(attrition)
      })
      return (project(plan).at(2023).completions ?? 0) <= wanted
    })
    const used = follow.training.attrition?.['2023']
    expect(used?.value).toBe(Number(needed.toFixed(3)))
    const [low, high] = parameterFacts.training.attrition.range ?? [0, 0]
    expect(needed).toBeGreaterThan(low)
    expect(needed).toBeLessThan(high)
    expect(JSON.stringify(used?.note)).toContain('0.02')
    expect(project(follow).at(2023).completions).toBeCloseTo(wanted, 0)
  })

  it('has the intake that the decided stocks take, rounded to heads', () => {
    const fixed = stockholm().training.intake.fixed ?? {}
    for (const row of project(follow).rows.slice(1))
      expect(fixed[row.year]?.value).toBe(Math.round(row.intake ?? 0))
  })

  it('has the specialists that lead to the 1 080 reported for 2025', () => {
    const needed = bisect(500, 1500, (total) => {
      const plan = changed(follow, (copy) => {
        if (copy.specialists.incumbents !== undefined) copy.specialists.incumbents.total = { value: total }
      })
      return (project(plan).at(2025).specialists ?? 0) >= stockholmFacts.doctors.specialists2025.value
    })
    expect(follow.specialists.incumbents?.total?.value).toBe(Math.round(needed))
    expect(project(stockholm()).at(2025).specialists).toBeCloseTo(1080, 0)
  })

  it('steers towards 706 and the middle of each corridor', () => {
    expect(decidedStocks).toEqual({ '2024': 706, '2025': 730, '2026': 750, '2027': 770, '2034': 890 })
    const projection = project(follow)
    for (const [year, stock] of Object.entries(decidedStocks))
      expect(projection.at(Number(year)).trainees).toBeCloseTo(stock, 9)
    expect(projection.goals.find(({ id }) => id === 'corridors')?.byConstruction).toBe(true)
  })
})

describe('stockholm(): the corridors 2024–2027', () => {
  const verdictOf = (plan: Plan | PlanInput) => {
    const verdict = project(plan).goals.find(({ id }) => id === 'corridors')
    if (verdict === undefined) throw new Error('The plan has no corridors.')
    return verdict
  }

  it('holds them in every year, with 706 in 2024', () => {
    const verdict = verdictOf(stockholm())
    expect(verdict.years.map(({ year, min, max }) => [year, min, max])).toEqual([
      [2024, 700, 720],
      [2025, 720, 740],
      [2026, 740, 760],
      [2027, 760, 780],
    ])
    expect(verdict.years.map(({ standing }) => standing)).toEqual(['inside', 'inside', 'inside', 'inside'])
    expect(verdict).toMatchObject({ met: true, byConstruction: false, firstMet: 2024, metSince: 2024 })
    expect(Math.round(project(stockholm()).at(2024).trainees ?? 0)).toBe(706)
  })

  it('falls below them when only 85 per cent of the wanted intake is found', () => {
    const plan = changed(stockholm(), (copy) => {
      copy.training.fillRate = dated(0.85)
    })
    const verdict = verdictOf(plan)
    expect(verdict.met).toBe(false)
    expect(verdict.years.map(({ standing }) => standing)).toEqual(['below', 'below', 'below', 'below'])
    // 0.15 × 161 heads fewer in the first year, less the half year's attrition.
    expect(verdict.years[0]?.value).toBeCloseTo(
      (project(stockholm()).at(2024).trainees ?? 0) - 0.15 * 161 * Math.sqrt(0.991),
      6,
    )
  })

  it('rises above them when 18 per cent are away from 2024 on and finish later', () => {
    const plan = changed(stockholm(), (copy) => {
      copy.training.away = { '2023': { value: 0.13 }, '2024': { value: 0.18 } }
    })
    const verdict = verdictOf(plan)
    expect(verdict.met).toBe(false)
    expect(verdict.years.at(-1)?.standing).toBe('above')
  })
})

describe('stockholm(): what the health board sees', () => {
  const projection = project(stockholm())
  const met = Object.fromEntries(projection.goals.map((goal) => [goal.id, goal.met]))

  it('reaches 150 a year by none of the three readings, nor the norm in 2034', () => {
    expect(met).toEqual({
      corridors: true,
      'scenario-2034': true,
      '150-mean-2024-2034': false,
      '150-a-year': false,
      '150-in-2034': false,
      'norm-2034': false,
      'cost-above-base': null,
    })
  })

  it('says that 880–900 trainees and 150 a year do not hold together at these parameters', () => {
    const found = consistency(stockholm())
    expect(found.consistent).toBe(false)
    expect(found.stock).toEqual([880, 900])
    expect(found.yearsWanted[0]).toBeCloseTo(5.87, 2)
    expect(found.yearsWanted[1]).toBeCloseTo(6, 9)
  })

  it('gives every number a source or says that it is assumed and why, with a range', () => {
    const bare: string[] = []
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return
      const figure = value as {
        value?: unknown
        kind?: string
        source?: string
        range?: unknown
        note?: unknown
      }
      if (typeof figure.value === 'number') {
        const ends = path.endsWith('.0') || path.endsWith('fillRate.2023')
        if (figure.kind === undefined && !ends) bare.push(path)
        if (figure.kind === 'assumed' && (figure.range === undefined || figure.note === undefined))
          bare.push(path)
        return
      }
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`)
    }
    const { groups, training, specialists, need, cost } = stockholm()
    visit({ groups, training, specialists, need, cost }, '')
    expect(bare).toEqual([])
  })

  it('never uses 1 086, 1 240 or 2 200 as a number of the model: they are other counts', () => {
    const { groups, training, specialists, need, cost } = stockholm()
    const numbers = JSON.stringify({ groups, training, specialists, need, cost }).match(
      /"value":(1086|1240|2200)\b/g,
    )
    expect(numbers).toBeNull()
  })

  it('shows the evidence that pulls the other way and does not fit it', () => {
    expect(stockholm().observed.completions?.['2025']?.value).toBe(130)
    expect(projection.at(2025).completions).toBeLessThan(110)
    expect(JSON.stringify(stockholm().training.baseStock.growth?.note)).toContain('581')
  })
})
