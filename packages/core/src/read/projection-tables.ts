import type { Verdict, YearVerdict } from '../goals/evaluate.js'
import type { Note } from '../model/notes.js'
import type { SeriesName } from '../model/series-facts.js'
import { type Bilingual, both } from '../plan/bilingual.js'
import { type DisplayTable, displayed, noteTables } from './display.js'
import { seriesBand, seriesCell, seriesReading } from './series-reading.js'

/** What a planner looks at first; the whole is in `rows`. */
const shown: readonly SeriesName[] = [
  'intake',
  'completions',
  'attrition',
  'trainees',
  'hired',
  'specialists',
  'coverage',
  'shortfall',
]

const aboutOf = ({ metric, over, from, to }: Verdict): Bilingual => {
  const { sv, en } = seriesReading(metric).head
  const years = `${from}–${to}`
  if (over === 'last' || from === to) return both(`${sv}, ${to}`, `${en}, ${to}`)
  return over === 'mean'
    ? both(`${sv}, medel ${years}`, `${en}, mean ${years}`)
    : both(`${sv}, varje år ${years}`, `${en}, each year ${years}`)
}

/**
 * What a goal is judged by and the year that it is of, null for a mean of several years. Of a goal without a limit,
 * which nothing judges, it is the last year's figure.
 *
 * @example
 * ```ts
 * import { decidedBy, examplePlan, project } from '@kohort/core'
 *
 * console.log(project(examplePlan).goals.map((goal) => decidedBy(goal).year))
 * // [ 2027, null ]
 * ```
 */
export const decidedBy = ({
  over,
  from,
  to,
  value,
  margin,
  years,
}: Verdict): Pick<YearVerdict, 'value'> & { readonly year: number | null } => {
  if (over === 'mean' && from < to) return { year: null, value }
  const isLast = over === 'last' || (margin === null && value !== null)
  const judged = isLast ? years.at(-1) : years.find((one) => one.value === value && one.margin === margin)
  // A goal has at least a year, and of each the one that decides.
  return judged as YearVerdict
}

/**
 * Whether a goal is met, in words; one that has a figure and no limit is followed.
 *
 * @example
 * ```ts
 * import { examplePlan, goalOutcome, project } from '@kohort/core'
 *
 * console.log(project(examplePlan).goals.map((goal) => goalOutcome(goal).en).join(', '))
 * // met, missed
 * ```
 */
export const goalOutcome = ({
  met,
  byConstruction,
  value,
}: Pick<Verdict, 'met' | 'byConstruction' | 'value'>): Bilingual => {
  if (met === null)
    return value === null
      ? both('kan inte sägas', 'cannot be said')
      : both('följs, ingen gräns', 'followed, no limit')
  if (byConstruction) return both('nått genom styrningen', 'met by construction')
  return met ? both('nått', 'met') : both('missat', 'missed')
}

/**
 * Verdicts as a table, one line each: what decides and in which year, its band and its margin.
 *
 * @example
 * ```ts
 * import { examplePlan, verdictTable, project } from '@kohort/core'
 *
 * console.log(verdictTable(project(examplePlan).goals).rows.length)
 * // 2
 * ```
 */
export const verdictTable = (goals: readonly Verdict[]): DisplayTable => ({
  caption: both('Mål', 'Goals'),
  heads: [
    both('Mål', 'Goal'),
    both('Utfall', 'Verdict'),
    both('Gäller', 'About'),
    both('År', 'Year'),
    both('Värde', 'Value'),
    both('Spann', 'Band'),
    both('Marginal', 'Margin'),
  ],
  rows: goals.map((goal) => {
    const { year, value } = decidedBy(goal)
    return [
      goal.id,
      goalOutcome({ ...goal, value }),
      aboutOf(goal),
      year === null ? '–' : String(year),
      seriesCell(goal.metric, value),
      seriesBand(goal.metric, goal.min, goal.max) ?? '–',
      seriesCell(goal.metric, goal.margin, 'difference'),
    ]
  }),
})

/** The verdicts as a list that a notebook shows as a table. */
export const displayedGoals = (goals: readonly Verdict[]): readonly Verdict[] =>
  Object.freeze(displayed(goals, () => [verdictTable(goals)]))

interface Shown {
  readonly plan: string
  readonly base: number
  readonly to: number
  readonly rows: readonly ({ readonly year: number } & { readonly [Name in SeriesName]: number | null })[]
  readonly goals: readonly Verdict[]
  readonly notes: readonly Note[]
}

/** A projection on one screen: the years, the goals, and what a reader should know. */
export const projectionTables = ({ plan, base, to, rows, goals, notes }: Shown): readonly DisplayTable[] => {
  const given = shown.filter((name) => rows.some((row) => row[name] !== null))
  return [
    {
      caption: `${plan}, ${base}–${to}`,
      heads: [both('År', 'Year'), ...given.map((name) => seriesReading(name).head)],
      rows: rows.map((row) => [String(row.year), ...given.map((name) => seriesCell(name, row[name]))]),
    },
    ...(goals.length === 0 ? [] : [verdictTable(goals)]),
    ...noteTables(notes.map(({ text }) => text)),
  ]
}
