import { examplePlan, type Plan, parsePlan, project } from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { regionPlan, stockholm } from '@kohort/regions'
import { compare, fromLibrary } from '@kohort/scenarios'
import { describe, expect, test, vi } from 'vitest'
import {
  assumptionTable,
  comparisonTable,
  ensembleTable,
  goalTable,
  goalYearTable,
  groupTable,
  type Language,
  probabilityTable,
  projectionTable,
  scenarioChangeTable,
  scenarioGoalTable,
  startYearTable,
  statedTable,
  type Table,
  type WorkbookInput,
  workbookOf,
} from '../src/index.js'
import { probabilityFormat } from '../src/workbook/number-format.js'
import {
  fontOfCell,
  formatOfCell,
  notWellFormed,
  readSheets,
  sheetXml,
  unzip,
  xmlParts,
} from './workbook-parts.js'

const plan = stockholm()
const projection = project(plan)
const scenarios = [fromLibrary(plan, 'less-leave'), fromLibrary(plan, 'no-expansion')]
const comparison = compare(plan, scenarios)
const ensemble = await simulate(plan, { draws: 64, seed: 'workbook', scenarios })
const titles = new Map(scenarios.map(({ id, title }) => [id, title] as const))
const gotland = regionPlan('09', { trainees: 18, specialists: 25 })

const full: WorkbookInput = { plan, projection, comparison, ensemble, language: 'sv' }
const made = {
  sv: await workbookOf(full),
  en: await workbookOf({ ...full, language: 'en' }),
  gotland: await workbookOf({ plan: gotland, language: 'sv' }),
  example: await workbookOf({ plan: examplePlan, language: 'en' }),
}
const parts = xmlParts(made.sv)

const tablesOf = (one: Plan): readonly Table[] => {
  const found = project(one)
  return [
    projectionTable(one, found),
    groupTable(one, found),
    startYearTable(one, found),
    goalTable(one, found.goals),
    goalYearTable(one, found.goals),
    assumptionTable(one),
    statedTable(one),
  ]
}

/** A sheet held to its table, cell by cell: an empty cell where nothing is known. */
const expectSame = (sheet: readonly (readonly unknown[])[] | undefined, table: Table, language: Language) => {
  expect(sheet?.length, table.id).toBe(table.rows.length + 1)
  table.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const shown = sheet?.[r + 1]?.[c] ?? null
      const expected = typeof cell === 'object' && cell !== null ? cell[language] : cell
      if (shown !== expected) expect(shown, `${table.id}, row ${r + 1}, column ${c + 1}`).toBe(expected)
    })
  })
  table.columns.forEach(({ heading, unit }, c) => {
    const text = String(sheet?.[0]?.[c]).toLowerCase()
    expect(text).toContain(heading[language].toLowerCase())
    if (unit !== null) expect(text).toContain(unit[language].toLowerCase())
  })
}

describe.each(['sv', 'en'] as const)('read by another reader, %s', (language) => {
  test('every table of Stockholm, its scenarios and its ensemble, cell by cell', async () => {
    const sheets = await readSheets(made[language])
    const tables = [
      ...tablesOf(plan),
      comparisonTable(plan, comparison),
      scenarioGoalTable(plan, comparison),
      scenarioChangeTable(comparison),
      ensembleTable(plan, ensemble, titles),
      probabilityTable(plan, ensemble, titles),
    ]
    for (const table of tables) expectSame(sheets.get(table.title[language]), table, language)
  })

  test('the sheets have their names, the verdict first', async () => {
    const sheets = await readSheets(made[language])
    const names =
      language === 'sv'
        ? ['Sammanfattning', 'Diagram', 'Projektion', 'Mål', 'Scenarier', 'Osäkerhet', 'Antaganden', 'Metod']
        : ['Summary', 'Charts', 'Projection', 'Goals', 'Scenarios', 'Uncertainty', 'Assumptions', 'Method']
    const all = [...sheets.keys()]
    expect(all[0]).toBe(names[0])
    expect(all.filter((name) => names.includes(name))).toEqual(names)
  })
})

