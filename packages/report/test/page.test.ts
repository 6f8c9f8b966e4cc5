import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { examplePlan, type Plan, parsePlan, project } from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { regionPlan, stockholm } from '@kohort/regions'
import { pageDataOf, pageHtml } from '@kohort/report/page'
import { fromLibrary, parseScenario } from '@kohort/scenarios'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { savedPlan, scenarioOf } from '../page/saved.js'
import { fragmentOf, isPlace, stateOfFragment } from '../src/page/levers/fragment.js'
import { goesOn, PAUSE } from '../src/page/levers/gesture.js'
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
import { voiceOf } from '../src/page/view/words.js'
import { computedIntake } from '../src/shared/computed-intake.js'
import { numberCountsText } from '../src/shared/number-counts.js'
import { probabilityText } from '../src/shared/probability-text.js'
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

describe('a gesture', () => {
  it('is one step while the same lever is dragged or moved again within a second, and no longer', () => {
    const at = (time: number, isDragging = false) => ({ name: 'away', at: time, isDragging })
    expect(goesOn(null, 'away', 0)).toBe(false)
    expect(goesOn(at(0), 'away', PAUSE - 1)).toBe(true)
    expect(goesOn(at(0), 'away', PAUSE)).toBe(false)
    expect(goesOn(at(0), 'working', 1)).toBe(false)
    expect(goesOn(at(0, true), 'away', 60_000)).toBe(true)
    expect(goesOn(at(0, true), 'working', 1)).toBe(false)
  })
})

describe('a fragment', () => {
  it('that points at a place in the page says nothing of the levers', () => {
    const has = (id: string): boolean => id === 'main'
    expect(isPlace('#main', has)).toBe(true)
    expect(isPlace('#elsewhere', has)).toBe(false)
    expect(isPlace('', has)).toBe(false)
    expect(isPlace('#plan=abc&away=5', () => true)).toBe(false)
  })
})

describe('a plan of a target stock', () => {
  const region = regionPlan('07', { trainees: 60 })
  const own = leversOf(region)
  it('lets the stock be moved, under its own name, though it has a range', () => {
    expect(own.intakeWhy).toBeNull()
    const [level, last] = own.list
    expect([level?.id, level?.label.sv, last?.label.en]).toEqual([
      'level',
      'Antal ST-läkare, alla år',
      'Number of trainees, last year',
    ])
    if (level === undefined) throw new Error('no level')
    const changes = changesOf(own, moved(own, atRest, level, 150))
    const read = parseScenario(JSON.parse(JSON.stringify(scenarioOf(region, changes)))).applyTo(region)
    expect(project(read).at(2034).trainees).toBeCloseTo(90, 6)
  })
  it('of growth says why there is no such lever', () => {
    const growing = parsePlan({
      ...plan,
      training: {
        ...plan.training,
        intake: { growth: { first: { value: 150 }, rate: { '2024': { value: 0.01 } } } },
      },
    } as never)
    const of = leversOf(growing)
    expect(of.intake).toBeNull()
    expect(of.intakeWhy?.sv).toContain('training.intake.growth')
    expect(pageHtml(pageDataOf(growing, { draws: 64 }))).toContain('training.intake.growth')
  })
})

describe('the range of a moved lever', () => {
  it('is the one that its scenario draws from', () => {
    for (const id of ['away', 'working', 'attrition', 'hired', 'leaving'] as const) {
      const one = lever(id)
      const to = one.max * 0.9
      const changed = parseScenario(scenarioOf(plan, [one.change(to)])).applyTo(plan)
      const found = leversOf(changed).list.find((other) => other.id === id)
      const told = one.rangeAt(to)
      if (found?.range === null || found?.range === undefined || told === null)
        throw new Error(`no range: ${id}`)
      expect(told[0], id).toBeCloseTo(found.range[0], 1)
      expect(told[1], id).toBeCloseTo(found.range[1], 1)
      expect(told).not.toEqual(one.range)
    }
    expect(lever('norm').rangeAt(1200)).toBeNull()
  })
})

