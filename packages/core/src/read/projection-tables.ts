import type { Verdict } from '../goals/evaluate.js'
import type { Note } from '../model/notes.js'
import { type SeriesName, seriesFacts } from '../model/series-facts.js'
import type { Bilingual } from '../plan/parameter-facts.js'
import { both, type DisplayTable, displayed, noteTables } from './display.js'
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
  const { sv, en } = seriesFacts[metric].label
  const years = from === to ? String(to) : `${from}–${to}`
  if (over === 'last' || from === to) return both(`${sv} ${to}`, `${en} ${to}`)
  return over === 'mean'
    ? both(`${sv}, medel ${years}`, `${en}, mean ${years}`)
    : both(`${sv}, varje år ${years}`, `${en}, each year ${years}`)
}

/**
 * Whether a goal is met, in words.
 *
 * @example
 * ```ts
 * import { examplePlan, goalOutcome, project } from '@kohort/core'
 *
 * console.log(project(examplePlan).goals.map((goal) => goalOutcome(goal).en).join(', '))
 * // met, missed
 * ```
 */
export const goalOutcome = ({ met, byConstruction }: Pick<Verdict, 'met' | 'byConstruction'>): Bilingual => {
  if (met === null) return both('kan inte sägas', 'cannot be said')
  if (byConstruction) return both('nått genom styrningen', 'met by construction')
  return met ? both('nått', 'met') : both('missat', 'missed')
}

/**
 * Verdicts as a table, one line each: what decides, its band and its margin.
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
    both('Värde', 'Value'),
    both('Spann', 'Band'),
    both('Marginal', 'Margin'),
  ],
  rows: goals.map((goal) => [
    goal.id,
    goalOutcome(goal),
    aboutOf(goal),
    seriesCell(goal.metric, goal.value),
    seriesBand(goal.metric, goal.min, goal.max) ?? '–',
    seriesCell(goal.metric, goal.margin, 'difference'),
  ]),
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
