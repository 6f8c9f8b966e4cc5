import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { examplePlan, type Plan, parsePlan, project } from '@kohort/core'
import { regionPlan, stockholm } from '@kohort/regions'
import { pageDataOf, pageHtml } from '@kohort/report/page'
import { fromLibrary, parseScenario } from '@kohort/scenarios'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenarioOf } from '../page/saved.js'
import { fragmentOf, stateOfFragment } from '../src/page/levers/fragment.js'
import { historyOf, redone, step, undone } from '../src/page/levers/history.js'
import { leversOf } from '../src/page/levers/levers-of.js'
import { movedRange } from '../src/page/levers/numbers.js'
import {
  atRest,
  changesOf,
  intakeValues,
  isAtRest,
  type LeverState,
  moved,
  movedYear,
  shownValue,
} from '../src/page/levers/state.js'
import { hostilePlan } from './browser/hostile-plan.js'

const plan = stockholm()
const levers = leversOf(plan)
const lever = (id: string) => {
  const found = levers.list.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no lever ${id}`)
  return found
}

/** Any way to leave the levers: moves of any of them to any place, in any order. */
const anyState = (of: typeof levers): fc.Arbitrary<LeverState> =>
  fc
    .array(
      fc.record({
        which: fc.nat({ max: of.list.length + 2 }),
        to: fc.double({ min: 0, max: 1, noNaN: true }),
        year: fc.nat({ max: 10 }),
      }),
      { maxLength: 12 },
    )
    .map((moves) =>
      moves.reduce((state, { which, to, year }) => {
        const one = of.list[which]
        const at = of.intake?.years[year]
        if (one !== undefined) return moved(of, state, one, one.min + to * (one.max - one.min))
        return at === undefined ? state : movedYear(of, state, at, to * (of.intake?.max ?? 0))
      }, atRest),
    )

describe('the levers', () => {
  it('are those of the plan, with its values, ranges and sources', () => {
    expect(levers.list.map(({ id, value }) => [id, value])).toEqual([
      ['level', 100],
      ['final', 150],
      ['away', 13],
      ['working', 93],
      ['attrition', 0.9],
      ['dual', 8],
      ['places', null],
      ['hired', 88],
      ['leaving', 2],
      ['leavingBase', 5],
      ['norm', 1100],
    ])
    expect(lever('away').range).toEqual([10, 16])
    expect(lever('away').figure?.source).toBe('lakarforbundet-2024:appendix-4')
    for (const { value, min, max, id } of levers.list)
      if (value !== null) expect(value >= min && value <= max, id).toBe(true)
  })
  it('leave out what a plan does not have or nobody reads', () => {
    const example = parsePlan(examplePlan)
    const { groups, training } = example
    const apart = parsePlan({
      ...example,
      groups: Object.fromEntries(
        Object.entries(groups).map(([id, group]) => [
          id,
          { ...group, training: { ...group.training, away: training.away } },
        ]),
      ) as Plan['groups'],
    })
    expect(leversOf(example).list.some(({ id }) => id === 'away')).toBe(true)
    expect(leversOf(apart).list.some(({ id }) => id === 'away')).toBe(false)
  })
  it('come to changes that a scenario file holds and the plan takes, wherever they stand', () => {
    fc.assert(
      fc.property(anyState(levers), (state) => {
        const changes = changesOf(levers, state)
        if (isAtRest(state)) expect(changes).toEqual([])
        if (changes.length === 0) return
        const read = parseScenario(JSON.parse(JSON.stringify(scenarioOf(plan, changes))))
        const changed = read.applyTo(plan)
        expect(project(changed).at(2034).trainees).toBeGreaterThanOrEqual(0)
        expect(project(changed).at(2023)).toEqual(project(plan).at(2023))
      }),
      { numRuns: 60 },
    )
  })
  it('are told by a link that gives the same state, and so the same changes', () => {
    fc.assert(
      fc.property(anyState(levers), (state) => {
        const found = stateOfFragment(fragmentOf('abc', state), 'abc', levers)
        if ('problem' in found) throw new Error(found.problem.en)
        expect(changesOf(levers, found)).toEqual(changesOf(levers, state))
      }),
      { numRuns: 300 },
    )
  })
  it('never take from a link what is not a lever’s own', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const found = stateOfFragment(`#plan=abc&${text}`, 'abc', levers)
        if ('problem' in found) return
        for (const one of levers.list) {
          const value = shownValue(levers, found, one)
          if (value !== null) expect(value >= one.min && value <= one.max).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
    expect(stateOfFragment('', 'abc', levers)).toEqual(atRest)
    for (const text of [
      '#away=5',
      '#plan=abc&away=1e9',
      '#plan=abc&away=99',
      '#plan=abc&__proto__=5',
      '#plan=abc&intake=1_2_3',
      '#plan=abc&away=%3Cscript%3E',
      '#plan=abc&level=110&intake=1_1_1_1_1_1_1_1_1_1_1',
      `#${'a'.repeat(5000)}`,
      '#plan=abd&away=5',
      '#plan=abc&away=5&away=5',
      '#plan=abc&toString=5',
      '#plan=abc&away=-5',
    ])
      expect(stateOfFragment(text, 'abc', levers), text).toHaveProperty('problem')
  })
  it('steer the intake by level, by its last year and year by year', () => {
    const level = moved(levers, atRest, lever('level'), 110)
    expect(intakeValues(levers, level)).toEqual([177, 143, 141, 144, 143, 147, 167, 172, 164, 163, 165])
    const final = moved(levers, atRest, lever('final'), 200)
    const path = intakeValues(levers, final)
    expect([path[0], path.at(-1)]).toEqual([161, 200])
    const one = movedYear(levers, final, 2030, 12)
    expect(intakeValues(levers, one)).toEqual(path.map((value, index) => (index === 6 ? 12 : value)))
    expect(isAtRest(movedYear(levers, movedYear(levers, atRest, 2030, 12), 2030, 152))).toBe(true)
    expect(isAtRest(moved(levers, level, lever('level'), 100))).toBe(true)
  })
  it('move the range of a share with it, inside 0 and 1 and round its value', () => {
    expect(movedRange(0.93, 0.93, [0.9, 0.96])).toEqual([0.9, 0.96])
    expect(movedRange(1, 0.93, [0.9, 0.96])).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 2, max: 998 }), (to, from) => {
        const range = movedRange(to / 1000, from / 1000, [(from - 1) / 1000, (from + 1) / 1000])
        if (range === null) return
        expect(range[0] >= 0 && range[0] <= to / 1000 && range[1] >= to / 1000 && range[1] <= 1).toBe(true)
      }),
    )
  })
  it('can be undone to where they were, step by step', () => {
    fc.assert(
      fc.property(fc.array(anyState(levers), { maxLength: 8 }), (states) => {
        let history = historyOf(atRest)
        for (const state of states) history = step(history, state, false)
        const end = history
        for (let count = 0; count < states.length + 2; count += 1) history = undone(history)
        expect(isAtRest(history.now)).toBe(true)
        for (let count = 0; count < states.length + 2; count += 1) history = redone(history)
        expect(history.now).toEqual(end.now)
      }),
      { numRuns: 50 },
    )
  })
})

