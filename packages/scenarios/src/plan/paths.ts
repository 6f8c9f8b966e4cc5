import { type Form, nearest, type ParameterPath, parameterPathOf, parameters } from '@kohort/core'
import { fail } from '../errors.js'
import type { Tree } from './tree.js'

type PlainPath = Exclude<ParameterPath, 'groups.*.share' | 'need.index.growth.*'>
type PlansOwn =
  | `training.intake.${string}`
  | `training.baseStock.${string}`
  | `training.limits.${string}`
  | 'training.fillRate'
  | 'specialists.hiringPosts'
type Overridable = Exclude<Extract<PlainPath, `training.${string}` | `specialists.${string}`>, PlansOwn>

/** A number of the plan by the path that the plan itself uses. */
export type FigurePath =
  | PlainPath
  | `groups.${string}.share`
  | `groups.${string}.${Overridable}`
  | `need.index.growth.${string}`

/** The least, commonest and most training, moved together. */
export type RequirementPath = 'training.requirement' | `groups.${string}.training.requirement`

/** What is replaced as a whole: it has several forms, or numbers that mean nothing alone. */
export type WholePath = 'training.intake' | 'training.limits.supervision'

/** Whatever a change can be about. */
export type PlanPath = FigurePath | RequirementPath | WholePath

/** Where a number stands in a plan. */
export interface Place {
  readonly path: string
  readonly keys: readonly string[]
  readonly parameter: ParameterPath
  readonly form: Form
  readonly min: number
  readonly max: number
  /** Where the value holds that a group overrides: the plan's own. */
  readonly fallback: readonly string[] | null
  /** Whether it says what the past was. */
  readonly ofPast: boolean
}

const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor'])

/** Not numbers of the past in themselves, but what they say is about it. */
const past: readonly RegExp[] = [
  /^training\.baseStock\./,
  /^specialists\.incumbents\.(total|ages)$/,
  /^need\.index\.unmet$/,
]

const plansOwn = /^(training\.(intake|baseStock|limits)\.|training\.fillRate$|specialists\.hiringPosts$)/

/** Every path that could have been meant in this plan. */
export const knownPaths = (plan: Tree): readonly string[] => {
  const general = Object.keys(parameters).filter((path) => !path.includes('*'))
  const overridable = general.filter((path) => /^(training|specialists)\./.test(path) && !plansOwn.test(path))
  const groups = Object.keys((plan.groups ?? {}) as Tree).flatMap((id) => [
    `groups.${id}.share`,
    `groups.${id}.training.requirement`,
    ...overridable.map((path) => `groups.${id}.${path}`),
  ])
  const growth = ((plan.need as Tree | undefined)?.index as Tree | undefined)?.growth as Tree | undefined
  const factors = Object.keys(growth ?? {}).map((name) => `need.index.growth.${name}`)
  const wholes = ['training.requirement', 'training.intake', 'training.limits.supervision']
  return [...general, ...wholes, ...groups, ...factors]
}

/** The keys of a path; names that a prototype owns are refused before anything is looked up. */
export const keysOf = (path: string): readonly string[] => {
  const keys = path.split('.')
  const bad = keys.find((key) => FORBIDDEN.has(key))
  if (bad !== undefined)
    fail('forbidden', path.slice(0, 80), `"${bad}" is no part of a plan.`, 'Name a number of the plan.')
  return keys
}

/** The place of a path, or null when this plan can have no such number. */
export const findPlace = (plan: Tree, path: string): Place | null => {
  const parameter = parameterPathOf(path)
  if (parameter === undefined) return null
  const keys = path.split('.')
  const group = keys[0] === 'groups' ? keys[1] : undefined
  const general = group === undefined ? path : keys.slice(2).join('.')
  if (group !== undefined && (!Object.hasOwn((plan.groups ?? {}) as object, group) || plansOwn.test(general)))
    return null
  const { form, min, max } = parameters[parameter]
  // Inflow and incumbents are split between the groups or given in one: a group cannot take over the plan's.
  const apart = general === 'share' || /^specialists\.(inflow|incumbents)\./.test(general)
  const fallback = group === undefined || apart ? null : keys.slice(2)
  return { path, keys, parameter, form, min, max, fallback, ofPast: past.some((rule) => rule.test(general)) }
}

/** The place of one number, in this plan or addable to it. */
export const placeOf = (plan: Tree, path: string): Place => {
  keysOf(path)
  const place = findPlace(plan, path)
  if (place === null) {
    const near = nearest(path, knownPaths(plan))
    return fail(
      'unknown-path',
      path.slice(0, 120),
      'the plan has no such number.',
      near === undefined ? 'Paths are those of the plan, such as training.away.' : `Did you mean "${near}"?`,
    )
  }
  if (place.ofPast)
    fail(
      'past',
      path,
      'this number says what the past was, and a what-if leaves the past as it is.',
      'Change it in the plan itself, or let an ensemble draw it.',
    )
  return place
}

/** The parts of a requirement, at its path. */
export const requirementParts = (path: string): readonly string[] =>
  ['min', 'mode', 'max'].map((part) => `${path}.${part}`)

export const isRequirement = (path: string): boolean => /^(groups\.[^.]+\.)?training\.requirement$/.test(path)
