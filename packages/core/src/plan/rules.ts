import type { Problem } from '../errors.js'
import { needsOfSeries } from './availability.js'
import { breakpoints, heldAt, lineAt, pointsOf } from './dated.js'
import { dated, isLine } from './figure.js'
import { nearest } from './nearest.js'
import { show } from './problems.js'
import { LONGEST_REACH } from './reach.js'
import { accrualAt, groupTraining } from './resolve.js'
import type { Plan } from './schema.js'

/**
 * The rules that tie one part of a plan to another. They read the input as it was written and pass over whatever is
 * not in order by itself, so that one wrong key does not hide that the shares do not sum to 1.
 */
type Written = Readonly<Record<string, unknown>>

const LONGEST_HORIZON = 150

const isObject = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objectAt = (value: unknown, key: string): Written =>
  isObject(value) && isObject(value[key]) ? (value[key] as Written) : {}
const listAt = (value: Written, key: string): readonly unknown[] =>
  Array.isArray(value[key]) ? (value[key] as unknown[]) : []
const yearAt = (value: Written, key: string): number | undefined =>
  Number.isInteger(value[key]) ? (value[key] as number) : undefined

const horizon = (plan: Written): readonly Problem[] => {
  const base = yearAt(plan, 'base')
  const to = yearAt(plan, 'to')
  if (base === undefined || to === undefined) return []
  if (to <= base) {
    return [
      {
        code: 'years',
        path: 'to',
        found: String(to),
        expected: `a year after the base year, ${base}`,
        hint: 'The first projected year is the one after the base.',
      },
    ]
  }
  if (to > base + LONGEST_HORIZON) {
    return [
      {
        code: 'years',
        path: 'to',
        found: String(to),
        expected: `at most ${base + LONGEST_HORIZON}`,
        hint: `A projection covers at most ${LONGEST_HORIZON} years.`,
      },
    ]
  }
  return []
}

const shareSchema = dated('groups.*.share')

const shares = (plan: Written): readonly Problem[] => {
  const groups = Object.entries(objectAt(plan, 'groups'))
  if (plan.groups !== undefined && isObject(plan.groups) && groups.length === 0) {
    return [
      {
        code: 'missing',
        path: 'groups',
        found: 'no groups',
        expected: 'at least one group',
        hint: 'Leave groups out for a single one.',
      },
    ]
  }
  const read = groups.map(([, group]) => shareSchema.safeParse(isObject(group) ? group.share : undefined))
  const maps = read.flatMap((result) => (result.success ? [result.data] : []))
  if (groups.length === 0 || maps.length < groups.length) return []
  for (const year of breakpoints(maps)) {
    const sum = maps.reduce((total, map) => total + heldAt(map, year), 0)
    if (Math.abs(sum - 1) <= 1e-9) continue
    const when = Number.isFinite(year) ? ` in ${year}` : ''
    return [
      {
        code: 'shares',
        path: 'groups',
        found: `shares that sum to ${Number(sum.toFixed(9))}${when}`,
        expected: 'shares that sum to 1',
        hint: 'Everybody who starts goes in one group: change the largest share to the rest.',
      },
    ]
  }
  return []
}

const completeness = (plan: Written): readonly Problem[] => {
  const groups = Object.entries(objectAt(plan, 'groups'))
  const rotations = objectAt(objectAt(plan, 'training'), 'limits').rotations !== undefined
  const wanted = {
    training: [
      'requirement',
      'workingTime',
      'away',
      'research',
      'attrition',
      ...(rotations ? ['rotationYears'] : []),
    ],
    specialists: ['workingTime', 'otherDuties', 'hired', 'retention', 'incumbents'],
  }
  return (['training', 'specialists'] as const).flatMap((section) => {
    if (!isObject(plan[section])) return []
    return wanted[section].flatMap((key): readonly Problem[] => {
      if (objectAt(plan, section)[key] !== undefined) return []
      const without = groups.filter(([, group]) => objectAt(group, section)[key] === undefined)
      if (groups.length > 0 && without.length === 0) return []
      const who =
        groups.length === 0 ? '' : ` by the plan or by the group ${without.map(([id]) => id).join(', ')}`
      return [
        {
          code: 'missing',
          path: `${section}.${key}`,
          found: 'nothing',
          expected: `a value given${who}`,
          hint: 'This must be given.',
        },
      ]
    })
  })
}

