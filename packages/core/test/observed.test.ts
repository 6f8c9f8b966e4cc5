import { describe, expect, it } from 'vitest'
import {
  adjustmentIndex,
  compile,
  examplePlan,
  KohortError,
  observe,
  outputIndex,
  type PlanInput,
  parsePlan,
  project,
  run,
  type SeriesName,
} from '../src/index.js'
import { projectionSchema } from '../src/read/projection-schema.js'

/**
 * A hundred who started in 2000 and need two years: all complete in 2002. A hundred specialists, of whom 90 % are here
 * after a year and 50 % after two; of the newly finished 80 % are here after a year.
 */
const byHand = (limits?: object): PlanInput =>
  ({
    format: 'kohort.plan/1',
    id: 'by-hand',
    title: 'By hand',
    base: 2000,
    to: 2004,
    groups: { one: { share: 0.75 }, other: { share: 0.25 } },
    training: {
      ...{ requirement: { min: 2, mode: 2, max: 2 }, workingTime: 1, away: 0, research: 0, attrition: 0 },
      ...{ rotationYears: 1, baseStock: { byIntakeYear: { '2000': 100 } }, intake: { fixed: 0 } },
      ...(limits === undefined ? {} : { limits }),
    },
    specialists: {
      ...{ workingTime: 0.5, otherDuties: 0, hired: 1, retention: { '0': 1, '1': 0.8 } },
      incumbents: { total: 100, curve: { '0': 1, '1': 0.9, '2': 0.5 } },
    },
    need: { index: { unmet: 0, growth: {} } },
  }) as PlanInput

const reader = (compiled: ReturnType<typeof compile>) => {
  const output = run(compiled)
  return {
    of: (name: SeriesName, year: number, group?: string) => output[outputIndex(compiled, name, year, group)]!,
    put: (year: number, group?: string) => output[adjustmentIndex(compiled, 'trainees', year, group)]!,
    putSpecialists: (year: number, group?: string) =>
      output[adjustmentIndex(compiled, 'specialists', year, group)]!,
  }
}

