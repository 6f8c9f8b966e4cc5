import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlan } from '../../src/index.js'
import { referenceProject } from './project.js'
import { type Requirement, unfinished } from './requirement.js'

/** A seeded generator of numbers in [0, 1): mulberry32. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const triangular = ({ min, mode, max }: Requirement, u: number): number => {
  const toMode = (mode - min) / (max - min)
  return u < toMode
    ? min + Math.sqrt(u * (max - min) * (mode - min))
    : max - Math.sqrt((1 - u) * (max - min) * (max - mode))
}

const requirement = { min: 4.5, mode: 5, max: 7 }
const [away, workingTime, attrition] = [0.13, 0.93, 0.015]

/** People one by one: a day of starting, a requirement, and a day of leaving that comes with an even hazard. */
const simulated = (people: number, seed: number) => {
  const random = randomFrom(seed)
  const hazard = -Math.log(1 - attrition)
  const accrual = (1 - away) * workingTime
  const completions: number[] = Array.from({ length: 12 }, () => 0)
  const stock: number[] = Array.from({ length: 12 }, () => 0)
  for (let person = 0; person < people; person += 1) {
    const start = random()
    const finish = start + triangular(requirement, random()) / accrual
    const leave = start - Math.log(1 - random()) / hazard
    const end = Math.min(finish, leave)
    // Counted on 31 December, which is when a whole number of years has passed.
    for (let year = 0; year + 1 < end; year += 1) stock[year]! += 1 / people
    if (finish < leave) completions[Math.floor(finish)]! += 1 / people
  }
  return { completions, stock }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

describe('the reference and people simulated one by one (MODEL.md, section 1)', () => {
  const intake = 20_000
  const plan = parsePlan({
    format: 'kohort.plan/1',
    id: 'steady',
    title: 'A steady state',
    base: 2000,
    to: 2030,
    training: {
      ...{ requirement, workingTime, away, attrition, research: 0 },
      baseStock: { total: 0, growth: 0 },
      intake: { fixed: intake },
    },
    specialists: {
      ...{ workingTime: 1, otherDuties: 0, hired: 1, retention: { '0': 1, '1': 1 } },
      incumbents: { total: 0, curve: { '0': 1, '1': 1 } },
    },
    need: { index: { unmet: 0, growth: {} } },
  })
  const projection = referenceProject(plan)
  const last = projection.rows.at(-1)!
  const people = simulated(2_000_000, 20_261_123)

  it('have the same stock and completions in the steady state, within 0.15 %', () => {
    expect(Math.abs(last.trainees! / (intake * sum(people.stock)) - 1)).toBeLessThan(0.0015)
    expect(Math.abs(last.completions! / (intake * sum(people.completions)) - 1)).toBeLessThan(0.0015)
  })

  it('have the same stock year by year since the start, within 0.3 % of the intake', () => {
    for (const { year, started, trainees } of projection.traineesByStart.filter(
      ({ year }) => year === 2030,
    )) {
      expect(Math.abs(trainees / intake - people.stock[year - started]!)).toBeLessThan(0.003)
    }
  })

  it('have the same completions whether the steady state was run up to or opened with', () => {
    const opened = referenceProject(
      parsePlan(
        JSON.parse(
          JSON.stringify({
            ...plan,
            training: { ...plan.training, baseStock: { total: last.trainees, growth: 0 } },
          }),
        ),
      ),
    )
    for (const row of opened.rows) {
      expect(row.completions).toBeCloseTo(last.completions!, 6)
      expect(row.trainees).toBeCloseTo(last.trainees!, 6)
      expect(row.meanYearsInTraining).toBeCloseTo(last.meanYearsInTraining!, 9)
    }
  })
})

describe('the share not finished', () => {
  /** MODEL.md's own words for it: 1 − (G(hi) − G(lo)) / (hi − lo), G the integral of the distribution function. */
  const byIntegral = ({ min, mode, max }: Requirement, lo: number, hi: number): number => {
    const integral = (x: number): number => {
      if (x <= min) return 0
      if (x <= mode) return (x - min) ** 3 / (3 * (max - min) * (mode - min))
      const mean = (min + mode + max) / 3
      return x >= max ? x - mean : x - mean + (max - x) ** 3 / (3 * (max - min) * (max - mode))
    }
    return 1 - (integral(hi) - integral(lo)) / (hi - lo)
  }
  const side = fc.oneof(fc.constant(0), fc.double({ min: 0.05, max: 3, noNaN: true }))

  it('is 1 − (G(hi) − G(lo)) / (hi − lo), for any triangle', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 6, noNaN: true }),
        fc.tuple(side, side).filter(([one, other]) => one + other > 0),
        fc.double({ min: 0, max: 12, noNaN: true }),
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        (min, [toMode, toMax], lo, width) => {
          const triangle = { min, mode: min + toMode, max: min + toMode + toMax }
          expect(unfinished(triangle, lo, lo + width)).toBeCloseTo(byIntegral(triangle, lo, lo + width), 10)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is a ramp when everybody needs the same, and a step when all started on one day', () => {
    const point = { min: 5, mode: 5, max: 5 }
    expect(unfinished(point, 4.25, 5.25)).toBeCloseTo(0.75, 12)
    expect(unfinished(point, 4.999, 4.999)).toBe(1)
    expect(unfinished(point, 5, 5)).toBe(0)
    expect(unfinished({ min: 4, mode: 5, max: 6 }, 5, 5)).toBeCloseTo(0.5, 12)
  })
})
