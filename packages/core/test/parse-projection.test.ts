import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  examplePlan,
  KohortError,
  type Projection,
  type ProjectionData,
  parseProjection,
  project,
  type Row,
  seriesNames,
} from '../src/index.js'
import { arbitraryPlan } from './arbitrary-plan.js'

const written = (): ProjectionData => JSON.parse(JSON.stringify(project(examplePlan)))

const failure = (input: unknown): KohortError => {
  try {
    parseProjection(input)
  } catch (error) {
    if (error instanceof KohortError) return error
    throw error
  }
  throw new Error('it was read')
}

/** Everything that can be asked of a projection; the trainees by start of one group are not in JSON. */
const asked = (projection: Projection) => ({
  format: projection.format,
  plan: projection.plan,
  base: projection.base,
  to: projection.to,
  years: projection.years,
  rows: projection.rows,
  groups: projection.groups,
  goals: projection.goals,
  notes: projection.notes,
  keys: Object.keys(projection).sort(),
  rowKeys: Object.keys(projection.rows[0] ?? {}),
  at: projection.years.map((year) => projection.at(year)),
  series: seriesNames.map((name) => projection.series(name)),
  byGroup: Object.keys(projection.groups).map((group) =>
    seriesNames.map((name) => projection.series(name, group)),
  ),
  traineesByStart: projection.traineesByStart(),
  manifest: projection.manifest(),
  json: projection.toJSON(),
})