describe('savedPlan', () => {
  it('is no longer called the plan that it was made from, and its set intake is an assumption', () => {
    const state = movedYear(levers, moved(levers, atRest, lever('norm'), 2000), 2030, 12)
    const saved = savedPlan(plan, changesOf(levers, state), 'andrad')
    expect(saved.id).toBe('stockholm-andrad')
    expect(saved.title).toEqual({
      sv: 'Region Stockholm 2024–2034 – ändrad i sidan',
      en: 'Region Stockholm 2024–2034 – changed in the page',
    })
    const set = Object.entries(saved.training.intake.fixed ?? {}).flatMap(([year, figure]) =>
      Number(year) > plan.base ? [figure] : [],
    )
    expect(set.length).toBe(11)
    for (const { kind, source, note } of set)
      expect([kind, source, note]).toEqual([
        'assumed',
        undefined,
        { sv: 'Satt med reglagen i planens sida.', en: "Set with the levers of the plan's page." },
      ])
    expect(computedIntake(saved, project(saved))?.sv).toContain('Satt med reglagen')
    // What was not set keeps its provenance, and an untouched plan its name.
    const normOnly = savedPlan(plan, [lever('norm').change(2000)], 'andrad')
    expect(normOnly.training.intake).toEqual(plan.training.intake)
    expect(savedPlan(plan, [], 'andrad')).toEqual(plan)
  })
})

describe('what must be known of the verdict', () => {
  it('tells how the intake came about, what pulls the other way, and which numbers do most', () => {
    const { told, intakeNote } = pageDataOf(plan, { draws: 256 })
    expect(intakeNote?.sv).toMatch(/uträknad, ingen publicerad uppgift; spannen hålls därför/)
    expect(told.counters.map(({ text }) => text.sv)).toEqual([
      'färdiga specialister 2025 är 130 enligt planens uppgift, 100 i modellen.',
      '581 ST-läkare 2018 och 650 år 2023 är 2,3\u00a0% fler om året; planen antar att antagningen ökade 1\u00a0% om året.',
    ])
    expect(told.lean?.metric).toBe('completions')
    expect(told.lean?.causes.map(({ path }) => path)).toEqual([
      'training.attrition',
      'training.fillRate',
      'training.requirement.min',
    ])
    for (const { effect, middle, path } of told.lean?.causes ?? []) {
      // By an independent way: the plan with that number alone at its middle, projected.
      const year = path.startsWith('training.requirement') ? '2023' : String(plan.base + 1)
      const moved = parseScenario({
        format: 'kohort.scenario/1',
        id: 'alone',
        title: 'Alone',
        reason: 'a test',
        changes: [{ op: 'set', path, value: middle }],
      }).applyTo(plan)
      if (path.startsWith('training.requirement')) continue
      const by = (project(moved).at(2034).completions ?? 0) - (project(plan).at(2034).completions ?? 0)
      expect(Math.abs(effect - by), `${path} ${year}`).toBeLessThan(0.7)
    }
  })
  it('says what chance between whole people the bands leave out, as an ensemble does', async () => {
    const [note] = (await simulate(plan, { draws: 8, series: ['completions'] })).noteTexts
    const said = /<p id="chance">([^<]+)<\/p>/.exec(pageHtml(pageDataOf(plan, { draws: 64 })))?.[1]
    expect(said).toMatch(/av omkring 114 färdiga om året .* upp till 18 fler eller färre/)
    expect(note?.sv.startsWith(said ?? '-')).toBe(true)
  })
  it('counts the model’s numbers as the command line does', () => {
    expect(numberCountsText(plan).sv).toBe('53 tal: 9 ur källor, 21 härledda, 23 antagna')
    const page = pageHtml(pageDataOf(plan, { draws: 64 }))
    expect(page).toContain('Antaget (23)')
    expect(page).toContain('Härlett (21)')
    expect(page.split('<script')[0]).not.toMatch(/own judgement|undated/)
  })
  it('says of nothing in n draws that it is below 3/n', () => {
    const sv = voiceOf('sv')
    expect(probabilityText(0, 1024, sv)).toBe('<\u00a00,3\u00a0%')
    expect(probabilityText(1, 1024, sv)).toBe('>\u00a099,7\u00a0%')
    expect(probabilityText(5 / 1024, 1024, sv)).toBe('0,5\u00a0%')
    expect(probabilityText(0.173, 1024, sv)).toBe('17\u00a0%')
    expect(probabilityText(null, 1024, sv)).toBe('–')
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
