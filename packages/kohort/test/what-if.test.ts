import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import {
  attribute,
  combine,
  compare,
  fromLibrary,
  libraryIds,
  parseScenario,
  scenarioJsonSchema,
  scenarioLibrary,
  tornado,
} from '@kohort/scenarios'
import { formula } from '@kohort/scenarios/formula'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()
const plan = stockholm()
const usual = ['intake', 'trainees', 'completions', 'specialists', 'coverage'] as const

const mine = {
  format: 'kohort.scenario/1',
  id: 'mine',
  title: { sv: 'Mitt', en: 'Mine' },
  reason: 'a slow change',
  changes: [{ op: 'formula', path: 'training.away', formula: 'value * 0.98 ^ (year - base)' }],
}

beforeAll(() => {
  writeFileSync(join(place.folder, 'mine.json'), JSON.stringify(mine))
  writeFileSync(join(place.folder, 'example.json'), JSON.stringify(examplePlan))
  writeFileSync(
    join(place.folder, 'posts.yaml'),
    'format: kohort.scenario/1\nid: posts\ntitle: Färre tjänster\nreason: budget\nchanges:\n  - { op: scale, path: training.limits.posts, by: 0.9 }\n',
  )
})
afterAll(place.remove)

const kohort = async (words: string): Promise<string> => {
  const { code, out, err } = await runHere(words.split(' '), place.folder)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.replaceAll('\u00a0', ' ')
}
const json = async (words: string): Promise<unknown> => JSON.parse(await kohort(`${words} --json`))
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('scenarios', () => {
  test('all of the library, with what they change in this plan', async () => {
    const text = await kohort('scenarios --lang sv')
    for (const { id, title } of scenarioLibrary(plan)) {
      expect(text).toContain(id)
      expect(text).toContain(title.sv.replaceAll('\u00a0', ' '))
    }
    expect(text).toContain('helt frånvarande: 13 % → 10 %; tjänstgöringsgrad, ST: 93 % → 96 %')
    expect(text).toContain('anställs i regionen 2026–2027: 88 % → 0 %')
    expect(text).toContain('utbildningens längd: 5 → 5,5 heltidsår')
    expect(await kohort('scenarios --all --lang en')).toContain('Source: ')
  })

  test('one of them whole', async () => {
    const text = flowing(await kohort('scenarios less-leave --lang en'))
    expect(text).toContain('Reason: More are at work')
    expect(text).toContain('fully away: 13% → 10%')
    expect(text).toContain('Sveriges läkarförbund, 2024-04 (appendix-4)')
  })

  test.each(libraryIds)('%s as a file is the same scenario', async (id) => {
    const data = await json(`scenarios ${id}`)
    expect(parse(await kohort(`scenarios ${id} --yaml`))).toEqual(data)
    writeFileSync(join(place.folder, `${id}.yaml`), await kohort(`scenarios ${id} --yaml`))
    expect(plain(parseScenario(data).applyTo(plan).training)).toEqual(
      plain(fromLibrary(plan, id).applyTo(plan).training),
    )
    const rows = (compared: unknown) => (compared as ReturnType<typeof compare>).rows
    expect(rows(await json(`compare ${id}.yaml`))).toEqual(rows(await json(`compare ${id}`)))
  })

  test('what has no meaning in a plan says why', async () => {
    const all = await json('scenarios --plan example.json')
    expect(all).toHaveLength(libraryIds.length)
    const { code, err } = await runHere(
      ['scenarios', 'more-research', '--plan', 'skåne', '--json'],
      place.folder,
    )
    expect([0, 2]).toContain(code)
    if (code === 2) expect(err).toContain('has no meaning here')
  })

  test('the schema is the library’s', async () => {
    expect(JSON.parse(await kohort('schema scenario'))).toEqual(plain(scenarioJsonSchema()))
  })
})

