import { examplePlan, type PlanInput } from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { compare, scale, scenario } from '@kohort/scenarios'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workbookOf } from '../src/index.js'
import { cellText, cleanText } from '../src/workbook/cell-text.js'
import { formatOfCell, notWellFormed, readSheets, xmlParts } from './workbook-parts.js'

const texts = [
  '=HYPERLINK("http://example.org","click")',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '＝1+1',
  '\t=1+1',
  ' =1+1',
  '#REF!',
  '#DIV/0!',
  '<script>alert(1)</script>',
  ']]><f>1+1</f>',
  '</t></si><si><t>',
  '&amp;&lt;f&gt;',
  '_x0041_',
  'TRUE',
  '1234',
  '1e5',
  "'quoted'",
]

const hostilePlan = (text: string): PlanInput => ({
  ...examplePlan,
  title: text,
  groups: {
    ...examplePlan.groups,
    ordinary: { title: text, share: { value: 0.9, range: [0.8, 0.95], note: text, kind: 'assumed' } },
  },
  observed: { trainees: { '2024': { value: 706, note: text, asOf: text.slice(0, 90) } } },
  sources: {
    'some-id': { title: text, publisher: text, published: text.slice(0, 90), address: text, note: text },
  },
  goals: (examplePlan.goals ?? []).map((goal) => ({
    ...goal,
    title: text,
    note: text,
    source: `some-id:${text.slice(0, 150)}`,
  })),
})

const hostileWorkbook = async (text: string) => {
  const plan = hostilePlan(text)
  const both = { sv: text, en: text }
  const what = scenario(both, both, (draft) => scale(draft, 'training.away', 0.8), { id: 'mine' })
  const ensemble = await simulate(plan, { draws: 8, seed: text, scenarios: [what] })
  return workbookOf({ plan, comparison: compare(plan, [what]), ensemble, language: 'sv' })
}

describe.each(texts)('%j in every text of a plan and a scenario', async (text) => {
  const bytes = await hostileWorkbook(text)
  const parts = xmlParts(bytes)

  test('is a string cell, and no formula, error or truth anywhere', () => {
    for (const [name, xml] of parts) {
      expect(notWellFormed(xml), name).toBeNull()
      if (!name.startsWith('xl/worksheets/sheet')) continue
      expect(xml).not.toMatch(/<f[\s>/]/)
      expect(xml).not.toMatch(/ t="(?:e|b|str|d)"/)
      expect(xml).not.toContain('<hyperlink')
    }
    for (const [name, xml] of parts)
      if (name.startsWith('xl/charts/chart'))
        for (const [, ref = ''] of xml.matchAll(/<c:f>([^<]*)<\/c:f>/g))
          expect(ref).toMatch(/^'[A-Za-zåäöÅÄÖ ]+'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+$/)
  })

  test('is read as the text that it was', async () => {
    const sheets = await readSheets(bytes)
    const cells = [...sheets.values()].flat(2)
    expect(cells.filter((cell) => cell === cleanText(text)).length).toBeGreaterThan(10)
    expect(sheets.get('Sammanfattning')?.[0]?.[0]).toBe(cleanText(text))
    expect(
      ['Antaganden', 'Uppgifter och mål']
        .flatMap((name) => (sheets.get(name) ?? []).flat())
        .filter((cell) => cell === cleanText(text)).length,
    ).toBeGreaterThan(3)
  })

  test('stays a text when somebody edits its cell', () => {
    if (!/^\s*[=+\-@＝]/u.test(text)) return
    expect(formatOfCell(parts, 'Sammanfattning', 'A1')).toBe('@')
  })
})

describe('the text of a cell', () => {
  test('keeps letters, blanks and line ends, and shows what cannot stand in a file', () => {
    expect(cellText('Ärende 1\nrad två\t–')).toBe('Ärende 1\nrad två\t–')
    expect(cellText('a\r\nb')).toBe('a\nb')
    expect(cellText('\u0000\u001b[2J')).toBe('␀␛[2J')
    expect(cellText('\u202eevil\ud800')).toBe('\ufffdevil\ufffd')
    expect(cellText('_x0041_')).toBe('_x005F_x0041_')
    expect(cellText('x'.repeat(40_000))).toHaveLength(32_767)
  })

  test('is XML whatever the text, and as long as the text but for what is coded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cellText(text)
        const escaped = clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
        expect(notWellFormed(`<t>${escaped}</t>`)).toBeNull()
        expect(clean.replaceAll('_x005F_', '_').length).toBe(text.replaceAll('\r\n', '\n').length)
      }),
    )
  })

  test('hostile texts of any kind make a workbook that is read back', async () => {
    const unit = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '#',
      '<',
      '>',
      '&',
      '"',
      "'",
      '_x0041_',
      '\u0000',
      '\u001b',
      '\r',
      '\n',
      '\ud800',
      '\uffff',
      '\u202e',
      'å',
      '1',
      ' ',
    )
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, minLength: 1, maxLength: 20 }), async (text) => {
        const bytes = await workbookOf({
          plan: { ...hostilePlan(text), to: 2025, goals: [] },
          language: 'en',
        })
        for (const [name, xml] of xmlParts(bytes)) expect(notWellFormed(xml), name).toBeNull()
        const title = (await readSheets(bytes)).get('Summary')?.[0]?.[0] ?? ''
        expect(title).toBe(cleanText(text))
      }),
      { numRuns: 20 },
    )
  })
})

test('the check of XML finds what is wrong', () => {
  for (const wrong of [
    '<a>',
    '<a></b>',
    '<a>&</a>',
    '<a b="&"/>',
    '<a/><b/>',
    '<a>\u0001</a>',
    'x<a/>',
    '<a><</a>',
    '<a b=c/>',
  ])
    expect(notWellFormed(wrong), wrong).not.toBeNull()
  expect(notWellFormed('<?xml version="1.0"?><a b="&lt;">x &amp; y<c/></a>')).toBeNull()
})
