import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan } from '@kohort/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()
/** A scenario with these changes. */
const scenario = (changes: string): string =>
  `format: kohort.scenario/1\nid: mine\ntitle: Mine\nreason: why not\nchanges: ${changes}\n`
const files: Readonly<Record<string, string | Uint8Array>> = {
  'example.json': JSON.stringify(examplePlan),
  'bad.json': '{ "format": "kohort.plan/1",\n  "id": "x"\n  "base": 2023 }',
  'cut.json': '{ "format":',
  'bad.yaml': 'format: kohort.plan/1\nid: [a\nbase: 2023\n',
  'alias.yaml': 'format: &a kohort.plan/1\nid: *a\n',
  'list.yaml': '- 1\n- 2\n',
  'empty.yaml': '',
  'unknown.json': JSON.stringify({ ...examplePlan, bse: 2023 }),
  'proto.json': `{ "__proto__": { "base": 2023 }, ${JSON.stringify(examplePlan).slice(1)}`,
  'infinite.json': JSON.stringify(examplePlan).replace('"attrition":0.015', '"attrition":1e400'),
  'nan.yaml': 'format: kohort.plan/1\nbase: .nan\n',
  'text.json': JSON.stringify(examplePlan).replace('"attrition":0.015', '"attrition":"0,015"'),
  'scenario.yaml': scenario('[{ op: scale, path: training.away, by: 0.8 }]'),
  'typo.yaml': scenario('[{ op: scale, path: training.awya, by: 0.8 }]'),
  'nothing.yaml': scenario('[{ op: scale, path: training.away, by: 1 }]'),
  'past.yaml': scenario('[{ op: scale, path: training.away, by: 0.8, from: 2020 }]'),
  'out-of-bounds.yaml': scenario('[{ op: scale, path: training.away, by: 90 }]'),
  'no-changes.yaml': scenario('5'),
  'escape.yaml': scenario(`[{ op: formula, path: training.away, formula: "import('fs')" }]`),
  'reach.yaml': scenario(
    '[{ op: formula, path: training.away, formula: "value.constructor.constructor(1)" }]',
  ),
  'proto.yaml': scenario('[{ op: set, path: __proto__.away, value: 1 }]'),
  'proto-key.json': `{ "format": "kohort.scenario/1", "__proto__": { "away": 1 }, "id": "a", "title": "a", "reason": "a", "changes": [] }`,
  'base.yaml': scenario('[{ op: scale, path: training.away, by: 0.8 }]').replace('id: mine', 'id: base'),
  'binary.json': Uint8Array.of(0xff, 0xfe, 0x00),
  'two.yaml': 'format: kohort.plan/1\n---\nformat: kohort.plan/1\n',
  'deep.json': `{ "a": ${'['.repeat(50_000)}${']'.repeat(50_000)} }`,
  'deep.yaml': `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
  'broken.txt': '{ "format":',
  'two-goals-short.json': JSON.stringify({ ...examplePlan, goals: [] }),
  'big.json': ' '.repeat(5_000_001),
}

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place.folder, name), text)
})
afterAll(place.remove)

/** The command line, and what its message must say: what is wrong, where, and what to do. */
const cases: readonly (readonly [words: string, ...said: readonly (string | RegExp)[]])[] = [
  ['project nowhere.json', 'nowhere.json: there is no such file', 'kohort init'],
  ['project bad.json', 'not valid JSON on line 3, column 3'],
  ['project cut.json', 'not valid JSON on line 1', 'end'],
  ['project bad.yaml', /not valid YAML on line \d/],
  ['project alias.yaml', 'not valid YAML on line 2', '*a'],
  ['project list.yaml', 'a plan is a list of keys with values'],
  ['project empty.yaml', 'The plan has', 'expected an object'],
  ['project unknown.json', 'bse: found a key', 'Did you mean "base"?'],
  ['project proto.json', '__proto__: found "__proto__"', 'Take it out.'],
  ['project infinite.json', 'training.attrition: found Infinity', 'Only finite numbers'],
  ['project nan.yaml', 'base: found NaN'],
  ['project text.json', 'training.attrition: found "0,015"', 'with a point for decimals'],
  ['project binary.json', 'not text in UTF-8'],
  ['project big.json', 'larger than 5 MB'],
  ['project .', '"." is neither a file nor a region'],
  ['project skna', '"skna" is neither a file nor a region', 'Did you mean "Skåne"?'],
  ['project atlantis', 'kohort regions lists them all'],
  ['project gotland', 'Gotland: no source says', '--trainees N --specialists N'],
  ['project blekinge', '--trainees N'],
  ['project example.json --trainees 5', '--trainees is for regions'],
  ['project skåne --follow-stock', '--follow-stock is for Stockholm'],
  ['project --set training.away', 'it should be path=number', '--set training.away=0.1'],
  ['project --set training.awya=0.1', 'no such number', 'Did you mean training.away?'],
  ['project --set away=0.1', 'Did you mean training.away?'],
  ['project --set groups.reserch.share=0.1', 'Did you mean groups.research.share?'],
  ['project --set training.away=0,1', '"0,1" is not a number', 'decimal point'],
  ['project --set training.away=1e400', 'is not a number'],
  ['project --set training.away=', 'is not a number'],
  ['project --set training.away=2', 'training.away.2024.value: found 2, expected at most 1'],
  ['project --set training.away.26=0.1', 'training.away.26', 'a year from 1900 to 2199'],
  [
    'project --set groups.research.share=0.03',
    'shares sum to 1.01, not 1',
    'Set the other shares too: --set groups.ordinary.share=0.89',
  ],
  ['project two.yaml', 'more than one YAML document: another begins on line 2', 'Keep a plan in a file'],
  ['project deep.json', 'deep.json: the file is nested too deeply'],
  ['project deep.yaml', 'deep.yaml: the file is nested too deeply'],
  ['project broken.txt', 'not valid JSON on line 1'],
  ['consistency two-goals-short.json', 'no goal on trainees and none on completions', 'metric: trainees'],
  ['project --set specialists.retention=0.9', 'several numbers stand here', 'specialists.retention.10'],
  ['project --set training.requirement=4', 'Did you mean training.requirement.min?'],
  ['project --set training.intake.followStock=700', 'exactly one of fixed, growth, followStock'],
  ['project --set __proto__.away=1', 'no such number'],
  ['project --set training.__proto__.away=1', 'no such number'],
  ['project --set groups.constructor.share=1', 'no such number'],
  ['project --to 2020', 'to: found 2020', 'after the base year'],
  ['project --to soon', "'soon' is invalid"],
  ['project --json --csv', 'cannot be used with'],
  ['project --csv --out x', 'cannot be used with'],
  ['project a b', 'too many arguments'],
  ['project --jsn', "unknown option '--jsn'", 'Did you mean --json?'],
  ['--typo', "unknown option '--typo'"],
  ['projekt', "unknown command 'projekt'", 'Did you mean project?'],
  ['project --lang fr', 'Allowed choices are sv, en'],
  ['project --trainees many', 'Write a number'],
  ['check --goal corridor', 'The plan has no goal "corridor"', 'Did you mean "corridors"?'],
  ['consistency skåne', 'no goal on trainees'],
  ['explain', "missing required argument 'name'"],
  ['explain completoins', 'Did you mean completions?'],
  ['explain training.awya', 'Did you mean training.away?'],
  ['schema plans', 'Allowed choices are plan, projection, scenario'],
  ['compare', "missing required argument 'words'"],
  [
    'compare less-leav',
    'neither a file, a scenario of the library nor a region',
    'Did you mean "less-leave"?',
  ],
  ['compare skåne', 'No scenario was given, only a plan.'],
  ['compare skne', 'Did you mean "Skåne"?'],
  ['compare example.json', 'No scenario was given'],
  ['compare less-leave skåne', '"skåne" is a plan, not a scenario', 'Write the plan first'],
  ['compare less-leave example.json', '"example.json" is a plan, not a scenario', '--plan'],
  ['compare --plan skåne example.json', 'is a plan, not a scenario'],
  ['compare less-leave less-leave', 'Two scenarios have the id "less-leave"'],
  ['compare base.yaml', 'No scenario can have the id "base"'],
  ['compare nowhere.yaml', 'nowhere.yaml: there is no such file', '--yaml'],
  ['compare bad.json', 'not valid JSON on line 3'],
  ['compare list.yaml', 'a scenario is a list of keys with values'],
  ['compare empty.yaml', 'empty.yaml: this is not a scenario'],
  ['compare typo.yaml', 'typo.yaml: training.awya', 'training.away'],
  ['compare nothing.yaml', 'nothing.yaml: training.away'],
  ['compare past.yaml', 'past.yaml: training.away'],
  ['compare out-of-bounds.yaml', 'out-of-bounds.yaml: training.away'],
  ['compare no-changes.yaml', 'no-changes.yaml: changes'],
  ['compare escape.yaml', 'escape.yaml', 'formula'],
  ['compare reach.yaml', 'reach.yaml', 'formula'],
  ['compare proto.yaml', 'proto.yaml'],
  ['compare proto-key.json', 'proto-key.json', '__proto__'],
  ['compare less-leave --years 2050', '2050 is not projected', '2024 to 2034'],
  ['compare less-leave --years soon', 'Write a whole number'],
  ['compare less-leave --series completoins', 'Did you mean completions?'],
  ['compare less-leave --json --csv', 'cannot be used with'],
  ['attribute less-leave --metric away', 'There is no series "away"'],
  ['attribute less-leave --year 1999', '1999 is not projected'],
  ['attribute new-rules-bt-al', 'Did you mean "new-rules-bt-all"?'],
  ['tornado --metric tranees', 'Did you mean trainees?'],
  ['tornado --most 0', 'Write a whole number'],
  ['scenarios les-leave', 'Did you mean "less-leave"?'],
  ['scenarios --plan nowhere.json', 'there is no such file'],
  ['sweep', 'Say which number is to vary', '--vary training.away=0.08:0.18:0.02'],
  ['sweep --vary training.away', 'it should be path=values'],
  ['sweep --vary training.away=1:2', 'it should be from:to:step'],
  ['sweep --vary training.away=a,b', '"a" is not a number'],
  ['sweep --vary training.away=0.1:0.2:-0.1', 'the step does not lead to the end'],
  ['sweep --vary training.away=0.1:0.2:0', 'the step does not lead to the end'],
  ['sweep --vary training.away=0:1:1e-9', 'that makes 1000000000 values'],
  ['sweep --vary training.away=0.5:1.5:0.5', 'training.away', '1.5'],
  ['sweep --vary training.awya=0.1,0.2', 'training.awya'],
  ['sweep --vary __proto__.away=0.1,0.2', '__proto__'],
  ['solve', 'Say which goal is to be reached', 'corridors'],
  ['solve --reach corridor', 'The plan has no goal "corridor"', 'Did you mean "corridors"?'],
  ['solve --reach corridors --objective best', 'Allowed choices are smooth, cheapest, soonest'],
  ['solve --reach corridors --max-intake 5 --min-intake 9', 'minIntake'],
  ['solve --reach corridors --out bad.yaml', 'bad.yaml exists already', '--force'],
  ['solve --reach corridors --out plan.txt', 'written as YAML or JSON'],
  ['solve --parameter training.awya --reach corridors', 'training.awya'],
  ['solve --parameter training.away --reach corridors,scenario-2034', 'one goal at a time'],
  ['solve --parameter training.away --reach corridors --integer', 'cannot be used with'],
  ['init plan.txt', 'Choose a name that ends in .yaml'],
  ['init bad.yaml', 'bad.yaml exists already', '--force'],
]

describe('bad input', () => {
  test.each(cases.map(([words, ...said]) => ({ words, said })))('$words', async ({ words, said }) => {
    const { code, out, err } = await runHere(words.split(' '), place.folder)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    for (const text of said) {
      if (typeof text === 'string') expect(err).toContain(text)
      else expect(err).toMatch(text)
    }
    expect(err).not.toMatch(/^ +at /m)
    expect(err).not.toContain('undefined')
    expect(Object.hasOwn(Object.prototype, 'away')).toBe(false)
  })

  test('nothing was written or changed by any of it', () => {
    expect(readdirSync(place.folder).sort()).toEqual(Object.keys(files).sort())
    expect(readFileSync(join(place.folder, 'bad.yaml'), 'utf8')).toBe(files['bad.yaml'])
  })

  test('messages of the command line are in Swedish for a Swedish reader', async () => {
    expect((await runHere(['project', 'skna', '--lang', 'sv'], place.folder)).err).toBe(
      'kohort: "skna" är varken en fil eller en region.\nMenade du "Skåne"? kohort regions visar alla.\n',
    )
  })

  test('a bug says that it is one, with a stack only on asking', async () => {
    const broken = new Proxy({ LANG: 'en' } as Record<string, string>, {
      get: (target, key) => {
        if (key === 'NO_COLOR') throw new Error('it broke')
        return target[key as string]
      },
    })
    const quiet = await runHere(['regions', '--lang', 'en'], place.folder, { environment: broken })
    expect(quiet.code).toBe(0)
    const { code, err } = await runHere(['check'], place.folder, { environment: broken, isTerminal: true })
    expect(code).toBe(70)
    expect(err).toContain('This is a bug in Kohort: it broke')
    expect(err).not.toContain('    at ')
    broken.KOHORT_DEBUG = '1'
    expect((await runHere(['check'], place.folder, { environment: broken, isTerminal: true })).err).toContain(
      '    at ',
    )
  })
})