describe('compare', () => {
  const two = () => [fromLibrary(plan, 'less-leave'), fromLibrary(plan, 'no-expansion')]

  test('--json is the library’s comparison', async () => {
    expect(await json('compare less-leave no-expansion')).toEqual(
      plain(compare(plan, two(), { series: usual, years: [2034] })),
    )
    expect(await json('compare less-leave no-expansion --years 2027,2030 --series hired')).toEqual(
      plain(compare(plan, two(), { series: ['hired'], years: [2027, 2030] })),
    )
    expect(await json('compare less-leave no-expansion --together')).toEqual(
      plain(compare(plan, [combine(two())], { series: usual, years: [2034] })),
    )
  })

  test('a file with a formula', async () => {
    expect(await json('compare mine.json')).toEqual(
      plain(compare(plan, [parseScenario(mine, { formula })], { series: usual, years: [2034] })),
    )
  })

  test('the plan first, by name or file, or by --plan', async () => {
    const planOf = async (words: string) => ((await json(words)) as { plan: string }).plan
    expect(await planOf('compare example.json posts.yaml')).toBe('example')
    expect(await planOf('compare --plan example.json posts.yaml')).toBe('example')
    expect(await planOf('compare posts.yaml --plan example.json')).toBe('example')
    expect(await planOf('compare skåne less-leave')).toBe(await planOf('compare --plan 12 less-leave'))
  })

  test('the screen: figures with differences, goals, changes', async () => {
    const text = await kohort('compare less-leave no-expansion --lang sv')
    expect(text).toMatch(/^Planen +150,0 +890 +125,3 +1 745 +78,1 %$/m)
    expect(text).toMatch(/^2 Ingen utbyggnad +112,6 \(−37,4\) +706 \(−184\) +106,2 \(−19,1\) +1 680/m)
    expect(text).toMatch(/^Spannen 2024–2027 +✓ 2024 +✗ aldrig +✗ 2024$/m)
    expect(flowing(text)).toContain(
      '1 Mindre frånvaro och deltid – helt frånvarande: 13 % → 10 %; tjänstgöringsgrad, ST: 93 % → 96 %.',
    )
    expect(await kohort('compare less-leave --years 2027,2034 --lang en')).toMatch(/^2027 [\s\S]*^2034 /m)
  })

  test('two that change the same number say so', async () => {
    expect(flowing(await kohort('compare less-leave more-leave --lang en'))).toContain(
      'The same number: “Less leave and part time” and “More leave and part time” both change working time, trainees 2024–2034 and fully away 2024–2034. Here each is on its own',
    )
    expect(flowing(await kohort('compare less-leave norm-1250 --lang en'))).not.toContain('The same number')
  })

  test('--csv: a figure a line', async () => {
    const lines = (await kohort('compare less-leave --csv')).trimEnd().split('\n')
    expect(lines[0]).toBe('scenario,series,year,value,base,difference,unit')
    expect(lines).toHaveLength(1 + 2 * usual.length)
  })
})

describe('attribute', () => {
  const target = { metric: 'specialists', year: 2030 } as const

  test('--json is the library’s, of several together too', async () => {
    expect(await json('attribute less-leave --metric specialists --year 2030')).toEqual(
      plain(attribute(plan, fromLibrary(plan, 'less-leave'), target)),
    )
    const both = combine([fromLibrary(plan, 'less-leave'), fromLibrary(plan, 'better-retention')])
    expect(await json('attribute less-leave better-retention --metric specialists --year 2030')).toEqual(
      plain(attribute(plan, both, target)),
    )
  })

  test('the parts and their sum', async () => {
    const text = await kohort('attribute less-leave better-retention --metric specialists --lang sv')
    expect(text).toMatch(/^helt frånvarande: 13 % → 10 % +\+21 +\+22$/m)
    expect(text).toMatch(/^Summa +\+90 +\+90$/m)
    const lines = (await kohort('attribute less-leave --csv')).trimEnd().split('\n')
    expect(lines).toHaveLength(5)
  })
})

describe('tornado', () => {
  test('--json is the library’s', async () => {
    expect(await json('tornado')).toEqual(plain(tornado(plan, 'completions', 2034)))
    expect(await json('tornado --metric coverage --year 2030')).toEqual(
      plain(tornado(plan, 'coverage', 2030)),
    )
  })

  test('the widest bar first, low and high ends marked', async () => {
    const lines = (await kohort('tornado --lang en')).split('\n')
    const bars = lines.filter((line) => line.includes('│') && !line.includes('low end'))
    expect(bars[0]).toMatch(/^attrition .*\+3\.2 +−22\.3 +█{15,}│░+$/)
    expect(bars[1]).toMatch(/^fill rate .*−18\.8 +0\.0 +░+│$/)
    expect(
      (await kohort('tornado --most 2 --lang en')).split('\n').filter((line) => / [█░]+│/.test(line)),
    ).toHaveLength(2)
    expect(await kohort('tornado --csv')).toContain('training.attrition,')
  })

  test('a plan without ranges has nothing to move', async () => {
    expect(await kohort('tornado example.json --lang sv')).toContain('Inget tal i planen har ett intervall.')
  })
})

