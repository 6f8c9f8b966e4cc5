import { displayed, displayOf, examplePlan, type PlanInput, parsePlan, project } from '@kohort/core'
import { describe, expect, it } from 'vitest'
import { solveIntake, solveParameter } from '../src/index.js'
import { parameterTables } from '../src/parameter-tables.js'
import { solvedTables } from '../src/solved-tables.js'
import { handPlan } from './helpers.js'

const { limits: _limits, ...training } = examplePlan.training
const { hiringPosts: _posts, ...specialists } = examplePlan.specialists

/** The example plan with no limits, and a scenario of 880–900 trainees. */
const plan = parsePlan({
  ...examplePlan,
  training,
  specialists,
  goals: [
    ...(examplePlan.goals ?? []),
    { id: 'scenario-2034', metric: 'trainees', from: 2034, to: 2034, over: 'last', min: 880, max: 900 },
  ],
} as PlanInput)

const wanted = { reach: ['scenario-2034', '150-a-year'], within: ['corridors'] }

/** What a notebook shows as text, hard spaces marked, a table by its lines. */
const plainOf = (result: object, language: 'sv' | 'en' = 'en'): readonly (readonly string[])[] =>
  (displayOf(result, language)?.['text/plain'] ?? '')
    .replaceAll('\u00a0', '_')
    .split('\n\n')
    .map((table) => table.split('\n'))

/** As a person reads it: thousands apart, a real minus. */
const read = (value: number, decimals: number): string =>
  value
    .toFixed(decimals)
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '−')
    .replace(/\B(?=(\d{3})+(?!\d))/g, '_')

const cellsOf = (line: string | undefined): readonly string[] => (line ?? '').trim().split(/ {2,}/)

describe('a solved intake in a notebook', () => {
  const solved = solveIntake(plan, wanted)
  const tables = plainOf(solved)

  it('repeats the question, answers it, and shows the path beside the plan’s own', () => {
    const [path = []] = tables
    expect(path[0]).toBe(
      'example: which intake reaches “scenario-2034” and “150-a-year”, within “corridors”? It can be done, with the intake as even as can be. Run through the model, all those goals are met.',
    )
    expect(cellsOf(path[1])).toEqual([
      'Year',
      "The plan's intake, heads a year",
      'Intake sought, heads a year',
      'Against the plan',
      'Trainees, heads',
      'Trainees, heads: the plan',
      'Completions, heads a year',
      'Completions, heads a year: the plan',
    ])
    expect(path).toHaveLength(2 + 11)
    const base = project(plan)
    solved.intake.forEach(({ year, wanted: sought }, index) => {
      const own = base.at(year).intakeWanted ?? 0
      const change = read(sought - own, 1)
      expect(cellsOf(path[index + 2])).toEqual([
        String(year),
        read(own, 1),
        read(sought, 1),
        sought - own > 0.05 ? `+${change}` : change,
        read(solved.projection.at(year).trainees ?? 0, 0),
        read(base.at(year).trainees ?? 0, 0),
        read(solved.projection.at(year).completions ?? 0, 1),
        read(base.at(year).completions ?? 0, 1),
      ])
    })
  })

  it('shows the verdicts, and warns of a hump as the command line does', () => {
    const [, goals = [], notes = []] = tables
    expect(goals[0]).toBe('Goals')
    expect(goals.slice(2).map((line) => cellsOf(line).slice(0, 2))).toEqual(
      solved.verdicts.map(({ id }) => [id, 'met']),
    )
    expect(plainOf(solved.verdicts)[0]).toEqual(goals)
    const most = solved.intake.reduce((high, one) => (one.wanted > high.wanted ? one : high))
    expect(notes[2]).toContain(
      ` and ${most.wanted.toFixed(0)} (${most.year}) a year; the plan's highest is 164. `,
    )
    expect(notes[2]).toContain(`to the next: ${solved.changes.largest.toFixed(0)}.`)
    expect(notes[3]).toContain('only by a hump in the intake, not in the long run')
    expect(notes[3]).toContain(`takes ${solved.longRun?.stockNeeded?.toFixed(0)} trainees`)
    const swedish = plainOf(solved, 'sv').at(-1)?.join() ?? ''
    expect(swedish).toContain('bara med en puckel i antagningen')
    expect(swedish).not.toMatch(/longRun|maxChange|maxIntake/)
  })

  it('says that a goal is missed, which limits bend it, and that there may be a better one', () => {
    const tight = { ...wanted, soft: true, maxIntake: 170 }
    const [path = []] = plainOf(solveIntake(plan, tight), 'sv')
    expect(path[0]).toContain('med högst 170 antagna om året? Inte helt: det här är det närmaste')
    const base = handPlan()
    const rotations = {
      ...base,
      training: { ...base.training, rotationYears: 1, limits: { rotations: { places: 100 } } },
      goals: [{ id: 'goal', metric: 'completions', from: 2032, to: 2034, over: 'mean', min: 120 }],
    } as PlanInput
    const limited = solveIntake(rotations, { reach: ['goal'] })
    const years = limited.limitedBy.filter(({ limit }) => limit === 'rotations').map(({ year }) => year)
    expect([limited.best, years.length > 0]).toEqual([false, true])
    const shown = plainOf(limited, 'sv').flat().join('\n')
    expect(shown).toContain(`Begränsas av sidotjänstgöringen: ${years.join(', ')}.`)
    const [isFound, isBest] = [/nås alla de målen/.test(shown), !/Det kan finnas en bättre väg/.test(shown)]
    expect([isFound, isBest]).toEqual([limited.status === 'solved', limited.status !== 'solved'])
    expect(/Ingen lösning hittades/.test(shown)).toBe(limited.status === 'no-convergence')
  })
})

