import { examplePlan, type PlanInput, parsePlan, project } from '@kohort/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryPlan } from '../../core/test/arbitrary-plan.js'
import { runs } from '../../core/test/reference/runs.js'
import { SolveError, solveIntake } from '../src/index.js'
import { handPlan, metBy, withPath } from './helpers.js'

const limited = (
  limits: NonNullable<PlanInput['training']['limits']>,
  changes: Partial<PlanInput>,
): PlanInput => {
  const plan = handPlan(changes)
  return { ...plan, training: { ...plan.training, limits } }
}

const completions = (min: number): Partial<PlanInput> => ({
  goals: [{ id: 'goal', metric: 'completions', from: 2034, to: 2034, over: 'last', min }],
})

describe('limits in force', () => {
  it('keeps under the applicants, and is done in one round', () => {
    const solved = solveIntake(limited({ applicants: 130 }, completions(125)), { reach: ['goal'] })
    expect([solved.status, solved.rounds, solved.limitedBy]).toEqual(['solved', 1, []])
    expect(Math.max(...solved.intake.map(({ wanted }) => wanted))).toBeLessThanOrEqual(130)
  })

  it('names the applicants when they are what stands in the way', () => {
    const { status, conflict } = solveIntake(limited({ applicants: 120 }, completions(125)), {
      reach: ['goal'],
    })
    expect(status).toBe('infeasible')
    expect(conflict).toMatchObject({
      goals: ['goal'],
      limits: ['applicants'],
      intakeBounds: false,
      proven: true,
    })
    expect(conflict?.nearest[0]?.shortfall).toBeCloseTo(5, 6)
    expect(conflict?.witness.en).toBe(
      'With the applicants kept, completions in 2034 is at most 120.0 (heads a year); goal asks for at least 125.0.',
    )
    expect(conflict?.witness.sv).toContain('Hålls sökandena blir färdiga specialister år 2034 som mest 120,0')
  })

  it('names the bounds of the intake, and the change that is allowed', () => {
    const most = solveIntake(handPlan(completions(125)), {
      reach: ['goal'],
      maxIntake: 120,
      compatible: false,
    })
    expect(most.conflict).toMatchObject({ goals: ['goal'], limits: [], intakeBounds: true })
    const change = solveIntake(handPlan(completions(125)), {
      reach: ['goal'],
      maxChange: 4,
      compatible: false,
    })
    // From 100 in 2023 by 4 a year: 120 in 2028 and 124 in 2029, half of each finishing in 2034.
    expect(change.conflict?.nearest[0]?.shortfall).toBeCloseTo(3, 6)
    const enough = solveIntake(handPlan(completions(125)), { reach: ['goal'], maxChange: 5 })
    expect(enough.status).toBe('solved')
    expect(enough.changes.largest).toBeLessThanOrEqual(5 + 1e-6)
  })

  it('keeps the stock under its posts, and admits nobody while it is above them even without', () => {
    const plan = limited({ posts: { '2024': 400, '2026': 600 } }, completions(110))
    const solved = solveIntake(plan, { reach: ['goal'] })
    expect(solved.status).toBe('solved')
    expect(solved.intake[0]?.wanted).toBe(0)
    for (const { year, trainees } of solved.projection.rows.slice(3))
      expect([year, (trainees ?? 0) <= 600 + 1e-6]).toEqual([year, true])
  })

  it('solves without the limits when asked to, and says where they would cut', () => {
    const plan = limited({ applicants: 120 }, completions(125))
    const solved = solveIntake(plan, { reach: ['goal'], limits: 'ignore' })
    expect(solved.status).toBe('solved')
    expect(solved.plan.training.limits).toBeUndefined()
    expect(solved.limitedBy).toContainEqual({ year: 2029, limit: 'applicants' })
  })

  it('works round by round where side rotations make trainees wait', () => {
    const base = handPlan(completions(0))
    const plan: PlanInput = {
      ...base,
      training: {
        ...base.training,
        rotationYears: 1,
        limits: { rotations: { places: { '2024': 100, '2030': 110 } } },
      },
      goals: [{ id: 'goal', metric: 'completions', from: 2032, to: 2034, over: 'mean', min: 109 }],
    }
    const solved = solveIntake(plan, { reach: ['goal'] })
    expect(solved.status).toBe('solved')
    expect(metBy(parsePlan(plan), solved.intake, ['goal'])).toBe(true)
  })

  it('does not say that it found what is not there', () => {
    const base = handPlan(completions(120))
    const plan: PlanInput = {
      ...base,
      training: { ...base.training, rotationYears: 1, limits: { rotations: { places: 100 } } },
    }
    const { status, shortfalls, best, limitedBy, rounds } = solveIntake(plan, { reach: ['goal'] })
    expect([status, best]).toEqual(['no-convergence', false])
    expect(rounds).toBeGreaterThan(1)
    expect(shortfalls[0]?.shortfall).toBeCloseTo(20, 4)
    expect(limitedBy.some(({ limit }) => limit === 'rotations')).toBe(true)
  })

  it('holds to hiring posts, round by round', () => {
    const base = handPlan({
      goals: [{ id: 'goal', metric: 'specialists', from: 2034, to: 2034, over: 'last', min: 2145 }],
    })
    // 105 may be hired a year: 11 years of them are 1 155, so 2 145 takes nearly all of every year.
    const plan: PlanInput = { ...base, specialists: { ...base.specialists, hiringPosts: 105 } }
    const solved = solveIntake(plan, { reach: ['goal'] })
    expect(metBy(parsePlan(plan), solved.intake, ['goal'])).toBe(solved.status === 'solved')
    expect(solved.projection.at(2034).specialists).toBeGreaterThan(2100)
  })

  it('finds a path under whatever limits there are, or is honest about it', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(
        arbitraryPlan({ longestHorizon: 8 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 8, maxLength: 8 }),
        fc.constantFrom('completions' as const, 'trainees' as const, 'specialists' as const),
        (input, heads, metric) => {
          const whole = parsePlan(input)
          const path = Array.from({ length: whole.to - whole.base }, (_, index) => ({
            year: whole.base + 1 + index,
            wanted: heads[index] ?? 0,
          }))
          const figure = project(withPath(whole, path, [])).at(whole.to)[metric] ?? 0
          fc.pre(figure > 1e-3)
          const goals = [
            { id: 'goal', metric, from: whole.to, to: whole.to, over: 'last' as const, min: figure * 0.97 },
          ]
          const plan = parsePlan({ ...whole, goals } as PlanInput)
          const { status, intake, conflict } = solveIntake(plan, { reach: ['goal'], compatible: false })
          seen.set(status, (seen.get(status) ?? 0) + 1)
          // There is a path: one that was not found may be a lack of rounds, never a proof that there is none.
          expect(status === 'infeasible' && conflict?.proven === true).toBe(false)
          expect(metBy(plan, intake, ['goal'])).toBe(status === 'solved')
        },
      ),
      { numRuns: runs(60), endOnFailure: true },
    )
    const missed = (seen.get('no-convergence') ?? 0) + (seen.get('infeasible') ?? 0)
    expect(seen.get('solved') ?? 0).toBeGreaterThan(10 * missed)
  })

  it('says of the example plan that its rotations hold 150 a year back', () => {
    const solved = solveIntake(examplePlan, { reach: ['150-a-year'] })
    expect(solved.status).toBe('no-convergence')
    expect(solved.verdicts[0]?.value).toBeGreaterThan(140)
    expect(solved.limitedBy.map(({ limit }) => limit)).toContain('rotations')
  })
})

