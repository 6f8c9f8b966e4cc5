import { compile, examplePlan, outputIndex, type PlanInput, parsePlan, project, run } from '@kohort/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryPlan } from '../../core/test/arbitrary-plan.js'
import { runs } from '../../core/test/reference/runs.js'
import { SolveError, solveParameter } from '../src/index.js'
import { bisect, handPlan } from './helpers.js'

const keys = ['workingTime', 'away', 'attrition', 'research'] as const

describe('solveParameter', () => {
  it('agrees with bisection by the model to 1e-6, and the plan that it gives just meets the goal', () => {
    let found = 0
    fc.assert(
      fc.property(
        arbitraryPlan({ longestHorizon: 10, mostGroups: 2 }),
        fc.constantFrom(...keys),
        fc.constantFrom('trainees' as const, 'completions' as const),
        fc.integer({ min: 1, max: 9 }),
        (input, key, metric, tenths) => {
          const whole = parsePlan({ ...input, goals: [] } as PlanInput)
          fc.pre(whole.training[key] !== undefined)
          const { base, to } = whole
          const written = whole.training[key] ?? {}
          const past = Object.entries(written).filter(([year]) => Number(year) <= base)
          const first = written[String(Math.min(...Object.keys(written).map(Number)))]
          const map = {
            ...Object.fromEntries(past.length > 0 ? past : [[base, first]]),
            [base + 1]: { value: 0.5 },
          }
          const held = { ...whole, training: { ...whole.training, [key]: map } } as PlanInput
          const compiled = compile(held)
          const slot = compiled.slots.find(({ path }) => path === `training.${key}`)
          // What every group overrides moves nothing.
          fc.pre(slot !== undefined)
          const figure = (value: number): number => {
            const vector = compiled.parameters.slice()
            vector[(slot?.start ?? 0) + (slot?.at.indexOf(base + 1) ?? 0)] = value
            return run(compiled, vector)[outputIndex(compiled, metric, to)] ?? 0
          }
          const high = key === 'attrition' ? 0.99 : 1
          const values = Array.from({ length: 11 }, (_, step) => figure((high * step) / 10))
          const edge = figure((high * tenths) / 10 + 0.037)
          const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0))
          // Where the figure moves one way, and enough to be told from rounding, there is one value.
          const rises = steps.every((step) => step > 1e-3)
          const falls = steps.every((step) => step < -1e-3)
          fc.pre(rises || falls)
          found += 1
          const goal = { id: 'goal', metric, from: to, to, over: 'last', min: edge }
          const plan = parsePlan({ ...whole, goals: [goal] } as PlanInput)
          const holds = (value: number) => figure(value) >= edge * (1 - 1e-9)
          const expected = rises ? bisect(high, 0, holds) : bisect(0, high, holds)
          const solved = solveParameter(plan, `training.${key}`, 'goal')
          expect(solved.status).toBe('solved')
          if (solved.monotone) expect(solved.crossings.length).toBe(1)
          // A finer scan may find more than one.
          const off = Math.min(...solved.crossings.map(({ value }) => Math.abs(value - expected)))
          expect(off).toBeLessThan(1e-6)
          expect(solved.verdict?.met).toBe(true)
          expect(solved.projection?.at(base)).toEqual(project(plan).at(base))
        },
      ),
      { numRuns: runs(40), endOnFailure: true },
    )
    expect(found).toBeGreaterThan(3)
  })

  it('finds every crossing of a corridor, however narrow', () => {
    const goal = (width: number): PlanInput => ({
      ...handPlan(),
      goals: [
        { id: 'goal', metric: 'trainees', from: 2034, to: 2034, over: 'last', min: 620, max: 620 + width },
      ],
    })
    const wide = solveParameter(goal(10), 'training.intake.fixed', 'goal')
    expect(wide.crossings.map(({ meets }) => meets)).toEqual(['above', 'below'])
    // 5.5 full-time years in training, so 5.5 heads in training for each who starts a year, in the middle of the year.
    expect(wide.crossings[0]?.value).toBeCloseTo(620 / 5.5, 6)
    expect(wide.crossings[1]?.value).toBeCloseTo(630 / 5.5, 6)
    const none = solveParameter(goal(0), 'training.intake.fixed', 'goal')
    expect(none.value).toBeCloseTo(620 / 5.5, 6)
    expect(none.monotone).toBe(false)
    expect(none.verdict?.met).toBe(true)
  })

  it('says when no value does, when any does, and when the number is of the past', () => {
    const plan = (min: number): PlanInput => ({
      ...handPlan(),
      goals: [{ id: 'goal', metric: 'specialists', from: 2034, to: 2034, over: 'last', min }],
    })
    expect(solveParameter(plan(1e6), 'specialists.hired', 'goal')).toMatchObject({
      status: 'never',
      value: null,
      plan: null,
    })
    expect(solveParameter(plan(10), 'specialists.hired', 'goal')).toMatchObject({
      status: 'always',
      metNow: true,
    })
    const past = solveParameter(plan(2200), 'specialists.incumbents.total', 'goal')
    expect(past).toMatchObject({ past: true, from: null, status: 'solved' })
    expect(past.value).toBeCloseTo(1100, 4)
  })

  it('leaves the others their proportions when a share moves', () => {
    const { plan, value } = solveParameter(examplePlan, 'groups.dual-specialist.share', '150-a-year', {
      from: 2025,
    })
    if (plan === null || value === null) return expect(value).toBeNull()
    const share = (id: string) => plan.groups[id]?.share['2025']?.value ?? Number.NaN
    expect(share('ordinary') + share('dual-specialist') + share('research')).toBeCloseTo(1, 12)
    return expect(share('ordinary') / share('research')).toBeCloseTo(45, 6)
  })

  it('holds from a year, and only one number when its year is named', () => {
    const plan: PlanInput = {
      ...handPlan(),
      goals: [{ id: 'goal', metric: 'completions', from: 2034, to: 2034, over: 'last', min: 110 }],
    }
    const later = solveParameter(plan, 'training.intake.fixed', 'goal', { from: 2029 })
    // Half of 2028's 100 and half of 2029's.
    expect(later.value).toBeCloseTo(120, 6)
    expect(later.plan?.training.intake.fixed?.['2029']).toMatchObject({ kind: 'derived' })
    expect(later.plan?.training.intake.fixed?.['2023']?.value).toBe(100)
    const dated = {
      ...plan,
      training: { ...plan.training, intake: { fixed: { '2024': 100, '2029': 100, '2030': 90 } } },
    }
    const one = solveParameter(dated, 'training.intake.fixed.2029', 'goal')
    expect(one.value).toBeCloseTo(120, 6)
    expect(one.plan?.training.intake.fixed?.['2030']?.value).toBe(90)
  })

  it('refuses what it cannot answer, saying where', () => {
    const ask = (path: string, goal: string, from?: number) => {
      try {
        solveParameter(examplePlan, path, goal, from === undefined ? {} : { from })
      } catch (error) {
        if (error instanceof SolveError) return { code: error.code, path: error.path, hint: error.hint }
        throw error
      }
      throw new Error('no error')
    }
    expect(ask('training.awy', 'corridors').hint).toContain('Did you mean "training.away"?')
    expect(ask('training.away', 'corridor').hint).toContain('Did you mean "corridors"?')
    expect(ask('specialists.retention', 'corridors')).toMatchObject({ code: 'several-numbers' })
    expect(ask('training.away', 'corridors', 2023)).toMatchObject({ code: 'option', path: 'from' })
  })

  it('gives the same bits again and leaves the plan alone', () => {
    const before = JSON.stringify(examplePlan)
    const once = () => JSON.stringify(solveParameter(examplePlan, 'training.away', 'corridors'))
    expect(once()).toBe(once())
    expect(JSON.stringify(examplePlan)).toBe(before)
  })
})
