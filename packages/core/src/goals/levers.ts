import { pointsOf } from '../plan/dated.js'
import type { FigureMap } from '../plan/figure.js'
import { groupTraining, type TrainingKey, trainingPath } from '../plan/resolve.js'
import type { Plan } from '../plan/schema.js'
import { type SteadyGroup, steadyYears } from './steady-state.js'

/** One number that can be moved, and what moving it does to the groups' parameters. */
export interface Handle {
  readonly path: string
  readonly unit: 'share' | 'full-time years'
  readonly value: number
  readonly bounds: readonly [number, number]
  readonly range: readonly [number, number] | null
  readonly set: (groups: readonly SteadyGroup[], value: number) => readonly SteadyGroup[]
}

const shareKeys = ['workingTime', 'away', 'research', 'attrition'] as const

/** The range of the figure that holds in a year. */
const rangeAt = (map: FigureMap, year: number): readonly [number, number] | null => {
  const [first] = pointsOf(map)
  const at = pointsOf(map).reduce((found, [point]) => (point <= year ? point : found), first?.[0] ?? year)
  return map[String(at)]?.range ?? null
}

/** The groups that share a value get the new one. */
const setIn =
  (ids: readonly string[], write: (group: SteadyGroup, value: number) => SteadyGroup): Handle['set'] =>
  (groups, value) =>
    groups.map((group) => (ids.includes(group.id) ? write(group, value) : group))

/** One group's share of the intake; the others keep their proportions in the rest. */
const setShare =
  (id: string): Handle['set'] =>
  (groups, value) => {
    const rest = groups.reduce((sum, group) => (group.id === id ? sum : sum + group.share), 0)
    return groups.map((group) => ({
      ...group,
      share:
        group.id === id
          ? value
          : rest > 0
            ? (group.share * (1 - value)) / rest
            : (1 - value) / (groups.length - 1),
    }))
  }

/** Every training parameter of the plan in a year, and the groups' shares where there are several groups. */
export const handlesOf = (plan: Plan, year: number, steady: readonly SteadyGroup[]): readonly Handle[] => {
  const handles = new Map<string, Handle>()
  const groups = groupTraining(plan)
  groups.forEach((group, index) => {
    const now = steady[index] as SteadyGroup
    const sharing = (path: string, key: TrainingKey) =>
      groups.flatMap(({ id }) => (trainingPath(plan, id, key) === path ? [id] : []))
    for (const key of shareKeys) {
      const path = trainingPath(plan, group.id, key)
      handles.set(path, {
        path,
        unit: 'share',
        value: now[key],
        bounds: key === 'attrition' ? [0, 0.99] : [0, 1],
        range: rangeAt(group[key], year),
        set: setIn(sharing(path, key), (other, value) => ({ ...other, [key]: value })),
      })
    }
    const path = trainingPath(plan, group.id, 'requirement')
    handles.set(path, {
      path,
      unit: 'full-time years',
      value: now.mode,
      // The spread moves as it is, so the least time of all is what bounds it.
      bounds: [now.mode - now.min + 1, 20],
      range: rangeAt(group.requirement.mode, year),
      set: setIn(sharing(path, 'requirement'), (other, value) => {
        const moved = value - other.mode
        return { ...other, min: other.min + moved, mode: value, max: other.max + moved }
      }),
    })
  })
  if (groups.length > 1) {
    groups.forEach(({ id, share }, index) => {
      const path = `groups.${id}.share`
      handles.set(path, {
        path,
        unit: 'share',
        value: (steady[index] as SteadyGroup).share,
        bounds: [0, 1],
        range: rangeAt(share, year),
        set: setShare(id),
      })
    })
  }
  return [...handles.values()]
}

/** All ranges at the end that shortens the time, and all at the end that lengthens it. */
export const yearsOverRanges = (
  groups: readonly SteadyGroup[],
  handles: readonly Handle[],
): readonly [number | null, number | null] => {
  let shortest = groups
  let longest = groups
  for (const { range, set } of handles) {
    if (range === null) continue
    const [one, other] = range.map((end) => ({
      end,
      years: steadyYears(set(groups, end)) ?? Number.POSITIVE_INFINITY,
    })) as [{ end: number; years: number }, { end: number; years: number }]
    shortest = set(shortest, one.years < other.years ? one.end : other.end)
    longest = set(longest, one.years < other.years ? other.end : one.end)
  }
  return [steadyYears(shortest), steadyYears(longest)]
}
