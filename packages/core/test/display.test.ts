import { describe, expect, it } from 'vitest'
import { consistencyTables } from '../src/goals/consistency-tables.js'
import {
  type Consistency,
  consistency,
  type DisplayCell,
  displayed,
  displayOf,
  examplePlan,
  judge,
  neededCell,
  type PlanInput,
  parameterCell,
  parameterLabel,
  parameterRange,
  parseProjection,
  project,
  seriesBand,
  seriesCell,
  seriesNames,
  seriesReading,
  shareCell,
} from '../src/index.js'
import { displayedGoals } from '../src/read/projection-tables.js'

const projection = project(examplePlan)
const JUPYTER = Symbol.for('Jupyter.display')

/** A cell as a person reads it, hard spaces marked. */
const textOf = (cell: DisplayCell, language: 'sv' | 'en' = 'en'): string | undefined =>
  displayOf(
    displayed({}, () => [{ caption: cell, heads: [], rows: [] }]),
    language,
  )
    ?.['text/plain'].split('\n')[0]
    ?.replaceAll('\u00a0', '_')

const plainOf = (result: object, language: 'sv' | 'en' = 'en'): readonly (readonly string[])[] =>
  (displayOf(result, language)?.['text/plain'] ?? '')
    .replaceAll('\u00a0', '_')
    .split('\n\n')
    .map((table) => table.split('\n'))

const cellsOf = (line: string | undefined): readonly string[] => (line ?? '').trim().split(/ {2,}/)