test('the projection’s sheet is the projection: every series of every year, by its heading', async () => {
  const sheet = (await readSheets(made.sv)).get('Projektion') ?? []
  const place = (start: string): number =>
    (sheet[0] ?? []).findIndex((head) => String(head).startsWith(start))
  projection.rows.forEach((row, index) => {
    const shown = sheet[index + 1] ?? []
    expect(shown[0]).toBe(row.year)
    expect(shown[place('ST-läkare (personer)')]).toBe(row.trainees)
    expect(shown[place('Färdiga specialister')]).toBe(row.completions)
    expect(shown[place('Antagning (')] ?? null).toBe(row.intake)
    expect(shown[place('Täckning')]).toBe(row.coverage)
    expect(shown[place('Kostnad, totalt (Mkr')]).toBe((row.costTotal ?? Number.NaN) / 1e6)
  })
})

test('the summary says first whether the plan holds, each goal with its margin and probability', async () => {
  const [sv, en] = [await readSheets(made.sv), await readSheets(made.en)]
  const rows = sv.get('Sammanfattning') ?? []
  const judged = projection.goals.filter(({ met }) => met !== null)
  const met = judged.filter((goal) => goal.met === true).length
  expect(rows[1]?.[0]).toBe(`Planen håller inte: ${met} av ${judged.length} mål nås.`)
  expect(en.get('Summary')?.[1]?.[0]).toBe(
    `The plan does not hold: ${met} of ${judged.length} goals are met.`,
  )
  const head = rows.findIndex((row) => row[0] === 'Mål')
  const columns = (rows[head] ?? []).map(String)
  judged.forEach((goal, index) => {
    const row = rows[head + 1 + index] ?? []
    expect(row[columns.indexOf('Utfall')]).toBe(goal.met === true ? 'nås' : 'nås inte')
    expect(row[columns.indexOf('Värde')]).toBe(goal.value)
    expect(row[columns.indexOf('Marginal')]).toBe(goal.margin)
    expect(row[columns.indexOf('Sannolikhet')]).toBe(ensemble.probability(goal.id))
  })
  const years = rows.find((row) => row[0] === 'Mål' && row[2] === 2024) ?? []
  const corridors = rows.filter((row) => row[0] === 'Spannen 2024–2027')[1] ?? []
  for (const { year, margin } of projection.goals.find(({ id }) => id === 'corridors')?.years ?? [])
    expect(corridors[years.indexOf(year)]).toBe(margin)
  const key = rows.find((row) => row[0] === 'Serie' && row[2] === 2023) ?? []
  const trainees = rows.find((row) => row[0] === 'ST-läkare' && row[2] === projection.at(2023).trainees) ?? []
  expect(key.slice(2, 8)).toEqual([2023, 2024, 2025, 2026, 2027, 2034])
  expect(trainees.slice(2, 8)).toEqual(key.slice(2, 8).map((year) => projection.at(Number(year)).trainees))
  const band = ensemble.band('completions', [0.05, 0.5, 0.95]).at(-1)?.values
  const sure = rows.find((row) => row[0] === 'Färdiga specialister' && row[2] === 2034) ?? []
  expect(sure.slice(3, 6)).toEqual(band)
  const assumed = rows.findIndex((row) => String(row[0]).startsWith('Antagna tal som väger tyngst'))
  expect(rows[assumed + 2]?.[0]).toBe('Avhopp')
})

test('the summary says how the intake came about, what pulls the other way, and why the draws lie beside the plan', async () => {
  for (const language of ['sv', 'en'] as const) {
    const rows = [...(await readSheets(made[language])).values()][0] ?? []
    const said = rows.map(([first]) => String(first ?? '')).join(' ')
    const built = {
      sv: 'Antagningen är uträknad, ingen publicerad uppgift; spannen hålls därför om inget annat ändras.',
      en: 'The intake is computed, not published: the corridors hold by that, until an assumption changes.',
    }[language]
    // Before the goals whose two green lines it explains.
    expect(said.indexOf(built)).toBeGreaterThan(0)
    expect(said.indexOf(built)).toBeLessThan(
      said.indexOf({ sv: 'Vilka mål nås?', en: 'Which goals are met?' }[language]),
    )
    const against = { sv: 'Talar emot: ', en: 'Pulls the other way: ' }[language]
    expect(said.split(against)).toHaveLength(3)
    const model = projection.at(2025).completions ?? Number.NaN
    expect(said).toMatch(new RegExp(`${against}[^.]*130 [^.]*${Math.round(model)} `))
    expect(said).toMatch(
      { sv: /581 ST-läkare 2018 och 650 år 2023/, en: /581 trainees in 2018 and 650 in 2023/ }[language],
    )
    const method = new Map(
      [...(await readSheets(made[language])).entries()].at(-2)?.[1].map(([k, v]) => [k, v]),
    )
    expect(method.get({ sv: 'Antagning', en: 'Intake' }[language])).toContain(built)
    expect(method.get({ sv: 'Underlag', en: 'Kinds of number' }[language])).toContain(
      {
        sv: '53 tal: 9 ur källor, 21 härledda, 23 antagna',
        en: '53 numbers: 9 sourced, 21 derived, 23 assumed',
      }[language],
    )
  }
})

