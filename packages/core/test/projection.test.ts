import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fnv1a, hashOf } from '../src/hash.js'
import {
  compile,
  examplePlan,
  KohortError,
  outputIndex,
  parsePlan,
  project,
  run,
  series,
  seriesNames,
} from '../src/index.js'

const projection = project(examplePlan)

describe('a projection', () => {
  it('has one row a year, the base year first, every series in it', () => {
    expect(projection.years).toEqual([2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034])
    for (const row of projection.rows)
      expect(Object.keys(row)).toEqual(['year', ...seriesNames, 'limitedBy', 'overTarget'])
  })

  it('has null in the base year for flows that have no meaning there', () => {
    const base = projection.at(2023)
    for (const name of [
      'intakeWanted',
      'intake',
      'hired',
      'notHired',
      'inflow',
      'specialistExits',
      'rotationUse',
      'ceilingPosts',
    ] as const) {
      expect(base[name], name).toBeNull()
    }
    expect(base.trainees).toBeCloseTo(650, 9)
    expect(base.specialists).toBe(1080)
    expect(base.completions).toBeGreaterThan(90)
    expect(base.costAboveBase).toBe(0)
  })

  it('adds up: the groups are the total, exits are of entrants and incumbents', () => {
    for (const name of seriesNames.filter((one) => series[one].byGroup && one !== 'meanYearsInTraining')) {
      const groups = Object.keys(projection.groups).map((group) => projection.series(name, group))
      projection.series(name).forEach((total, index) => {
        if (total === null) return
        expect(
          groups.reduce((sum, values) => sum + (values[index] ?? 0), 0),
          name,
        ).toBeCloseTo(total, 6)
      })
    }
  })

  it('has no infinite figure where next to nobody works', () => {
    const idle = project({
      ...{ format: 'kohort.plan/1', id: 'idle', title: 'Idle', base: 2000, to: 2002 },
      training: {
        ...{ requirement: { min: 5, mode: 5, max: 5 }, workingTime: 1, away: 0, research: 0, attrition: 0 },
        ...{ baseStock: { byIntakeYear: { '2000': 0 } }, intake: { fixed: 0 } },
      },
      specialists: {
        ...{ workingTime: 1e-315, otherDuties: 0, hired: 1, retention: { '0': 1, '1': 1 } },
        incumbents: { total: 100, curve: { '0': 1, '1': 1 } },
      },
      need: { norm: { population: { '2000': 2e6 }, listed: 1, perSpecialist: 1100, perTrainee: 550 } },
    })
    for (const { shortfallHeads, inhabitantsPerDoctor, listedPerDoctor } of idle.rows)
      expect([shortfallHeads, inhabitantsPerDoctor, listedPerDoctor]).toEqual([null, null, null])
  })

  it('names the limit that cut', () => {
    expect(projection.rows.map(({ limitedBy }) => limitedBy)).toContain('posts')
    expect(projection.notes.find(({ code }) => code === 'intake-cut')).toMatchObject({
      path: 'training.limits.posts',
      years: [2027, 2028, 2029],
    })
  })

  it('is frozen, plain as JSON, and carries its manifest', () => {
    expect(Object.isFrozen(projection)).toBe(true)
    expect(Object.isFrozen(projection.rows[0])).toBe(true)
    expect(Object.isFrozen(projection.goals[0]?.years[0])).toBe(true)
    const data = JSON.parse(JSON.stringify(projection)) as Record<string, unknown>
    expect(Object.keys(data)).toEqual([
      'format',
      'plan',
      'base',
      'to',
      'years',
      'rows',
      'goals',
      'notes',
      'groups',
      'traineesByStart',
      'manifest',
    ])
    expect(projection.manifest()).toMatchObject({ plan: 'example', base: 2023, to: 2034, seed: null })
  })

  it('gives the pipeline by year of start, which sums to the stock', () => {
    for (const year of projection.years) {
      const sum = projection
        .traineesByStart()
        .filter((row) => row.year === year)
        .reduce((total, { trainees }) => total + trainees, 0)
      expect(sum).toBeCloseTo(projection.at(year).trainees ?? 0, 9)
    }
    const research = projection.traineesByStart('research').filter(({ year }) => year === 2034)
    expect(research.reduce((total, { trainees }) => total + trainees, 0)).toBeCloseTo(
      projection.series('trainees', 'research').at(-1) ?? 0,
      9,
    )
  })

  it('refuses a year, a series and a group that it does not have', () => {
    expect(() => projection.at(2050)).toThrow(KohortError)
    expect(() => projection.series('toString' as never)).toThrow(/no series "toString"/)
    expect(() => projection.series('trainees', 'nobody')).toThrow(/no group "nobody"/)
    expect(() => projection.traineesByStart('nobody')).toThrow(KohortError)
  })

  it('notes what was extrapolated, and a history that begins too late', () => {
    const { baseStock: _, ...training } = examplePlan.training
    const short = project({
      ...examplePlan,
      training: { ...training, baseStock: { intakeHistory: { '2021': 100, '2023': 110 } } },
    })
    expect(short.notes.map(({ code }) => code)).toContain('short-history')
    const long = project({ ...examplePlan, to: 2040 })
    expect(long.notes.find(({ path }) => path === 'need.norm.population')).toMatchObject({
      code: 'held',
      years: [2035, 2036, 2037, 2038, 2039, 2040],
    })
  })
})

