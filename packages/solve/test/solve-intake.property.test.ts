import {
  compile,
  outputIndex,
  type Plan,
  type PlanInput,
  parsePlan,
  project,
  run,
  type SeriesName,
} from '@kohort/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryPlan } from '../../core/test/arbitrary-plan.js'
import { runs } from '../../core/test/reference/runs.js'
import { SolveError, solveIntake } from '../src/index.js'
import { bisect, metBy, withPath } from './helpers.js'

const metrics = [
  'intake',
  'completions',
  'trainees',
  'traineeFte',
  'specialists',
  'specialistFte',
  'attrition',
  'coverage',
  'shortfall',
  'inhabitantsPerDoctor',
  'costTotal',
] as const satisfies readonly SeriesName[]

const unlimited = arbitraryPlan({ limits: false, longestHorizon: 14 })

/** An intake for every projected year, heads. */
const pathFor = (plan: Plan, heads: readonly number[]) =>
  Array.from({ length: plan.to - plan.base }, (_, index) => ({
    year: plan.base + 1 + index,
    wanted: heads[index % heads.length] as number,
  }))

const headsOf = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 9 })
const goalDraw = fc.record({
  metric: fc.constantFrom(...metrics),
  over: fc.constantFrom('each' as const, 'mean' as const, 'last' as const),
  from: fc.nat({ max: 30 }),
  length: fc.nat({ max: 4 }),
  side: fc.constantFrom('min' as const, 'max' as const, 'both' as const),
  // Wider than what a verdict forgives: on a knife's edge rounding decides.
  slack: fc.constantFrom(1e-6, 0.01, 0.3),
})

type Goals = NonNullable<PlanInput['goals']>

/** Goals that a path is known to meet, with the figures that it leads to for edges. */
const goalsMetBy = (
  plan: Plan,
  path: ReturnType<typeof pathFor>,
  draws: readonly (typeof goalDraw extends fc.Arbitrary<infer Draw> ? Draw : never)[],
): Goals => {
  const projection = project(withPath(plan, path, []))
  return draws.flatMap(({ metric, over: drawn, from: start, length, side: edges, slack }, index) => {
    // At least so many inhabitants per doctor is met by no doctors at all, of whom there is no figure.
    const side = metric === 'inhabitantsPerDoctor' ? 'max' : edges
    const over = metric === 'inhabitantsPerDoctor' && drawn === 'mean' ? 'each' : drawn
    const from = plan.base + 1 + (start % (plan.to - plan.base))
    const to = Math.min(plan.to, from + length)
    const years = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    const figures = years.map((year) => projection.at(year)[metric])
    if (figures.some((figure) => figure === null || !Number.isFinite(figure) || Math.abs(figure) > 1e14))
      return []
    // Nobody by no doctor has no figure, and a goal on it no verdict.
    if (metric === 'inhabitantsPerDoctor' && figures.includes(0)) return []
    // Nobody sets a goal of a head among hundreds that start, or within rounding of 0.
    const size = Math.max(1, ...project(plan).rows.map(({ intakeWanted }) => intakeWanted ?? 0))
    if (
      figures.some(
        (figure) => figure !== 0 && Math.abs(figure ?? 0) < (metric === 'coverage' ? 1e-6 : 0.01 * size),
      )
    )
      return []
    const edge = (sign: number) =>
      Object.fromEntries(
        years.map((year, at) => [
          String(year),
          (figures[at] ?? 0) + sign * slack * Math.abs(figures[at] ?? 0),
        ]),
      )
    return [
      {
        id: `goal-${index}`,
        metric,
        from,
        to,
        over,
        ...(side === 'max' ? {} : { min: edge(-1) }),
        ...(side === 'min' ? {} : { max: edge(1) }),
      },
    ]
  })
}