test('that the plan lies beside the draws is explained by the numbers that move it most, the largest first', async () => {
  const rows = (await readSheets(made.sv)).get('Sammanfattning') ?? []
  const texts = rows.map(([first]) => String(first ?? ''))
  const at = texts.findIndex((line) => line.startsWith('Planens egna tal ligger bredvid'))
  const middle = ensemble.band('completions', [0.5]).at(-1)?.values[0] ?? Number.NaN
  const comma = (value: number): string => value.toFixed(1).replace('.', ',')
  expect(texts[at]).toContain(
    `färdiga specialister 2034 är ${comma(projection.at(2034).completions ?? 0)} i planen, ${comma(middle)} i mitten`,
  )
  const causes = texts.slice(at).filter((line) => line.startsWith('– '))
  expect(causes.map((cause) => cause.slice(2).split(' ').slice(0, 2).join(' '))).toEqual([
    'Avhopp 0,9\u00a0%',
    'Tillsatta platser',
    'Kortaste utbildning',
  ])
  const effects = causes.map((cause) =>
    Number(/\((−?[\d,]+)\)$/.exec(cause)?.[1]?.replace('−', '-').replace(',', '.')),
  )
  expect(effects).toEqual([...effects].sort((one, other) => one - other))
})

test('a probability is shown by the rule of the command line and kept as the draws gave it', async () => {
  const rows = (await readSheets(made.sv)).get('Sannolikheter') ?? []
  const column = (rows[0] ?? []).findIndex((head) => String(head).startsWith('Sannolikhet'))
  const letter = String.fromCharCode(65 + column)
  const values = rows.slice(1).map((row) => row[column])
  const formatOf = (value: unknown): string =>
    formatOfCell(parts, 'Sannolikheter', `${letter}${2 + values.indexOf(value as never)}`)
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
  expect(values).toContain(0)
  // What did not happen in 64 draws has at most the probability 3/64, told upwards to a tenth of a per cent.
  expect(formatOf(0)).toBe('[<0.015666667]"< 4,7 %";[>0.984333333]"> 95,3 %";0.0 %')
  const some = values.find((value) => typeof value === 'number' && value > 0.1 && value < 0.9)
  expect(formatOf(some)).toMatch(/;0 %$/)
  expect(probabilityFormat(1024, 'en', 0.2)).toBe('[<0.001]"< 0.3%";[>0.999]"> 99.7%";0%')
})

test('Swedish sheets are in Swedish: sources, dates and reasons too', async () => {
  const sheets = await readSheets(made.sv)
  for (const name of ['Sammanfattning', 'Mål', 'Antaganden', 'Uppgifter och mål', 'Känslighet', 'Metod'])
    for (const cell of (sheets.get(name) ?? []).flat())
      expect(String(cell)).not.toMatch(
        /own judgement|unchecked|undated|Quotes|not read|inferred|Chosen because/,
      )
  const region = await readSheets(made.gotland)
  for (const cell of [...region.values()].flat(2))
    expect(String(cell)).not.toMatch(
      /own judgement|unchecked|undated|Quotes|not read|inferred|Chosen because/,
    )
})

test('what is a scenario is not called decided, and a figure that was stated is in the chart', () => {
  const charts = [...parts].filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name)).map(([, xml]) => xml)
  expect(charts.join('')).not.toMatch(/beslutad/)
  expect(charts[0]).toContain('ST-läkare och målens spann')
  const intake = charts.find((xml) => xml.includes('Antagning och färdiga specialister')) ?? ''
  expect(intake).toContain('Färdiga enligt uppgift')
})

