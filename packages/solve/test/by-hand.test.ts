import { parsePlan } from '@kohort/core'
import { describe, expect, it } from 'vitest'
import { solveIntake, solveParameter } from '../src/index.js'
import { handPlan, metBy } from './helpers.js'

const goal = (
  metric: 'completions' | 'trainees' | 'specialists' | 'intake',
  from: number,
  to: number,
  edges: object,
) => ({
  id: 'goal',
  metric,
  from,
  to,
  over: 'each' as const,
  ...edges,
})

/** Exactly five and a half years, started evenly over a year: half of an intake finishes 5 and half 6 calendar years later. */
describe('a training of exactly five and a half years', () => {
  it('has its completions five and six years after the intake', () => {
    const plan = handPlan({ goals: [goal('completions', 2030, 2030, { min: 120 })] })
    const one = solveIntake(plan, { reach: ['goal'], from: 2025, to: 2025 })
    expect(one.status).toBe('solved')
    // The intake of 2024, 100, gives 50 in 2030; that of 2025 must give the other 70.
    expect(one.intake.find(({ year }) => year === 2025)?.wanted).toBeCloseTo(140, 6)
    expect(one.projection.at(2030).completions).toBeCloseTo(120, 6)
    expect(one.intake.filter(({ year }) => year !== 2025).every(({ wanted }) => wanted === 100)).toBe(true)
  })

  it('makes the least change: both years that count rise by as much as they must and no other', () => {
    const plan = handPlan({ goals: [goal('completions', 2030, 2030, { min: 120 })] })
    const { intake, changes } = solveIntake(plan, { reach: ['goal'] })
    // From 100 in 2023 up to 120 and never down again is a sum of 20 and no less can be: (x24 + x25) / 2 = 120.
    expect(changes.from).toEqual({ year: 2023, wanted: 100 })
    expect(changes.sum).toBeCloseTo(20, 6)
    const of = (year: number) => intake.find((one) => one.year === year)?.wanted ?? Number.NaN
    expect((of(2024) + of(2025)) / 2).toBeCloseTo(120, 6)
    expect(of(2026)).toBeCloseTo(of(2025), 6)
  })

  it('keeps a stock by the intake that leaves it', () => {
    const edges = { min: { '2024': 550, '2027': 580 }, max: { '2024': 560, '2027': 590 } }
    const plan = handPlan({ goals: [goal('trainees', 2024, 2027, edges)] })
    const solved = solveIntake(plan, { reach: ['goal'] })
    expect(solved.status).toBe('solved')
    for (const year of [2024, 2025, 2026, 2027]) {
      const trainees = solved.projection.at(year).trainees ?? 0
      expect(trainees).toBeGreaterThan(550 + (year - 2024) * 10 - 1e-6)
      expect(trainees).toBeLessThan(560 + (year - 2024) * 10 + 1e-6)
    }
  })

  it('is cheapest with as few as are needed and as late as can be', () => {
    const plan = handPlan({ goals: [goal('specialists', 2034, 2034, { min: 1700 })] })
    const { intake, status, objective } = solveIntake(plan, { reach: ['goal'], objective: 'cheapest' })
    expect(status).toBe('solved')
    // 1 000 + 550 from the base stock (of 2018 half are gone) leave 150 or so to come from intakes up to 2029.
    const early = intake.filter(({ year }) => year <= 2028).reduce((sum, { wanted }) => sum + wanted, 0)
    const half = intake.find(({ year }) => year === 2029)?.wanted ?? 0
    expect(1000 + 50 + 500 + early + half / 2).toBeCloseTo(1700, 5)
    expect(half).toBeCloseTo(0, 6)
    expect(objective.value).toBeCloseTo(150, 5)
    expect(objective.unit.en).toBe('heads')
  })

  it('is soonest in the sixth year when nothing holds the intake back, and says so', () => {
    const plan = handPlan({ goals: [goal('completions', 2034, 2034, { min: 150 })] })
    const free = solveIntake(plan, { reach: ['goal'], objective: 'soonest' })
    // 2029 gets half of 2023's intake, 50, and half of 2024's.
    expect(free.since).toBe(2029)
    const bounded = solveIntake(plan, { reach: ['goal'], objective: 'soonest', maxIntake: 160 })
    // 50 + 80 in 2029 is too little, 80 + 80 in 2030 is enough.
    expect(bounded.since).toBe(2030)
    for (let year = 2030; year <= 2034; year += 1)
      expect(bounded.projection.at(year).completions).toBeGreaterThan(150 - 1e-6)
  })

  it('is whole when whole heads are asked for', () => {
    const plan = handPlan({ goals: [goal('completions', 2030, 2034, { min: 120.25, max: 121.25 })] })
    const { intake, status } = solveIntake(plan, { reach: ['goal'], integer: true })
    expect(status).toBe('solved')
    expect(intake.every(({ wanted }) => Number.isInteger(wanted))).toBe(true)
    expect(metBy(parsePlan(plan), intake, ['goal'])).toBe(true)
  })

  it('has no whole heads for a figure between them, and says so', () => {
    const plan = handPlan({ goals: [goal('intake', 2030, 2030, { min: 100.2, max: 100.8 })] })
    expect(solveIntake(plan, { reach: ['goal'] }).status).toBe('solved')
    const whole = solveIntake(plan, { reach: ['goal'], integer: true, compatible: false })
    expect(whole.status).toBe('infeasible')
    expect(whole.conflict?.goals).toEqual(['goal'])
  })

  it('fills up for a fill rate', () => {
    const base = handPlan({ goals: [goal('intake', 2030, 2030, { min: 120 })] })
    const plan = { ...base, training: { ...base.training, fillRate: 0.8 } }
    const { intake } = solveIntake(plan, { reach: ['goal'], from: 2030, to: 2030 })
    expect(intake.find(({ year }) => year === 2030)?.wanted).toBeCloseTo(150, 6)
  })

  it('meets an edge of 0 exactly', () => {
    const plan = handPlan({
      goals: [{ id: 'goal', metric: 'shortfall', from: 2033, to: 2034, over: 'each', max: 0 }],
    })
    const solved = solveIntake(plan, { reach: ['goal'] })
    expect(solved.status).toBe('solved')
    expect(solved.projection.at(2034).shortfall).toBeLessThanOrEqual(0)
  })

  it('solves for inhabitants per doctor as for the doctors', () => {
    const ratio = handPlan({
      goals: [
        { id: 'goal', metric: 'inhabitantsPerDoctor', from: 2034, to: 2034, over: 'last', max: 1000 },
        { id: 'doctors', metric: 'doctorEquivalents', from: 2034, to: 2034, over: 'last', min: 2600 },
        { id: 'listed', metric: 'listedPerDoctor', from: 2034, to: 2034, over: 'last', max: 1000 },
      ],
    })
    const [one, other, third] = ['goal', 'doctors', 'listed'].map((id) => solveIntake(ratio, { reach: [id] }))
    expect(one?.status).toBe('solved')
    expect(one?.projection.at(2034).inhabitantsPerDoctor).toBeCloseTo(1000, 5)
    one?.intake.forEach(({ wanted }, index) => {
      expect(other?.intake[index]?.wanted).toBeCloseTo(wanted, 5)
      expect(third?.intake[index]?.wanted).toBeCloseTo(wanted, 5)
    })
  })

  it('finds the number at which a goal is just met', () => {
    const plan = handPlan({ goals: [goal('specialists', 2030, 2030, { min: 1620 })] })
    // 100 complete every year from 2024 to 2030.
    const { value, monotone, past, from } = solveParameter(plan, 'specialists.hired', 'goal')
    expect(value).toBeCloseTo(620 / 700, 8)
    expect([monotone, past, from]).toEqual([true, false, 2024])
  })
})
