import {
  compile,
  examplePlan,
  type Plan,
  type PlanInput,
  parameters,
  parsePlan,
  project,
  type SeriesName,
  series,
  seriesNames,
} from '@kohort/core'
import { simulate } from '@kohort/ensemble'
import { ownSources, regionPlan, sources, stockholm } from '@kohort/regions'
import { compare, fromLibrary, tornado } from '@kohort/scenarios'
import { describe, expect, test } from 'vitest'
import {
  assumptionTable,
  comparisonTable,
  ensembleTable,
  goalTable,
  goalYearTable,
  groupTable,
  probabilityTable,
  projectionTable,
  rowsOf,
  scenarioChangeTable,
  scenarioGoalTable,
  startYearTable,
  statedTable,
  type Table,
  tornadoTable,
} from '../src/index.js'

const plan = stockholm()
const projection = project(plan)
const gotland = regionPlan('09', { trainees: 18, specialists: 25 })
const plans: readonly (readonly [string, Plan])[] = [
  ['Stockholm', plan],
  ['Gotland', gotland],
  ['the example, with limits', parsePlan(examplePlan)],
]

const inMillions = (name: SeriesName, value: number | null): number | null =>
  value === null || !name.startsWith('cost') ? value : value / 1e6

const headings = ({ columns }: Table, language: 'sv' | 'en'): readonly string[] =>
  columns.map(({ heading, unit }) => `${heading[language]}|${unit?.[language] ?? ''}`)

describe.each(plans)('%s', (_, one) => {
  const found = project(one)

  test('the projection is every figure of every row, money in millions; a series without figures is no column', () => {
    const rows = rowsOf(projectionTable(one, found), 'en')
    expect(rows.map(({ year }) => year)).toEqual(found.years)
    for (const name of seriesNames) {
      const own = found.series(name).map((value) => inMillions(name, value))
      const isGiven = own.some((value) => value !== null)
      expect(
        rows.map((row) => row[name]),
        name,
      ).toEqual(own.map((value) => (isGiven ? value : undefined)))
    }
    expect(rows.map(({ limitedBy }) => limitedBy)).toEqual(found.rows.map(({ limitedBy }) => limitedBy))
  })

  test('the groups are every figure by group, and sum to the total', () => {
    const rows = rowsOf(groupTable(one, found), 'en')
    const ids = Object.keys(one.groups)
    expect(rows).toHaveLength(ids.length * found.years.length)
    rows.forEach((row, index) => {
      const id = ids[index % ids.length] as string
      const figures = found.groups[id]?.[Math.floor(index / ids.length)]
      expect(row.year).toBe(figures?.year)
      for (const [name, value] of Object.entries(row))
        if (name in series)
          expect(value, name).toBe(inMillions(name as SeriesName, figures?.[name as SeriesName] ?? null))
      expect(Object.keys(row).length).toBeGreaterThan(10)
    })
    for (const { year, trainees } of found.rows) {
      const sum = rows
        .filter((row) => row.year === year)
        .reduce((total, row) => total + Number(row.trainees), 0)
      expect(sum).toBeCloseTo(trainees ?? 0, 6)
    }
  })

  test('the pipeline sums to the trainees of each year', () => {
    const rows = rowsOf(startYearTable(one, found), 'sv')
    for (const { year, trainees } of found.rows) {
      const own = rows.filter((row) => row.year === year)
      expect(own.reduce((sum, row) => sum + Number(row.trainees), 0)).toBeCloseTo(trainees ?? 0, 6)
      expect(own.every((row) => Number(row.started) <= year)).toBe(true)
    }
  })

  test('the assumptions are every number of the plan, with range, kind and source; the assumed first', () => {
    // Counted in the plan's JSON by another way than the table's own.
    const numbers: string[] = []
    const { goals, ...rest } = JSON.parse(JSON.stringify(one)) as Plan
    const walk = (part: unknown, path: string): void => {
      if (typeof part !== 'object' || part === null) return
      if ('value' in part && typeof part.value === 'number') {
        const isDefinition =
          /\.(?:retention|curve)\.0$/.test(path) && !('kind' in part) && !('source' in part)
        if (!isDefinition) numbers.push(JSON.stringify([part.value, 'range' in part ? part.range : null]))
        return
      }
      for (const [key, below] of Object.entries(part)) walk(below, `${path}.${key}`)
    }
    walk(rest, '')
    for (const { min, max } of goals)
      for (const edge of [min, max])
        for (const value of Object.values(edge ?? {})) numbers.push(JSON.stringify([value, null]))
    const rows = rowsOf(assumptionTable(one), 'en')
    const stated = rowsOf(statedTable(one), 'en')
    const shown = [...rows, ...stated].map(({ value, low = null, high = null }) =>
      JSON.stringify([value, low === null ? null : [low, high]]),
    )
    expect([...shown].sort()).toEqual([...numbers].sort())
    // What is shown and what is aimed at is no number that the model computes with.
    expect(stated.map(({ path }) => /^(?:observed|goals)\./.test(String(path)))).not.toContain(false)
    expect(rows.map(({ path }) => /^(?:observed|goals)\./.test(String(path)))).not.toContain(true)
    const used = rows.filter((row) => row.used === 'yes')
    expect(rows.slice(0, used.length)).toEqual(used)
    const kinds = used.map(({ kind }) => kind)
    expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(String(a)) - order.indexOf(String(b))))
    for (const row of [...rows, ...stated])
      expect(row.path, String(row.label)).toMatch(
        /^(?:groups|training|specialists|need|cost|observed|goals)\./,
      )
    for (const row of [...rows, ...stated]) expect(row.unit, String(row.path)).not.toBe('')
  })
})

