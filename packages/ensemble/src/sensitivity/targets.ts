import { nearest, type Plan, type SeriesName, seriesNames } from '@kohort/core'
import { fail } from '../errors.js'

/** A figure of a year, or the verdict of a goal (1 met, 0 not): of the whole goal, or in a year inside its band. */
export type SensitivityTarget =
  | string
  | { readonly series: SeriesName; readonly year: number; readonly group?: string }
  | { readonly goal: string; readonly year?: number }

/** The same checked: a goal or a series. */
export interface Asked {
  readonly series?: SeriesName
  readonly goal?: string
  readonly year?: number
  readonly group?: string
}

const unknown = (what: string, found: string, known: readonly string[]): never => {
  const near = nearest(found, known)
  return fail(
    `unknown-${what}`,
    'of',
    `there is no ${what} "${found}".`,
    near === undefined ? `Known: ${known.join(', ') || 'none'}.` : `Did you mean "${near}"?`,
  )
}

const goalOf = (plan: Plan, goal: string, year: number | undefined): Asked => {
  const found = plan.goals.find(({ id }) => id === goal)
  if (found === undefined)
    return unknown(
      'goal',
      goal,
      plan.goals.map(({ id }) => id),
    )
  if (year === undefined) return { goal }
  if (!(Number.isInteger(year) && year >= found.from && year <= found.to))
    fail('unknown-year', 'of', `${goal} has no year ${year}.`, `It is for ${found.from} to ${found.to}.`)
  return { goal, year }
}

/** What is asked for, checked against the plan. */
export const askedOf = (plan: Plan, target: SensitivityTarget): Asked => {
  if (typeof target === 'string') return goalOf(plan, target, undefined)
  if ('goal' in target) return goalOf(plan, target.goal, target.year)
  const { series, year, group } = target
  if (!seriesNames.includes(series)) unknown('series', String(series), seriesNames)
  if (!(Number.isInteger(year) && year >= plan.base && year <= plan.to))
    fail('unknown-year', 'of', `${year} is not projected.`, `The plan goes from ${plan.base} to ${plan.to}.`)
  const groups = Object.keys(plan.groups)
  if (group !== undefined && !groups.includes(group)) unknown('group', group, groups)
  return group === undefined ? { series, year } : { series, year, group }
}

/** A scenario's id, or the plan's, checked. */
export const scenarioOf = (id: string, known: readonly string[]): string =>
  known.includes(id) ? id : unknown('scenario', id, known)
