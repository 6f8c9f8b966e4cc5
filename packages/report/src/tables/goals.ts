import {
  type Bilingual,
  type GoalDefinition,
  type Plan,
  type SeriesName,
  type Standing,
  series,
  type Verdict,
  type YearVerdict,
} from '@kohort/core'
import { kindText, sourceOf, sourceTexts } from './provenance.js'
import { figureOfSeries, formatOfSeries, unitOfSeries } from './series-figures.js'
import { figureColumn, makeTable, type Table, textColumn, yearColumn } from './table.js'

const overs = {
  each: { sv: 'varje år', en: 'each year' },
  mean: { sv: 'medeltal', en: 'mean' },
  last: { sv: 'sista året', en: 'last year' },
} as const

const standings: Readonly<Record<Standing, Bilingual>> = {
  below: { sv: 'under', en: 'below' },
  inside: { sv: 'innanför', en: 'inside' },
  above: { sv: 'över', en: 'above' },
  unknown: { sv: 'går inte att säga', en: 'cannot be said' },
}

export const definitionOf = (plan: Plan, id: string): GoalDefinition | undefined =>
  plan.goals.find((goal) => goal.id === id)

/** What a goal is called: its title, or its id. */
export const goalTitle = (plan: Plan, id: string): string | Bilingual => definitionOf(plan, id)?.title ?? id

/** A goal that only asks for a figure to be shown. */
const isWithoutEdge = (goal: GoalDefinition | undefined): boolean =>
  goal !== undefined && goal.min === undefined && goal.max === undefined

/** Whether a goal is met, in a word. */
export const verdictText = (
  plan: Plan,
  { id, met, byConstruction }: Pick<Verdict, 'id' | 'met' | 'byConstruction'>,
): Bilingual => {
  if (met === true)
    return byConstruction
      ? { sv: 'givet: antagningen följer målet', en: 'given: the intake follows the target' }
      : { sv: 'nås', en: 'met' }
  if (met === false) return { sv: 'nås inte', en: 'missed' }
  return isWithoutEdge(definitionOf(plan, id)) ? { sv: 'ingen gräns', en: 'no limit' } : standings.unknown
}

/** A goal with its figures as tables have them. */
const scaled = (metric: SeriesName) => (value: number | null) => figureOfSeries(metric, value)

/** Every goal of the plan with its verdict; figures in the unit that the line names. */
export const goalTable = (plan: Plan, goals: readonly Verdict[]): Table =>
  makeTable<Verdict>(
    'goals',
    { sv: 'Mål', en: 'Goals' },
    [
      textColumn('goal', 'mål', 'goal', ({ id }) => goalTitle(plan, id)),
      textColumn('verdict', 'utfall', 'verdict', (goal) => verdictText(plan, goal)),
      textColumn('metric', 'mått', 'metric', ({ metric }) => series[metric].label),
      textColumn('over', 'gäller', 'over', ({ over }) => overs[over]),
      yearColumn('from', 'från', 'from', ({ from }) => from),
      yearColumn('to', 'till', 'to', ({ to }) => to),
      figureColumn('value', 'värde', 'value', ({ metric, value }) => scaled(metric)(value)),
      figureColumn('min', 'minst', 'min', ({ metric, min }) => scaled(metric)(min)),
      figureColumn('max', 'högst', 'max', ({ metric, max }) => scaled(metric)(max)),
      figureColumn('margin', 'marginal, minus är utanför', 'margin, minus is outside', ({ metric, margin }) =>
        scaled(metric)(margin),
      ),
      textColumn('unit', 'enhet', 'unit', ({ metric }) => unitOfSeries(metric, plan)),
      yearColumn('firstMet', 'först inom gränserna', 'first inside', ({ firstMet }) => firstMet),
      yearColumn('metSince', 'inom gränserna sedan', 'inside since', ({ metSince }) => metSince),
      textColumn('kind', 'underlag', 'kind', ({ id }) => kindText(definitionOf(plan, id) ?? {})),
      textColumn(
        'source',
        'källa',
        'source',
        ({ id }) => sourceTexts(sourceOf(plan, definitionOf(plan, id)?.source)).title,
      ),
      textColumn('note', 'kommentar', 'note', ({ id }) => definitionOf(plan, id)?.note ?? null),
      textColumn('id', 'namn i planen', 'id in the plan', ({ id }) => id),
    ],
    goals,
    ({ metric }) => formatOfSeries(metric),
  )

/** Every goal in every one of its years. */
export const goalYearTable = (plan: Plan, goals: readonly Verdict[]): Table =>
  makeTable<{ readonly goal: Verdict; readonly year: YearVerdict }>(
    'goal-years',
    { sv: 'Mål per år', en: 'Goals by year' },
    [
      textColumn('goal', 'mål', 'goal', ({ goal }) => goalTitle(plan, goal.id)),
      textColumn('metric', 'mått', 'metric', ({ goal }) => series[goal.metric].label),
      yearColumn('year', 'år', 'year', ({ year }) => year.year),
      figureColumn('value', 'värde', 'value', ({ goal, year }) => scaled(goal.metric)(year.value)),
      figureColumn('min', 'minst', 'min', ({ goal, year }) => scaled(goal.metric)(year.min)),
      figureColumn('max', 'högst', 'max', ({ goal, year }) => scaled(goal.metric)(year.max)),
      textColumn('standing', 'läge', 'standing', ({ goal, year }) =>
        isWithoutEdge(definitionOf(plan, goal.id))
          ? { sv: 'ingen gräns', en: 'no limit' }
          : standings[year.standing],
      ),
      figureColumn('margin', 'marginal, minus är utanför', 'margin, minus is outside', ({ goal, year }) =>
        scaled(goal.metric)(year.margin),
      ),
      textColumn('unit', 'enhet', 'unit', ({ goal }) => unitOfSeries(goal.metric, plan)),
      textColumn('id', 'namn i planen', 'id in the plan', ({ goal }) => goal.id),
    ],
    goals.flatMap((goal) => goal.years.map((year) => ({ goal, year }))),
    ({ goal }) => formatOfSeries(goal.metric),
  )