const order = ['assumed', 'no source given', 'source named, but not whether it says so', 'derived', 'sourced']

test('the assumptions that are used are as many of each kind as the model reads, counted in what it reads', () => {
  const rows = rowsOf(assumptionTable(plan), 'en').filter(({ used }) => used === 'yes')
  const read = compile(plan).slots.flatMap(({ parameter, figures, at }) =>
    figures.filter((_, index) => parameters[parameter].form !== 'curve' || at[index] !== 0),
  )
  const words = { assumed: 'assumed', derived: 'derived', reported: 'sourced' } as const
  expect(rows).toHaveLength(read.length)
  for (const kind of ['assumed', 'derived', 'reported'] as const)
    expect(rows.filter((row) => row.kind === words[kind]).length, kind).toBe(
      read.filter((figure) => figure.kind === kind).length,
    )
  // Nothing in this plan asks how long hospital rotations take: there is no limit on places.
  expect(
    rowsOf(assumptionTable(plan), 'en')
      .filter(({ used }) => used !== 'yes')
      .map(({ path }) => path),
  ).toEqual(['groups.dual-specialist.training.rotationYears', 'training.rotationYears'])
})

test('what is shown and not used is not called an assumption', () => {
  const kindOf = (value: number) => rowsOf(statedTable(plan), 'sv').find((row) => row.value === value)?.kind
  expect([kindOf(581), kindOf(130), kindOf(706)]).toEqual([
    'uppgift som visas men inte används',
    'uppgift som visas men inte används',
    'ur källa',
  ])
})

test.each(['judgement', 'general-knowledge'] as const)('%s is said in the language of the reader', (id) => {
  const own = ownSources[id]
  const figure = { value: 0.02, source: id, kind: 'assumed' as const, note: 'a reason' }
  const named = parsePlan({
    ...examplePlan,
    training: { ...examplePlan.training, attrition: figure },
    sources: { ...examplePlan.sources, [id]: { ...sources[id], published: 'undated' } },
  } as PlanInput)
  for (const language of ['sv', 'en'] as const) {
    const row = rowsOf(assumptionTable(named), language).find(({ path }) => path === 'training.attrition')
    expect(row?.source).toBe(own[language])
    expect(row?.published).toBe({ sv: 'utan datum', en: 'undated' }[language])
  }
})

test('a number of the plan is traced to its source with address, range and reason', () => {
  const row = rowsOf(assumptionTable(plan), 'sv').find(({ path }) => path === 'training.away')
  const figure = plan.training.away?.['2023']
  const id = figure?.source?.split(':')[0] ?? ''
  expect(row).toMatchObject({
    kind: 'ur källa',
    at: 2023,
    value: figure?.value,
    low: figure?.range?.[0],
    high: figure?.range?.[1],
    unit: 'andel',
    source: plan.sources[id]?.title,
  })
  const reasons = rowsOf(assumptionTable(plan), 'sv').filter(({ kind }) => kind === 'antaget')
  expect(reasons.length).toBeGreaterThan(10)
  for (const { note } of reasons) expect(String(note).length).toBeGreaterThan(10)
})

test('the goals are the verdicts of the projection, year by year with their margins', () => {
  const rows = rowsOf(goalTable(plan, projection.goals), 'en')
  projection.goals.forEach((goal, index) => {
    const row = rows[index]
    expect(row).toMatchObject({
      id: goal.id,
      from: goal.from,
      to: goal.to,
      firstMet: goal.firstMet,
      metSince: goal.metSince,
    })
    for (const key of ['value', 'min', 'max', 'margin'] as const)
      expect(row?.[key]).toBe(inMillions(goal.metric, goal[key]))
    const word = goal.met === true ? 'met' : goal.met === false ? 'missed' : 'no limit'
    expect(row?.verdict).toBe(word)
  })
  const years = rowsOf(goalYearTable(plan, projection.goals), 'en')
  const own = projection.goals.flatMap((goal) =>
    goal.years.map((year) => [goal.id, year.year, inMillions(goal.metric, year.margin)]),
  )
  expect(years.map(({ id, year, margin }) => [id, year, margin])).toEqual(own)
})

