import { type PlanInput, parsePlan, project } from '@kohort/core'
import { regionPlan, regionsByCode, sourceOf, stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import { applyScenario, fromLibrary, libraryIds, scenarioLibrary } from '../index.js'

const stocks = { trainees: 100, specialists: 150 }
const plans = [
  ['Stockholm', stockholm()] as const,
  ['Stockholm by stock', stockholm({ intake: 'followStock' })] as const,
  ...Object.keys(regionsByCode).map((code) => [`region ${code}`, regionPlan(code, stocks)] as const),
]

describe('the library', () => {
  it('applies whole to Stockholm, and to any region but for what its plan has already', () => {
    const without = (plan: (typeof plans)[number][1]) =>
      scenarioLibrary(plan).flatMap(({ id, scenario }) => (scenario === null ? [id] : []))
    expect(without(stockholm())).toEqual([])
    expect(without(stockholm({ intake: 'followStock' }))).toEqual([])
    expect(without(regionPlan('12'))).toEqual(['no-expansion', 'slower-ramp'])
    expect(without(regionPlan('04', stocks))).toEqual(['no-expansion', 'slower-ramp', 'norm-1500'])
  })

  it('has sizes that the facts give', () => {
    const changes = (id: string) => fromLibrary(stockholm(), id).changes
    expect(changes('no-expansion')).toEqual([
      { op: 'set', path: 'training.intake', value: { followStock: 706 } },
    ])
    expect(changes('less-leave')?.map((change) => [change.path, 'by' in change && change.by])).toEqual([
      ['training.away', -0.03],
      ['training.workingTime', 0.03],
    ])
    const [rules] = changes('new-rules-bt') ?? []
    expect(rules?.op === 'add' && rules.by).toMatchObject({ '2024': 0.15, '2029': 0.275, '2034': 0.4 })
    const retired = fromLibrary(stockholm(), 'retirement-early').applyTo(stockholm()).specialists.incumbents
      ?.curve
    expect(retired?.['5']?.value).toBeCloseTo(0.93 ** 5, 3)
    expect(changes('population-high')).toEqual([
      { op: 'scale', path: 'need.norm.population', by: { '2034': 1.0105 } },
    ])
  })

  it('moves the ages at which people leave where the plan has ages', () => {
    const { incumbents } = stockholm().specialists
    const byAge = parsePlan({
      ...stockholm(),
      specialists: {
        ...stockholm().specialists,
        incumbents: {
          ages: { '35-54': 600, '55-66': 353 },
          exitByAge: { '30': 0.02, '60': 0.04, '65': 0.2 },
          maxAge: 74,
          completionAges: { '37-43': 1 },
        },
      },
    } as unknown as PlanInput)
    expect(incumbents?.curve).toBeDefined()
    const ages = (id: string) =>
      Object.keys(fromLibrary(byAge, id).applyTo(byAge).specialists.incumbents?.exitByAge ?? {})
    expect(ages('retirement-early')).toEqual(['28', '58', '63'])
    expect(ages('retirement-late')).toEqual(['32', '62', '67'])
    const specialists = (id: string) =>
      project(fromLibrary(byAge, id).applyTo(byAge)).at(2034).specialists ?? 0
    expect(specialists('retirement-early')).toBeLessThan(specialists('as-decided'))
    expect(specialists('retirement-late')).toBeGreaterThan(specialists('as-decided'))
  })

  it('names what it does not have', () => {
    expect(() => fromLibrary(stockholm(), 'no-expansoin')).toThrow(
      expect.objectContaining({ hint: 'Did you mean "no-expansion"?' }),
    )
    expect(() => fromLibrary(regionPlan('12'), 'slower-ramp')).toThrow('no expansion to put off')
  })

  it.each(plans)('of %s applies, and moves what it says in the direction it says', (_name, plan) => {
    const base = project(plan)
    for (const { id, scenario, whyNot, effect, sources } of scenarioLibrary(plan)) {
      for (const source of sources) expect(sourceOf(source), source).toBeDefined()
      if (scenario === null) {
        expect(whyNot?.sv.length, id).toBeGreaterThan(10)
        continue
      }
      const value = project(applyScenario(plan, scenario).plan).at(effect.year ?? plan.to)[effect.series] ?? 0
      const was = base.at(effect.year ?? plan.to)[effect.series] ?? 0
      const label = `${id}: ${effect.series} ${was} → ${value}`
      if (effect.direction === 'none') expect(value, label).toBe(was)
      if (effect.direction === 'up') expect(value, label).toBeGreaterThan(was)
      if (effect.direction === 'down') expect(value, label).toBeLessThan(was)
      if (effect.direction === 'not-up') expect(value, label).toBeLessThanOrEqual(was * (1 + 1e-12))
    }
    expect(scenarioLibrary(plan).map(({ id }) => id)).toEqual(libraryIds)
  })
})
