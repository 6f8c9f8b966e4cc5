import {
  type Bilingual,
  decidedBy,
  deepFreeze,
  displayed,
  KohortError,
  type Plan,
  type PlanInput,
  type Projection,
  parsePlan,
  project,
  type SeriesName,
  seriesNames,
} from '@kohort/core'
import { fail } from '../errors.js'
import { inBoth } from '../plan/figures.js'
import { comparisonTables } from '../read/comparison-tables.js'
import { applyScenario } from '../scenario/apply.js'
import type { ChangedFigure, Scenario } from '../scenario/types.js'

export const COMPARISON_FORMAT = 'kohort.comparison/1'

/** One figure of one scenario beside the base plan's. */
export interface ComparisonRow {
  /** The scenario's id; `base` for the plan itself. */
  readonly scenario: string
  readonly year: number
  readonly series: SeriesName
  /** In the series' own unit; null where it has no figure. */
  readonly value: number | null
  readonly base: number | null
  /** value − base. */
  readonly difference: number | null
}

/** A goal under a scenario. */
export interface ComparedGoal {
  readonly id: string
  readonly metric: SeriesName
  /** Null when it cannot be said. */
  readonly met: boolean | null
  /** Whether the base plan meets it. */
  readonly metInBase: boolean | null
  readonly byConstruction: boolean
  /** What is held to the band; of a goal that has no limit and is about each year, the last year's figure. */
  readonly value: number | null
  /** The year that `value` and `margin` are of; null for a mean of several years. */
  readonly year: number | null
  readonly margin: number | null
  readonly firstMet: number | null
  readonly metSince: number | null
}

export interface ComparedScenario {
  readonly id: string
  readonly title: Bilingual
  readonly reason: Bilingual | null
  readonly changed: readonly ChangedFigure[]
  readonly goals: readonly ComparedGoal[]
  /** The goals' ids by verdict. */
  readonly met: readonly string[]
  readonly missed: readonly string[]
  readonly unknown: readonly string[]
}

/** Plain data, frozen. */
export interface Comparison {
  readonly format: typeof COMPARISON_FORMAT
  readonly plan: string
  readonly years: readonly number[]
  readonly series: readonly SeriesName[]
  /** The base plan first. */
  readonly scenarios: readonly ComparedScenario[]
  /** By scenario, series and year. */
  readonly rows: readonly ComparisonRow[]
}

export interface CompareOptions {
  /** The usual ones if left out: intake, trainees, completions, specialists, coverage, shortfall, costs. */
  readonly series?: readonly SeriesName[]
  /** All projected years if left out. */
  readonly years?: readonly number[]
}

const usual: readonly SeriesName[] = [
  'intake',
  'trainees',
  'completions',
  'hired',
  'specialists',
  'coverage',
  'shortfall',
  'costTotal',
]

/** A question about a series that there is not, or a year that is not projected. */
export const known = (
  plan: Plan,
  series: readonly string[],
  years: readonly number[],
  first: number = plan.base,
): void => {
  for (const name of series)
    if (!(seriesNames as readonly string[]).includes(name))
      fail(
        'unknown-series',
        name.slice(0, 60),
        'there is no such series.',
        `Known: ${seriesNames.join(', ')}.`,
      )
  for (const year of years)
    if (!Number.isInteger(year) || year < first || year > plan.to)
      fail(
        'unknown-year',
        String(year),
        'this year is not projected.',
        `The years are ${first} to ${plan.to}.`,
      )
}

const goalsOf = (projection: Projection, base: Projection): readonly ComparedGoal[] =>
  projection.goals.map((verdict, index) => {
    const { id, metric, met, byConstruction, margin, firstMet, metSince } = verdict
    const metInBase = base.goals[index]?.met ?? null
    const { value, year } = decidedBy(verdict)
    return { id, metric, met, metInBase, byConstruction, value, year, margin, firstMet, metSince }
  })

const compared = (
  { id, title, reason }: Pick<ComparedScenario, 'id' | 'title' | 'reason'>,
  changed: readonly ChangedFigure[],
  goals: readonly ComparedGoal[],
): ComparedScenario => {
  const by = (met: boolean | null): readonly string[] =>
    goals.filter((goal) => goal.met === met).map((goal) => goal.id)
  return { id, title, reason, changed, goals, met: by(true), missed: by(false), unknown: by(null) }
}

/**
 * Sets scenarios beside the plan: figures by scenario, series and year with the difference to the plan, and which goals
 * each meets, and since when.
 *
 * @param plan the base plan
 * @param scenarios each applied to the base plan alone; `combine` them for more than one at once
 * @returns plain frozen data; `rows` are long, one figure each, as Plot and Arquero like them
 * @throws {ScenarioError} when a scenario cannot be applied, or two have one id
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { compare, scale, scenario } from '@kohort/scenarios'
 *
 * const lessLeave = scenario('Less time away', 'the working-life review', (draft) => {
 *   scale(draft, 'training.away', 0.8, { from: 2026 })
 * })
 * const { rows } = compare(stockholm(), [lessLeave], { series: ['completions'], years: [2030] })
 * console.log(rows.map(({ scenario, difference }) => `${scenario}: ${difference?.toFixed(1)}`).join(', '))
 * // base: 0.0, less-time-away: 5.6
 * ```
 */
export const compare = (
  plan: Plan | PlanInput,
  scenarios: readonly Scenario[],
  options: CompareOptions = {},
): Comparison => {
  const start = parsePlan(plan)
  const ids = ['base', ...scenarios.map(({ id }) => id)]
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined)
    fail(
      'twice',
      twice,
      'two scenarios have this id.',
      'Give each an id of its own; "base" is the plan itself.',
    )
  const base = project(start)
  const years = options.years ?? base.years.slice(1)
  const series = options.series ?? usual.filter((name) => base.series(name).some((value) => value !== null))
  known(start, series, years)
  const met = scenarios.map((scenario) => {
    const { plan: changedPlan, changed } = applyScenario(start, scenario)
    return { scenario, changed, projection: projected(changedPlan, scenario) }
  })
  const rowsOf = (id: string, projection: Projection): readonly ComparisonRow[] =>
    series.flatMap((name) =>
      years.map((year): ComparisonRow => {
        const value = projection.at(year)[name]
        const was = base.at(year)[name]
        const difference = value === null || was === null ? null : value - was
        return { scenario: id, year, series: name, value, base: was, difference }
      }),
    )
  const comparison: Comparison = {
    format: COMPARISON_FORMAT,
    plan: start.id,
    years: [...years],
    series: [...series],
    scenarios: [
      compared({ id: 'base', title: inBoth(start.title), reason: null }, [], goalsOf(base, base)),
      ...met.map(({ scenario, changed, projection }) =>
        compared(scenario, changed, goalsOf(projection, base)),
      ),
    ],
    rows: [
      rowsOf('base', base),
      ...met.map(({ scenario, projection }) => rowsOf(scenario.id, projection)),
    ].flat(),
  }
  return deepFreeze(displayed(comparison, () => comparisonTables(comparison)))
}

const projected = (plan: Plan, scenario: Scenario): Projection => {
  try {
    return project(plan)
  } catch (error) {
    if (!(error instanceof KohortError)) throw error
    return fail(
      'run',
      error.path,
      `"${scenario.title.en}" cannot be projected: ${error.message}`,
      error.hint,
      error,
    )
  }
}
