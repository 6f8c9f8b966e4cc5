import { displayed, displayOf, parameterLabel, parsePlan, project } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import {
  type Attribution,
  add,
  attribute,
  compare,
  fromLibrary,
  scale,
  scenario,
  sweep,
  tornado,
} from '../src/index.js'
import { attributionTables } from '../src/read/attribution-tables.js'

const plan = stockholm()

/** What a notebook shows as text, hard spaces marked, a table by its lines. */
const plainOf = (result: object, language: 'sv' | 'en' = 'en'): readonly (readonly string[])[] =>
  (displayOf(result, language)?.['text/plain'] ?? '')
    .replaceAll('\u00a0', '_')
    .split('\n\n')
    .map((table) => table.split('\n'))

const cellsOf = (line: string | undefined): readonly string[] => (line ?? '').trim().split(/ {2,}/)

/** As a person reads a change: its sign, a real minus. */
const signed = (value: number, decimals: number): string =>
  `${Number(value.toFixed(decimals)) > 0 ? '+' : ''}${value.toFixed(decimals)}`
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '−')

describe('a comparison in a notebook', () => {
  const compared = compare(plan, [fromLibrary(plan, 'less-leave')], { series: ['completions', 'coverage'] })

  it('has every year that was asked for, shares in per cent, and their differences in points', () => {
    const [figures = [], differences = []] = plainOf(compared)
    expect(cellsOf(figures[1])).toEqual(['Year', 'Scenario', 'Completions, heads a year', 'Coverage'])
    expect(figures[0]).toBe('stockholm, 2024–2034')
    expect(figures).toHaveLength(2 + 2 * 11)
    expect(differences).toHaveLength(2 + 11)
    const of = (scenarioId: string, series: string, year: number) =>
      compared.rows.find(
        (row) => row.scenario === scenarioId && row.series === series && row.year === year,
      ) as (typeof compared.rows)[number]
    const { title } = plan
    for (const [place, year] of compared.years.entries()) {
      const base = of('base', 'coverage', year).value as number
      expect(base).toBeLessThan(1)
      expect(cellsOf(figures[2 + 2 * place])).toEqual([
        String(year),
        typeof title === 'string' ? title : title.en,
        (of('base', 'completions', year).value as number).toFixed(1),
        `${(100 * base).toFixed(1)}%`,
      ])
      const { difference } = of('less-leave', 'coverage', year)
      expect(cellsOf(differences[2 + place])).toEqual([
        String(year),
        compared.scenarios[1]?.title.en,
        signed(of('less-leave', 'completions', year).difference as number, 1),
        `${signed(100 * (difference as number), 1)}_points`,
      ])
    }
    const [, skillnad = []] = plainOf(compared, 'sv')
    expect(skillnad[0]).toBe('stockholm: skillnad mot planen, 2024–2034')
    expect(cellsOf(skillnad.at(-1))[3]).toMatch(/^\+\d,\d_%-enheter$/)
  })

  it('of one year has no column for it, and of some years names them', () => {
    const asked = (years: readonly number[]) =>
      plainOf(compare(plan, [], { series: ['completions'], years }), 'sv')[0] ?? []
    expect(asked([2030])[0]).toBe('stockholm, 2030')
    expect(cellsOf(asked([2030])[1])).toEqual(['Scenario', 'Färdiga specialister, personer per år'])
    expect(asked([2027, 2030])[0]).toBe('stockholm, 2027, 2030')
    expect(
      asked([2027, 2030])
        .slice(2)
        .map((line) => cellsOf(line)[0]),
    ).toEqual(['2027', '2030'])
  })

  it('has each goal with the figure that decides it, and of which year', () => {
    const goals = plainOf(compared).at(-1) ?? []
    const own = compared.scenarios[0]?.goals ?? []
    expect(goals).toHaveLength(2 + own.length)
    const projected = project(plan)
    const row = (id: string) => cellsOf(goals[2 + own.findIndex((goal) => goal.id === id)])
    const corridors = projected.goals.find(({ id }) => id === 'corridors')
    const worst = corridors?.years.find(({ margin }) => margin === corridors.margin)
    expect(own.find(({ id }) => id === 'corridors')?.year).toBe(worst?.year)
    expect(row('corridors')[1]).toBe(`met: ${worst?.value?.toFixed(0)} (${worst?.year})`)
    // No limit is set: nothing is missed or unknown, and the last year's figure is what it has come to.
    const cost = projected.at(2034).costAboveBase as number
    const followed = own.find(({ id }) => id === 'cost-above-base')
    expect(followed).toMatchObject({ met: null, value: cost, year: 2034 })
    expect(row('cost-above-base').slice(0, 2)).toEqual([
      "cost-above-base (the plan's currency)",
      `followed, no limit: ${(cost / 1e6).toFixed(1)}_million (2034)`.replace(/\B(?=(\d{3})+\.)/g, '_'),
    ])
    const mean = projected.goals.find(({ over, from, to }) => over === 'mean' && from < to)
    expect(row(mean?.id ?? '')[1]).toBe(`missed: ${mean?.value?.toFixed(1)} on average`)
    const mål = plainOf(compared, 'sv').at(-1)?.join('\n')
    expect(mål).toContain('följs, ingen gräns: ')
  })

  it('says that a goal past the years cannot be said', () => {
    const goals = [{ id: 'late', metric: 'completions', from: 2040, to: 2040, over: 'last', min: 1 }] as const
    const [goal] = compare(parsePlan({ ...plan, goals }), []).scenarios[0]?.goals ?? []
    expect(goal).toMatchObject({ met: null, value: null, year: 2040 })
    const shown = plainOf(compare(parsePlan({ ...plan, goals }), []), 'sv').at(-1) ?? []
    expect(cellsOf(shown[2])).toEqual(['late', 'kan inte sägas'])
  })
})

