import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplePlan, parsePlan, project } from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { stockholm } from '@kohort/regions'
import { workbookOf } from '@kohort/report'
import { compare, fromLibrary } from '@kohort/scenarios'
import { afterAll, describe, expect, test } from 'vitest'
import { workbookPictures } from '../src/workbook-pictures.js'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()
afterAll(place.remove)

const at = (name: string): string => join(place.folder, name)
const kohort = (words: string) => runHere(words.split(' '), place.folder)

writeFileSync(at('example.json'), JSON.stringify(examplePlan))
writeFileSync(at('taken.xlsx'), 'somebody else’s')

describe('kohort workbook', () => {
  test('writes what the library makes of the plan, the scenarios and the draws', async () => {
    const { code, out, err } = await kohort(
      'workbook less-leave --draws 64 --seed a --out plan.xlsx --lang sv',
    )
    expect([code, out, err]).toEqual([0, 'Skrev plan.xlsx.\n', ''])
    const plan = stockholm()
    const scenarios = [fromLibrary(plan, 'less-leave')]
    const made = await workbookOf({
      plan,
      comparison: compare(plan, scenarios),
      ensemble: await simulate(plan, { draws: 64, seed: 'a', scenarios }),
      pictures: await workbookPictures(plan, project(plan), 'sv'),
      language: 'sv',
    })
    expect(Buffer.compare(readFileSync(at('plan.xlsx')), made)).toBe(0)
  })

  test('a plan alone, by file, under its own name; no draws when none are wanted', async () => {
    const { code, out } = await kohort('workbook example.json --draws 0 --lang en')
    expect([code, out]).toEqual([0, 'Wrote example.xlsx.\n'])
    const made = await workbookOf({
      plan: examplePlan,
      pictures: await workbookPictures(parsePlan(examplePlan), project(examplePlan), 'en'),
      language: 'en',
    })
    expect(Buffer.compare(readFileSync(at('example.xlsx')), made)).toBe(0)
  })

  test('a file that exists stays as it is, unless --force says otherwise', async () => {
    const { code, err } = await kohort('workbook --draws 0 --out taken.xlsx --lang en')
    expect(code).toBe(2)
    expect(err).toContain('taken.xlsx exists already and was not changed.')
    expect(readFileSync(at('taken.xlsx'), 'utf8')).toBe('somebody else’s')
    expect((await kohort('workbook --draws 0 --out taken.xlsx --force')).code).toBe(0)
    expect(readFileSync(at('taken.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  test.each([
    ['workbook --out plan.ods', 'Choose a name that ends in .xlsx.'],
    ['workbook less-laeve', 'neither a file, a scenario of the library nor a region'],
    ['workbook nowhere.json', 'there is no such file'],
    ['workbook --draws 100 --out odd.xlsx', 'power of two'],
    ['workbook --draws few', 'Write a whole number.'],
    ['workbook --draws 0 --out example.json/x.xlsx', 'Cannot write'],
  ])('%s: one message, code 2, and nothing written', async (words, said) => {
    const before = readdirSync(place.folder)
    const { code, out, err } = await kohort(`${words} --lang en`)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(said)
    expect(readdirSync(place.folder)).toEqual(before)
  })

  test('Ctrl-C ends it with 130 and writes nothing', async () => {
    const controller = new AbortController()
    controller.abort()
    const { code } = await runHere(['workbook', '--out', 'stopped.xlsx'], place.folder, {
      signal: controller.signal,
    })
    expect(code).toBe(130)
    expect(existsSync(at('stopped.xlsx'))).toBe(false)
  })
})

describe('--csv=sv', () => {
  test.each([
    'project',
    'compare less-leave',
    'attribute less-leave',
    'tornado',
    'sweep --vary training.away=0.1,0.2',
    'regions',
    'solve --reach 150-a-year',
  ])('%s: the same cells as --csv, as a Swedish Excel reads them', async (words) => {
    const { out: international } = await kohort(`${words} --csv`)
    const { out: swedish } = await kohort(`${words} --csv=sv`)
    expect(swedish.startsWith('\ufeff')).toBe(true)
    expect(swedish.indexOf('\ufeff', 1)).toBe(-1)
    const rows = swedish.slice(1).trimEnd().split('\r\n')
    const own = international.trimEnd().split('\n')
    expect(rows).toHaveLength(own.length)
    // Cells without separators or quotes of their own can be held against each other by a cut.
    own.forEach((line, index) => {
      if (line.includes('"') || rows[index]?.includes('"')) return
      expect(rows[index]?.split(';')).toEqual(
        line
          .split(',')
          .map((cell) => (cell === 'NA' ? '' : /^-?[\d.e+-]+$/.test(cell) ? cell.replace('.', ',') : cell)),
      )
    })
  })

  test('--csv never takes the next word for its form', async () => {
    const { code, out } = await kohort('compare --csv less-leave')
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toBe('scenario,series,year,value,base,difference,unit')
  })

  test('an unknown form is an error', async () => {
    const { code, err } = await kohort('project --csv=no')
    expect(code).toBe(2)
    expect(err).toContain('sv')
  })
})