test('the method says version, hash, seed, draws and what the data reach to; no clock', async () => {
  const rows = (await readSheets(made.sv)).get('Metod') ?? []
  const said = new Map(rows.map(([heading, body]) => [heading, body] as const))
  const { version, planHash } = projection.manifest()
  expect(said.get('Kohort, version')).toBe(version)
  expect(said.get('Planens kontrollsumma')).toBe(planHash)
  expect(said.get('Frö')).toBe('workbook')
  expect(said.get('Dragningar')).toBe('64')
  expect(said.get('Uppgifter till och med')).toMatch(/^den 31 december 20\d\d$/)
  expect(parts.get('docProps/core.xml')).toMatch(
    /created[^<]*>1980-01-01T00:00:00Z<.*modified[^<]*>1980-01-01T00:00:00Z</,
  )
  expect(parts.get('docProps/core.xml')).toContain('<dc:title>Region Stockholm 2024–2034</dc:title>')
})

describe.each(Object.entries(made))('the file, %s', (_, bytes) => {
  test('every part is well-formed XML, no cell has a formula, an error or a date, nothing points out', () => {
    for (const [name, xml] of xmlParts(bytes)) {
      expect(notWellFormed(xml), name).toBeNull()
      expect(xml, name).not.toContain('TargetMode="External"')
      if (!name.startsWith('xl/worksheets/sheet')) continue
      expect(xml, name).not.toMatch(/<f[\s>/]/)
      for (const [, type] of xml.matchAll(/<c r="[A-Z]+\d+"[^>]*? t="(\w+)"/g))
        expect(['s', 'inlineStr']).toContain(type)
    }
  })

  test('charts are drawn from cells of the workbook that hold figures', async () => {
    const sheets = await readSheets(bytes)
    const charts = [...xmlParts(bytes)].filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name))
    expect(charts.length).toBeGreaterThan(2)
    for (const [, xml] of charts) {
      for (const [, ref = ''] of xml.matchAll(/<c:val><c:numRef><c:f>([^<]*)<\/c:f>/g)) {
        const [, name = '', column = '', first, last] =
          /^'([^']+)'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(ref.replaceAll('&apos;', "'")) ?? []
        const at = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
        const cells = (sheets.get(name) ?? []).slice(Number(first) - 1, Number(last)).map((row) => row[at])
        expect(
          cells.some((cell) => typeof cell === 'number'),
          ref,
        ).toBe(true)
        expect(
          cells.every((cell) => cell === null || typeof cell === 'number'),
          ref,
        ).toBe(true)
      }
    }
  })
})

test('headings are frozen, bold and can be filtered; pages are A4 on the side', () => {
  for (const name of ['Projektion', 'Mål', 'Scenarier', 'Osäkerhet', 'Antaganden', 'Diagramdata']) {
    const xml = sheetXml(parts, name)
    expect(xml, name).toMatch(/<pane xSplit="[12]" ySplit="1"[^>]*state="frozen"/)
    expect(xml, name).toContain('<autoFilter ref="A1:')
    expect(xml, name).toMatch(/<pageSetup[^>]*orientation="landscape"/)
    expect(xml, name).toMatch(/<pageSetup[^>]*paperSize="9"/)
  }
  expect(fontOfCell(parts, 'Projektion', 'A1')).toContain('<b/>')
  expect(fontOfCell(parts, 'Projektion', 'A2')).not.toContain('<b/>')
})

test('the plan and its verdict stay in sight; a long narrow table is printed upright on few pages', async () => {
  for (const [name, rows] of [
    ['Sammanfattning', 2],
    ['Diagram', 2],
    ['Metod', 1],
  ] as const)
    expect(sheetXml(parts, name), name).toMatch(new RegExp(`<pane [^>]*ySplit="${rows}"[^>]*state="frozen"`))
  const long = (await readSheets(made.sv)).get('Startår')?.length ?? 0
  expect(long).toBeGreaterThan(250)
  const setup = /<pageSetup[^>]*>/.exec(sheetXml(parts, 'Startår'))?.[0] ?? ''
  expect(setup).toContain('orientation="portrait"')
  // At most 80 rows to a page.
  expect(setup).toContain(`fitToHeight="${Math.ceil(long / 80)}"`)
})

