import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { examplePlan, type PlanInput } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere, temporaryFolder } from './command.js'

const place = temporaryFolder()

/** The least that a plan can be: one group, an index of need, no goals. */
const tiny: PlanInput = {
  format: 'kohort.plan/1',
  id: 'tiny',
  title: 'Liten',
  base: 2023,
  to: 2026,
  training: {
    requirement: { min: 5, mode: 5, max: 5 },
    workingTime: 1,
    away: 0,
    research: 0,
    attrition: 0,
    baseStock: { total: 10, growth: 0 },
    intake: { fixed: 2 },
  },
  specialists: {
    workingTime: 1,
    otherDuties: 0,
    hired: 1,
    retention: { '0': 1, '5': 0.9 },
    incumbents: { total: 20, curve: { '0': 1, '5': 0.8 } },
  },
  need: { index: { unmet: 0.01, growth: { demography: { '2023': 0, '2033': 0.06 } } } },
}

beforeAll(() => {
  writeFileSync(join(place.folder, 'example.json'), JSON.stringify(examplePlan))
  writeFileSync(join(place.folder, 'tiny.json'), JSON.stringify(tiny))
  writeFileSync(join(place.folder, 'follow.json'), JSON.stringify(stockholm({ intake: 'followStock' })))
})
afterAll(place.remove)

const screen = async (words: string, language: 'sv' | 'en' = 'sv'): Promise<string> => {
  const { out } = await runHere([...`project ${words}`.trim().split(' '), '--lang', language], place.folder)
  return out.replaceAll('\u00a0', ' ')
}