describe('results in a notebook', () => {
  it('show themselves where a kernel looks, read from JSON too', () => {
    for (const one of [projection, parseProjection(JSON.stringify(projection))]) {
      for (const result of [one, one.goals]) {
        const show = (result as unknown as Record<symbol, () => unknown>)[JUPYTER]
        expect(show?.()).toEqual(displayOf(result))
        expect(Object.keys(show?.() as object)).toEqual(['text/html', 'text/plain'])
      }
      expect(displayOf(one)).toEqual(displayOf(projection))
    }
    expect(displayOf(projection.rows)).toBeUndefined()
  })

  it('as a text: the years, the goals, and what should be known', () => {
    const [years = [], goals = [], notes = []] = plainOf(projection)
    expect(years[0]).toBe('example, 2023–2034')
    expect(cellsOf(years[1])).toEqual([
      'Year',
      'Intake, heads a year',
      'Completions, heads a year',
      'Attrition, heads a year',
      'Trainees, heads',
      'Hired, heads a year',
      'Specialists, heads',
      'Coverage',
      'Shortfall, FTE',
    ])
    expect(cellsOf(years[2])).toEqual(['2023', '–', '96.5', '9.8', '650', '–', '1_080', '52.3%', '1_032'])
    expect(years[13]).toMatch(/^2034 +158\.0/)
    expect(goals).toEqual([
      'Goals',
      'Goal        Verdict  About                                      Year  Value  Band     Margin',
      'corridors   met      Trainees, heads, each year 2024–2027       2027    760  760–780       0',
      '150-a-year  missed   Completions, heads a year, mean 2032–2034  –     116.1  min 150   −33.9',
    ])
    expect(notes.slice(2).map((line) => line.replace(/^\d+ +/, ''))).toEqual(
      projection.notes.map(({ text }) => text.en),
    )
    expect(notes.length).toBeGreaterThan(3)
  })

  it('shares in per cent and money in millions, differences of shares in points', () => {
    const goals = [
      { id: 'share', metric: 'coverage', from: 2034, to: 2034, over: 'each', min: 0.8, max: 1 },
      { id: 'cost', metric: 'costTotal', from: 2034, to: 2034, over: 'each', max: 12_500_000 },
    ] as const
    const { coverage } = projection.at(2034)
    const judged = [
      judge({ ...goals[0], min: { 2034: 0.8 }, max: { 2034: 1 } }, () => coverage, false),
      judge({ ...goals[1], max: { 2034: 12_500_000 } }, () => 15_300_000, false),
    ]
    const shown = (language: 'sv' | 'en') =>
      displayOf(displayedGoals([...judged]), language)
        ?.['text/plain'].replaceAll('\u00a0', '_')
        .split('\n')
        .slice(-2)
    const percent = (100 * (coverage ?? 0)).toFixed(1)
    const points = (100 * ((coverage ?? 0) - 0.8)).toFixed(1).replace('-', '−')
    expect(shown('en')?.map((line) => line.split(/ {2,}/).slice(4))).toEqual([
      [`${percent}%`, '80–100%', `${points}_points`],
      ['15.3_million', 'max 12.5_million', '−2.8_million'],
    ])
    expect(shown('sv')?.[1]).toContain('Kostnad, totalt, miljoner i planens valuta, 2034')
    expect(shown('sv')?.map((line) => line.split(/ {2,}/).slice(4))).toEqual([
      [`${percent.replace('.', ',')}_%`, '80–100_%', `${points.replace('.', ',')}_%-enheter`],
      ['15,3_milj.', 'högst 12,5_milj.', '−2,8_milj.'],
    ])
  })

  it('goals without a limit are followed, with the last year’s figure; of what is missing nothing is said', () => {
    const figures: Readonly<Record<number, number>> = { 2032: 70_000_000, 2033: 60_000_000, 2034: 77_345_678 }
    const goal = { id: 'g', metric: 'costAboveBase', from: 2032, to: 2034 } as const
    const table = (language: 'sv' | 'en') => {
      const all = (year: number) => figures[year] ?? null
      const most = { 2034: 65_000_000 }
      return displayOf(
        displayedGoals([
          judge({ ...goal, over: 'each' }, all, false),
          judge({ ...goal, over: 'last' }, all, false),
          judge({ ...goal, over: 'mean' }, all, false),
          judge({ ...goal, over: 'each', max: most }, (year) => (year === 2033 ? null : 1), false),
          judge({ ...goal, over: 'each' }, () => null, false),
          judge({ ...goal, over: 'each', max: most }, (year) => (year === 2033 ? 69e6 : 70e6), false),
          judge({ ...goal, over: 'each', min: { 2034: 60e6 } }, all, false),
        ]),
        language,
      )
        ?.['text/plain'].replaceAll('\u00a0', '_')
        .split('\n')
        .slice(2)
        .map((line) => cellsOf(line))
        .map((cells) => [cells[1], ...cells.slice(3, 5)])
    }
    expect(table('en')).toEqual([
      ['followed, no limit', '2034', '77.3_million'],
      ['followed, no limit', '2034', '77.3_million'],
      ['followed, no limit', '–', '69.1_million'],
      ['cannot be said', '2033', '–'],
      ['cannot be said', '2032', '–'],
      ['missed', '2032', '70.0_million'],
      ['met', '2033', '60.0_million'],
    ])
    expect(table('sv')?.map(([outcome]) => outcome)).toEqual([
      ...Array.from({ length: 3 }, () => 'följs, ingen gräns'),
      ...Array.from({ length: 2 }, () => 'kan inte sägas'),
      'missat',
      'nått',
    ])
  })

  it('in Swedish, with its numbers', () => {
    const swedish = displayOf(projection, 'sv')
    expect(swedish?.['text/html']).toContain('<table lang="sv">')
    expect(swedish?.['text/html']).toContain(
      '<th scope="col" style="text-align:right">Färdiga specialister, personer per år</th>',
    )
    expect(swedish?.['text/html']).toContain('>96,5<')
    expect(swedish?.['text/plain']).toContain('minst 150')
  })

  it('changes nothing that a loop, a comparison or JSON sees', () => {
    expect(Object.getOwnPropertySymbols({ ...projection })).toEqual([])
    expect(Object.getOwnPropertyDescriptor(projection, JUPYTER)).toMatchObject({ enumerable: false })
    expect(Object.keys(projection.goals)).toEqual(['0', '1'])
    expect(projection.goals).toStrictEqual(JSON.parse(JSON.stringify(projection.goals)))
    expect(JSON.stringify(projection)).not.toContain('text/html')
    expect(Object.isFrozen(projection)).toBe(true)
  })

  it('makes nothing before it is asked', () => {
    let made = 0
    const result = displayed({}, () => {
      made += 1
      return []
    })
    expect(made).toBe(0)
    displayOf(result)
    expect(made).toBe(1)
  })

  it('escapes every text, and leaves no control character', () => {
    const evil = '<script>alert("1")</script>&\'\u001b[31m\u202e\n'
    const shown = displayOf(
      displayed({}, () => [{ caption: evil, heads: [evil, { sv: evil, en: evil }], rows: [[evil, evil]] }]),
    )
    const { 'text/html': html, 'text/plain': plain } = shown ?? { 'text/html': '', 'text/plain': '' }
    expect(html.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;&#39;/g)).toHaveLength(5)
    expect(html).not.toContain('<script')
    for (const text of [html, plain]) expect(text).not.toMatch(/\p{Cc}(?<!\n)|\u202e/u)
    const data = JSON.parse(JSON.stringify(projection))
    const renamed = { ...data, plan: '<b>x</b>', manifest: { ...data.manifest, plan: '<b>x</b>' } }
    expect(displayOf(parseProjection(renamed))?.['text/html']).not.toContain('<b>')
  })
})

describe('how figures are read', () => {
  it('every series has a head with its unit, unless its words or its figures say it', () => {
    const heads = Object.fromEntries(seriesNames.map((name) => [name, seriesReading(name).head.en]))
    expect(heads).toMatchObject({
      trainees: 'Trainees, heads',
      completions: 'Completions, heads a year',
      traineeFte: 'Trainees, FTE',
      coverage: 'Coverage',
      meanYearsInTraining: 'Years in training',
      inhabitantsPerDoctor: 'Inhabitants per doctor',
      listedPerDoctor: 'Listed per doctor',
      population: 'Population, inhabitants',
      costTotal: "Total cost, million, the plan's currency",
      ceilingApplicants: 'Ceiling, applicants, heads a year',
    })
    expect(seriesReading('completions').head.sv).toBe('Färdiga specialister, personer per år')
  })

  it('shares in per cent, money in millions, changes with their sign', () => {
    expect(textOf(seriesCell('coverage', 0.7123))).toBe('71.2%')
    expect(textOf(seriesCell('coverage', 0.7123), 'sv')).toBe('71,2_%')
    expect(textOf(seriesCell('coverage', -0.05, 'change'), 'sv')).toBe('−5,0_%-enheter')
    expect(textOf(seriesCell('coverage', 0.05, 'difference'))).toBe('5.0_points')
    expect(textOf(seriesCell('costTotal', 12_345_678, 'change'))).toBe('+12.3_million')
    expect(textOf(seriesCell('completions', 0.04, 'change'))).toBe('0.0')
    expect(textOf(seriesCell('completions', null))).toBe('–')
    expect(textOf(shareCell(0.71), 'sv')).toBe('71_%')
    expect(textOf(shareCell(-0.042, 'change', 1))).toBe('−4.2_points')
  })

  it('bands as they were written, at most to three decimals', () => {
    expect(textOf(seriesBand('trainees', 1700, 1720), 'sv')).toBe('1_700–1_720')
    expect(textOf(seriesBand('coverage', 0.8, null))).toBe('min 80%')
    expect(textOf(seriesBand('costTotal', null, 12_500_000), 'sv')).toBe('högst 12,5_milj.')
    expect(textOf(seriesBand('trainees', 100 / 3, 100 / 3))).toBe('33.333')
    expect(seriesBand('trainees', null, null)).toBeNull()
  })

  it('numbers of the plan by their labels, with their groups, points and units', () => {
    expect(parameterLabel('training.requirement').en).toBe('The length of training')
    expect(parameterLabel('groups.research.training.requirement').sv).toBe('Utbildningens längd (research)')
    expect(parameterLabel('groups.research.share').en).toBe('Share of the intake (research)')
    expect(parameterLabel('specialists.retention.5').en).toBe('Retention after 5 years')
    expect(parameterLabel('specialists.retention.5').sv).toBe('Kvar i regionen efter 5 år')
    expect(parameterLabel('groups.research.specialists.retention.5').en).toBe(
      'Retention after 5 years (research)',
    )
    expect(parameterLabel('training.away.2030').sv).toBe('Helt frånvarande 2030')
    expect(parameterLabel('need.index.growth.demography').en).toBe('Growth of need (demography)')
    expect(parameterLabel('training.limits.supervision').en).toBe('training.limits.supervision')
    expect(textOf(parameterCell('training.attrition', 0.009), 'sv')).toBe('0,9_% per år')
    expect(textOf(parameterCell('training.requirement', 5.25))).toBe('5.25_full-time years')
    expect(textOf(parameterRange('training.away', [0.1, 0.16]), 'sv')).toBe('10–16_%')
    expect(textOf(parameterRange('need.index.growth.demography', [-0.1, 0.1]))).toBe('−10 … 10%')
  })

  it('what is needed never past the value, from the side on which it is', () => {
    expect(textOf(neededCell('training.away', 0.13, 0.07389), 'sv')).toBe('högst 7,3_%')
    expect(textOf(neededCell('training.away', 0.05, 0.07311))).toBe('min 7.4%')
    expect(textOf(neededCell('training.requirement', 5, 4.0001))).toBe('max 4_full-time years')
    expect(textOf(neededCell('training.away', 0.13, 0.13))).toBe('13%')
    expect(neededCell('training.away', 0.13, null)).toBeNull()
  })
})

describe('consistency in a notebook', () => {
  const found = consistency(examplePlan)

  it('answers, and has what each goal takes and what would do', () => {
    const [table = []] = plainOf(found)
    expect(table[0]).toBe('example, 2034: corridors + 150-a-year, do they go together in the long run? no')
    expect(cellsOf(table[1])).toEqual([
      'Number',
      'In the plan',
      'Needed, one at a time',
      'Likely',
      'Likely enough',
    ])
    const given = found.completionsGiven.map((value) => value?.toFixed(1)).join('–')
    const years = found.yearsInTraining?.toFixed(2)
    expect(table.slice(2, 5).map(cellsOf)).toEqual([
      ['Trainees, heads', '760–780', found.stockNeeded?.toFixed(0), '–', '–'],
      ['Completions, heads a year (gives in the long run)', given, 'min 150', '–', '–'],
      // 780 / 150 = 5.2 years at the most.
      ['Years in training', years, 'max 5.2', years, 'no'],
    ])
    expect(table).toHaveLength(5 + found.levers.length)
    const share = found.levers.find(({ path }) => path === 'groups.ordinary.share')
    const line = table.find((one) => one.startsWith('Share of the intake (ordinary)'))
    expect(cellsOf(line)).toEqual([
      'Share of the intake (ordinary)',
      '90%',
      `max ${(Math.floor(1000 * (share?.needed as number)) / 10).toFixed(1)}%`,
      '–',
      '–',
    ])
    const [tabell = []] = plainOf(found, 'sv')
    expect(cellsOf(tabell[3])[0]).toBe('Färdiga specialister, personer per år (ger i längden)')
    expect(tabell[0]).toBe('example, 2034: corridors + 150-a-year, går de ihop i längden? nej')
  })

  it('says the ranges, whether they are enough, and that nobody would finish', () => {
    const plan = {
      ...examplePlan,
      training: {
        ...examplePlan.training,
        away: { value: 0.12, range: [0, 0.2] },
        attrition: { value: 0.015, range: [0, 0.03] },
      },
    } as unknown as PlanInput
    const ranged = consistency(plan)
    const [table = []] = plainOf(ranged)
    const [least, most] = ranged.yearsRange.map((value) => value?.toFixed(2))
    expect(cellsOf(table[4]).slice(3)).toEqual([
      `${least}–${most}`,
      ranged.consistentWithinRanges ? 'yes' : 'no',
    ])
    const away = ranged.levers.find(({ path }) => path === 'training.away')
    const line = table.find((one) => one.startsWith('Fully away'))
    expect(cellsOf(line).slice(3)).toEqual(['0–20%', away?.withinRange ? 'yes' : 'no'])
    const { groups: _groups, ...alone } = examplePlan
    const never = consistency({
      ...alone,
      training: { ...alone.training, away: { '2023': 0.12, '2030': 1 } },
    } as PlanInput)
    expect(never.yearsInTraining).toBeNull()
    expect(plainOf(never, 'sv')[0]?.[0]).toContain('Nej, ingen blir färdig.')
    const said = (withinRange: boolean, consistent: boolean, language: 'sv' | 'en') => {
      const levers = found.levers.map((lever) => ({ ...lever, withinRange }))
      const told = { ...found, consistent, consistentWithinRanges: true, levers }
      const made = displayed({}, () => consistencyTables('example', told, 0, 5.2))
      return cellsOf(plainOf(made, language)[0]?.[4]).at(-1)
    }
    // No number does it alone, all of them at once do.
    expect(said(false, false, 'sv')).toBe('flera tillsammans kan')
    expect(said(false, false, 'en')).toBe('several together can')
    expect([said(true, false, 'en'), said(false, true, 'en')]).toEqual(['yes', 'yes'])
    const endless: Consistency = { ...found, yearsRange: [5, null], consistent: true }
    const shown = displayed({}, () => consistencyTables('example', endless, 0, Number.POSITIVE_INFINITY))
    expect(cellsOf(plainOf(shown)[0]?.[4])).toEqual(['Years in training', '6.42', '–', '5.00–∞', 'no'])
    expect(plainOf(shown)[0]?.[0]).toMatch(/ yes$/)
  })

  it('escapes what others wrote, and nothing else sees the view', () => {
    const evil = '<script>alert(1)</script>'
    const named = {
      ...found,
      stockGoal: evil,
      completionsGoal: evil,
      levers: found.levers.map((lever) => ({ ...lever, path: evil })),
    }
    const html = displayOf(displayed({}, () => consistencyTables(evil, named, 0, 1)))?.['text/html'] ?? ''
    expect(html).not.toContain('<script')
    expect(html.match(/&lt;script&gt;/g)?.length).toBe(3 + found.levers.length)
    expect(found).toStrictEqual(JSON.parse(JSON.stringify(found)))
    expect(Object.getOwnPropertySymbols({ ...found })).toEqual([])
  })
})