it('warns of each limit in its own years, and where there may be a better path', () => {
  const solved = solveIntake(plan, wanted)
  const limitedBy = [
    { year: 2026, limit: 'supervision' },
    { year: 2027, limit: 'hiringPosts' },
    { year: 2028, limit: 'supervision' },
  ] as const
  const notesOf = (best: boolean): string =>
    plainOf(
      displayed({}, () => solvedTables({ ...solved, limitedBy, best }, plan, wanted)),
      'sv',
    )
      .at(-1)
      ?.join('\n') ?? ''
  expect(notesOf(true)).toContain('Begränsas av handledningen: 2026, 2028.')
  expect(notesOf(true)).toContain('Begränsas av tjänsterna för nyfärdiga: 2027.')
  expect([true, false].map((best) => notesOf(best).includes('Det kan finnas en bättre väg'))).toEqual([
    false,
    true,
  ])
})

describe('an intake that cannot be had', () => {
  const solved = solveIntake(plan, { ...wanted, maxIntake: 190 })
  const { conflict } = solved

  it('says what conflicts and why, how near it comes, and what would do', () => {
    expect(solved.status).toBe('infeasible')
    const [why = [], nearest = [], paths = [], remedies = []] = plainOf(solved)
    expect(why[0]).toContain('It cannot be done: no intake gives all of this.')
    expect(why[2]).toContain('They conflict: ')
    expect(why[2]).toContain('the bounds of the intake')
    for (const id of conflict?.goals ?? []) expect(why[2]).toContain(`“${id}”`)
    expect(why[3]).toContain(conflict?.witness.en.replaceAll('\u00a0', '_'))
    expect(nearest[0]).toBe('How near it can come')
    expect(nearest.slice(2).map((line) => cellsOf(line)[0])).toEqual(
      conflict?.nearest.map(({ goal }) => goal),
    )
    for (const [index, { shortfall }] of (conflict?.nearest ?? []).entries())
      expect(cellsOf(nearest[index + 2])[3]).toMatch(new RegExp(`^${shortfall.toFixed(0)}(\\.\\d)?$`))
    expect(paths).toHaveLength(2 + 11)
    expect(cellsOf(paths[2])[2]).toBe(conflict?.nearest[0]?.intake[0]?.wanted.toFixed(1))
    expect(remedies[0]).toMatch(/^What would do, one number at a time/)
    expect(cellsOf(nearest[1])[1]).toBe('Year')
    for (const [index, { goal, year, value }] of (conflict?.nearest ?? []).entries()) {
      const asked = solved.verdicts.find(({ id }) => id === goal)
      expect(year === null).toBe(asked?.over === 'mean')
      expect(cellsOf(nearest[index + 2]).slice(1, 3)).toEqual([
        year === null ? 'mean' : String(year),
        value?.toFixed(asked?.metric === 'completions' ? 1 : 0),
      ])
    }
    const useful = (conflict?.compatible ?? []).filter(({ needed }) => needed !== null)
    expect(useful.length).toBeGreaterThan(0)
    expect(remedies).toHaveLength(2 + useful.length)
    // The example plan gives no ranges: nothing can be said to be unlikely.
    expect(useful.every(({ withinRange }) => withinRange === null)).toBe(true)
    expect(remedies[0]).toBe(
      'What would do, one number at a time; the plan has no ranges to say how likely they are',
    )
    const away = conflict?.compatible?.find(({ path }) => path === 'training.away')
    const line = remedies.find((one) => one.startsWith('Fully away'))
    const needed = Math.floor(1000 * (away?.needed ?? Number.NaN)) / 10
    expect(cellsOf(line).slice(1, 3)).toEqual(['13%', `max ${needed}%`])
  })

  it('in Swedish too, with the doubt where it is not proven', () => {
    const [why = [], , , remedies = []] = plainOf(solved, 'sv')
    expect(why[0]).toContain('Det går inte: ingen antagning ger allt detta.')
    expect(why[3]).toContain(conflict?.witness.sv.replaceAll('\u00a0', '_'))
    expect(remedies[0]).toContain('; hur troliga de är har planen inga spann för')
    expect(remedies[1]).toMatch(/^Tal +I planen +Behövs +Troligt +Inom det troliga$/)
    const limited = solveIntake(examplePlan, { reach: ['150-a-year'], within: ['corridors'] })
    expect(limited.conflict?.proven).toBe(false)
    expect(plainOf(limited, 'sv').flat().join('\n')).toContain('Säkert är det inte: planens tak')
  })
})

