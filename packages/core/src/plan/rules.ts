import type { Problem } from '../errors.js'
import { needsOfSeries } from './availability.js'
import { breakpoints, heldAt, inYear, lineAt } from './dated.js'
import { dated, isLine } from './figure.js'
import { meantName, problemAt, show } from './problems.js'
import { LONGEST_REACH } from './reach.js'
import { accrualAt, groupTraining, mostRequired } from './resolve.js'
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
      problemAt(
        'years',
        'to',
        String(to),
        `a year after the base year, ${base}`,
        'The first projected year is the one after the base.',
      ),
    ]
  }
  if (to > base + LONGEST_HORIZON) {
    return [
      problemAt(
        'years',
        'to',
        String(to),
        `at most ${base + LONGEST_HORIZON}`,
        `A projection covers at most ${LONGEST_HORIZON} years.`,
      ),
    ]
  }
  return []
}

const shareSchema = dated('groups.*.share')

const shares = (plan: Written): readonly Problem[] => {
  const groups = Object.entries(objectAt(plan, 'groups'))
  if (plan.groups !== undefined && isObject(plan.groups) && groups.length === 0) {
    return [
      problemAt('missing', 'groups', 'no groups', 'at least one group', 'Leave groups out for a single one.'),
    ]
  }
  const read = groups.map(([, group]) => shareSchema.safeParse(isObject(group) ? group.share : undefined))
  const maps = read.flatMap((result) => (result.success ? [result.data] : []))
  if (groups.length === 0 || maps.length < groups.length) return []
  for (const year of breakpoints(maps)) {
    const sum = maps.reduce((total, map) => total + heldAt(map, year), 0)
    if (Math.abs(sum - 1) <= 1e-9) continue
    return [
      problemAt(
        'shares',
        'groups',
        `shares that sum to ${Number(sum.toFixed(9))}${inYear(year)}`,
        'shares that sum to 1',
        'Everybody who starts goes in one group: change the largest share to the rest.',
      ),
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
        problemAt('missing', `${section}.${key}`, 'nothing', `a value given${who}`, 'This must be given.'),
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
        problemAt(
          'years',
          `training.baseStock.${key}.${year}`,
          year,
          `a year from ${base - LONGEST_REACH + 1} to the base year, ${base}`,
          'Later intake belongs in training.intake.',
        ),
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
      problems.push(
        problemAt(
          'twice',
          `${path}.id`,
          show(goal.id),
          'an id of its own',
          'Two goals have this id: change one.',
        ),
      )
    }
    seen.add(goal.id)
    const from = yearAt(goal, 'from')
    if (base !== undefined && from !== undefined && from < base) {
      problems.push(
        problemAt(
          'years',
          `${path}.from`,
          String(from),
          `the base year, ${base}, or later`,
          'Nothing is projected before the base year.',
        ),
      )
    }
    const lacking = needsOfSeries(goal.metric, plan)
    if (lacking !== undefined) {
      problems.push(
        problemAt(
          'metric',
          `${path}.metric`,
          show(goal.metric),
          `a series that this plan gives: this one needs ${lacking}`,
          `Add ${lacking} or choose another metric.`,
        ),
      )
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
    problems.push(
      problemAt(
        'source',
        path.join('.'),
        show(written),
        'the id of one of the plan’s sources',
        meantName(id, [...known], 'Add it to sources.'),
      ),
    )
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
        problemAt(
          'growth',
          `need.index.growth.${name}`,
          `parts that sum to ${Number(sum.toFixed(9))} in ${year}`,
          'parts that sum to -1 or more',
          'A need cannot shrink by more than all of it.',
        ),
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
    const needed = mostRequired(group)
    let gained = 0
    // The base year's completions come from whoever was in training at its start.
    for (let year = plan.base - 1; year > plan.base - LONGEST_REACH; year -= 1) {
      gained += accrualAt(group, year)
      if (gained >= needed) return []
    }
    const path = plan.groups[group.id]?.training === undefined ? 'training' : `groups.${group.id}.training`
    return [
      problemAt(
        'accrual',
        path,
        `${Number(gained.toFixed(3))} years of training gained in the ${LONGEST_REACH} years before the base`,
        `at least ${needed}`,
        'Nobody would have finished: check away, workingTime and research.',
      ),
    ]
  })
