import { examplePlan, type PlanInput, parsePlan, project } from '@kohort/core'
import { describe, expect, it } from 'vitest'
import { solveIntake } from '../src/index.js'
import { metBy } from './helpers.js'

const { limits: _limits, ...training } = examplePlan.training
const { hiringPosts: _posts, ...specialists } = examplePlan.specialists

/** The example plan with no limits, the scenario of 880–900 trainees and the three readings of 150 a year. */
const plan = parsePlan({
  ...examplePlan,
  training,
  specialists,
  goals: [
    ...(examplePlan.goals ?? []),
    { id: 'scenario-2034', metric: 'trainees', from: 2034, to: 2034, over: 'last', min: 880, max: 900 },
    { id: '150-in-2034', metric: 'completions', from: 2034, to: 2034, over: 'last', min: 150 },
    { id: '150-mean', metric: 'completions', from: 2024, to: 2034, over: 'mean', min: 150 },
  ],
} as PlanInput)

describe('880–900 trainees and 150 completions a year', () => {
  it('can be had in 2034 by a hump, which the long run does not bear', () => {
    const solved = solveIntake(plan, { reach: ['scenario-2034', '150-a-year'], within: ['corridors'] })
    expect(solved.status).toBe('solved')
    const path = solved.intake.map(({ wanted }) => wanted)
    expect(Math.max(...path) - (path.at(-1) ?? 0)).toBeGreaterThan(50)
    expect(solved.longRun).toMatchObject({
      consistent: false,
      stockGoal: 'scenario-2034',
      completionsGoal: '150-a-year',
    })
    expect(solved.longRun?.stockNeeded).toBeGreaterThan(900)
  })

  const options = { reach: ['scenario-2034', '150-a-year'], within: ['corridors'], maxIntake: 190 }
  const solved = solveIntake(plan, options)
  const { conflict } = solved

  it('conflict when no year may have more than 190', () => {
    expect(solved.status).toBe('infeasible')
    expect(conflict).toMatchObject({ limits: [], intakeBounds: true, proven: true })
    expect(conflict?.goals.length).toBeGreaterThan(0)
    for (const { goal, intake, meets, shortfall } of conflict?.nearest ?? []) {
      expect(shortfall).toBeGreaterThan(0)
      expect(metBy(plan, intake, conflict?.goals.filter((id) => id !== goal) ?? [])).toBe(true)
      expect(meets).not.toContain(goal)
      expect(Math.max(...intake.map(({ wanted }) => wanted))).toBeLessThan(190 + 1e-6)
    }
  })

  it('goes on with the nearest path', () => {
    const near = conflict?.nearest.map(({ intake }) => JSON.stringify(intake))
    expect(near).toContain(JSON.stringify(solved.intake))
    expect(solved.shortfalls.length).toBeGreaterThan(0)
    expect(solved.plan.training.intake.fixed?.['2030']).toMatchObject({ kind: 'derived' })
  })

  it('says what would make them hold together, and there they do', () => {
    const away = conflict?.compatible?.find(({ path }) => path === 'training.away')
    expect(away?.needed).not.toBeNull()
    const needed = away?.needed ?? Number.NaN
    expect(needed).toBeLessThan(away?.value ?? 0)
    const withAway = (value: number) =>
      parsePlan({
        ...plan,
        training: { ...plan.training, away: { '2023': 0.13, '2024': value } },
      } as PlanInput)
    expect(solveIntake(withAway(needed), options).status).toBe('solved')
    expect(solveIntake(withAway(needed + 1e-4), { ...options, compatible: false }).status).toBe('infeasible')
  })

  it('moves min, mode and max of the requirement together', () => {
    const requirement = conflict?.compatible?.find(({ path }) => path === 'training.requirement')
    const { min, mode, max } = plan.training.requirement ?? {}
    const moved = (requirement?.needed ?? Number.NaN) - (mode?.['2023']?.value ?? 0)
    const dated = (part: typeof min) => ({
      '2023': part?.['2023']?.value ?? 0,
      '2024': (part?.['2023']?.value ?? 0) + moved,
    })
    const shorter = { min: dated(min), mode: dated(mode), max: dated(max) }
    const changed = parsePlan({ ...plan, training: { ...plan.training, requirement: shorter } } as PlanInput)
    expect(solveIntake(changed, options).status).toBe('solved')
    // A little longer than is needed is too long: the value found is where it turns.
    const longer = (part: typeof min) => ({ ...dated(part), '2024': dated(part)['2024'] + 1e-4 })
    const tooLong = { min: longer(min), mode: longer(mode), max: longer(max) }
    const missed = parsePlan({ ...plan, training: { ...plan.training, requirement: tooLong } } as PlanInput)
    expect(solveIntake(missed, { ...options, compatible: false }).status).toBe('infeasible')
  })

  it('says in words what the others of the conflict allow, whatever else was asked', () => {
    const bounded = { within: ['corridors', 'scenario-2034'], maxIntake: 220, compatible: false }
    const all = solveIntake(plan, { ...bounded, reach: ['150-mean'] }).conflict
    const alone = solveIntake(plan, { reach: ['150-mean'], maxIntake: 220, compatible: false }).conflict
    expect(all?.goals).toEqual(['150-mean'])
    expect(all?.witness.en).toBe(alone?.witness.en)
    expect(all?.nearest[0]?.shortfall).toBeGreaterThan(alone?.nearest[0]?.shortfall ?? Number.NaN)
  })

  it('names every set that cannot be met, the smallest first', () => {
    const goals: PlanInput['goals'] = [
      { id: 'few', metric: 'intake', from: 2030, to: 2030, over: 'last', max: 100 },
      { id: 'many', metric: 'intake', from: 2030, to: 2030, over: 'last', min: 120 },
      { id: 'more', metric: 'intake', from: 2030, to: 2030, over: 'last', min: 130 },
      { id: 'first', metric: 'intake', from: 2025, to: 2025, over: 'last', min: 100 },
      { id: 'second', metric: 'intake', from: 2026, to: 2026, over: 'last', min: 100 },
      { id: 'both', metric: 'intake', from: 2025, to: 2026, over: 'mean', max: 90 },
    ]
    const reach = goals.map(({ id }) => id)
    const { conflict: sets } = solveIntake(parsePlan({ ...plan, goals } as PlanInput), {
      reach,
      compatible: false,
    })
    expect(sets?.goals).toEqual(['few', 'many'])
    expect(sets?.others).toEqual([
      ['few', 'more'],
      ['first', 'second', 'both'],
    ])
  })

  it('gives way softly, the heavier goal the less', () => {
    const soft = (weights: Record<string, number>) => solveIntake(plan, { ...options, soft: weights })
    const heavyStock = soft({ 'scenario-2034': 100, '150-a-year': 1, corridors: 100 })
    const heavyDone = soft({ 'scenario-2034': 1, '150-a-year': 100, corridors: 1 })
    expect([heavyStock.status, heavyDone.status]).toEqual(['solved', 'solved'])
    const missed = ({ shortfalls }: typeof heavyStock) => shortfalls.map(({ goal }) => goal)
    expect(missed(heavyStock)).toEqual(['150-a-year'])
    expect(missed(heavyDone)).not.toContain('150-a-year')
  })

  it('leaves the years outside from … to as the plan has them', () => {
    const part = solveIntake(plan, { reach: ['corridors'], from: 2025, to: 2028 })
    const own = project(plan).rows
    for (const { year, wanted } of part.intake)
      if (year < 2025 || year > 2028) expect(wanted).toBe(own[year - 2023]?.intakeWanted)
    expect(part.changes.from).toEqual({ year: 2024, wanted: own[1]?.intakeWanted })
  })
})
