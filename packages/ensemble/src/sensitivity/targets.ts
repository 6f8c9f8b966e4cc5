import { type Plan, type SeriesName, seriesNames } from '@kohort/core'
import { refuse } from '../errors.js'
import { noSuch, refuseUnknown } from '../unknown.js'

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

const goalOf = (plan: Plan, goal: string, year: number | undefined): Asked => {
  const found = plan.goals.find(({ id }) => id === goal)
  if (found === undefined)
    return refuseUnknown(
      'unknown-goal',
      'of',
      noSuch.goal,
      goal,
      plan.goals.map(({ id }) => id),
    )
  if (year === undefined) return { goal }
  if (!(Number.isInteger(year) && year >= found.from && year <= found.to))
    refuse(
      'unknown-year',
      'of',
      { sv: `${goal} har inget år ${year}.`, en: `${goal} has no year ${year}.` },
      { sv: `Målet gäller ${found.from} till ${found.to}.`, en: `It is for ${found.from} to ${found.to}.` },
    )
  return { goal, year }
}

/** What is asked for, checked against the plan. */
export const askedOf = (plan: Plan, target: SensitivityTarget): Asked => {
  if (typeof target === 'string') return goalOf(plan, target, undefined)
  if (typeof target !== 'object' || target === null)
    return refuse(
      'of',
      'of',
      {
        sv: `${JSON.stringify(target)} är varken en siffra eller ett mål.`,
        en: `${JSON.stringify(target)} is neither a figure nor a goal.`,
      },
      {
        sv: "Skriv ett måls id, eller { series: 'completions', year: 2034 }.",
        en: "Write a goal's id, or { series: 'completions', year: 2034 }.",
      },
    )
  if ('goal' in target) return goalOf(plan, target.goal, target.year)
  const { series, year, group } = target
  if (!seriesNames.includes(series)) refuseUnknown('unknown-series', 'of', noSuch.series, series, seriesNames)
  if (!(Number.isInteger(year) && year >= plan.base && year <= plan.to))
    refuse(
      'unknown-year',
      'of',
      { sv: `år ${year} ingår inte.`, en: `${year} is not projected.` },
      {
        sv: `Planen går från ${plan.base} till ${plan.to}.`,
        en: `The plan goes from ${plan.base} to ${plan.to}.`,
      },
    )
  const groups = Object.keys(plan.groups)
  if (group !== undefined && !groups.includes(group))
    refuseUnknown('unknown-group', 'of', noSuch.group, group, groups)
  return group === undefined ? { series, year } : { series, year, group }
}

/** A scenario's id, or the plan's, checked. */
export const scenarioOf = (id: string, known: readonly string[]): string =>
  known.includes(id) ? id : refuseUnknown('unknown-scenario', 'of', noSuch.scenario, id, known)
