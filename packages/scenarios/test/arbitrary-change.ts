import { compile, type Figure, type Plan, type PlanInput, parsePlan, project } from '@kohort/core'
import fc from 'fast-check'
import { arbitraryPlan } from '../../core/test/arbitrary-plan.js'
import {
  add,
  type Change,
  type FigurePath,
  parseScenario,
  ramp,
  type Scenario,
  ScenarioError,
  scale,
  scenario,
  set,
  shift,
} from '../src/index.js'

/** How often a property runs; `KOHORT_RUNS=20` runs each 20 times as often. */
export const runs = (usual: number): number => Math.ceil(usual * Number(process.env.KOHORT_RUNS ?? 1))

const limits = [
  'training.limits.rotations.places',
  'training.limits.posts',
  'training.limits.applicants',
  'specialists.hiringPosts',
]
const overridable = [
  'training.away',
  'training.workingTime',
  'training.attrition',
  'training.requirement',
  'specialists.hired',
]

/** What a scenario may be about in this plan: what it has, limits that it has not, and groups' own values. */
export const pathsOf = (plan: Plan): readonly string[] => {
  const own = compile(plan)
    .slots.map(({ path }) => path)
    .filter((path) => !/baseStock|incumbents\.(total|ages)|unmet/.test(path))
  const groups = Object.keys(plan.groups).flatMap((id) => overridable.map((path) => `groups.${id}.${path}`))
  return [...new Set([...own, ...limits, ...groups, 'training.requirement', 'training.intake'])]
}

interface Drawn {
  readonly which: number
  readonly op: number
  readonly from: number
  readonly length: number | null
  readonly much: number
  readonly years: number
}

const drawn = fc.record({
  which: fc.nat({ max: 10_000 }),
  op: fc.nat({ max: 5 }),
  from: fc.option(fc.integer({ min: 1, max: 12 }), { nil: 1 }),
  length: fc.option(fc.integer({ min: 0, max: 5 })),
  much: fc.double({ min: 0.5, max: 1.1, noNaN: true }),
  years: fc.integer({ min: -3, max: 3 }).filter((years) => years !== 0),
})

/** A number that the path could well be set to. */
const near = (plan: Plan, path: string, much: number): number => {
  const slot = compile(plan).slots.find((one) => one.path === path)
  const value = (slot?.figures.at(-1) as Figure | undefined)?.value
  return value === undefined || value === 0 ? much / 4 : value * much
}

const changeOf = (plan: Plan, { which, op, from, length, much, years }: Drawn): Change => {
  const paths = pathsOf(plan)
  const path = paths[which % paths.length] as string
  const first = plan.base + Math.min(from, plan.to - plan.base)
  const last = length === null ? {} : { to: first + length }
  if (path === 'training.intake') return { op: 'set', path, value: { followStock: Math.round(much * 500) } }
  const undated = /retention$|curve$|exitByAge$|ges$/.test(path)
  const scalar = path === 'training.intake.growth.first'
  if (undated || scalar) {
    if (op < 3 || scalar)
      return {
        op: 'scale',
        path,
        by: much,
        ...(op === 1 && /retention$|curve$/.test(path) ? { of: 'rate' } : {}),
      }
    return { op: 'shift', path, years }
  }
  switch (op) {
    case 0:
      return { op: 'scale', path, by: much, from: first, ...last }
    case 1:
      return { op: 'scale', path, by: { [first]: much, [first + 2]: 1 + (1 - much) / 4 } }
    case 2:
      return { op: 'add', path, by: (much - 0.9) / 10, from: first, ...last }
    case 3:
      return { op: 'shift', path, years, from: first }
    case 4:
      return path.endsWith('requirement')
        ? { op: 'add', path, by: much / 2, from: first, ...last }
        : { op: 'ramp', path, end: near(plan, path, much), from: first, to: first + 3 }
    default:
      return path.endsWith('requirement')
        ? { op: 'set', path, value: { min: 4, mode: 4 + much, max: 6 } }
        : { op: 'set', path, value: near(plan, path, much), from: first, ...last }
  }
}

export const fromData = (changes: readonly Change[], id = 'drawn'): Scenario =>
  parseScenario({ format: 'kohort.scenario/1', id, title: 'Drawn', reason: 'chance', changes })

/** The same changes by the helpers. */
export const fromRecipe = (changes: readonly Change[], id = 'drawn'): Scenario =>
  scenario(
    'Drawn',
    'chance',
    (draft) => {
      for (const change of changes) {
        const path = change.path as FigurePath
        const { from, to } = change as { from?: number; to?: number }
        const during = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
        if (change.op === 'set') set(draft, path, change.value as number, during)
        if (change.op === 'scale')
          scale(draft, path, change.by, { ...during, ...(change.of === undefined ? {} : { of: change.of }) })
        if (change.op === 'add') add(draft, path, change.by, during)
        if (change.op === 'shift') shift(draft, path, change.years, during)
        if (change.op === 'ramp') ramp(draft, path, change.end, { ...during, to: change.to })
      }
    },
    { id },
  )

/** A plan, and so many changes of which each can be made alone. */
export const planAndChanges = (
  count: number,
): fc.Arbitrary<{ readonly plan: Plan; readonly changes: readonly Change[] }> =>
  fc
    .record({
      input: arbitraryPlan({ longestHorizon: 15 }),
      draws: fc.array(drawn, { minLength: count * 8, maxLength: count * 8 }),
    })
    .map(({ input, draws }) => {
      const plan = parsePlan(input as PlanInput)
      const changes: Change[] = []
      for (const one of draws) {
        const change = changeOf(plan, one)
        if (changes.length < count && applies(plan, [change])) changes.push(change)
      }
      return { plan, changes }
    })
    .filter(({ changes }) => changes.length === count)

/** Whether changes can be made; any other failure than a refusal is a failure of the test. */
export const applies = (plan: Plan, changes: readonly Change[]): boolean => {
  try {
    project(fromData(changes).applyTo(plan))
    return true
  } catch (error) {
    if (error instanceof ScenarioError) return false
    throw error
  }
}
