import type { Bilingual, Form, Plan } from '@kohort/core'
import { numbersOfPlan, type PlanNumber } from './numbers-of-plan.js'
import { kindOrder, kindText, type Origin, observedKindText, sourceOf, sourceTexts } from './provenance.js'
import {
  type Cell,
  type CellFormat,
  type ColumnOf,
  figureColumn,
  makeTable,
  type Table,
  textColumn,
} from './table.js'

/** Of what year, age or years since entry a number is; a band with a dash that no spreadsheet takes for a date. */
export const placeCell = (at: string, form: Form): Cell => {
  if (at === '') return null
  if (form === 'curve') return { sv: `efter ${at} år`, en: `after ${at} years` }
  if (form === 'steps') return { sv: `från ${at} års ålder`, en: `from age ${at}` }
  if (form === 'bands') {
    const band = at.replace('-', '–')
    return { sv: `${band} års ålder`, en: `ages ${band}` }
  }
  return /^\d+$/.test(at) ? Number(at) : at
}

/** A plan's own number as it was written; shares as per cent where that can be shown. */
export const formatOfUnit = (unit: Bilingual): CellFormat =>
  unit.en === 'share' || unit.en.startsWith('share ') ? 'share' : 'plain'

type Line = PlanNumber & { readonly origin: Origin }

const linesOf = (plan: Plan, roles: readonly PlanNumber['role'][]): readonly Line[] =>
  numbersOfPlan(plan)
    .filter(({ role }) => roles.includes(role))
    .map((number) => ({ ...number, origin: sourceOf(plan, number.figure.source) }))

const atColumn: ColumnOf<Line> = {
  key: 'at',
  heading: { sv: 'år eller ålder', en: 'year or age' },
  unit: null,
  format: 'year',
  of: ({ at, form }) => placeCell(at, form),
}

/** Where a number comes from, and where it stands in the plan. */
const sourceColumns: readonly ColumnOf<Line>[] = [
  textColumn('unit', 'enhet', 'unit', ({ unit }) => unit),
  textColumn('note', 'kommentar', 'note', ({ figure }) => figure.note ?? null),
  textColumn('source', 'källa', 'source', ({ origin }) => sourceTexts(origin).title),
  textColumn('place', 'plats i källan', 'place in the source', ({ origin }) => origin.place),
  textColumn('publisher', 'utgivare', 'publisher', ({ origin }) => origin.publisher),
  textColumn('published', 'utgiven', 'published', ({ origin }) => sourceTexts(origin).published),
  textColumn('address', 'adress', 'address', ({ origin }) => origin.address),
  textColumn('asOf', 'avser', 'as of', ({ figure }) => figure.asOf ?? null),
  textColumn('path', 'namn i planen', 'path in the plan', ({ path }) => path),
]

/**
 * Every number that a plan gives the model, with what it rests on: what is assumed first, then what has no source, what
 * was derived and what a source reports; last what nothing in this plan asks for.
 *
 * @returns numbers in their own unit, in the plan's own money; ranges are 5–95 %, null where the plan gives none
 */
export const assumptionTable = (plan: Plan): Table =>
  makeTable<Line>(
    'assumptions',
    { sv: 'Antaganden', en: 'Assumptions' },
    [
      textColumn('kind', 'underlag', 'kind', ({ figure }) => kindText(figure)),
      textColumn('label', 'tal', 'number', ({ label }) => label),
      textColumn('group', 'grupp', 'group', ({ group }) => group),
      atColumn,
      figureColumn('value', 'värde', 'value', ({ figure }) => figure.value),
      figureColumn('low', 'troligt minst, 5 %', 'likely low, 5 %', ({ figure }) => figure.range?.[0] ?? null),
      figureColumn(
        'high',
        'troligt högst, 95 %',
        'likely high, 95 %',
        ({ figure }) => figure.range?.[1] ?? null,
      ),
      textColumn('used', 'räknas med', 'used', ({ role }) =>
        role === 'model'
          ? { sv: 'ja', en: 'yes' }
          : { sv: 'nej, inget i planen frågar efter det', en: 'no, nothing in the plan asks for it' },
      ),
      ...sourceColumns,
    ],
    [...linesOf(plan, ['model', 'unused'])].sort(
      (one, other) =>
        Number(one.role === 'unused') - Number(other.role === 'unused') ||
        kindOrder(one.figure) - kindOrder(other.figure),
    ),
    ({ unit }) => formatOfUnit(unit),
  )

/**
 * The numbers of a plan that the model is not computed from: what somebody has stated of single years, and the limits of
 * the goals, with their sources.
 */
export const statedTable = (plan: Plan): Table =>
  makeTable<Line>(
    'stated',
    { sv: 'Uppgifter och mål', en: 'Data and goals' },
    [
      textColumn('role', 'vad', 'what', ({ role }) =>
        role === 'goal' ? { sv: 'målgräns', en: 'limit of a goal' } : { sv: 'uppgift', en: 'stated figure' },
      ),
      textColumn('label', 'tal', 'number', ({ label }) => label),
      atColumn,
      figureColumn('value', 'värde', 'value', ({ figure }) => figure.value),
      textColumn('kind', 'underlag', 'kind', ({ role, figure }) =>
        role === 'observed' ? observedKindText(figure) : kindText(figure),
      ),
      ...sourceColumns,
    ],
    linesOf(plan, ['observed', 'goal']),
    ({ unit }) => formatOfUnit(unit),
  )
