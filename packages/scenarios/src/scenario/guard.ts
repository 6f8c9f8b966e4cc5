import type { FigureMap } from '@kohort/core'
import type { Patch } from 'immer'
import type { Context } from '../change/context.js'
import { readingOf } from '../change/operations.js'
import { fail } from '../errors.js'
import { differences } from '../plan/effect.js'
import { findPlace, isRequirement, type Place, placeOf } from '../plan/paths.js'
import { isTree, type Tree, valueAt } from '../plan/tree.js'

/** The places of the numbers that a patch touched, in the plan before or after. */
const placesUnder = (plan: Tree, keys: readonly string[]): readonly string[] => {
  for (let length = keys.length; length > 1; length -= 1) {
    const path = keys.slice(0, length).join('.')
    if (isPlace(plan, path)) return [path]
  }
  const value = valueAt(plan, keys)
  if (!isTree(value)) return []
  return Object.keys(value).flatMap((key) => {
    const path = [...keys, key].join('.')
    return isPlace(plan, path) ? [path] : placesUnder(plan, [...keys, key])
  })
}

const isPlace = (plan: Tree, path: string): boolean => {
  const place = isRequirement(path) ? null : findPlace(plan, path)
  if (place === null || place.ofPast) return false
  const value = valueAt(plan, place.keys)
  // A factor of need may consist of several lines.
  return !isTree(value) || Object.values(value).every((inner) => !isTree(inner) || 'value' in inner)
}

/** A change of anything but a number that a what-if may move. */
const refuse = (patch: Patch, path: string): never =>
  fail(
    'not-a-lever',
    path,
    `a scenario cannot ${patch.op} this.`,
    'It changes numbers that act after the base year; the rest belongs in the plan itself.',
  )

/** What the patches touched, each a number that a what-if may move. */
export const touched = (before: Tree, after: Tree, patches: readonly Patch[]): readonly Place[] => {
  const paths = new Set<string>()
  for (const patch of patches) {
    const keys = patch.path.map(String)
    const path = keys.join('.')
    if (keys[0] === 'sources' && keys.length === 2 && patch.op === 'add') continue
    // A number of the past says itself why it cannot be changed.
    if (/^(training\.baseStock|specialists\.incumbents\.(total|ages)|need\.index\.unmet)/.test(path))
      refuse(patch, path)
    const found = [...placesUnder(before, keys), ...placesUnder(after, keys)]
    if (found.length === 0 && !isEmpty(valueAt(after, keys))) refuse(patch, path)
    for (const place of found) paths.add(place)
  }
  return [...paths].map((path) => placeOf(after, path))
}

const isEmpty = (value: unknown): boolean => isTree(value) && Object.keys(value).length === 0

/** The map at a place, or the plan's that holds for it. */
export const mapAt = (plan: Tree, place: Place): FigureMap | undefined => {
  const value =
    valueAt(plan, place.keys) ?? (place.fallback === null ? undefined : valueAt(plan, place.fallback))
  if (!isTree(value)) return undefined
  return (place.form === 'scalar' ? { '': value } : value) as FigureMap
}

/** What held up to the base year holds to the bit; what has no years acts only after it. */
export const guardPast = ({ plan, base }: Context, after: Tree, places: readonly Place[]): void => {
  for (const place of places) {
    const reading = readingOf(place)
    const [one, other] = [mapAt(plan, place), mapAt(after, place)]
    if (reading === null || one === undefined || place.path.startsWith('training.intake.')) continue
    if (other === undefined) {
      if (reading !== 'limit')
        fail('absent', place.path, 'a scenario cannot take this out.', 'Change its number.')
      continue
    }
    const points = [one, other].flatMap((map) => Object.keys(map).map(Number))
    // A line is read from the base year on: no figure of the model looks at it further back.
    const first = reading === 'line' ? base : Math.min(base, ...points) - 1
    const [moved] = differences(one, other, reading, first, base)
    if (moved !== undefined)
      fail(
        'past',
        `${place.path}.${moved}`,
        `what held in ${moved} would change, and the base year is ${base}.`,
        `Change it from ${base + 1} on; the helpers write out what held before.`,
      )
  }
}