describe('compile and run', () => {
  const plan = parsePlan(examplePlan)

  it('have a slot for every number, by the path that the plan uses', () => {
    const { slots, parameters } = compile(plan)
    expect(slots.reduce((sum, slot) => sum + slot.figures.length, 0)).toBe(parameters.length)
    for (const slot of slots)
      expect([...parameters.slice(slot.start, slot.start + slot.figures.length)]).toEqual(
        slot.figures.map(({ value }) => value),
      )
    const paths = slots.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of [
      'groups.research.training.research',
      'training.requirement.mode',
      'specialists.inflow.retention',
      'need.norm.population',
      'cost.priceIndex',
    ]) {
      expect(paths).toContain(path)
    }
  })

  it('give the figures of a plan with the number written into it', () => {
    const compiled = compile(plan)
    const slot = compiled.slots.find(({ path }) => path === 'training.attrition')
    const parameters = compiled.parameters.slice()
    parameters[slot?.start ?? -1] = 0.04
    const output = run(compiled, parameters)
    const written = project({ ...examplePlan, training: { ...examplePlan.training, attrition: 0.04 } })
    expect(output[outputIndex(compiled, 'trainees', 2034)]).toBe(written.at(2034).trainees)
    expect(output[outputIndex(compiled, 'completions', 2030, 'ordinary')]).toBe(
      written.series('completions', 'ordinary')[7],
    )
  })

  it('reach further back when the parameters do, and give the same as a plan compiled so', () => {
    const slow = { ...examplePlan, training: { ...examplePlan.training, workingTime: 0.2 } }
    const compiled = compile(plan)
    const slot = compiled.slots.find(({ path }) => path === 'training.workingTime')
    const parameters = compiled.parameters.slice()
    parameters[slot?.start ?? -1] = 0.2
    const output = run(compiled, parameters)
    expect(output[outputIndex(compiled, 'trainees', 2034)]).toBe(project(slow).at(2034).trainees)
    // And back: what the longer arrays hold does not reach the next run.
    expect(run(compiled)[outputIndex(compiled, 'trainees', 2034)]).toBe(projection.at(2034).trainees)
  })

  it('say so when they would have to reach back more than a century', () => {
    const compiled = compile(plan)
    const slot = compiled.slots.find(({ path }) => path === 'training.workingTime')
    const parameters = compiled.parameters.slice()
    parameters[slot?.start ?? -1] = 0.001
    expect(() => run(compiled, parameters)).toThrow(KohortError)
  })
})

describe('the hash of a plan', () => {
  it('is FNV-1a of 64 bits, by its published values', () => {
    expect(fnv1a('')).toBe('cbf29ce484222325')
    expect(fnv1a('a')).toBe('af63dc4c8601ec8c')
    expect(fnv1a('foobar')).toBe('85944171f73967e8')
  })

  it('reads texts as UTF-8', () => {
    expect(fnv1a('å')).toBe(fnv1aOfBytes(new TextEncoder().encode('å')))
    expect(fnv1a('läkare 👩‍⚕️')).toBe(fnv1aOfBytes(new TextEncoder().encode('läkare 👩‍⚕️')))
  })

  it('reads every letter and sign as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fnv1a(text)).toBe(fnv1aOfBytes(new TextEncoder().encode(text)))
      }),
    )
  })

  it('is given of half a sign too', () => {
    expect(hashOf('\ud83d')).not.toBe(hashOf('\ud83e'))
  })

  it('is the same however the plan is written, and another for another plan', () => {
    const turned = Object.fromEntries(Object.entries(examplePlan).reverse())
    expect(hashOf(parsePlan(turned))).toBe(hashOf(parsePlan(examplePlan)))
    expect(hashOf(parsePlan({ ...examplePlan, to: 2035 }))).not.toBe(hashOf(parsePlan(examplePlan)))
  })
})

const fnv1aOfBytes = (bytes: Uint8Array): string =>
  bytes
    .reduce((hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n)
    .toString(16)
    .padStart(16, '0')
