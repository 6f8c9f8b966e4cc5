import { displayOf, KohortError } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryPlan } from '../../core/test/arbitrary-plan.js'
import {
  type Comparison,
  combine,
  compare,
  fromLibrary,
  parseComparison,
  scale,
  scenario,
  set,
} from '../src/index.js'

const plan = stockholm()
const scenarios = [
  fromLibrary(plan, 'less-leave'),
  scenario({ sv: 'Färre', en: 'Fewer' }, 'a reason', (draft) => set(draft, 'training.fillRate', 0.9)),
  combine([fromLibrary(plan, 'less-leave'), fromLibrary(plan, 'no-expansion')], { id: 'both' }),
]
const comparison = compare(plan, scenarios)
const written = (): Comparison => JSON.parse(JSON.stringify(comparison)) as Comparison

const failure = (input: unknown): KohortError => {
  try {
    parseComparison(input)
  } catch (error) {
    if (error instanceof KohortError) return error
    throw error
  }
  throw new Error('it was read')
}

describe('parseComparison', () => {
  it('gives back what was written, to the bit and to the text', () => {
    for (const one of [comparison, compare(plan, [], { years: [2030] })]) {
      const text = JSON.stringify(one)
      expect(parseComparison(text)).toEqual(one)
      expect(JSON.stringify(parseComparison(JSON.parse(text)))).toBe(text)
    }
    expect(Object.isFrozen(parseComparison(written()).scenarios[1]?.changed[0]?.label)).toBe(true)
  })

  it('shows itself in a notebook: figures, differences, goals, every text escaped', () => {
    const shown = displayOf(comparison)
    expect(displayOf(parseComparison(written()))).toEqual(shown)
    const lines = shown?.['text/plain'].split('\n') ?? []
    expect(lines[0]).toBe('stockholm, 2024–2034')
    expect(lines[1]).toMatch(
      /^Year +Scenario +Intake, heads a year +Trainees, heads +Completions, heads a year/,
    )
    expect(lines).toContain('stockholm: difference to the plan, 2024–2034')
    const words = comparison.scenarios.map(({ goals, met }) => {
      const goal = goals.find(({ id }) => id === 'corridors')
      return `${met.includes('corridors') ? 'met' : 'missed'}: ${goal?.value?.toFixed(0)} (${goal?.year})`
    })
    expect(words[0]).toMatch(/^met: \d{3} \(20\d\d\)$/)
    expect(lines.find((line) => line.startsWith('corridors'))?.split(/ {2,}/)).toEqual([
      'corridors',
      ...words,
    ])
    const named = {
      ...comparison,
      scenarios: comparison.scenarios.map((one) => ({ ...one, title: { sv: '<i>', en: '<i>' } })),
    }
    expect(displayOf(parseComparison(named))?.['text/html']).not.toContain('<i>')
    expect(Object.getOwnPropertySymbols({ ...comparison })).toEqual([])
  })

  it('does so for any plan', () => {
    const busier = scenario('Busier', 'r', (draft) => scale(draft, 'specialists.otherDuties', 0.5))
    const other = scenario('Other', 'r', (draft) => set(draft, 'training.fillRate', 0.7))
    fc.assert(
      fc.property(arbitraryPlan(), fc.boolean(), (any, both) => {
        const found = ((): Comparison | undefined => {
          try {
            return compare(any, both ? [busier, other] : [other])
          } catch (error) {
            // A plan without the number, or where it changes nothing.
            if (error instanceof KohortError) return undefined
            throw error
          }
        })()
        fc.pre(found !== undefined)
        expect(parseComparison(JSON.parse(JSON.stringify(found)))).toEqual(found)
      }),
      { numRuns: 30 },
    )
  })

  it.each<[string, unknown, string]>([
    [
      'a later version',
      { ...written(), format: 'kohort.comparison/2' },
      'version 2 of a comparison; this release',
    ],
    ['a plan', plan, 'this is a plan ("kohort.plan/1"), not a comparison'],
    ['nothing', {}, 'found nothing, expected "kohort.comparison/1"'],
  ])('refuses %s', (_, input, message) => {
    expect(failure(input)).toMatchObject({ code: 'format', message: expect.stringContaining(message) })
  })

  const row = (index: number, changes: object): unknown => ({
    ...written(),
    rows: written().rows.map((one, at) => (at === index ? { ...one, ...changes } : one)),
  })
  const second = (changes: object): unknown => ({
    ...written(),
    scenarios: written().scenarios.map((one, at) => (at === 1 ? { ...one, ...changes } : one)),
  })
  it.each<[string, unknown, string]>([
    ['NaN', row(90, { value: Number.NaN }), 'rows.90.value'],
    ['a difference made up', row(90, { difference: 1 }), 'rows.90.difference'],
    ['a figure changed', row(90, { value: 1 }), 'rows.90.difference'],
    ['another base', row(90, { base: 1, value: 1, difference: 0 }), 'rows.90.base'],
    ['another year', row(90, { year: 2031 }), 'rows.90'],
    ['an unknown series', row(90, { series: 'constructor' }), 'rows.90.series'],
    ['too few rows', { ...written(), rows: written().rows.slice(1) }, 'rows'],
    ['a verdict turned', second({ missed: [] }), 'scenarios.1.missed'],
    ['an unknown key', second({ script: 1 }), 'scenarios.1'],
    ['one id twice', second({ id: 'base' }), 'scenarios.1'],
    ['no base plan', { ...written(), scenarios: [], rows: [] }, 'scenarios.0'],
    ['a prototype', `{"format":"kohort.comparison/1","rows":[{"__proto__":1}]}`, 'rows.0.__proto__'],
  ])('refuses %s', (_, input, path) => {
    expect(failure(input)).toMatchObject({ code: 'data', path })
  })
})
