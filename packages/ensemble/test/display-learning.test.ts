import { displayed, displayOf, parameterLabel, parsePlan } from '@kohort/core'
import { stockholm } from '@kohort/regions'
import { describe, expect, it } from 'vitest'
import { backtest, calibrate, followUp, type Observation } from '../src/index.js'
import { followUpTables } from '../src/learning/follow-up-tables.js'
import { cellsOf, plainOf, points, read } from './shown.js'

const plan = stockholm()

/** A note as a person reads it: series and numbers of the plan by what they are called. */
const inWords = (note: string): string =>
  note
    .replaceAll('\u00a0', '_')
    .replaceAll(/(?:training|specialists)\.[A-Za-z.]+[a-z](?:\.\d{4})?/g, (found) => {
      const [, path = found, year] = /^(.*)\.(\d{4})$/.exec(found) ?? []
      const label = parameterLabel(path).en
      return `“${label.charAt(0).toLowerCase()}${label.slice(1)}${year === undefined ? '' : ` ${year}`}”`
    })
    .replaceAll(/([a-z]+)\.(\d{4})/g, '$1 $2')
    .replace(/^./, (first) => first.toUpperCase())

describe('a follow-up in a notebook', async () => {
  const found = await followUp(plan, { 'trainees.2025': 731 }, { draws: 512 })
  const [observed = [], verdicts = [], ahead = [], goals = [], notes = []] = plainOf(found)

  it('answers, and has each count beside what the plan said', () => {
    expect(observed[0]).toBe(
      'stockholm: follow-up. The counted years are inside the corridor: trainees 2025, 731, lies inside 720–740, 9 from the nearest edge.',
    )
    expect(cellsOf(observed[1])).toEqual([
      'Counted',
      'Outcome',
      'Error (standard deviation)',
      'Plan',
      '5–95%',
      'Against what the plan said',
    ])
    const at = found.observations.findIndex(({ name }) => name === 'trainees.2025')
    const fit = found.observations[at]
    expect(cellsOf(observed[2 + at])).toEqual([
      'trainees 2025 *',
      '731',
      read(fit?.error as number, 0),
      read(found.projected.at(2025).trainees as number, 0),
      `${read(fit?.before.p5 as number, 0)}–${read(fit?.before.p95 as number, 0)}`,
      `as expected (${read(100 * (fit?.percentile as number), 0)}% lay below)`,
    ])
    expect(cellsOf(verdicts.at(-1))).toEqual([
      'The corridors 2024–2027 (corridors)',
      '2025',
      '731',
      '720–740',
      'inside',
      '9',
    ])
  })

  it('has the bands before and now, and what the goals’ chances became, in per cent', () => {
    const coverage = found.changes.find(({ series, year }) => series === 'coverage' && year === 2034)
    const band = (side: 'before' | 'after') => [
      `${read(100 * (coverage?.[side].p5 as number), 1)}–${read(100 * (coverage?.[side].p95 as number), 1)}%`,
      `${read(100 * (coverage?.[side].p50 as number), 1)}%`,
    ]
    expect(cellsOf(ahead.at(-1))).toEqual([
      '2034',
      'Coverage',
      ...band('before'),
      ...band('after'),
      points(coverage?.difference as number, 1, true),
    ])
    const corridors = found.goals.find(({ id }) => id === 'corridors')
    expect(cellsOf(goals[2])).toEqual([
      'The corridors 2024–2027 (corridors)',
      `${read(100 * (corridors?.before as number), 0)}%`,
      `${read(100 * (corridors?.after as number), 0)}%`,
    ])
  })

  it('has every note of its own, and what its marks mean', () => {
    const said = notes.join('\n')
    for (const { text } of found.notes) expect(said).toContain(inWords(text.en))
    expect(said).toContain('* Takes the place of the projected stock, in each draw with an error of its own')
    expect(found.notes.some(({ code }) => code === 'few-draws')).toBe(
      /bands and probabilities are rough/.test(said),
    )
    expect(plainOf(found, 'sv')[0]?.[0]).toContain(
      'De räknade åren ligger inom spannet: ST-läkare 2025, 731, ligger inom',
    )
  })

  it('has no code words in its notes, in either language', () => {
    for (const language of ['sv', 'en'] as const) {
      const said = plainOf(found, language).at(-1)?.join('\n') ?? ''
      expect(said).not.toMatch(/\b[a-z]+[A-Za-z]*\.\d{4}|training\.|specialists\.|\(exact\)|others:/)
    }
    const swedish = plainOf(found, 'sv').at(-1)?.join('\n') ?? ''
    expect(swedish).toContain('Planens uppgift ST-läkare 2018 ligger utanför')
    expect(swedish).not.toMatch(/\b(?:trainees|completions|condition|missen)\b/)
  })

  it('holds a mean to no single year, and a last year to that year alone', async () => {
    const goals = [
      { id: 'each', metric: 'trainees', from: 2024, to: 2026, over: 'each', min: 600 },
      { id: 'mean', metric: 'trainees', from: 2024, to: 2026, over: 'mean', min: 800 },
      { id: 'end', metric: 'trainees', from: 2024, to: 2025, over: 'last', min: 700 },
    ] as const
    const counts = { 'trainees.2024': 706, 'trainees.2025': 731 }
    const judged = await followUp(parsePlan({ ...plan, goals }), counts, { draws: 64, own: false })
    // The data have all of them: each year's own contribution.
    expect(judged.verdicts.map(({ goal, year }) => `${goal} ${year}`)).toContain('mean 2024')
    const table = plainOf(judged, 'sv').find(([caption]) => caption === 'Målen, år som räknats') ?? []
    expect(table.slice(2).map((line) => cellsOf(line).slice(0, 2))).toEqual(
      expect.arrayContaining([
        ['each', '2024'],
        ['each', '2025'],
        ['end', '2025'],
      ]),
    )
    expect(table).toHaveLength(2 + 3)
  })

  it('says that limits were left, and marks statements', async () => {
    const contested = { series: 'completions', year: 2025, value: 120, kind: 'contested' } as const
    const counted = { series: 'trainees', year: 2025, value: 755, error: 20 } as const
    const missed = await followUp(plan, [counted, contested], { draws: 256, own: false })
    const shown = plainOf(missed, 'sv')
    expect(shown[0]?.[0]).toContain(
      'Räknade år ligger utanför spannet: ST-läkare 2025, 755, är 15 över 720–740',
    )
    expect(shown[0]?.some((line) => line.startsWith('färdiga specialister 2025 ?'))).toBe(true)
    expect(shown.at(-1)?.join()).toContain('? Ett uttalande, taget med stort fel.')
  })

  it('escapes what others wrote, and nothing else sees the view', () => {
    const evil = '<script>alert(1)</script>'
    const named = {
      ...found,
      plan: evil,
      goals: found.goals.map((goal) => ({ ...goal, id: evil })),
      verdicts: found.verdicts.map((verdict) => ({ ...verdict, goal: evil })),
      observations: found.observations.map((one) => ({ ...one, group: evil })),
    }
    const html = displayOf(displayed({}, () => followUpTables(named, plan)))?.['text/html'] ?? ''
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
    expect(JSON.stringify(found)).not.toContain('text/html')
    expect(Object.getOwnPropertySymbols({ ...found })).toEqual([])
    expect(displayOf(found.after)?.['text/plain']).toContain('weighted by what was counted')
    expect(displayOf(found.before)?.['text/plain']).toMatch(/^stockholm, 512 draws\n/)
  })
})

