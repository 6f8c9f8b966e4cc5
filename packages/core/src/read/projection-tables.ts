import type { Verdict } from '../goals/evaluate.js'
import { type SeriesName, seriesFacts } from '../model/series-facts.js'
import type { Bilingual } from '../plan/parameter-facts.js'
import { type DisplayCell, type DisplayTable, displayed, HARD_SPACE } from './display.js'

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

const both = (sv: string, en: string): Bilingual => ({ sv, en })

/** How a series is read: shares as per cent, money in millions, as the command line has them; the rest as it is. */
interface Scale {
  readonly factor: number
  readonly decimals: number
  readonly unit?: Bilingual
  /** What two figures differ by, where that is called otherwise. */
  readonly difference?: Bilingual
}

const scaleOf = (name: SeriesName): Scale => {
  const { unit, decimals } = seriesFacts[name]
  if (unit.en === 'share')
    return {
      factor: 100,
      decimals: 1,
      unit: both(`${HARD_SPACE}%`, '%'),
      difference: both(`${HARD_SPACE}%-enheter`, `${HARD_SPACE}points`),
    }
  // A projection does not say in which currency its plan is.
  return name.startsWith('cost')
    ? { factor: 1e-6, decimals: 1, unit: both(`${HARD_SPACE}milj.`, `${HARD_SPACE}million`) }
    : { factor: 1, decimals }
}

const figure = (name: SeriesName, value: number | null, isDifference = false): DisplayCell => {
  if (value === null) return null
  const { factor, decimals, unit, difference } = scaleOf(name)
  const after = isDifference ? (difference ?? unit) : unit
  return { value: value * factor, decimals, ...(after === undefined ? {} : { unit: after }) }
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A series as the head of a column. */
const headOf = (name: SeriesName): Bilingual => {
  const { sv, en } = seriesFacts[name].label
  return { sv: upper(sv), en: upper(en) }
}

const year = both('År', 'Year')

/** An edge as it was written: `150`, `0,95`. */
const edge = (value: number, mark: string): string => String(Number(value.toPrecision(10))).replace('.', mark)

const bandOf = ({ metric, min, max }: Verdict): Bilingual | null => {
  const { factor, unit } = scaleOf(metric)
  const text = (language: 'sv' | 'en', mark: string, least: string, most: string): string => {
    const [low, high] = [min, max].map((value) => (value === null ? '' : edge(value * factor, mark)))
    const after = unit?.[language] ?? ''
    if (min !== null && max !== null) return min === max ? `${low}${after}` : `${low}–${high}${after}`
    return min !== null ? `${least} ${low}${after}` : `${most} ${high}${after}`
  }
  return min === null && max === null
    ? null
    : both(text('sv', ',', 'minst', 'högst'), text('en', '.', 'min', 'max'))
}

const aboutOf = ({ metric, over, from, to }: Verdict): Bilingual => {
  const { sv, en } = seriesFacts[metric].label
  const years = from === to ? String(to) : `${from}–${to}`
  if (over === 'last' || from === to) return both(`${sv} ${to}`, `${en} ${to}`)
  return over === 'mean'
    ? both(`${sv}, medel ${years}`, `${en}, mean ${years}`)
    : both(`${sv}, varje år ${years}`, `${en}, each year ${years}`)
}

const metOf = ({ met, byConstruction }: Verdict): Bilingual => {
  if (met === null) return both('kan inte sägas', 'cannot be said')
  if (byConstruction) return both('nått genom styrningen', 'met by construction')
  return met ? both('nått', 'met') : both('missat', 'missed')
}

/** The verdicts, one line each: what decides, its band and its margin. */
const goalTable = (goals: readonly Verdict[]): DisplayTable => ({
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
    metOf(goal),
    aboutOf(goal),
    figure(goal.metric, goal.value),
    bandOf(goal) ?? '–',
    figure(goal.metric, goal.margin, true),
  ]),
})

/** The verdicts as a list that a notebook shows as a table. */
export const displayedGoals = (goals: readonly Verdict[]): readonly Verdict[] =>
  Object.freeze(displayed(goals, () => [goalTable(goals)]))

interface Shown {
  readonly plan: string
  readonly base: number
  readonly to: number
  readonly rows: readonly ({ readonly year: number } & { readonly [Name in SeriesName]: number | null })[]
  readonly goals: readonly Verdict[]
}

/** A projection on one screen: the years, then the goals. */
export const projectionTables = ({ plan, base, to, rows, goals }: Shown): readonly DisplayTable[] => {
  const given = shown.filter((name) => rows.some((row) => row[name] !== null))
  const years: DisplayTable = {
    caption: `${plan}, ${base}–${to}`,
    heads: [year, ...given.map(headOf)],
    rows: rows.map((row) => [String(row.year), ...given.map((name) => figure(name, row[name]))]),
  }
  return goals.length === 0 ? [years] : [years, goalTable(goals)]
}