const drawnTask = fc
  .record({
    input: unlimited,
    heads: headsOf,
    draws: fc.array(goalDraw, { minLength: 1, maxLength: 3 }),
    objective: fc.constantFrom('smooth' as const, 'cheapest' as const),
  })
  .map(({ input, heads, draws, objective }) => {
    const whole = parsePlan(input)
    const path = pathFor(whole, heads)
    const plan = parsePlan({ ...whole, goals: goalsMetBy(whole, path, draws) } as PlanInput)
    return { plan, path, ids: plan.goals.map(({ id }) => id), objective }
  })
  .filter(({ ids }) => ids.length > 0)

/** A band of no width holds no whole number of heads but by chance. */
const hasWidth = (plan: Plan) => (id: string) => {
  const goal = plan.goals.find((one) => one.id === id)
  const { min, max } = goal ?? {}
  if (min === undefined || max === undefined) return true
  return Object.keys(min).every(
    (year) => (max[year] ?? 0) - (min[year] ?? 0) > 1e-6 * Math.abs(max[year] ?? 0),
  )
}

describe('solveIntake over generated plans, no limit in force', () => {
  it('finds a path wherever there is one, and the model run with it meets every goal', () => {
    fc.assert(
      fc.property(drawnTask, ({ plan, path, ids, objective }) => {
        // What rounding alone keeps the known path from meeting is not asked for.
        fc.pre(metBy(plan, path, ids))
        const solved = solveIntake(plan, { reach: ids, objective })
        expect(solved.status).toBe('solved')
        expect(solved.rounds).toBe(1)
        expect(metBy(plan, solved.intake, ids)).toBe(true)
        expect(solved.verdicts.map(({ id }) => id)).toEqual(ids)
        expect(solved.intake.every(({ wanted }) => wanted >= 0 && Number.isFinite(wanted))).toBe(true)
        expect(solved.projection.rows.slice(1).map(({ intakeWanted }) => intakeWanted)).toEqual(
          solved.intake.map(({ wanted }) => wanted),
        )
      }),
      { numRuns: runs(80), endOnFailure: true },
    )
  })

  it('never changes more, or costs more, than the path that is known', () => {
    fc.assert(
      fc.property(drawnTask, ({ plan, path, ids, objective }) => {
        fc.pre(metBy(plan, path, ids))
        const solved = solveIntake(plan, { reach: ids, objective })
        if (objective === 'cheapest') {
          const cost = (rows: ReturnType<typeof project>['rows']) =>
            rows
              .slice(1)
              .reduce(
                (sum, row) => sum + (row[plan.cost === undefined ? 'intakeWanted' : 'costTotal'] ?? 0),
                0,
              )
          const known = cost(project(withPath(plan, path, [])).rows)
          expect(solved.objective.value).toBeLessThanOrEqual(known + 1e-4 * Math.abs(known) + 1e-3)
        } else {
          const { from } = solved.changes
          const all = from === null ? [...path] : [from, ...path]
          const changes = (of: typeof all) =>
            of.slice(1).map(({ wanted }, at) => Math.abs(wanted - (of[at]?.wanted ?? 0)))
          const heads = (of: typeof all) => of.reduce((total, { wanted }) => total + wanted, 0)
          const total = (of: typeof all) =>
            changes(of).reduce((sum, change) => sum + change, 0) +
            1e-3 * Math.max(0, ...changes(of)) +
            1e-6 * heads(of)
          const found = total(from === null ? [...solved.intake] : [from, ...solved.intake])
          expect(found).toBeLessThanOrEqual(total(all) * (1 + 1e-6) + 1e-4)
        }
      }),
      { numRuns: runs(40), endOnFailure: true },
    )
  })

  it('gives whole heads when a whole path is known, or leaves the doubt', () => {
    const seen = { solved: 0, missed: 0 }
    fc.assert(
      fc.property(drawnTask, ({ plan, path, ids }) => {
        fc.pre(metBy(plan, path, ids) && path.length <= 8 && ids.every(hasWidth(plan)))
        const solved = solveIntake(plan, { reach: ids, integer: true, compatible: false })
        if (solved.status !== 'solved') {
          seen.missed += 1
          expect(solved.conflict?.proven ?? false).toBe(false)
          return
        }
        seen.solved += 1
        expect(solved.intake.every(({ wanted }) => Number.isInteger(wanted))).toBe(true)
        expect(metBy(plan, solved.intake, ids)).toBe(true)
      }),
      { numRuns: runs(40), endOnFailure: true },
    )
    expect(seen.missed).toBeLessThanOrEqual(seen.solved / 10)
  })

  it('agrees with bisection by the model to 1e-6 where one number is sought', () => {
    const one = fc.record({
      input: unlimited,
      year: fc.nat({ max: 30 }),
      later: fc.nat({ max: 30 }),
      heads: fc.integer({ min: 10, max: 400 }),
    })
    let sought = 0
    fc.assert(
      fc.property(one, ({ input, year: drawn, later, heads }) => {
        const whole = parsePlan(input)
        const year = whole.base + 1 + (drawn % (whole.to - whole.base))
        const to = year + (later % (whole.to - year + 1))
        const own = project(parsePlan({ ...whole, goals: [] } as PlanInput)).rows.slice(1)
        const compiled = compile(
          withPath(
            whole,
            own.map((row) => ({ year: row.year, wanted: row.intakeWanted ?? 0 })),
            [],
          ),
        )
        const slot = compiled.slots.find(({ path }) => path === 'training.intake.fixed')
        const figure = (wanted: number): number => {
          const vector = compiled.parameters.slice()
          vector[(slot?.start ?? 0) + (slot?.at.indexOf(year) ?? 0)] = wanted
          return run(compiled, vector)[outputIndex(compiled, 'trainees', to)] ?? 0
        }
        const [low, edge] = [figure(0), figure(heads)]
        fc.pre(edge - low > 1e-3 && edge < 1e6)
        sought += 1
        const goals = [
          { id: 'goal', metric: 'trainees' as const, from: to, to, over: 'last' as const, min: edge },
        ]
        const plan = parsePlan({ ...whole, goals } as PlanInput)
        const found = bisect(2 * heads, 0, (wanted) => figure(wanted) >= edge)
        const solved = solveIntake(plan, { reach: ['goal'], from: year, to: year, objective: 'cheapest' })
        const wanted = solved.intake.find((row) => row.year === year)?.wanted ?? Number.NaN
        expect(solved.status).toBe('solved')
        // A path is kept inside the edges by 1e-10 of what the plan's own intake does.
        const scale = Math.max(...own.map(({ intakeWanted }) => intakeWanted ?? 0))
        expect(Math.abs(wanted - found)).toBeLessThan(1e-6 * Math.max(1, heads) + 1e-9 * scale)
      }),
      { numRuns: runs(60), endOnFailure: true },
    )
    expect(sought).toBeGreaterThan(15)
  })
})