describe('parseProjection', () => {
  it('gives back what was written, to the bit, of any plan', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (plan) => {
        const projection = project(plan)
        const text = JSON.stringify(projection)
        const read = parseProjection(JSON.parse(text))
        expect(asked(read)).toEqual(asked(projection))
        expect(JSON.stringify(read)).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  it('reads the text itself, and what it read already', () => {
    const read = parseProjection(JSON.stringify(project(examplePlan)))
    expect(parseProjection(JSON.parse(JSON.stringify(read))).rows).toEqual(project(examplePlan).rows)
    expect(parseProjection(read.toJSON()).at(2034)).toEqual(read.at(2034))
  })

  it('is frozen to the last verdict, and leaves what it was given alone', () => {
    const data = written()
    const read = parseProjection(data)
    for (const one of [read, read.rows, read.rows[0], read.goals[0]?.years[0], read.manifest().sources])
      expect(Object.isFrozen(one)).toBe(true)
    expect(Object.isFrozen(data)).toBe(false)
    expect(data).toEqual(written())
  })

  it('names an unknown year, series or group, and the group whose pipeline JSON does not have', () => {
    const read = parseProjection(written())
    expect(() => read.at(2040)).toThrow('There is no year "2040".')
    expect(() => read.series('constructor' as never)).toThrow('There is no series "constructor".')
    expect(() => read.series('trainees', 'toString')).toThrow('There is no group "toString".')
    expect(() => read.traineesByStart('nobody')).toThrow('There is no group "nobody".')
    expect(() => read.traineesByStart('research')).toThrow('all groups together, not of "research"')
    const { groups: _, ...single } = examplePlan
    const one = project(single)
    expect(parseProjection(JSON.stringify(one)).traineesByStart('all')).toEqual(one.traineesByStart('all'))
  })

  it.each<[string, unknown, string, string]>([
    [
      'a later version',
      { ...written(), format: 'kohort.projection/2' },
      'format: this is version 2 of a projection; this release of Kohort reads version 1 ("kohort.projection/1").',
      'A later release wrote it: update Kohort.',
    ],
    [
      'an earlier version',
      { ...written(), format: 'kohort.projection/0' },
      'format: this is version 0 of a projection; this release of Kohort reads version 1 ("kohort.projection/1").',
      'An earlier release wrote it: make it anew from the plan.',
    ],
    [
      'a plan',
      examplePlan,
      'format: this is a plan ("kohort.plan/1"), not a projection.',
      'Give what JSON.stringify made of a projection.',
    ],
    [
      'something else',
      { rows: [] },
      'format: found nothing, expected "kohort.projection/1".',
      'This is not a projection as Kohort writes it.',
    ],
    [
      'a strange format',
      { format: 'kohort.projection/1\n' },
      'format: found "kohort.projection/1\\n", expected "kohort.projection/1".',
      'This is not a projection as Kohort writes it.',
    ],
  ])('refuses %s', (_, input, message, hint) => {
    const error = failure(input)
    expect(error).toMatchObject({ code: 'format', path: 'format', hint })
    expect(error.message).toBe(message)
  })

  const cyclic: Record<string, unknown> = { format: 'kohort.projection/1' }
  cyclic.rows = cyclic
  const trap = {
    get format(): string {
      throw new Error('a trap')
    },
  }
  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /^The whole: found nothing, expected plain data/],
    ['half a text', JSON.stringify(written()).slice(0, 5000), /a text that is no JSON/],
    ['a cycle', cyclic, /more than 24 levels/],
    ['a getter that throws', trap, /something that cannot be read/],
    ['an object of a class', new Map(), /an object of a class/],
    [
      'a prototype’s name',
      '{"format":"kohort.projection/1","__proto__":{"at":1}}',
      /__proto__: found the name/,
    ],
    ['too much', { format: 'kohort.projection/1', rows: new Array(2_000_001).fill(0) }, /more than 2000000/],
  ])('refuses %s', (_, input, message) => {
    expect(failure(input)).toMatchObject({ code: 'data', message: expect.stringMatching(message) })
    expect(({} as { at?: unknown }).at).toBeUndefined()
  })

  it('says what was found and what was expected, and names a key that it does not know', () => {
    const { rows } = written()
    const wrong = {
      ...written(),
      rows: rows.map((one, at) => (at === 3 ? { ...one, intake: '164', more: 1 } : one)),
    }
    const { message } = failure(wrong)
    expect(message).toContain('- rows.3.intake: found "164", expected a number')
    expect(message).toContain('- rows.3: found "more", expected no such key')
  })

  type Change = (data: ProjectionData) => unknown
  const row = (data: ProjectionData, index: number, changes: object): Row[] =>
    data.rows.map((one, at) => (at === index ? ({ ...one, ...changes } as Row) : one))
  const goal = (data: ProjectionData, changes: object): object[] =>
    data.goals.map((one, at) => (at === 0 ? { ...one, ...changes } : one))
  it.each<[string, Change, string]>([
    ['NaN', (data) => ({ ...data, rows: row(data, 3, { trainees: Number.NaN }) }), 'rows.3.trainees'],
    ['infinity', (data) => ({ ...data, rows: row(data, 3, { intake: Infinity }) }), 'rows.3.intake'],
    ['a figure as text', (data) => ({ ...data, rows: row(data, 3, { intake: '164' }) }), 'rows.3.intake'],
    ['half a year', (data) => ({ ...data, base: data.base + 0.5 }), 'base'],
    ['an unknown key', (data) => ({ ...data, surprise: 1 }), ''],
    ['an unknown series', (data) => ({ ...data, rows: row(data, 1, { constructor: 1 }) }), 'rows.1'],
    ['a missing series', (data) => ({ ...data, rows: row(data, 1, { hired: undefined }) }), 'rows.1.hired'],
    ['a year too few', (data) => ({ ...data, rows: data.rows.slice(1) }), 'rows'],
    ['a year twice', (data) => ({ ...data, rows: row(data, 2, { year: 2024 }) }), 'rows'],
    ['an endless horizon', (data) => ({ ...data, to: 2 ** 31 }), 'years'],
    [
      'a group that stops early',
      (data) => ({ ...data, groups: { ...data.groups, research: data.groups.research?.slice(0, 4) } }),
      'groups.research',
    ],
    ['another plan’s manifest', (data) => ({ ...data, plan: 'other' }), 'manifest'],
    [
      'a start outside the years',
      (data) => ({ ...data, traineesByStart: [{ year: 2090, started: 2020, trainees: 1 }] }),
      'traineesByStart.0.year',
    ],
    [
      'a figure that the verdict has otherwise',
      (data) => ({ ...data, rows: row(data, 2, { trainees: 800 }) }),
      'goals.corridors',
    ],
    ['a verdict turned', (data) => ({ ...data, goals: goal(data, { met: false }) }), 'goals.corridors'],
    ['a margin made up', (data) => ({ ...data, goals: goal(data, { margin: 100 }) }), 'goals.corridors'],
    ['a goal twice', (data) => ({ ...data, goals: [...data.goals, data.goals[0]] }), 'goals.2.id'],
    ['an endless goal', (data) => ({ ...data, goals: goal(data, { to: 2 ** 40 }) }), 'goals.corridors'],
    [
      'a miss by construction',
      (data) => ({
        ...data,
        goals: data.goals.map((one, at) => (at === 1 ? { ...one, byConstruction: true } : one)),
      }),
      'goals.150-a-year',
    ],
  ])('refuses %s', (_, change, path) => {
    const error = failure(change(written()))
    expect(error.code).toBe('data')
    expect(error.path).toBe(path)
    expect(error.hint).not.toBe('')
  })
})