describe('a tornado in a notebook', () => {
  const found = tornado(plan, 'completions', 2034)

  it('has each number with its range, and what it does at both ends', () => {
    const [bars = [], notes = []] = plainOf(found)
    expect(bars[0]).toBe(
      `stockholm: what completions of 2034 hang on; the plan gives ${found.base.toFixed(1)}`,
    )
    expect(cellsOf(bars[1])).toEqual([
      'Number',
      'Value',
      'Likely',
      'At low, heads a year',
      'At high, heads a year',
    ])
    const [first] = found.bars
    const [label, value, range, low, high] = cellsOf(bars[2])
    expect(label).toBe(parameterLabel(first?.path ?? '').en)
    expect(label).toBe('Attrition')
    expect(value).toBe('0.9% a year *')
    expect(range).toBe(
      `${100 * (first?.range[0] ?? 0)}–${Number((100 * (first?.range[1] ?? 0)).toFixed(3))}% a year`,
    )
    expect([low, high]).toEqual([
      signed(first?.low.difference ?? Number.NaN, 1),
      signed(first?.high.difference ?? Number.NaN, 1),
    ])
    const seen = found.bars.filter(({ low: one, high: other }) =>
      [one, other].some(({ difference }) => Math.abs(difference ?? 0) >= 0.05),
    )
    expect(bars).toHaveLength(2 + seen.length)
    expect(notes.join()).toContain(`${found.bars.length - seen.length} numbers with a range change nothing.`)
    expect(notes.join()).toContain('* Nobody has measured the number.')
    for (const [index, { kind }] of seen.entries())
      expect(cellsOf(bars[index + 2])[1]?.endsWith(' *')).toBe(kind === null || kind === 'assumed')
  })

  it('says so where an end makes no plan, and where no number has a range', () => {
    const narrow = parsePlan({
      ...plan,
      training: {
        ...plan.training,
        requirement: {
          min: { '2023': 5 },
          mode: { '2023': { value: 5.5, range: [4.5, 6] } },
          max: { '2023': 6 },
        },
      },
    })
    const bare = JSON.parse(
      JSON.stringify(plan, (key, value: unknown) => (key === 'range' ? undefined : value)),
    )
    expect(
      plainOf(tornado(narrow, 'completions', 2034), 'sv')
        .flat()
        .join(),
    ).toContain('– Den änden ger ingen giltig plan')
    const shown = plainOf(tornado(bare, 'completions', 2034), 'sv')
    expect(shown).toHaveLength(1)
    expect(shown[0]?.[0]).toMatch(/^stockholm: vad färdiga specialister 2034 hänger på/)
    expect(shown[0]?.[2]).toContain('Inget tal i planen har ett intervall.')
  })

  it('of a share is in points', () => {
    const [bars = []] = plainOf(tornado(plan, 'coverage', 2034))
    expect(bars[0]).toContain('what coverage of 2034 hangs on;')
    expect(cellsOf(bars[1]).slice(3)).toEqual(['At low', 'At high'])
    for (const line of bars.slice(2)) expect(cellsOf(line)[3]).toMatch(/^(?:[+−]?\d+\.\d_points|–)$/)
  })
})