describe('a calibration in a notebook', async () => {
  const paths = ['training.attrition', 'training.research']
  const found = await calibrate(plan, { 'completions.2023': 95, 'trainees.2024': 706 }, paths, {
    draws: 1024,
  })
  const [numbers = [], fits = [], notes = []] = plainOf(found)

  it('has each number before and after, and what was learnt', () => {
    expect(numbers[0]).toMatch(
      /^stockholm: calibration\. Attrition: what fits best is [\d.]+% a year \(likely /,
    )
    const [label, before, likely, after, , range] = cellsOf(numbers[2])
    expect([label, before, likely]).toEqual(['Attrition', '0.9% a year', '0.5–4% a year'])
    const [attrition] = found.numbers
    expect(Math.abs(Number.parseFloat(after ?? '') - 100 * (attrition?.after.value as number))).toBeLessThan(
      0.051,
    )
    expect(range).toBe(`${read(100 * (attrition?.narrowed as number), 0)}% narrower`)
    const unlearnt = found.numbers.findIndex(({ narrowed }) => narrowed < 0.1)
    expect(found.unidentified).toContain(found.numbers[unlearnt]?.path)
    expect(cellsOf(numbers[2 + unlearnt]).at(-1)).toBe('stays: nothing learnt')
  })

  it('has how each count fits, and its cautions', () => {
    const [first] = found.observations
    expect(cellsOf(fits[2])).toEqual([
      'completions 2023',
      '95.0',
      read(first?.error as number, 1),
      read(first?.before as number, 1),
      read(first?.fitted as number, 1),
      `${(first?.z as number) > 0.05 ? '+' : ''}${read(first?.z as number, 1)}`,
    ])
    const said = notes.join('\n')
    expect(said).toContain('The other numbers of the plan stood still.')
    expect(said).toContain('simulate on it gives bands that are too wide')
    for (const { text } of found.notes) expect(said).toContain(inWords(text.en))
    expect(plainOf(found, 'sv').at(-1)?.join()).toContain('En simulering av den ger för breda spann')
    expect(JSON.stringify(found)).not.toContain('text/html')
  })

  it('has the chance of whole people beside the error of counting', async () => {
    const people = await calibrate(plan, { 'completions.2023': 95 }, ['training.attrition'], {
      draws: 64,
      process: 'individual',
    })
    const [, counts = []] = plainOf(people)
    const [first] = people.observations
    expect(cellsOf(counts[2])[3]).toBe(read(first?.chance as number, 1))
    expect(counts[0]).toContain('of counting and chance together')
    expect(plainOf(people, 'sv')[1]?.[0]).toContain('av räkning och slump tillsammans')
    expect(fits[0]).not.toContain('chance')
  })
})

describe('a test against history in a notebook', async () => {
  const history = Array.from({ length: 9 }, (_, index): Observation[] => [
    { series: 'trainees', year: 2014 + index, value: 480 + 18 * index },
    { series: 'intake', year: 2014 + index, value: 90 + 4 * index },
  ]).flat()
  const found = await backtest(plan, history, { draws: 64 })
  const tables = plainOf(found)

  it('has each series by years ahead, shares in per cent, and whether it was nearer than a ruler', () => {
    const [stock = []] = tables
    expect(stock[0]).toMatch(
      /^stockholm: test against history\. Trainees, heads\. The model was off by [\d.]+% on average/,
    )
    expect(tables[1]?.[0]).toBe('stockholm: test against history. Intake, heads a year.')
    expect(plainOf(found, 'sv')[0]?.[1]).toContain('Systematiskt fel')
    const own = found.scores.filter(({ series }) => series === 'trainees')
    expect(stock).toHaveLength(2 + own.length)
    for (const [index, one] of own.entries()) {
      const sign = Number(one.meanError.toFixed(0)) > 0 ? '+' : ''
      const naive = one.noChange
      expect(cellsOf(stock[2 + index]).slice(0, 8)).toEqual([
        one.horizon === null ? 'all' : String(one.horizon),
        String(one.count),
        read(one.meanAbsoluteError, 0),
        `${read(100 * (one.mape as number), 1)}%`,
        `${sign}${read(one.meanError, 0)}`,
        `${read(100 * one.coverage90, 0)}%`,
        `${read(100 * one.coverage50, 0)}%`,
        naive === null
          ? '–'
          : `${read(naive.meanAbsoluteError, 0)} ${naive.model < naive.meanAbsoluteError ? '✓' : '✗'}`,
      ])
    }
  })

  it('says from how few starts, and that the numbers are of today', () => {
    const whole = found.scores.find(({ series, horizon }) => series === 'trainees' && horizon === null)
    expect(whole?.starts).toBeLessThan(10)
    expect(tables[0]?.[0]).toContain(`but from ${whole?.starts} starts that overlap; at least 10 are needed.`)
    const notes = tables.at(-1)?.join('\n') ?? ''
    expect(notes).toContain('the test is kinder than the future')
    expect(notes).toContain(`Started in ${found.bases.length} years, ${found.bases[0]}–${found.bases.at(-1)}`)
    const told = found.notes.filter(({ code }) => !code.startsWith('intake-'))
    for (const { text } of told) expect(notes).toContain(inWords(text.en))
    expect(plainOf(found, 'sv').at(-1)?.join()).toContain('är prövningen snällare än framtiden')
    expect(Object.keys(found)).not.toContain('Symbol(Jupyter.display)')
    expect(JSON.stringify(found)).not.toContain('text/html')
  })
})
