import type { FigureMap } from '@kohort/core'
import { current, isDraft } from 'immer'
import { fail } from '../errors.js'
import { sameNumber } from '../plan/figures.js'
import { isRequirement, type Place, placeOf, requirementParts } from '../plan/paths.js'
import { isTree, type Tree, treeAt, valueAt } from '../plan/tree.js'
import type { Author } from './author.js'
import type { Formula, FormulaReader } from './formula.js'
import type { Change } from './schema.js'

/** One change as it was made: what was asked, by whom, and the paths of the numbers that it wrote. */
export interface Entry {
  readonly change: Change
  readonly author: Author
  readonly paths: readonly string[]
  /** The formula that a recipe gave. */
  readonly formula: Formula | null
}

/** A plan being changed. */
export interface Context {
  /** The plan as it comes in, frozen. */
  readonly plan: Tree
  /** The plan being written, a draft of immer's. */
  readonly draft: Tree
  readonly base: number
  readonly to: number
  readonly author: Author
  readonly log: Entry[]
  readonly formula: FormulaReader | null
  /** Passes over a change that does nothing, as in a draw where the number happens to be 0. */
  readonly idle: boolean
}

const settled = (value: unknown): unknown => (isDraft(value) ? current(value) : value)

/** The map or the one figure at a place as it is now: a group's own, or the plan's that holds for it. */
export const readMap = (context: Context, place: Place): FigureMap | undefined => {
  const found =
    valueAt(context.draft, place.keys) ??
    (place.fallback === null ? undefined : valueAt(context.draft, place.fallback))
  const value = settled(found)
  if (!isTree(value)) return undefined
  return (place.form === 'scalar' ? { '': value } : value) as FigureMap
}

/** A group's own requirement has all its three parts, so it begins as the plan's. */
const prepare = ({ draft }: Context, { keys, fallback }: Place): void => {
  if (fallback === null || valueAt(draft, keys) !== undefined) return
  const parent = keys.slice(0, -1)
  if (!isRequirement(parent.join('.')) || valueAt(draft, parent) !== undefined) return
  const plans = settled(valueAt(draft, fallback.slice(0, -1))) as Readonly<Record<string, FigureMap>>
  // Copies, for what is put into a draft is no draft itself and must not be the plan's own.
  treeAt(draft, parent.slice(0, -1)).requirement = Object.fromEntries(
    Object.entries(plans).map(([part, map]) => [part, { ...map }]),
  )
}

/** Writes a map point by point, so that the patches say which points changed. */
export const writeMap = (context: Context, place: Place, map: FigureMap): void => {
  const { draft } = context
  check(context, place, map)
  prepare(context, place)
  const parent = treeAt(draft, place.keys.slice(0, -1))
  const key = place.keys.at(-1) as string
  if (place.form === 'scalar') {
    parent[key] = map['']
    return
  }
  const had = settled(valueAt(draft, place.keys)) as FigureMap | undefined
  if (had === undefined) {
    parent[key] = map
    return
  }
  const target = parent[key] as FigureMap
  for (const at of Object.keys(had)) if (!Object.hasOwn(map, at)) delete target[at]
  for (const [at, figure] of Object.entries(map)) if (had[at] !== figure) target[at] = figure
}

const check = (context: Context, place: Place, map: FigureMap): void => {
  const had = readMap(context, place)
  for (const [at, figure] of Object.entries(map)) {
    if (had?.[at] === figure) continue
    const where = at === '' ? place.path : `${place.path}.${at}`
    for (const number of [figure.value, ...(figure.range ?? [])]) {
      if (number >= place.min && number <= place.max) continue
      const what = number === figure.value ? 'the value' : 'an end of its range'
      fail(
        'bounds',
        where,
        `${context.author.title.en}: ${what} would be ${Number(number.toPrecision(6))}, and it lies between ${place.min} and ${place.max}.`,
        number === figure.value ? 'Change it less.' : 'Change it less, or set it with a range of its own.',
      )
    }
  }
}

export const sameMap = (one: FigureMap | undefined, other: FigureMap | undefined): boolean => {
  const keys = Object.keys({ ...one, ...other })
  return keys.every((key) => sameNumber(one?.[key], other?.[key]))
}

/** The places of the numbers that a path names: one, or the three of a requirement. */
export const placesOf = (context: Context, path: string): readonly Place[] =>
  (isRequirement(path) ? requirementParts(path) : [path]).map((part) => placeOf(context.draft, part))

/** A place that a change needs to have a value. */
export const present = (context: Context, place: Place): FigureMap =>
  readMap(context, place) ??
  fail('absent', place.path, 'the plan has no such number to change.', hintFor(place))

const hintFor = ({ form, path }: Place): string => {
  if (form === 'limit') return 'Set it first: a limit may begin in any year.'
  if (path.startsWith('training.intake.'))
    return 'The plan drives its intake in another way: set training.intake as a whole.'
  return path.startsWith('groups.')
    ? "The group has none of its own: change the plan's."
    : 'Give it in the plan.'
}