describe('observe', () => {
  it('scales the trainees, and what becomes of them: by hand', () => {
    const { of, put } = reader(observe(compile(byHand()), { trainees: { 2001: 60 } }))
    expect([of('trainees', 2000), of('trainees', 2001), of('trainees', 2002)]).toEqual([100, 60, 0])
    expect([put(2001), put(2001, 'one'), put(2001, 'other')]).toEqual([-40, -30, -10])
    expect([put(2000), put(2002)]).toEqual([Number.NaN, Number.NaN])
    expect([of('completions', 2002), of('completions', 2002, 'one')]).toEqual([60, 45])
    expect(of('traineeFte', 2001)).toBe(60)
    expect(of('hired', 2002)).toBe(60)
  })

  it('scales those who wait too', () => {
    const places = { rotations: { places: { '2001': 0, '2003': 500 } } }
    const { of, put } = reader(observe(compile(byHand(places)), { trainees: { 2002: 150 } }))
    expect([of('waiting', 2002), of('trainees', 2002), put(2002)]).toEqual([150, 150, 50])
    expect(of('waiting', 2002, 'other')).toBe(37.5)
    expect([of('completions', 2002), of('completions', 2003)]).toEqual([0, 150])
  })

  it('scales the specialists, those on their curves and those who entered: by hand', () => {
    const { of, putSpecialists } = reader(
      observe(compile(byHand()), { specialists: { 2001: 45, 2002: 250 } }),
    )
    expect([of('specialists', 2001), putSpecialists(2001), putSpecialists(2001, 'one')]).toEqual([
      45, -45, -33.75,
    ])
    expect(of('specialistFte', 2001)).toBe(22.5)
    // Of the 45 the curve leaves 50/90, which is 25; the 100 who finish come to them, and twice as many are observed.
    expect(of('incumbentExits', 2002)).toBeCloseTo(20, 12)
    expect(putSpecialists(2002)).toBeCloseTo(125, 12)
    expect(of('specialists', 2002)).toBe(250)
    // The 200 who entered go on by their curve, the 50 incumbents by theirs: 5/9 a year.
    expect(of('entrantExits', 2003)).toBeCloseTo(40, 12)
    expect(of('incumbentExits', 2003)).toBeCloseTo((50 * 4) / 9, 12)
  })

  it('is read at every run: another draw may have another observation', () => {
    const compiled = observe(compile(byHand()), { trainees: { 2001: 60 } })
    run(compiled)
    compiled.observed!.trainees[1] = 80
    expect(reader(compiled).of('completions', 2002)).toBe(80)
    compiled.observed!.trainees[1] = Number.NaN
    expect(reader(compiled).of('completions', 2002)).toBe(100)
    expect(reader(compiled).put(2001)).toBeNaN()
  })

  it('shares nothing that a run writes with the plan that it came from', () => {
    const plain = compile(byHand())
    const followed = observe(plain, { trainees: { 2001: 60 } })
    const output = run(plain)
    const kept = Float64Array.from(output)
    run(followed)
    expect(output).toEqual(kept)
    expect(followed.state).not.toBe(plain.state)
  })

  it('takes nobody for nobody', () => {
    const { of, put } = reader(observe(compile(byHand()), { trainees: { 2001: 0, 2003: 0 } }))
    expect([of('completions', 2002), of('trainees', 2003), put(2003)]).toEqual([0, 0, 0])
  })

  it.each<[what: string, observed: object, path: string]>([
    ['the base year', { trainees: { 2000: 90 } }, 'observed.trainees.2000'],
    ['a year past the horizon', { specialists: { 2005: 90 } }, 'observed.specialists.2005'],
    ['a year and a half', { trainees: { 2001.5: 90 } }, 'observed.trainees.2001.5'],
    ['less than nobody', { trainees: { 2001: -1 } }, 'observed.trainees.2001'],
    ['no number', { trainees: { 2001: Number.NaN } }, 'observed.trainees.2001'],
    ['no stock', { completions: { 2001: 90 } }, 'observed.completions'],
  ])('refuses %s', (_what, observed, path) => {
    const refused = () => observe(compile(byHand()), observed)
    expect(refused).toThrow(KohortError)
    expect(refused).toThrow(expect.objectContaining({ code: 'observed', path }))
  })

  it('refuses to make somebody of nobody', () => {
    expect(() => run(observe(compile(byHand()), { trainees: { 2003: 5 } }))).toThrow(
      expect.objectContaining({ code: 'observed', path: 'observed.trainees.2003' }),
    )
  })

  it('does not take a group that is not there for the total', () => {
    expect(() => adjustmentIndex(compile(byHand()), 'trainees', 2001, 'none')).toThrow(/no group "none"/)
    expect(() => outputIndex(compile(byHand()), 'trainees', 2001, 'none')).toThrow(/no group "none"/)
  })
})

describe('a projection with observed stocks', () => {
  const projection = project(examplePlan, { observed: { trainees: { 2024: 690, 2026: 750 } } })

  it('says in its notes and its manifest what was put in', () => {
    expect(projection.at(2024).trainees).toBe(690)
    const notes = projection.notes.filter(({ code }) => code === 'observed-stock')
    expect(notes.map(({ years }) => years)).toEqual([[2024], [2026]])
    expect(notes[0]?.text).toEqual({
      sv: 'ST-läkare 2024: de observerade 690 i stället för de framskrivna 706,3.',
      en: 'Trainees 2024: the observed 690 in place of the projected 706.3.',
    })
    const [, , specialists] = project(examplePlan, {
      observed: { trainees: { 2024: 690, 2026: 750 }, specialists: { 2024: 1234.5 } },
    }).notes.filter(({ code }) => code === 'observed-stock')
    expect(specialists?.text.sv).toContain('de observerade 1\u00a0234,5 i stället för')
    expect(specialists?.text.en).toContain('the observed 1,234.5 in place of')
    expect(projection.manifest().observed).toEqual({ trainees: { 2024: 690, 2026: 750 } })
    expect(project(examplePlan).manifest()).not.toHaveProperty('observed')
  })

  it('is JSON as its schema says, and is made again by its manifest', () => {
    const json = JSON.parse(JSON.stringify(projection)) as { manifest: { observed: object } }
    expect(() => projectionSchema.parse(json)).not.toThrow()
    const again = project(parsePlan(examplePlan), { observed: json.manifest.observed })
    expect(again.rows).toEqual(projection.rows)
  })
})