describe('questions that cannot be put', () => {
  const ask = (options: Parameters<typeof solveIntake>[1], plan: PlanInput = examplePlan) => {
    try {
      solveIntake(plan, options)
    } catch (error) {
      if (error instanceof SolveError) return { code: error.code, path: error.path, hint: error.hint }
      throw error
    }
    throw new Error('no error')
  }

  it('say what is wrong, where, and what to do', () => {
    expect(ask({ reach: ['150-yearly'] })).toEqual({
      code: 'unknown-goal',
      path: 'reach',
      hint: 'Did you mean "150-a-year"? Known: corridors, 150-a-year.',
    })
    expect(ask({ reach: [] })).toMatchObject({ code: 'option', path: 'reach' })
    expect(ask({ reach: ['corridors'], within: ['x'] })).toMatchObject({
      code: 'unknown-goal',
      path: 'within',
    })
    expect(ask({ reach: ['corridors'], from: 2023 })).toMatchObject({ code: 'option', path: 'from' })
    expect(ask({ reach: ['corridors'], from: 2030, to: 2029 })).toMatchObject({ code: 'option', path: 'to' })
    expect(ask({ reach: ['corridors'], minIntake: 10, maxIntake: 5 })).toMatchObject({ path: 'minIntake' })
    expect(ask({ reach: ['corridors'], maxChange: -1 })).toMatchObject({ path: 'maxChange' })
    expect(ask({ reach: ['corridors'], soft: { corridors: 0 } })).toMatchObject({ path: 'soft.corridors' })
    expect(ask({ reach: ['corridors'], soft: { corridor: 1 } })).toMatchObject({ path: 'soft.corridor' })
    expect(ask({ reach: ['corridors'], soft: true, objective: 'soonest' })).toMatchObject({
      path: 'objective',
    })
  })

  it('are those on series that are not linear in the intake, or past the plan', () => {
    const on = (goal: object) =>
      handPlan({ goals: [{ id: 'goal', from: 2034, to: 2034, over: 'last', min: 1, ...goal } as never] })
    const asked = (goal: object) => ask({ reach: ['goal'] }, on(goal))
    expect(asked({ metric: 'meanYearsInTraining' })).toMatchObject({ code: 'metric', path: 'goals.goal' })
    expect(asked({ metric: 'inhabitantsPerDoctor', over: 'mean', from: 2033 })).toMatchObject({
      code: 'metric',
    })
    expect(asked({ metric: 'trainees', to: 2040 })).toMatchObject({ code: 'beyond-horizon' })
    expect(asked({ metric: 'trainees', min: undefined })).toMatchObject({ code: 'no-edge' })
    expect(asked({ metric: 'hired', from: 2023, over: 'each' })).toMatchObject({ code: 'no-figure' })
  })
})