describe('pageHtml', () => {
  const data = pageDataOf(plan, { scenarios: [fromLibrary(plan, 'less-leave')], draws: 64 })
  const html = pageHtml(data)
  it('lets only its own program and style run', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? ''
    const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const program = /<script id="program">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    expect(program.length).toBeGreaterThan(100_000)
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hashOf(program)}`,
      `style-src ${hashOf(style)}`,
      'worker-src blob:',
      'img-src data:',
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ])
    expect(html).not.toMatch(/\son[a-z]+="/)
    expect(html.replace(program, '')).not.toMatch(/\sstyle="/)
    expect(html.match(/<script/g)?.length).toBe(2 + (program.match(/<script/g)?.length ?? 0))
  })
  it('asks for nothing from anywhere', () => {
    const outside = html.replace(/<script[\s\S]*<\/script>/, '')
    expect(outside).not.toMatch(/\s(?:src|href)="(?!#|data:,)/)
    expect(outside).not.toMatch(/@import|url\(/)
  })
  it('holds hostile text as text', () => {
    const { input, texts } = hostilePlan()
    const page = pageHtml(pageDataOf(input, { draws: 64 }))
    const [before = ''] = page.split('<script type="application/json"')
    expect(before).not.toMatch(/<img|<svg onload|<iframe|hacked=2<\/script>/)
    for (const text of texts.filter((one) => one.includes('<'))) expect(before).not.toContain(text)
    const json = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? ''
    expect(json).not.toContain('<')
    expect(parsePlan((JSON.parse(json) as { plan: Plan }).plan)).toEqual(input)
  })
  it('is made of any region and any kind of plan', () => {
    for (const one of [parsePlan(examplePlan), stockholm({ intake: 'followStock' }), regionPlan('12')]) {
      const page = pageHtml(pageDataOf(one, { draws: 64, language: 'en', both: false }))
      expect(page).toContain('<html lang="en">')
      expect(page).toMatch(/id="verdict"/)
    }
  })
  it('keeps to its budget: 350 kB packed', () => {
    expect(gzipSync(pageHtml(pageDataOf(plan))).length).toBeLessThan(350_000)
  })
})