it('a tornado says after how many years a share is still here, and that money is in the currency of the plan', () => {
  const found = tornado(plan, 'specialists', 2034)
  const curve = found.bars.find(({ path }) => path === 'specialists.incumbents.curve')
  expect(curve?.at).toMatch(/^\d+$/)
  const [bars = []] = plainOf(found, 'sv')
  const line = bars.find((one) => one.startsWith('Basårets specialister som är kvar'))
  expect(cellsOf(line)[0]).toBe(`Basårets specialister som är kvar efter ${curve?.at} år`)
  expect(cellsOf(line)[1]).toContain(`${Number((100 * (curve?.value ?? 0)).toFixed(3))}`.replace('.', ','))
  const [money = []] = plainOf(tornado(plan, 'costTotal', 2034))
  expect(plainOf(tornado(plan, 'costTotal', 2034), 'sv')[0]?.[0]).toMatch(/planen ger [\d_]+,\d_milj\.$/)
  expect(cellsOf(money[1]).slice(3)).toEqual([
    "At low, in the plan's currency",
    "At high, in the plan's currency",
  ])
})

describe('an attribution in a notebook', () => {
  const both = scenario('Less leave, more hours', 'the working-life review', (draft) => {
    scale(draft, 'training.away', 0.8)
    add(draft, 'training.workingTime', 0.03)
  })
  const found = attribute(plan, both, { metric: 'completions', year: 2030 })

  it('has each change alone, the interaction, and parts that are the total', () => {
    const [parts = [], notes = []] = plainOf(found)
    expect(parts[0]).toBe(
      `stockholm: what made the difference in “Less leave, more hours”? completions of 2030: the plan ${found.base.toFixed(1)}, the scenario ${found.value.toFixed(1)}: ${signed(found.total, 1)}`,
    )
    expect(cellsOf(parts[1])).toEqual([
      'Change',
      'Alone, heads a year',
      'Part of the whole, heads a year',
      'Why',
    ])
    for (const [index, { alone, shapley }] of found.changes.entries())
      expect(cellsOf(parts[index + 2]).slice(1)).toEqual([
        signed(alone, 1),
        signed(shapley, 1),
        'the working-life review',
      ])
    expect(cellsOf(parts[2])[0]).toBe('1 Fully away (times a factor)')
    expect(cellsOf(parts[4])).toEqual(['Interaction', signed(found.interaction, 1), '–'])
    expect(cellsOf(parts[5])).toEqual(['Total', signed(found.total, 1), signed(found.total, 1)])
    expect(notes[2]).toContain('Shapley')
    const names = plainOf(found, 'sv')[0]
      ?.slice(2, 4)
      .map((line) => cellsOf(line)[0])
    expect(names).toEqual(['1 Helt frånvarande (gånger en faktor)', '2 Tjänstgöringsgrad, ST (tillägg)'])
    expect(plainOf(found, 'sv')[0]?.at(-1)).toMatch(/^Summa +\+\d+,\d +\+\d+,\d$/)
  })

  it('says so where rounded parts do not add up to the total that is shown', () => {
    const noteOf = (parts: readonly number[]) => {
      const total = parts.reduce((sum, part) => sum + part, 0)
      const [change] = found.changes
      if (change === undefined) throw new Error('there are changes')
      const changes = parts.map((part) => ({ ...change, alone: part, shapley: part }))
      const told: Attribution = { ...found, changes, interaction: 0, total }
      const title = { sv: 'x', en: 'x' }
      return plainOf(
        displayed({}, () => attributionTables(told, title)),
        'sv',
      ).at(-1)
    }
    // 1,0 and 2,0 are 3,0; 0,04 and 0,04 are shown as 0,0 and 0,0, and their sum as 0,1.
    expect(noteOf([1, 2])?.join()).not.toContain('avrundat')
    expect(noteOf([0.04, 0.04])?.join()).toContain('Varje tal är avrundat för sig')
  })

  it('escapes what others wrote', () => {
    const evil = '<script>alert(1)</script>'
    const changed: Attribution = {
      ...found,
      plan: evil,
      scenario: evil,
      changes: found.changes.map((change) => ({ ...change, path: evil, reason: { sv: evil, en: evil } })),
    }
    const shown =
      displayOf(displayed({}, () => attributionTables(changed, { sv: evil, en: evil })))?.['text/html'] ?? ''
    expect(shown).not.toContain('<script')
    expect(shown.match(/&lt;script&gt;/g)?.length).toBe(2 + 2 * found.changes.length)
  })
})

