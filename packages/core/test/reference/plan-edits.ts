import {
  type Form,
  type Parameter,
  type Plan,
  parameterPathOf,
  parameters,
  parsePlan,
} from '../../src/index.js'
import { dated, line } from './values.js'

type Json = { [key: string]: Json | number | string | boolean | null | Json[] }
interface Figure {
  value: number
}
export type YearMap = Record<string, Figure>

/** A changed copy of a plan. */
export const edited = (plan: Plan, change: (draft: Json) => void): Plan => {
  const draft = JSON.parse(JSON.stringify(plan)) as Json
  change(draft)
  return parsePlan(draft)
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object in a plan with its path, outermost first. */
const visit = (
  value: unknown,
  path: readonly string[],
  meet: (object: Json, path: readonly string[]) => void,
): void => {
  if (typeof value !== 'object' || value === null) return
  if (isObject(value)) meet(value, path)
  for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key], meet)
}

const byYear = (object: Json): boolean => {
  const keys = Object.keys(object)
  return keys.length > 0 && keys.every((key) => /^\d{4}$/.test(key))
}

/** A number of the plan that varies by year, with what `parameters` says of it. */
export interface Lever {
  readonly path: string
  readonly form: Form
  readonly parameter: Parameter
  readonly map: YearMap
}

/** Every number that a what-if may change from some year on. */
export const leversOf = (draft: Json): readonly Lever[] => {
  const levers: Lever[] = []
  visit(draft, [], (object, names) => {
    const path = names.join('.')
    const known = parameterPathOf(path)
    if (!byYear(object) || known === undefined) return
    const parameter: Parameter = parameters[known]
    if (parameter.form === 'history') return
    levers.push({ path, form: parameter.form, parameter, map: object as unknown as YearMap })
  })
  return levers
}

/** Writes out what held the year before `from`, so that a point from then on moves nothing earlier. */
const pinBefore = ({ form, map }: Lever, from: number): void => {
  // A limit is absent before its first year: a value there would bring it in.
  if (form === 'limit') return
  const years = Object.keys(map).map(Number)
  if (form === 'line') map[from - 1] = { value: line(map)(from - 1) }
  else if (years.every((year) => year >= from)) map[from - 1] = { value: dated(map)(from - 1) }
}

export const pinAllBefore = (plan: Plan, from: number): Plan =>
  edited(plan, (draft) => {
    for (const lever of leversOf(draft)) pinBefore(lever, from)
  })

/** Rewrites a dated value year by year after the base; what was up to the base stays. */
export const rewriteFuture = (
  plan: Plan,
  path: string,
  change: (value: number, year: number) => number,
): Plan =>
  edited(plan, (draft) => {
    for (const lever of leversOf(draft)) {
      if (lever.path.replace(/^groups\.[^.]+\.(?=training|specialists)/, '') !== path) continue
      pinBefore(lever, plan.base + 1)
      const before = dated({ ...lever.map })
      for (let year = plan.base + 1; year <= plan.to; year += 1) {
        lever.map[year] = { value: change(before(year), year) }
      }
      for (const year of Object.keys(lever.map)) if (Number(year) > plan.to) delete lever.map[year]
    }
  })

/** The same plan k years on. */
export const shifted = (plan: Plan, years: number): Plan =>
  edited(plan, (draft) => {
    const later = (object: Json) => {
      const entries = Object.entries(object)
      for (const [key] of entries) delete object[key]
      for (const [key, value] of entries) object[String(Number(key) + years)] = value
    }
    visit(draft, [], (object) => {
      if (byYear(object)) later(object)
      for (const key of ['base', 'to', 'from'])
        if (typeof object[key] === 'number') object[key] = object[key] + years
    })
  })

/** Whatever is counted in heads, inhabitants among them; the shares by age are scaled to 1 anyhow. */
const HEADS = [
  'training.baseStock.total',
  'training.baseStock.intakeHistory',
  'training.baseStock.byIntakeYear',
  'training.intake.fixed',
  'training.intake.growth.first',
  'training.intake.followStock',
  'training.limits.rotations.places',
  'training.limits.posts',
  'training.limits.applicants',
  'specialists.hiringPosts',
  'specialists.inflow.perYear',
  'specialists.incumbents.total',
  'specialists.incumbents.ages',
  'need.norm.population',
]

const multiply = (object: Json, by: number): void =>
  visit(object, [], (inner) => {
    if (typeof inner.value === 'number') inner.value *= by
  })

/** All heads × c. */
export const scaledHeads = (plan: Plan, by: number): Plan =>
  edited(plan, (draft) =>
    visit(draft, [], (object, names) => {
      const path = names.join('.').replace(/^groups\.[^.]+\./, '')
      if (!HEADS.includes(path)) return
      // The range is no part of the model, but it must hold its value.
      visit(object, [], (inner) => void delete inner.range)
      multiply(object, by)
    }),
  )

/** One group in two of the same kind: `part` of it, and the rest. */
export const splitGroup = (plan: Plan, id: string, part: number): Plan =>
  edited(plan, (draft) => {
    const groups = draft.groups as Json
    const portion = (by: number): Json => {
      const group = JSON.parse(JSON.stringify(groups[id])) as { share: Json; specialists?: Json }
      const own = group.specialists as { incumbents?: Json; inflow?: Json } | undefined
      for (const heads of [
        group.share,
        own?.incumbents?.total,
        own?.incumbents?.ages,
        own?.inflow?.perYear,
      ]) {
        if (!isObject(heads)) continue
        visit(heads, [], (inner) => void delete inner.range)
        multiply(heads, by)
      }
      return group as unknown as Json
    }
    draft.groups = Object.fromEntries(
      Object.entries(groups).flatMap(([name, group]) =>
        name === id
          ? [
              ['one', portion(part)],
              ['other', portion(1 - part)],
            ]
          : [[name, group]],
      ),
    ) as Json
  })
