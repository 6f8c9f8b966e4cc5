import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan } from '@kohort/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()
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
  'binary.json': Uint8Array.of(0xff, 0xfe, 0x00),
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
  ['project --set training.away=2', 'training.away.value: found 2, expected at most 1'],
  ['project --set training.away.26=0.1', 'training.away.26', 'a year from 1900 to 2199'],
  ['project --set groups.research.share=0.03', 'shares that sum to 1.01'],
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
  ['schema plans', 'Allowed choices are plan, projection'],
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