describe('a sweep in a notebook', () => {
  const axes = [
    { path: 'training.away', values: [0.1, 0.13] },
    { path: 'training.attrition', values: [0.005, 0.02, 0.04], from: 2026 },
  ] as const
  const one = { series: ['completions'], years: [2034] } as const

  it('of two numbers and a figure is a square, before it is run and after', async () => {
    const grid = sweep(plan, axes, one)
    const found = await grid.columns()
    const [square = []] = plainOf(grid)
    expect(plainOf(found)).toEqual([square])
    expect(square[0]).toBe(
      'stockholm, 2034: sweep of Completions, heads a year. Down: Fully away. Across: Attrition from 2026.',
    )
    expect(cellsOf(square[1])).toEqual(['Fully away', '0.5% a year', '2% a year', '4% a year'])
    const figures = [...(found.columns.completions ?? [])].map((value) => value.toFixed(1))
    expect(cellsOf(square[2])).toEqual(['10%', ...figures.slice(0, 3)])
    expect(cellsOf(square[3])).toEqual(['13%', ...figures.slice(3)])
  })

  it('of more is a row for each point and year, the first of them where there are many', async () => {
    const more = { series: ['completions', 'coverage'] } as const
    const grid = sweep(plan, axes, more)
    const found = await grid.columns()
    const [rows = [], notes = []] = plainOf(grid, 'sv')
    expect(plainOf(found, 'sv')[0]).toEqual(rows)
    expect(cellsOf(rows[1])).toEqual([
      'Helt frånvarande',
      'Avhopp från 2026',
      'År',
      'Färdiga specialister, personer per år',
      'Täckning av riktvärdet',
    ])
    expect(rows).toHaveLength(2 + 60)
    expect(notes[2]).toContain('De första 60 av 66 rader; alla i columns().')
    const coverage = found.columns.coverage?.[11] ?? Number.NaN
    expect(cellsOf(rows[2 + 11])).toEqual([
      '10_%',
      '2_% per år',
      '2024',
      (found.columns.completions?.[11] ?? Number.NaN).toFixed(1).replace('.', ','),
      `${(100 * coverage).toFixed(1).replace('.', ',')}_%`,
    ])
  })

  it('is run no further than it is shown', () => {
    const values = Array.from({ length: 1000 }, (_, index) => 0.05 + index / 1e4)
    const wide = sweep(
      plan,
      [
        { path: 'training.away', values },
        { path: 'training.attrition', values },
      ],
      one,
    )
    expect(wide.size).toBe(1e6)
    expect(plainOf(wide)[0]).toHaveLength(2 + 60)
  })
})

it('nothing else sees the view', async () => {
  const grid = sweep(plan, [{ path: 'training.away', values: [0.1] }], { series: ['completions'] })
  const results = [tornado(plan, 'completions', 2034), grid, await grid.columns()]
  for (const result of results) {
    expect(Object.isFrozen(result)).toBe(true)
    expect(JSON.stringify(result)).not.toContain('text/html')
    expect(Object.getOwnPropertyDescriptor(result, Symbol.for('Jupyter.display'))).toMatchObject({
      enumerable: false,
    })
  }
  const [found] = results
  expect(found).toStrictEqual(JSON.parse(JSON.stringify(found)))
})