const conflicting = fc
  .record({
    input: unlimited,
    heads: headsOf,
    draws: fc.array(goalDraw, { minLength: 2, maxLength: 4 }),
    moved: fc.integer({ min: 2, max: 40 }),
  })
  .map(({ input, heads, draws, moved }) => {
    const whole = parsePlan(input)
    const path = pathFor(whole, heads)
    const goals = goalsMetBy(whole, path, draws).map((goal, index) => {
      // Every other goal asks for more, or less, than the path that the others are met by.
      if (index % 2 === 0) return goal
      const move = (edge: typeof goal.min, factor: number) =>
        Object.fromEntries(
          Object.entries(edge as Record<string, number>).map(([year, value]) => [year, value * factor]),
        )
      const { min, max, ...rest } = goal
      const [up, down] = [1 + moved / 20, 1 - moved / 50]
      if (min !== undefined && Object.values(min as object).every((value) => value > 0))
        return { ...rest, min: move(min, up) }
      return max === undefined
        ? goal
        : { ...rest, max: move(max, Object.values(max as object).every((value) => value > 0) ? down : 1) }
    })
    return parsePlan({ ...whole, goals } as PlanInput)
  })
  .filter(({ goals }) => goals.length > 1)

describe('goals that cannot be met together', () => {
  it('are named so that without any one of them the others can, and the witness holds for any intake', () => {
    let infeasible = 0
    fc.assert(
      fc.property(conflicting, fc.array(headsOf, { minLength: 3, maxLength: 3 }), (plan, paths) => {
        const ids = plan.goals.map(({ id }) => id)
        const solved = solveIntake(plan, { reach: ids, compatible: false })
        if (solved.status === 'solved') {
          expect(metBy(plan, solved.intake, ids)).toBe(true)
          return
        }
        expect(solved.status).toBe('infeasible')
        infeasible += 1
        const { conflict } = solved
        if (conflict === undefined) throw new Error('no conflict')
        const { goals, witness, nearest, proven } = conflict
        expect(proven).toBe(true)
        expect(goals.length).toBeGreaterThan(0)
        for (const goal of goals) {
          const others = goals.filter((id) => id !== goal)
          if (others.length > 0)
            expect(solveIntake(plan, { reach: others, compatible: false }).status).toBe('solved')
        }
        expect(solveIntake(plan, { reach: goals, compatible: false }).status).toBe('infeasible')
        // The weighed figures of any intake stay under what the goals ask for.
        expect(witness.bounds.length).toBeGreaterThan(0)
        expect(new Set(witness.bounds.map(({ member }) => member)).size).toBe(goals.length)
        expect(witness.most).toBeLessThan(witness.asked)
        for (const heads of paths) {
          const projection = project(withPath(plan, pathFor(plan, heads), []))
          let weighed = 0
          let size = Math.abs(witness.asked)
          for (const { member, year, side, weight } of witness.bounds) {
            const goal = plan.goals.find(({ id }) => id === member)
            if (goal === undefined || goal.metric === 'inhabitantsPerDoctor') return
            const years =
              year !== null
                ? [year]
                : Array.from({ length: goal.to - goal.from + 1 }, (_, at) => goal.from + at)
            const value =
              years.reduce((sum, at) => sum + (projection.at(at)[goal.metric] ?? 0), 0) / years.length
            weighed += (side === 'min' ? 1 : -1) * weight * value
            size = Math.max(size, Math.abs(weight * value))
          }
          expect(weighed).toBeLessThanOrEqual(witness.most + 1e-7 * size)
        }
        for (const near of nearest) {
          expect(near.shortfall).toBeGreaterThan(0)
          expect(goals.filter((id) => id !== near.goal).every((id) => near.meets.includes(id))).toBe(true)
          expect(metBy(plan, near.intake, [...near.meets])).toBe(true)
        }
      }),
      { numRuns: runs(50), endOnFailure: true },
    )
    expect(infeasible).toBeGreaterThan(5)
  })
})

describe('solveIntake as a function', () => {
  it('gives the same bits again, leaves its input alone, and gives nothing that can be changed', () => {
    fc.assert(
      fc.property(arbitraryPlan({ longestHorizon: 8 }), (input) => {
        const plan = parsePlan(input)
        const ids = plan.goals.map(({ id }) => id)
        const before = JSON.stringify(input)
        const once = () => {
          try {
            return JSON.stringify(solveIntake(input, { reach: ids, compatible: false }))
          } catch (error) {
            if (error instanceof SolveError)
              return `${error.code} ${error.path} ${error.message} ${error.hint}`
            throw error
          }
        }
        const first = once()
        expect(once()).toBe(first)
        expect(JSON.stringify(input)).toBe(before)
      }),
      { numRuns: runs(30), endOnFailure: true },
    )
  })
})