describe('sweep', () => {
  test('two axes and one figure are a matrix, else rows', async () => {
    const grid = '--vary training.away=0.08:0.18:0.05 --vary training.fillRate.2026=0.8:1:0.1'
    expect(await kohort(`sweep ${grid} --series completions --lang en`)).toMatch(
      /^ +80% +90% +100%\n─+\n +8% +101\.2 +113\.7 +126\.2$/m,
    )
    expect(await kohort(`sweep ${grid} --lang sv`)).toMatch(/^ +8 % +80 % +101,2 +74,0 %$/m)
    expect(await kohort('sweep --vary specialists.retention.5=0.88,0.9 --lang sv')).toContain(
      'Kvar i regionen',
    )
  })

  test('--csv and --json have every point and year', async () => {
    const words = 'sweep --vary training.away=0.08:0.18:0.02 --years 2030,2034'
    const lines = (await kohort(`${words} --csv`)).trimEnd().split('\n')
    const rows = (await json(words)) as Record<string, number>[]
    expect(lines[0]).toBe('training.away,year,completions,coverage')
    expect(lines).toHaveLength(13)
    expect(rows).toHaveLength(12)
    expect(lines.slice(1)).toEqual(rows.map((row) => Object.values(row).join(',')))
    const now = (await json('sweep --vary training.away=0.13 --series trainees')) as Record<string, number>[]
    expect(now[0]?.trainees).toBeCloseTo(890, 0)
  })

  test('on a terminal it says how far it has come, and takes that away', async () => {
    const words = ['sweep', '--vary', 'training.away=0:0.9:0.00001', '--csv', '--lang', 'en']
    const { code, err } = await runHere(words, place.folder, { isErrTerminal: true })
    expect(code).toBe(0)
    const lines = err.split('\r').map((line) => line.trim())
    expect(lines.find((line) => line !== '')).toMatch(/^\d+%, [\d\u00a0]+ of 90\u00a0001$/)
    expect(lines.at(-1)).toBe('')
    expect(err).not.toContain('\n')
  })

  test('Ctrl-C ends it with 130 and one word', async () => {
    const signal = AbortSignal.abort()
    for (const form of ['--csv', '--lang=en']) {
      const words = ['sweep', '--vary', 'training.away=0:0.9:0.0005', form]
      const { code, err } = await runHere(words, place.folder, { signal })
      expect({ code, err }).toEqual({ code: 130, err: 'kohort: Interrupted.\n' })
    }
  })
})

describe('the screens', () => {
  test.each([
    'scenarios',
    'scenarios --all',
    'scenarios new-rules-bt',
    'compare less-leave',
    `compare ${libraryIds.join(' ')} --years 2027,2030,2034`,
    'compare less-leave --series intake,hired,notHired,attrition,costTotal,meanYearsInTraining,shortfall',
    'compare example.json posts.yaml',
    'compare less-leave more-leave --together',
    'attribute new-rules-bt-all --metric costTotal',
    'attribute less-leave more-leave --metric coverage',
    'tornado',
    'tornado --metric costTotal --most 40',
    'tornado skåne --metric coverage',
    'sweep --vary training.away=0.01:0.6:0.01 --vary training.fillRate=0.5:1:0.01 --series coverage',
    'sweep --vary training.away=0.1,0.2 --vary training.attrition=0.01,0.02 --vary training.fillRate=0.9,1 --years 2030,2034',
  ])('no line of "%s" is wider than 100 characters or carries an escape code', async (words) => {
    for (const language of ['sv', 'en'] as const) {
      const text = await kohort(`${words} --lang ${language}`)
      expect(text).not.toContain('\u001b')
      for (const line of text.split('\n')) {
        expect([...line].length, line).toBeLessThanOrEqual(100)
        expect(line).toBe(line.trimEnd())
      }
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/)
    }
  })
})

describe('a scenario whose texts are not to be trusted', () => {
  const nasty = '\u001b[2J\u001b]8;;http://example.org\u0007=HYPERLINK("x")\u009b31m\u202eevil\r\n\u0007Over'

  test('prints no control character of it', async () => {
    const changes = [{ op: 'scale', path: 'training.away', by: 0.8, reason: nasty }]
    const hostile = { ...mine, title: nasty, reason: nasty, changes }
    writeFileSync(join(place.folder, 'nasty.json'), JSON.stringify(hostile))
    writeFileSync(join(place.folder, 'wrong.json'), JSON.stringify({ ...hostile, [nasty]: 1 }))
    writeFileSync(
      join(place.folder, 'wrong-path.json'),
      JSON.stringify({ ...hostile, changes: [{ op: 'scale', path: nasty, by: 2 }] }),
    )
    for (const words of [
      ['compare', 'nasty.json'],
      ['compare', 'nasty.json', '--csv'],
      ['attribute', 'nasty.json'],
      ['compare', 'wrong.json'],
      ['compare', 'wrong-path.json'],
      ['compare', `${nasty}.json`],
      ['compare', nasty],
      ['sweep', '--vary', `${nasty}=1`],
      ['sweep', '--vary', `training.away=${nasty}`],
      ['tornado', '--metric', nasty],
      ['scenarios', nasty],
    ]) {
      const { code, out, err } = await runHere(words, place.folder)
      expect(code, words.join(' ')).toBe(out === '' ? 2 : 0)
      expect(`${out}${err}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      for (const cell of words.includes('--csv') ? out.split(/[\n,]/) : [])
        expect(cell).not.toMatch(/^"?[=+@\t\r]/)
    }
  })
})