test('a goal met because the intake follows it is given, not met', () => {
  const followed = stockholm({ intake: 'followStock' })
  const rows = rowsOf(goalTable(followed, project(followed).goals), 'sv')
  expect(rows.find(({ id }) => id === 'corridors')?.verdict).toContain('givet')
})

test('the comparison is that of the scenarios package, and its changes and goals are', () => {
  const found = compare(plan, [fromLibrary(plan, 'less-leave'), fromLibrary(plan, 'no-expansion')])
  const rows = rowsOf(comparisonTable(plan, found), 'en')
  expect(rows.map((row) => [row.id, row.year, row.value, row.difference])).toEqual(
    found.rows.map((row) => [
      row.scenario,
      row.year,
      inMillions(row.series, row.value),
      inMillions(row.series, row.difference),
    ]),
  )
  expect(new Set(rows.map(({ series: name }) => name))).toEqual(
    new Set(found.series.map((name) => series[name].label.en)),
  )
  const goals = rowsOf(scenarioGoalTable(plan, found), 'en')
  expect(goals).toHaveLength(2 * plan.goals.length)
  const changes = rowsOf(scenarioChangeTable(found), 'en')
  expect(changes.map(({ path, from, to }) => [path, from, to])).toEqual(
    found.scenarios.flatMap(({ changed }) => changed.map(({ path, from, to }) => [path, from, to])),
  )
})

test('the ensemble is its own rows and probabilities', async () => {
  const fan = await simulate(plan, {
    draws: 64,
    seed: 'tables',
    keep: 'groups',
    series: ['trainees', 'coverage', 'costTotal'],
  })
  const rows = rowsOf(ensembleTable(plan, fan), 'en')
  expect(rows.map(({ year, p5, p50, p95, mean }) => [year, p5, p50, p95, mean])).toEqual(
    fan
      .rows()
      .map((row) => [
        row.year,
        ...[row.p5, row.p50, row.p95, row.mean].map((value) => inMillions(row.series, value)),
      ]),
  )
  const chances = rowsOf(probabilityTable(plan, fan), 'en')
  for (const { id, probability } of fan.goals())
    expect(chances.find((row) => row.id === id && row.year === null)?.probability).toBe(probability)
  expect(chances.find((row) => row.id === 'corridors' && row.year === 2027)?.probability).toBe(
    fan.probability('corridors', 2027),
  )
})

test('the tornado is its bars, the widest first, with the group whose number it is', () => {
  const found = tornado(plan, 'completions', 2034)
  const rows = rowsOf(tornadoTable(plan, found), 'en')
  expect(
    rows.map(({ path, differenceLow, differenceHigh }) => [path, differenceLow, differenceHigh]),
  ).toEqual(found.bars.map(({ path, low, high }) => [path, low.difference, high.difference]))
  const labels = rows.map(({ label, at }) => `${label} ${at}`)
  expect(new Set(labels).size).toBe(labels.length)
})

test('what is unknown is null in every table: Gotland has no observed figure, no cost of posts, no base-year flow', () => {
  const found = project(gotland)
  const [base] = rowsOf(projectionTable(gotland, found), 'sv')
  expect(base?.intake).toBeNull()
  expect(base?.hired).toBeNull()
  expect(base?.trainees).toBeCloseTo(18, 9)
})

test.each(['sv', 'en'] as const)('every column has a heading in %s, and every figure a unit', (language) => {
  const tables = [
    projectionTable(plan, projection),
    groupTable(plan, projection),
    startYearTable(plan, projection),
    goalTable(plan, projection.goals),
    goalYearTable(plan, projection.goals),
    assumptionTable(plan),
    statedTable(plan),
    tornadoTable(plan, tornado(plan, 'coverage', 2030)),
  ]
  for (const table of tables) {
    const names = headings(table, language)
    expect(new Set(names).size, table.id).toBe(names.length)
    for (const { heading, unit, format, key } of table.columns) {
      expect(heading[language].trim(), key).not.toBe('')
      if (format === 'row') expect(table.columns.some((column) => column.key === 'unit')).toBe(true)
      else if (format !== 'text' && format !== 'year') expect(unit?.[language], key).toMatch(/\S/)
    }
  }
})