it('of numbers that would do says that none is likely only where the plan has ranges, and leaves out the rest', () => {
  const solved = solveIntake(plan, { ...wanted, maxIntake: 190 })
  const { conflict } = solved
  const [first, second] = (conflict?.compatible ?? []).filter(({ needed }) => needed !== null)
  if (conflict === undefined || first === undefined || second === undefined) throw new Error('two would do')
  const shownOf = (compatible: NonNullable<typeof conflict.compatible>) =>
    plainOf(
      displayed({}, () => solvedTables({ ...solved, conflict: { ...conflict, compatible } }, plan, wanted)),
      'sv',
    ).at(-1) ?? []
  const unlikely = { ...first, range: [0.12, 0.14], withinRange: false } as const
  const likely = { ...first, withinRange: true }
  const none = { ...first, needed: null, withinRange: null }
  expect(shownOf([unlikely])[0]).toBe('Vad som skulle räcka, ett tal i taget; inget av dem är troligt')
  expect(shownOf([unlikely, second])[0]).toContain('; inget av dem som har ett spann är troligt')
  expect(shownOf([likely, second])[0]).toBe('Vad som skulle räcka, ett tal i taget')
  expect(shownOf([likely, none])).toHaveLength(2 + 1)
  const nothing = shownOf([none])
  expect(nothing[0]).toBe('Inget enskilt tal om utbildningen skulle räcka.')
  expect(nothing[2]).toContain('Prövade: ')
})

