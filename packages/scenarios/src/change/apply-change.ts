import type { FigureMap } from '@kohort/core'
import { current, isDraft } from 'immer'
import { fail } from '../errors.js'
import { differences } from '../plan/effect.js'
import { isRequirement, type Place } from '../plan/paths.js'
import { valueAt } from '../plan/tree.js'
import { compute } from './compute.js'
import { type Context, placesOf, readMap, writeMap } from './context.js'
import type { Formula } from './formula.js'
import { add, ramp, readingOf, scale, shift } from './operations.js'
import type { Change, ChangeOf } from './schema.js'
import { set } from './set.js'
import { isWhole, setWhole } from './whole.js'

const formulaOf = (context: Context, change: ChangeOf<'formula'>): Formula => {
  if (context.formula !== null) return context.formula(change.formula)
  return fail(
    'formula',
    change.path,
    'formulas have to be asked for.',
    "Import { formula } from '@kohort/scenarios/formula' and pass it as { formula }.",
  )
}

/** The new map of one place. */
const changedMap = (context: Context, place: Place, change: Change, formula: Formula | null): FigureMap => {
  switch (change.op) {
    case 'set':
      return set(context, place, change)
    case 'scale':
      return scale(context, place, change)
    case 'add':
      return add(context, place, change)
    case 'shift':
      return shift(context, place, change)
    case 'ramp':
      return ramp(context, place, change)
    case 'formula':
      return compute(context, place, formula ?? formulaOf(context, change), change)
  }
}

const onlySet = (change: Change): ChangeOf<'set'> =>
  change.op === 'set'
    ? change
    : fail(
        'form',
        change.path,
        `${change.op} cannot change this as a whole.`,
        'Name one of its numbers, or set it.',
      )

/** Makes one change in the draft and writes it down. */
export const applyChange = (context: Context, change: Change, formula: Formula | null = null): void => {
  const { path } = change
  const author =
    change.reason === undefined
      ? context.author
      : {
          ...context.author,
          reason:
            typeof change.reason === 'string' ? { sv: change.reason, en: change.reason } : change.reason,
        }
  const here: Context = { ...context, author }
  const whole = isWhole(path) || (change.op === 'set' && isRequirement(path))
  if (whole) {
    const before = settledAt(context, path)
    const paths = setWhole(here, onlySet(change), (part, value) => {
      for (const place of placesOf(here, part)) writeMap(here, place, set(here, place, value))
    })
    if (JSON.stringify(before) === JSON.stringify(settledAt(context, path))) nothing(context, change)
    context.log.push({ change, author, paths, formula })
    return
  }
  const places = placesOf(here, path)
  const maps = places.map((place) => ({
    place,
    before: readMap(here, place),
    after: changedMap(here, place, change, formula),
  }))
  const { base, to } = context
  const idle = maps.every(
    ({ before, after, place }) =>
      before !== undefined && differences(before, after, readingOf(place), base + 1, to).length === 0,
  )
  if (idle) nothing(context, change)
  // All are read before any is written: a group's own requirement is made as a whole.
  for (const { place, after } of maps) writeMap(here, place, after)
  context.log.push({ change, author, paths: places.map((place) => place.path), formula })
}

const settledAt = ({ draft }: Context, path: string): unknown => {
  const value = valueAt(draft, path.split('.'))
  return isDraft(value) ? current(value) : structuredCopy(value)
}

const structuredCopy = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))

const nothing = ({ idle, author }: Context, change: Change): void => {
  if (idle) return
  fail(
    'nothing',
    change.path,
    `${author.title.en}: the change (${change.op}) does nothing, for the plan says so already.`,
    'Take it out, or change it more.',
  )
}
