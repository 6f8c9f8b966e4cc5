import type { Bilingual, Figure, FigureMap } from '@kohort/core'
import { nearest } from '@kohort/core'
import { fail } from '../errors.js'
import { moved } from '../plan/figures.js'
import { findPlace, knownPaths, type Place } from '../plan/paths.js'
import { changePoints } from '../plan/points.js'
import { figureAt, replaceSpan } from '../plan/years.js'
import { type Context, present, readMap } from './context.js'
import type { Formula } from './formula.js'
import { readingOf } from './operations.js'
import { noSpan, spanOf } from './span.js'

/** `groups.dual-specialist.share` as a formula writes it: groups_dual_specialist_share. */
const nameOf = (path: string): string => path.replace(/[.-]/g, '_')

/** The numbers that a formula may name, by name; a name that two paths share stands for neither. */
const namedPlaces = (context: Context): ReadonlyMap<string, Place | null> => {
  const found = new Map<string, Place | null>()
  for (const path of knownPaths(context.draft)) {
    const place = quietly(context, path)
    if (place !== null) found.set(nameOf(path), found.has(nameOf(path)) ? null : place)
  }
  return found
}

const quietly = (context: Context, path: string): Place | null => {
  const place = findPlace(context.draft, path)
  if (place === null) return null
  const single = readingOf(place) !== null || place.form === 'scalar'
  return single && readMap(context, place) !== undefined ? place : null
}

/** What each name of a formula is in a year. */
const lookup = (context: Context, place: Place, formula: Formula) => {
  const known = formula.names.length === 0 ? new Map<string, Place | null>() : namedPlaces(context)
  const maps = formula.names.map((name) => {
    const named = known.get(name)
    if (named === undefined || named === null) {
      const near = nearest(name, [...known.keys(), 'value', 'year', 'base'])
      return fail(
        'formula',
        place.path,
        named === null
          ? `"${name}" stands for two numbers of the plan.`
          : `"${name}" is no number of the plan.`,
        near === undefined
          ? 'Names are paths with underscores, such as training_away.'
          : `Did you mean "${near}"?`,
      )
    }
    return [name, named, present(context, named)] as const
  })
  return (year: number): Map<string, number> => {
    const numbers = new Map<string, number>([
      ['year', year],
      ['base', context.base],
    ])
    for (const [name, named, map] of maps) {
      const reading = readingOf(named)
      const figure = reading === null ? map[''] : figureAt(map, reading, year)
      if (figure === undefined)
        return fail('formula', place.path, `"${name}" has no value in ${year}.`, 'Choose a later year.')
      numbers.set(name, figure.value)
    }
    return numbers
  }
}

/** A formula of the present value, the year and other numbers of the plan, as they are when its turn comes. */
export const compute = (
  context: Context,
  place: Place,
  formula: Formula,
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
): FigureMap => {
  const map = present(context, place)
  const numbersIn = lookup(context, place, formula)
  const words: Bilingual = { sv: `enligt formeln ${formula.text}`, en: `by the formula ${formula.text}` }
  const at = (figure: Figure, year: number): Figure => {
    const numbers = numbersIn(year)
    const value = (now: number): number => {
      const result = formula.evaluate(numbers.set('value', now))
      if (Number.isFinite(result)) return result
      return fail(
        'formula',
        place.path,
        `the formula gives ${result} for ${now} in ${year}.`,
        'Mend the formula.',
      )
    }
    const next = moved(figure, value, context.author, words)
    if (next.range === undefined) return next
    // A formula may rise and fall again: the range still holds its value.
    const range: [number, number] = [Math.min(next.range[0], next.value), Math.max(next.range[1], next.value)]
    return { ...next, range }
  }
  const reading = readingOf(place)
  if (reading === null) {
    noSpan(place.path, from, to)
    if (formula.usesYear && place.form !== 'scalar')
      fail('formula', place.path, 'this value has no years.', 'Leave "year" out of the formula.')
    return changePoints(map, place.form, (figure) => at(figure, context.base + 1))
  }
  const span = spanOf(context, place.path, from, to)
  const points: FigureMap = {}
  for (let year = span.from; year <= (span.to ?? context.to); year += 1) {
    const figure = figureAt(map, reading, year)
    if (figure !== undefined) points[year] = at(figure, year)
  }
  return replaceSpan(map, reading, context.base, span, points) ?? map
}