describe('a solved number', () => {
  it('gives the value at which the goal turns, the verdict there and the likely range', () => {
    const solved = solveParameter(examplePlan, 'training.away', 'corridors')
    const [answer = [], goals = []] = plainOf(solved)
    expect(answer[0]).toBe(
      `example: “corridors” is met in the plan (Fully away 13%), and falls at 16.53% from 2024.`,
    )
    expect(cellsOf(answer[2])).toEqual(['Fully away', '13%', '16.53%', '–', '–', '0–100%'])
    expect(cellsOf(goals[2]).slice(0, 2)).toEqual(['corridors', 'met'])
    expect(goals[0]).toBe('The goal at that value: Fully away 16.53%')
    const [svar = []] = plainOf(solved, 'sv')
    expect(svar[0]).toBe(
      'example: ”corridors” nås i planen (Helt frånvarande 13_%), och faller vid 16,53_% från 2024.',
    )
  })

  it('says that no value is enough', () => {
    const solved = solveParameter(examplePlan, 'specialists.hired', '150-a-year')
    expect(solved.status).toBe('never')
    const tables = plainOf(solved)
    expect(tables).toHaveLength(1)
    expect(tables[0]?.[0]).toContain(
      'No value is enough for “150-a-year”: Hired in the region. Tried: 0–100%',
    )
    expect(cellsOf(tables[0]?.[2])[2]).toBe('–')
  })

  it('says the range, other turns and that the past is past', () => {
    const ranged = {
      ...plan,
      training: { ...plan.training, away: { '2023': { value: 0.12, range: [0.1, 0.13] } } },
    } as unknown as PlanInput
    const away = solveParameter(ranged, 'training.away', 'corridors')
    const inside = away.withinRange === true
    expect(plainOf(away).flat().join('\n')).toContain(
      inside ? 'It lies within the likely range, 10–13%.' : 'It lies outside the likely range, 10–13%.',
    )
    const { value } = away
    const own = away.crossings.filter((one) => one.value === value)
    const turning = { ...away, crossings: [...own, { value: 0.5, meets: 'below' as const }] }
    const turns = (language: 'sv' | 'en') =>
      plainOf(
        displayed({}, () => parameterTables(turning, 'x')),
        language,
      )
        .flat()
        .join('\n')
    expect(away.crossings.some((one) => one.value === value)).toBe(true)
    expect(turns('sv')).toContain('Målet vänder också vid 50_%.')
    expect(turns('en')).toContain('The goal also turns at 50%.')
    expect(turns('sv')).toContain('Målet med det värdet: Helt frånvarande ')
    const past = solveParameter(plan, 'specialists.incumbents.total', '150-a-year')
    expect(past.past).toBe(true)
    expect(plainOf(past, 'sv').flat().join('\n')).toContain('går inte längre att bestämma')
  })
})

it('what others wrote is escaped, and nothing else sees the view', () => {
  const evil = '<script>alert(1)</script>'
  const asked = { ...wanted, reach: [evil], maxIntake: 190 }
  const solved = solveIntake(plan, { ...wanted, maxIntake: 190 })
  const { conflict } = solved
  if (conflict === undefined) throw new Error('it cannot be had')
  const named = {
    ...solved,
    conflict: {
      ...conflict,
      goals: [evil],
      witness: { ...conflict.witness, sv: evil, en: evil },
      nearest: conflict.nearest.map((one) => ({ ...one, goal: evil })),
    },
  }
  const number = solveParameter(plan, 'training.away', 'corridors')
  for (const tables of [
    () => solvedTables(named, plan, asked),
    () => parameterTables({ ...number, path: evil, goal: evil }, evil),
  ]) {
    const html = displayOf(displayed({}, tables))?.['text/html'] ?? ''
    expect(html).not.toContain('<script')
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(3)
  }
  expect(Object.keys(solved)).toContain('longRun')
  expect(Object.getOwnPropertySymbols({ ...solved })).toEqual([])
  for (const result of [solved, number]) {
    expect(Object.isFrozen(result)).toBe(true)
    expect(JSON.stringify(result)).not.toContain('text/html')
  }
})