/** The lines joined, so that a sentence can be found wherever it was broken. */
const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('the main screen', () => {
  test('a planner sees whether the Stockholm plan holds', async () => {
    const text = await screen('')
    const flat = flowing(text)
    expect(text).toMatch(/^2024 +161 +706 +700–720 {2}✓ i spannet/m)
    expect(text).toMatch(/^2034 +150 +890 +880–900 {2}✓ i spannet +125 +−25 +1 745 +78 %/m)
    expect(flat).toContain(
      'Planen håller inte: 2 av 6 mål nås. Spannen för ST-läkare 2024–2027 och 2034 hålls, men 150 färdiga om året nås inte: som mest 131 (2031)',
    )
    expect(flat).toContain(
      'En ST-läkare är i snitt 6,4 år i utbildningen: 150 färdiga om året kräver 960 ST-läkare, och 880–900 ger 137–141 om året.',
    )
    expect(flat).toContain('Båda nås bara om tiden är högst 6,0 år.')
    expect(flat).toContain('helt frånvarande 13 % → högst 7,3 % (troligt 10–16 %)')
    expect(flat).toContain(
      'Antagningen är uträknad, ingen publicerad uppgift; spannen hålls därför om inget annat ändras.',
    )
    expect(flat).toContain('Slutsatsen vilar på 20 tal som ingen har mätt')
    expect(flat).toContain('färdiga specialister 2025 är 130 enligt planens uppgift, 100 i modellen')
    expect(flat).toContain(
      '581 ST-läkare 2018 och 650 år 2023 är 2,3 % fler om året; planen antar att antagningen ökade 1 % om året.',
    )
    expect(flat).toContain('Kostnad över basåret, årets pengar 9 197 Mkr, varav 1 762 år 2034; ingen gräns')
  })

  test('the same in English', async () => {
    const flat = flowing(await screen('', 'en'))
    expect(flat).toContain(
      'The plan does not hold: 2 of 6 goals are met. The trainee corridors of 2024–2027 and 2034 are kept, but 150 completions a year are not reached: at most 131 (2031); the norm is not met in 2034: coverage is 78.1%.',
    )
    expect(flat).toContain('113.7 on average, min 150 (36.3 below)')
  })

  test('a lower fill rate leaves the corridors: which years, and by how much', async () => {
    const text = await screen('--set training.fillRate=0.85')
    expect(flowing(text)).toContain(
      'Ändrat med --set: tillsatta platser är 85 % från 2024 i stället för planens 100 % (training.fillRate).',
    )
    expect(text).toMatch(/^2024 +137 av 161 +682 +700–720 {2}↓ 18 under/m)
    expect(flowing(text)).toContain('inget av 6 mål nås')
  })

  test('what was set says from when, and what held there', async () => {
    const said = async (words: string) => flowing(await screen(words, 'en'))
    expect(await said('--set training.away=0.1')).toContain("is 10% from 2024 instead of the plan's 13%")
    expect(await said('--set training.away=0.1')).not.toContain('base year itself')
    expect(await said('--set training.away.2027=0.2')).toContain("is 20% from 2027 instead of the plan's 13%")
    expect(await said('--set training.away.2023=0.1')).toMatch(
      /The base year itself moves: 98 → 10\d completions \(2023\)\./,
    )
    expect(await said('--set training.away.2020=0.2')).toContain("in 2020–2022 instead of the plan's 13%")
    expect(await said('--set training.limits.posts=900')).toContain(
      'is 900 from 2024; the plan has no such number',
    )
    expect(await said('--set training.intake.fixed.2028=100')).toContain(
      "is 100 in 2028 instead of the plan's 130 (",
    )
    expect(flowing(await screen('--set training.baseStock.total=700'))).toMatch(
      /Basåret ändras: 98 → 10\d färdiga, 650 → 700 ST-läkare \(2023\)\./,
    )
  })

  test('more leave puts too many in training', async () => {
    expect(await screen('--set training.away=0.18')).toMatch(/^2027 +131 +794 +760–780 {2}↑ 14 över/m)
  })

  test('a stock that the plan steers by is met as given, and the screen says so', async () => {
    for (const words of ['--follow-stock', 'follow.json']) {
      const text = await screen(words)
      expect(text).toContain('som krävs/år')
      expect(text).toContain('✓ givet')
      expect(flowing(text)).toContain('så är frågan ställd: antagningen följer målet')
    }
  })

  test('a horizon before the goals says that nothing can be said', async () => {
    const flat = flowing(await screen('--to 2030'))
    expect(flat).toContain(
      'Det går inte att säga om planen håller: 1 av 6 mål nås, resten går inte att bedöma.',
    )
    expect(flat).toContain('går inte att säga: gäller 2034, räknat till 2030')
  })

  test('a limit that cuts the intake is marked and named', async () => {
    const text = await screen('example.json')
    expect(text).toMatch(/^2027 +119 av 135\*/m)
    expect(text).toContain('* Antagningen begränsas av ST-tjänsterna 2027–2029.')
    expect(text).toContain('utan angiven källa')
    expect(text).toContain('±10 % *')
  })

  test('a plan without goals or norm has a short screen', async () => {
    const text = await screen('tiny.json')
    expect(text).toContain('Planen har inga mål att hålla den mot.')
    expect(text).toContain('behovet')
    expect(text).not.toContain('ihop med')
    expect(text).not.toMatch(/\n\s*\n\s*\n/)
  })

  test('regions by code, name and slug; unknown stocks as arguments', async () => {
    for (const name of ['12', 'Skåne', 'skane', 'region-skåne']) expect(await screen(name)).toContain('Skåne')
    expect(await screen('vastra-gotaland --trainees 500')).toContain('Västra Götaland')
    expect(await screen('gotland --trainees 30 --specialists 35')).toContain('Gotland')
  })

  test('--all gives every unmeasured number with its reason', async () => {
    const text = await screen('--all')
    expect(text).toContain('(training.fillRate): ')
    expect(text).toContain('(cost.priceIndex): ')
  })

  test.each([
    '',
    '--all',
    '--set training.fillRate=0.85',
    '--follow-stock',
    '--to 2060',
    'skåne',
    'example.json',
    'tiny.json',
  ])('no line of "project %s" is wider than 100 characters or carries an escape code', async (words) => {
    for (const language of ['sv', 'en'] as const) {
      const text = await screen(words, language)
      expect(text).not.toContain('\u001b')
      for (const line of text.split('\n')) {
        expect([...line].length, line).toBeLessThanOrEqual(100)
        expect(line).toBe(line.trimEnd())
      }
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/)
    }
  })

  test('the Stockholm screen is a screen', async () => {
    expect((await screen('')).split('\n').length).toBeLessThanOrEqual(52)
  })

  test('colours on a terminal and nowhere else; the words are the same', async () => {
    const plain = (await runHere(['project'], place.folder)).out
    const coloured = (await runHere(['project'], place.folder, { isTerminal: true, columns: 140 })).out
    expect(coloured).toContain('\u001b[')
    expect(stripVTControlCharacters(coloured)).toBe(plain)
    const none = (
      await runHere(['project'], place.folder, { isTerminal: true, environment: { NO_COLOR: '1' } })
    ).out
    expect(none).toBe(plain)
  })
})
