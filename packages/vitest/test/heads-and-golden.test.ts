import { examplePlan, project } from '@kohort/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryPlan } from '../../core/test/arbitrary-plan.js'
import '../src/index.js'
import { broken, messageOf, planWith, projection, written } from './projections.js'

describe('toConserveHeads', () => {
  it('holds for any plan', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        expect(project(plan)).toConserveHeads()
      }),
      { numRuns: 40 },
    )
  })

  it('says where one head too many came from', () => {
    const { completions } = projection.at(2028)
    const data = broken(2028, { completions: (completions ?? 0) + 1 })
    expect(messageOf(() => expect(data).toConserveHeads())).toBe(
      [
        'expected heads to be conserved, but 3 balances do not close',
        '',
        'year  group  adds up to    found  difference  balance',
        '2028  total     759.000  760.000      +1.000  trainees = last year + intake − completions − attrition',
        '2028  total     105.236  106.236      +1.000  completions = hired + notHired',
        "2028  total     105.236  106.236      +1.000  completions = the groups' sum",
      ].join('\n'),
    )
    expect(data).not.toConserveHeads()
  })

  it.each([
    'intake',
    'attrition',
    'completions',
    'trainees',
    'hired',
    'notHired',
    'inflow',
    'specialistExits',
    'entrantExits',
    'incumbentExits',
    'specialists',
  ] as const)('sees a head in %s, in total and in a group, and a millionth of one', (name) => {
    for (const more of [1, -1, 1e-5]) {
      const value = (projection.at(2031)[name] ?? 0) + more
      expect(broken(2031, { [name]: value })).not.toConserveHeads()
      const data = written()
      const groups = {
        ...data.groups,
        research: data.groups.research?.map((row) =>
          row.year === 2031 ? { ...row, [name]: (row[name] ?? 0) + more } : row,
        ),
      }
      expect({ ...data, groups }).not.toConserveHeads()
    }
  })

  it('does not take a missing figure for none', () => {
    expect(messageOf(() => expect(broken(2031, { inflow: null })).toConserveHeads())).toContain(
      '2031  total        none',
    )
  })

  it('says what closes, with not', () => {
    expect(messageOf(() => expect(projection).not.toConserveHeads())).toBe(
      'expected heads not to be conserved, but every balance of 2024–2034 closes, in total and in 3 groups',
    )
  })
})

describe('toMatchProjection', () => {
  it('is exact with 0, for what was written and read', () => {
    expect(projection).toMatchProjection(written(), 0)
    expect(written()).toMatchProjection(projection, 0)
    expect(messageOf(() => expect(projection).not.toMatchProjection(written(), 0))).toBe(
      'expected the projection not to match the golden one exactly, but every figure does',
    )
  })

  it('shows what differs: golden, found, margin and what is allowed', () => {
    const { completions } = projection.at(2028)
    const data = broken(2028, { completions: (completions ?? 0) + 1 })
    expect(messageOf(() => expect(data).toMatchProjection(projection, 1e-9))).toBe(
      [
        'expected the projection to match the golden one within 1e-9 relatively, but one figure differs',
        '',
        'year  group       series  golden  found  margin  allowed',
        '2028  total  completions   105.2  106.2   −1.00  ±1.1e-7',
      ].join('\n'),
    )
    expect(data).not.toMatchProjection(projection, 1e-9)
    expect(data).toMatchProjection(projection, { absolute: 1 + 1e-9 })
    expect(data).toMatchProjection(projection, 1 / 105)
    expect(data).not.toMatchProjection(projection, { absolute: 0.99 })
    expect(data).not.toMatchProjection(projection, 1 / 106)
    // The wider of the two.
    expect(data).toMatchProjection(projection, { absolute: 1.01, relative: 0 })
    expect(data).toMatchProjection(projection, { absolute: 0, relative: 0.01 })
  })

  it('sees the last bit when it is asked for every bit', () => {
    const value = projection.at(2030).specialists ?? 0
    const next = value + 2 ** (Math.floor(Math.log2(value)) - 52)
    const data = broken(2030, { specialists: next })
    expect(data).toMatchProjection(projection, 1e-12)
    expect(data).not.toMatchProjection(projection, 0)
    expect(messageOf(() => expect(data).toMatchProjection(projection, 0))).toContain('exactly')
  })

  it('holds groups, limits and missing figures to the golden ones too', () => {
    const data = written()
    const research = data.groups.research?.map((row) => ({ ...row, trainees: (row.trainees ?? 0) + 0.1 }))
    expect({ ...data, groups: { ...data.groups, research } }).not.toMatchProjection(projection, 1e-9)
    const rows = data.rows.map((row) => (row.year === 2027 ? { ...row, limitedBy: null } : row))
    expect(messageOf(() => expect({ ...data, rows }).toMatchProjection(projection, 1))).toContain(
      '2027  total  limitedBy   posts   none    none  exactly',
    )
    expect(broken(2030, { waiting: null })).not.toMatchProjection(projection, 1)
    const without = project(planWith({ cost: undefined }))
    expect(without).not.toMatchProjection(projection, { absolute: 1e12 })
  })

  it('sets the worst first, twenty of them', () => {
    const other = project(planWith({ training: { ...examplePlan.training, away: 0.2 } }))
    const lines = messageOf(() => expect(other).toMatchProjection(projection, 1e-9)).split('\n')
    expect(lines).toHaveLength(3 + 20 + 1)
    expect(lines.at(-1)).toMatch(/^and \d+ more, less far off$/)
  })

  it('says when they are not of the same kind', () => {
    const shorter = project(planWith({ to: 2030, goals: [] }))
    expect(messageOf(() => expect(shorter).toMatchProjection(projection, 1))).toBe(
      [
        'expected the projection to match the golden one within 1 relatively, but they are not of the same kind',
        '',
        'years: golden 2023–2034, found 2023–2030',
        'goals: golden 150-a-year, corridors, found none',
      ].join('\n'),
    )
    const { groups: _, ...single } = examplePlan
    expect(project(single)).not.toMatchProjection(projection, 1)
  })

  it.each<[string, unknown]>([
    ['none', undefined],
    ['nothing', {}],
    ['a negative one', -1],
    ['NaN', Number.NaN],
    ['infinity', { absolute: Number.POSITIVE_INFINITY }],
    ['a text', '1e-9'],
    ['another key', { relativ: 1e-9 }],
  ])('refuses a tolerance that is no tolerance: %s', (_, tolerance) => {
    expect(() => expect(projection).toMatchProjection(projection, tolerance as number)).toThrow('Say how far')
    expect(() => expect(projection).not.toMatchProjection(projection, tolerance as number)).toThrow('Say how')
  })

  it('refuses a golden one that is none', () => {
    expect(() => expect(projection).not.toMatchProjection({} as never, 1)).toThrow('golden is no projection')
  })
})
