import {
  type Bilingual,
  compile,
  type Figure,
  type Form,
  type Parameter,
  type Plan,
  parameterPathOf,
  parameters,
  type SeriesName,
  series,
} from '@kohort/core'
import { goalTitle } from './goals.js'

/**
 * What a plan has a number for: `model`, the projection is computed from it; `unused`, nothing in this plan asks for it,
 * such as how long hospital rotations take where there is no limit on places; `observed`, what the projection is held
 * beside; `goal`, what it is held to.
 */
export type NumberRole = 'model' | 'unused' | 'observed' | 'goal'

/** A number of a plan, where it stands and what it is. */
export interface PlanNumber {
  readonly role: NumberRole
  /** As scenarios and `kohort explain` name it: without its year. */
  readonly path: string
  /** Its year, age or years since entry as the plan writes them; '' for one number. */
  readonly at: string
  readonly form: Form
  readonly figure: Figure
  readonly label: Bilingual
  readonly unit: Bilingual
  readonly group: string | Bilingual | null
}

interface Found {
  readonly keys: readonly string[]
  readonly figure: Figure
}

const isFigure = (value: object): value is Figure => typeof (value as { value?: unknown }).value === 'number'

/** Every figure below a part of the plan, in the plan's own order. */
const figuresBelow = (part: unknown, keys: readonly string[]): readonly Found[] => {
  if (typeof part !== 'object' || part === null) return []
  if (isFigure(part)) return [{ keys, figure: part }]
  return Object.entries(part).flatMap(([key, below]) => figuresBelow(below, [...keys, key]))
}

/** Years, ages and years since entry begin with a digit, names below a section never do. */
const isPlace = (key: string | undefined): boolean => key !== undefined && /^\d/.test(key)

const withCurrency = (unit: Bilingual, { cost }: Plan): Bilingual => {
  if (!unit.en.includes('money') || cost === undefined) return unit
  return { sv: `${cost.currency}, ${unit.sv}`, en: `${cost.currency}, ${unit.en}` }
}

const joined = (one: Bilingual, other: string): Bilingual => ({
  sv: `${one.sv} (${other})`,
  en: `${one.en} (${other})`,
})

/** A number that the table of parameters does not know is shown by its path: none is left out. */
const parameterOf = (path: string): Pick<Parameter, 'form' | 'label' | 'unit'> => {
  const general = parameterPathOf(path)
  return general === undefined
    ? { form: 'scalar', label: { sv: path, en: path }, unit: { sv: '', en: '' } }
    : parameters[general]
}

const numberOf = (plan: Plan, used: ReadonlySet<string>, { keys, figure }: Found): readonly PlanNumber[] => {
  const last = keys.at(-1)
  const [own, at] = isPlace(last) ? [keys.slice(0, -1), last ?? ''] : [keys, '']
  const path = own.join('.')
  const { form, label, unit } = parameterOf(path)
  // After no years everybody is still here: that is no number of anybody's.
  if (form === 'curve' && at === '0' && figure.kind === undefined && figure.source === undefined) return []
  const factor = path.startsWith('need.index.growth.') ? own.slice(3).join(', ') : ''
  const id = own[0] === 'groups' ? own[1] : undefined
  return [
    {
      role: used.has(path) ? 'model' : 'unused',
      path,
      at,
      form,
      figure,
      label: factor === '' ? label : joined(label, factor),
      unit: withCurrency(unit, plan),
      group: id === undefined ? null : (plan.groups[id]?.title ?? id),
    },
  ]
}

const observedNumbers = (plan: Plan): readonly PlanNumber[] =>
  Object.entries(plan.observed).flatMap(([name, figures]) => {
    const { label, unit } = series[name as SeriesName]
    return Object.entries(figures ?? {}).map(
      ([at, figure]): PlanNumber => ({
        role: 'observed',
        path: `observed.${name}`,
        at,
        form: 'history',
        figure,
        label: { sv: `uppgift: ${label.sv}`, en: `stated: ${label.en}` },
        unit: withCurrency(unit, plan),
        group: null,
      }),
    )
  })

const edges = { min: { sv: 'minst', en: 'min' }, max: { sv: 'högst', en: 'max' } } as const

const goalNumbers = (plan: Plan): readonly PlanNumber[] =>
  plan.goals.flatMap(({ id, metric, source, kind, note, ...goal }) =>
    (['min', 'max'] as const).flatMap((edge) =>
      Object.entries(goal[edge] ?? {}).map(([year, value], _, all): PlanNumber => {
        // One limit holds in all years: the year that it is kept at says nothing.
        const at = all.length === 1 ? '' : year
        const title = goalTitle(plan, id)
        const text = (language: 'sv' | 'en'): string => (typeof title === 'string' ? title : title[language])
        return {
          role: 'goal',
          path: `goals.${id}.${edge}`,
          at,
          form: 'line',
          figure: {
            value,
            ...(source === undefined ? {} : { source }),
            ...(kind === undefined ? {} : { kind }),
            ...(note === undefined ? {} : { note }),
          },
          label: {
            sv: `mål: ${text('sv')}, ${edges[edge].sv}`,
            en: `goal: ${text('en')}, ${edges[edge].en}`,
          },
          unit: withCurrency(series[metric].unit, plan),
          group: null,
        }
      }),
    ),
  )

/**
 * Every number of a plan: its parameters, what has been observed, and the edges of its goals, each with its role. Only the first point of a
 * curve, which is 1 by definition, is none.
 */
export const numbersOfPlan = (plan: Plan): readonly PlanNumber[] => {
  const { groups, training, specialists, need, cost } = plan
  const used = new Set<string>(compile(plan).slots.map(({ path }) => path))
  return [
    ...figuresBelow({ groups, training, specialists, need, cost }, []).flatMap((found) =>
      numberOf(plan, used, found),
    ),
    ...observedNumbers(plan),
    ...goalNumbers(plan),
  ]
}
