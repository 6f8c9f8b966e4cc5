import { parameters } from '@kohort/core'
import type { Context, Entry } from '../change/context.js'
import { readingOf } from '../change/operations.js'
import { atPoints, differences, effectAt } from '../plan/effect.js'
import type { Place } from '../plan/paths.js'
import type { Tree } from '../plan/tree.js'
import { mapAt } from './guard.js'
import type { ChangedFigure } from './types.js'

/** Who wrote a place last: the change that names it, or the one whose rest it takes, or a recipe by itself. */
const authorOf = (path: string, log: readonly Entry[], context: Context) => {
  const named = [...log].reverse().find(({ paths }) => paths.includes(path))
  const byRest = named === undefined && /^groups\.[^.]+\.share$/.test(path)
  const entry = byRest
    ? [...log].reverse().find(({ paths }) => paths.some((one) => /^groups\.[^.]+\.share$/.test(one)))
    : named
  return { author: entry?.author ?? context.author, byRest }
}

/** In the order in which the changes name them; what no change names comes last. */
const inOrder = (places: readonly Place[], log: readonly Entry[]): readonly Place[] => {
  const named = log.flatMap(({ paths }) => paths)
  const rank = ({ path }: Place): number => (named.includes(path) ? named.indexOf(path) : named.length)
  return [...places].sort((one, other) => rank(one) - rank(other))
}

/** What changed, number by number, in a form that a planner can read. */
export const changedFigures = (
  context: Context,
  after: Tree,
  places: readonly Place[],
): readonly ChangedFigure[] =>
  inOrder(places, context.log).flatMap((place) => {
    const reading = readingOf(place)
    const [one, other] = [mapAt(context.plan, place), mapAt(after, place)]
    const differing = differences(one, other, reading, context.base + 1, context.to)
    const points = reading === null ? differing : atPoints(differing, one, other)
    const { unit, label } = parameters[place.parameter]
    const { author, byRest } = authorOf(place.path, context.log, context)
    return points.map(
      (at): ChangedFigure => ({
        path: place.path,
        at,
        from: effectAt(one, reading, at)?.value ?? null,
        to: effectAt(other, reading, at)?.value ?? null,
        unit,
        label,
        scenario: author.scenario,
        reason: author.reason,
        byRest,
      }),
    )
  })