test('printed pages repeat the headings, each sheet named in quotes', () => {
  const names = [
    ...(parts.get('xl/workbook.xml') ?? '').matchAll(/<definedName name="_xlnm.Print_Titles"[^>]*>([^<]*)</g),
  ]
  expect(names.length).toBeGreaterThan(8)
  for (const [, range = ''] of names)
    for (const part of range.split(','))
      expect(part.replaceAll('&apos;', "'")).toMatch(/^'[^'!]+'!\$\w+:\$\w+$/)
})

test('figures have the format of their kind', () => {
  const { columns } = projectionTable(plan, projection)
  const cell = (key: string): string => {
    const at = columns.findIndex((column) => column.key === key)
    return `${at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}3`
  }
  const formats = {
    year: '0',
    trainees: '#,##0',
    intake: '#,##0.0',
    specialistFte: '#,##0.0',
    costTotal: '#,##0.0',
    coverage: '0.0 %',
  }
  for (const [key, format] of Object.entries(formats))
    expect(formatOfCell(parts, 'Projektion', cell(key)), key).toBe(format)
  expect(formatOfCell(xmlParts(made.en), 'Projection', cell('coverage'))).toBe('0.0%')
})

test('a region alone: no sheet of scenarios or uncertainty, and the method says so', async () => {
  const sheets = await readSheets(made.gotland)
  for (const name of ['Scenarier', 'Osäkerhet', 'Sannolikheter']) expect(sheets.has(name)).toBe(false)
  for (const table of tablesOf(gotland))
    if (table.rows.length > 0) {
      const sheet = sheets.get(table.title.sv)
      if (sheet !== undefined) expectSame(sheet, table, 'sv')
    }
  const method = new Map((sheets.get('Metod') ?? []).map(([heading, body]) => [heading, body] as const))
  expect(method.get('Osäkerhet')).toContain('inte räknad')
})

test('what is unknown is an empty cell, not even a styled one, and never 0', () => {
  const found = project(gotland)
  const table = projectionTable(gotland, found)
  const xml = sheetXml(xmlParts(made.gotland), 'Projektion')
  const unknown = table.columns.flatMap(({ key }, c) => (table.rows[0]?.[c] === null ? [{ key, c }] : []))
  expect(unknown.map(({ key }) => key)).toContain('intake')
  for (const { c } of unknown) {
    const letters = `${c < 26 ? '' : String.fromCharCode(64 + Math.floor(c / 26))}${String.fromCharCode(65 + (c % 26))}`
    expect(xml).not.toContain(`<c r="${letters}2"`)
  }
})

test('the same input gives the same bytes, whatever the clock says', async () => {
  vi.useFakeTimers({ now: Date.UTC(2041, 6, 1), toFake: ['Date'] })
  try {
    expect(Buffer.compare(await workbookOf(full), made.sv)).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('a plan in short form is the same workbook', async () => {
  expect(
    Buffer.compare(await workbookOf({ plan: parsePlan(examplePlan), language: 'en' }), made.example),
  ).toBe(0)
})

test('pictures are put below the charts, with their words', async () => {
  const png = Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  )
  const picture = { title: 'Regions "tiles"', alt: '<21 regions & more>', png, width: 720, height: 400 }
  const bytes = await workbookOf({ plan, language: 'en', pictures: [picture] })
  expect(unzip(bytes).get('xl/media/image1.png')).toEqual(Buffer.from(png))
  const drawing = [...xmlParts(bytes)].find(([name]) => name.startsWith('xl/drawings/drawing'))?.[1] ?? ''
  expect(drawing).toContain('descr="&lt;21 regions &amp; more&gt;"')
  expect(drawing).toContain('title="Regions &quot;tiles&quot;"')
  expect(notWellFormed(drawing)).toBeNull()
})

test('what is of another plan is refused', async () => {
  const other = project(regionPlan('12'))
  await expect(workbookOf({ plan, projection: other, language: 'sv' })).rejects.toMatchObject({
    code: 'other-plan',
    path: 'projection',
  })
  await expect(workbookOf({ plan: gotland, ensemble, language: 'sv' })).rejects.toMatchObject({
    code: 'other-plan',
    path: 'ensemble',
  })
  await expect(workbookOf({ plan: gotland, comparison, language: 'sv' })).rejects.toMatchObject({
    code: 'other-plan',
    path: 'comparison',
  })
})
