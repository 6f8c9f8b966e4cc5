import type { Figure, FigureMap } from '@kohort/core'
import { fail } from '../errors.js'
import { stated } from '../plan/figures.js'
import type { Place } from '../plan/paths.js'
import { isTree, type Tree } from '../plan/tree.js'
import type { Author } from './author.js'
import type { Context } from './context.js'
import { readingOf, replaced } from './operations.js'
import type { ChangeOf } from './schema.js'
import { noSpan, spanOf } from './span.js'

const isFigure = (value: unknown): value is Figure => isTree(value) && typeof value.value === 'number'
const isOne = (value: unknown): value is number | Figure => typeof value === 'number' || isFigure(value)

const statedMap = (value: Tree, author: Author, path: string): FigureMap =>
  Object.fromEntries(
    Object.entries(value).map(([key, given]) => {
      if (isOne(given)) return [key, stated(given, author)]
      return fail(
        'value',
        `${path}.${key}`,
        'this is neither a number nor a figure.',
        'Give years with numbers.',
      )
    }),
  )

/** The figures that `set` puts in the place of a span's, and the first of their years. */
const pointsOf = (
  context: Context,
  place: Place,
  { value, from }: { readonly value: unknown; readonly from?: number | undefined },
): { readonly first: number; readonly points: FigureMap } => {
  const { author, base } = context
  if (isOne(value)) {
    const first = from ?? base + 1
    return { first, points: { [first]: stated(value, author) } }
  }
  if (!isTree(value) || Object.keys(value).length === 0)
    return fail('value', place.path, 'set needs a number, a figure, or years with them.', 'Give a number.')
  if (from !== undefined)
    fail('years', place.path, 'the years of the values say from when they hold.', 'Leave out from.')
  const points = statedMap(value, author, place.path)
  const years = Object.keys(points).map(Number)
  if (years.some((year) => !Number.isInteger(year) || year < 1900))
    fail('value', place.path, 'the keys of the values are no years.', 'Write years, such as "2026".')
  return { first: Math.min(...years), points }
}

/** `set` on one number: what it is from a year on, or the whole of a value that has no years. */
export const set = (context: Context, place: Place, change: ChangeOf<'set'>): FigureMap => {
  const { value, from, to } = change
  const reading = readingOf(place)
  if (reading !== null) {
    const { first, points } = pointsOf(context, place, change)
    const span = spanOf(context, place.path, first, to)
    // A new factor of need has grown by nothing at the base year.
    const before = place.parameter === 'need.index.growth.*' ? { [context.base]: { value: 0 } } : {}
    return replaced(context, place, reading, span, points, before)
  }
  noSpan(place.path, from, to)
  if (place.form === 'scalar') {
    if (isOne(value)) return { '': stated(value, context.author) }
    return fail('value', place.path, 'this is one number.', 'Give a number or a figure.')
  }
  if (isOne(value) || !isTree(value))
    return fail(
      'value',
      place.path,
      `this is ${described[place.form]}, not one number.`,
      'Give all its points.',
    )
  const points = statedMap(value, context.author, place.path)
  if (place.form === 'curve') points['0'] ??= { value: 1 }
  return points
}

const described: Readonly<Partial<Record<Place['form'], string>>> = {
  curve: 'a curve, shares by years since entry',
  steps: 'a value by age',
  bands: 'a value by age band',
}