const histories = (plan: Written): readonly Problem[] => {
  const base = yearAt(plan, 'base')
  const stock = objectAt(objectAt(plan, 'training'), 'baseStock')
  if (base === undefined) return []
  return (['intakeHistory', 'byIntakeYear'] as const).flatMap((key) =>
    Object.keys(objectAt(stock, key)).flatMap((year): readonly Problem[] => {
      if (!/^\d{4}$/.test(year) || (Number(year) <= base && Number(year) > base - LONGEST_REACH)) return []
      return [
        {
          code: 'years',
          path: `training.baseStock.${key}.${year}`,
          found: year,
          expected: `a year from ${base - LONGEST_REACH + 1} to the base year, ${base}`,
          hint: 'Later intake belongs in training.intake.',
        },
      ]
    }),
  )
}

const goals = (plan: Written): readonly Problem[] => {
  const seen = new Set<unknown>()
  const base = yearAt(plan, 'base')
  return listAt(plan, 'goals').flatMap((goal, index): readonly Problem[] => {
    if (!isObject(goal)) return []
    const problems: Problem[] = []
    const path = `goals.${index}`
    if (typeof goal.id === 'string' && seen.has(goal.id)) {
      problems.push({
        code: 'twice',
        path: `${path}.id`,
        found: show(goal.id),
        expected: 'an id of its own',
        hint: 'Two goals have this id: change one.',
      })
    }
    seen.add(goal.id)
    const from = yearAt(goal, 'from')
    if (base !== undefined && from !== undefined && from < base) {
      problems.push({
        code: 'years',
        path: `${path}.from`,
        found: String(from),
        expected: `the base year, ${base}, or later`,
        hint: 'Nothing is projected before the base year.',
      })
    }
    const lacking = needsOfSeries(goal.metric, plan)
    if (lacking !== undefined) {
      problems.push({
        code: 'metric',
        path: `${path}.metric`,
        found: show(goal.metric),
        expected: `a series that this plan gives: this one needs ${lacking}`,
        hint: `Add ${lacking} or choose another metric.`,
      })
    }
    return problems
  })
}

const sources = (plan: Written): readonly Problem[] => {
  const known = new Set(Object.keys(objectAt(plan, 'sources')))
  const problems: Problem[] = []
  const path: string[] = []
  const check = (written: string): void => {
    const [id = ''] = written.split(':')
    if (known.has(id)) return
    const near = nearest(id, [...known])
    problems.push({
      code: 'source',
      path: path.join('.'),
      found: show(written),
      expected: 'the id of one of the plan’s sources',
      hint: near === undefined ? 'Add it to sources.' : `Did you mean "${near}"?`,
    })
  }
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const key of Object.keys(value)) {
      const inner: unknown = (value as Record<string, unknown>)[key]
      if (typeof inner === 'number') continue
      path.push(key)
      if (key === 'source' && typeof inner === 'string') check(inner)
      else if (path.length > 1 || key !== 'sources') visit(inner)
      path.pop()
    }
  }
  visit(plan)
  return problems
}

/** Parts of a factor add up, and nothing can shrink by more than all of it. */
export const growthProblems = (plan: Plan): readonly Problem[] =>
  Object.entries(plan.need.index?.growth ?? {}).flatMap(([name, factor]): readonly Problem[] => {
    if (isLine(factor)) return []
    const lines = Object.values(factor)
    // Between the years a sum of lines is a line, so its least value is at one of them.
    for (const year of breakpoints(lines)) {
      const sum = lines.reduce((total, line) => total + lineAt(line, year), 0)
      if (sum >= -1) continue
      return [
        {
          code: 'growth',
          path: `need.index.growth.${name}`,
          found: `parts that sum to ${Number(sum.toFixed(9))} in ${year}`,
          expected: 'parts that sum to -1 or more',
          hint: 'A need cannot shrink by more than all of it.',
        },
      ]
    }
    return []
  })

/** Every problem that ties two parts of the plan. */
export const crossProblems = (plan: Written): readonly Problem[] =>
  [horizon, shares, completeness, histories, goals, sources].flatMap((rule) => rule(plan))

/** What can only be seen in a plan that is otherwise in order: that past trainees finish within a lifetime. */
export const reachProblems = (plan: Plan): readonly Problem[] =>
  groupTraining(plan).flatMap((group): readonly Problem[] => {
    const needed = Math.max(...pointsOf(group.requirement.max).map(([, years]) => years))
    let gained = 0
    // The base year's completions come from whoever was in training at its start.
    for (let year = plan.base - 1; year > plan.base - LONGEST_REACH; year -= 1) {
      gained += accrualAt(group, year)
      if (gained >= needed) return []
    }
    const path = plan.groups[group.id]?.training === undefined ? 'training' : `groups.${group.id}.training`
    return [
      {
        code: 'accrual',
        path,
        found: `${Number(gained.toFixed(3))} years of training gained in the ${LONGEST_REACH} years before the base`,
        expected: `at least ${needed}`,
        hint: 'Nobody would have finished: check away, workingTime and research.',
      },
    ]
  })
