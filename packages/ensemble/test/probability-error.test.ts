import { stockholm } from '@kohort/regions'
import { scale, scenario, set } from '@kohort/scenarios'
import { describe, expect, it } from 'vitest'
import { type Ensemble, type SimulateOptions, simulate } from '../src/index.js'

const plan = stockholm()
const lessLeave = scenario('Less leave', 'r', (draft) => scale(draft, 'training.away', 0.8, { from: 2026 }))
/** Fewer leave in some draws, more in others. */
const narrower = scenario('Narrower', 'r', (draft) =>
  set(draft, 'training.attrition', { value: 0.015, range: [0.014, 0.016] }),
)
const PARTS = 8
const simulated = (options: SimulateOptions = {}): Promise<Ensemble> =>
  simulate(plan, {
    draws: 512,
    seed: 'errors',
    randomisations: PARTS,
    scenarios: [lessLeave, narrower],
    series: ['completions'],
    ...options,
  })

/** Of the means of parts, as a textbook has it. */
const errorOf = (numbers: readonly number[], parts: number): number => {
  const each = numbers.length / parts
  const means = Array.from(
    { length: parts },
    (_, part) => numbers.slice(part * each, (part + 1) * each).reduce((sum, one) => sum + one, 0) / each,
  )
  const mean = means.reduce((sum, one) => sum + one, 0) / parts
  return Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (parts * (parts - 1)))
}

describe('standard errors of probabilities and differences', () => {
  it('come from the independent parts', async () => {
    const fan = await simulated()
    for (const year of [undefined, 2025, 2026])
      for (const id of ['plan', 'less-leave']) {
        const verdicts = [...fan.verdicts('corridors', year, id)]
        const error = fan.probabilityError('corridors', year, id)
        expect(error).toBeCloseTo(errorOf(verdicts, PARTS), 14)
        const row = fan.goals().find((goal) => goal.id === 'corridors' && goal.scenario === id)
        const shown = year === undefined ? row : row?.years.find((one) => one.year === year)
        expect(shown?.error).toBe(error)
      }
    expect(fan.probabilityError('corridors')).toBeGreaterThan(0)
    const row = fan.difference('completions', 'narrower', 'plan').at(-1)
    const [one, other] = [fan.raw('completions', { scenario: 'narrower' }), fan.raw('completions')]
    const change = [...(one.at(-1) ?? [])].map((value, draw) => value - (other.at(-1)?.[draw] ?? 0))
    expect(row?.meanError).toBeCloseTo(errorOf(change, PARTS), 12)
    expect(row?.aboveError).toBeGreaterThan(0)
    expect(row?.aboveError).toBeCloseTo(
      errorOf(
        change.map((value) => Number(value > 0)),
        PARTS,
      ),
      14,
    )
    const means = fan.standardError('completions')
    const rows = fan.rows().filter(({ scenario: id }) => id === 'plan')
    expect(rows.map(({ meanError }) => meanError)).toEqual(means.map(({ value }) => value))
    expect(JSON.parse(JSON.stringify(fan)).goals).toEqual(JSON.parse(JSON.stringify(fan.goals())))
  })
  it('hold what they say: the spread over seeds', async () => {
    const fans = await Promise.all(
      Array.from({ length: 40 }, (_, seed) => simulated({ seed, draws: 256, scenarios: [] })),
    )
    const found = fans.map((fan) => fan.probability('corridors', 2025) ?? 0)
    const mean = found.reduce((sum, one) => sum + one, 0) / found.length
    const spread = Math.sqrt(found.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (found.length - 1))
    const stated = Math.sqrt(
      fans.reduce((sum, fan) => sum + (fan.probabilityError('corridors', 2025) ?? 0) ** 2, 0) / fans.length,
    )
    // 39 degrees of freedom: a ninth for one standard deviation; three of them.
    expect(spread / stated).toBeGreaterThan(0.66)
    expect(spread / stated).toBeLessThan(1.34)
  })
  it('are null of one part, and of random draws never', async () => {
    const one = await simulated({ randomisations: 1 })
    expect(one.probabilityError('corridors')).toBeNull()
    expect(
      one.goals().every(({ error, years }) => error === null && years.every((at) => at.error === null)),
    ).toBe(true)
    expect(one.difference('completions', 'less-leave', 'plan').every((row) => row.meanError === null)).toBe(
      true,
    )
    const random = await simulated({ randomisations: 1, sampling: 'random' })
    const p = random.probability('corridors', 2025) ?? 0
    const error = random.probabilityError('corridors', 2025) ?? 0
    expect(error / Math.sqrt((p * (1 - p)) / 512)).toBeGreaterThan(0.6)
    expect(error / Math.sqrt((p * (1 - p)) / 512)).toBeLessThan(1.4)
  })
})
