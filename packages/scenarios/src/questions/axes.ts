import { type Compiled, compile, heldAt, type Plan, parsePlan, type Slot } from '@kohort/core'
import { fail } from '../errors.js'
import { type FigurePath, placeOf } from '../plan/paths.js'
import type { Tree } from '../plan/tree.js'
import { applyScenario } from '../scenario/apply.js'
import { parseScenario } from '../scenario/scenario.js'
import { curveProblem, requirementOf, requirementProblem, restWriter, slotAt } from './vector.js'

/** One side of the grid: the values that a number takes. */
export interface Axis {
  readonly path: FigurePath
  readonly values: readonly number[]
  /** The year from which the value holds; the year after the base year if left out. */
  readonly from?: number
  /** Of a curve, steps or bands: the point that takes the values, such as '5' or '60'. */
  readonly at?: string
}

/** An axis with its places in the vector. */
export interface BuiltAxis {
  readonly name: string
  readonly values: Float64Array
  readonly places: readonly number[]
  /** Of the last axis of shares: what the other groups take. */
  readonly rest: ((values: Float64Array) => string | null) | null
}

/** A plan in which every point that the axes write stands, each at the axis' first value. */
const withPoints = (plan: Plan, axes: readonly Axis[]): Plan => {
  const changes = axes.flatMap(({ path, values, from, at }) =>
    at === undefined ? [{ op: 'set', path, value: values[0], ...(from === undefined ? {} : { from }) }] : [],
  )
  if (changes.length === 0) return plan
  const scenario = parseScenario({
    format: 'kohort.scenario/1',
    id: 'sweep',
    title: { sv: 'Svep', en: 'Sweep' },
    reason: { sv: 'Ett värde i ett svep.', en: 'A value of a sweep.' },
    changes,
  })
  return withShares(applyScenario(plan, scenario, { allowNothing: true }).plan, axes)
}

const isShare = ({ path }: Axis): boolean => /^groups\.[^.]+\.share$/.test(path)

/** Where a share varies, the groups that no axis names have a point to write: they take what it leaves. */
const withShares = (plan: Plan, axes: readonly Axis[]): Plan => {
  const shares = axes.filter(isShare)
  const years = shares.map(({ from }) => from ?? plan.base + 1)
  if (years.length === 0) return plan
  const groups = Object.fromEntries(
    Object.entries(plan.groups).map(([id, group]) => {
      if (shares.some(({ path }) => path === `groups.${id}.share`)) return [id, group]
      const points = years.map((year) => [String(year), { value: heldAt(group.share, year) }])
      return [id, { ...group, share: { ...Object.fromEntries(points), ...group.share } }]
    }),
  )
  return parsePlan({ ...plan, groups })
}

const placesOfAxis = (slot: Slot, plan: Plan, { path, from, at }: Axis): readonly number[] => {
  const { form } = placeOf(plan as unknown as Tree, path)
  if (form === 'scalar') return [slot.start]
  const key = at ?? String(from ?? plan.base + 1)
  const index = slot.keys.indexOf(key)
  if (index < 0)
    return fail(
      'point',
      path,
      `there is no point ${key}.`,
      `The points are ${slot.keys.join(', ')}: say which as "at".`,
    )
  return [slot.start + index]
}

const checkAxis = (plan: Plan, { path, values, at }: Axis): void => {
  const { form, min, max } = placeOf(plan as unknown as Tree, path)
  const byYear = form === 'dated' || form === 'limit' || form === 'line' || form === 'scalar'
  if (byYear === (at !== undefined))
    fail(
      'point',
      path,
      byYear ? 'this value has no point to name.' : 'say which point of it varies.',
      'See "at" of an axis.',
    )
  const outside = values.find((value) => !(value >= min && value <= max))
  if (outside !== undefined)
    fail('bounds', path, `the value ${outside} is not between ${min} and ${max}.`, 'Leave it out.')
}

/** The axes that must be in order with each other, and why they are not at given numbers. */
const families = (compiled: Compiled, built: readonly BuiltAxis[], axes: readonly Axis[]) => {
  const kinds = axes.map(
    ({ path }, index): readonly [string, (values: Float64Array) => string | null] | null => {
      const requirement = requirementOf(compiled, path)
      if (requirement !== null)
        return [requirement[0].path, (values) => requirementProblem(requirement, values)]
      const slot = slotAt(compiled, path)
      if (slot !== undefined && axes[index]?.at !== undefined && /retention$|curve$/.test(path))
        return [path, (values) => curveProblem(slot, values)]
      const rest = built.find((axis) => axis.rest !== null)?.rest
      return path.endsWith('.share') && rest ? ['share', rest] : null
    },
  )
  const names = [...new Set(kinds.flatMap((kind) => (kind === null ? [] : [kind[0]])))]
  return names.map((name) => ({
    axes: built.filter((_, index) => kinds[index]?.[0] === name),
    problem: kinds.find((kind) => kind?.[0] === name)?.[1] as (values: Float64Array) => string | null,
  }))
}

/** Every combination of the values of some axes, one after another in the vector. */
const combinations = (axes: readonly BuiltAxis[], values: Float64Array, meet: () => void): void => {
  const [first, ...others] = axes
  if (first === undefined) {
    meet()
    return
  }
  for (const value of first.values) {
    for (const place of first.places) values[place] = value
    combinations(others, values, meet)
  }
}

/** The plan compiled with every point that the axes write, and where they write; invalid values are found at once. */
export const buildAxes = (
  plan: Plan,
  axes: readonly Axis[],
): { readonly compiled: Compiled; readonly axes: readonly BuiltAxis[] } => {
  for (const axis of axes) checkAxis(plan, axis)
  const compiled = compile(withPoints(plan, axes))
  const shares = axes.filter(isShare)
  const lastShare = axes.lastIndexOf(shares.at(-1) as Axis)
  const from = Math.min(...shares.map((axis) => axis.from ?? plan.base + 1))
  const named = shares.map(({ path }) => path)
  const shareAt = (path: string, year: number): number =>
    heldAt(plan.groups[path.split('.')[1] as string]?.share ?? {}, year)
  const built = axes.map((axis, index): BuiltAxis => {
    const slot = slotAt(compiled, axis.path)
    if (slot === undefined)
      return fail('unused', axis.path, 'nothing in this plan reads this number.', 'Choose another.')
    return {
      name: axis.at === undefined ? axis.path : `${axis.path}.${axis.at}`,
      values: Float64Array.from(axis.values),
      places: placesOfAxis(slot, plan, axis),
      rest: index === lastShare ? restWriter(compiled, named, from, shareAt) : null,
    }
  })
  const twice = built.find(({ name }, index) => built.findIndex((one) => one.name === name) !== index)
  if (twice !== undefined) fail('twice', twice.name, 'two axes write this number.', 'Take one out.')
  for (const { axes: family, problem } of families(compiled, built, axes)) {
    const values = compiled.parameters.slice()
    combinations(family, values, () => {
      const found = problem(values)
      if (found !== null) fail('breaks-plan', family[0]?.name ?? '', `${found}.`, 'Leave such values out.')
    })
  }
  return { compiled, axes: built }
}
