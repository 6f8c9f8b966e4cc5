import type { Figure, FigureMap } from '@kohort/core'
import { fail } from '../errors.js'
import { moved, sameNumber } from '../plan/figures.js'
import { type Place, placeOf } from '../plan/paths.js'
import type { Tree } from '../plan/tree.js'
import { figureAt, keptBefore, yearsOf } from '../plan/years.js'
import type { Author } from './author.js'
import { type Context, readMap, sameMap, writeMap } from './context.js'

const restWords = { sv: 'som del av resten', en: 'as a part of the rest' }

/** Shares of the intake sum to 1: the groups whose share no change names take the rest, in their own proportions. */
export const takeRest = (context: Context): readonly string[] => {
  const named = new Set(
    context.log.flatMap(({ paths }) => paths.filter((path) => /^groups\.[^.]+\.share$/.test(path))),
  )
  if (named.size === 0) return []
  const author = [...context.log].reverse().find(({ paths }) => paths.some((path) => named.has(path)))?.author
  const places = Object.keys(context.plan.groups as Tree).map((id) =>
    placeOf(context.plan, `groups.${id}.share`),
  )
  const before = { ...context, draft: context.plan }
  // Only the shares that no change names are written here; the others are read once.
  const known = new Map<string, FigureMap>()
  const share = (place: Place, from: Context): FigureMap => {
    const stays = from === before || named.has(place.path)
    const key = `${from === before ? 'before' : 'now'} ${place.path}`
    const map = (stays ? known.get(key) : undefined) ?? (readMap(from, place) as FigureMap)
    if (stays) known.set(key, map)
    return map
  }
  const others = places.filter(({ path }) => !named.has(path))
  const written = places.filter(({ path }) => named.has(path))
  const years = new Set(
    places.flatMap((place) => [...yearsOf(share(place, before)), ...yearsOf(share(place, context))]),
  )
  const later = [...years].filter((year) => year > context.base).sort((one, other) => one - other)
  const sum = (of: readonly Place[], from: Context, year: number): number =>
    of.reduce((total, place) => total + valueAt(share(place, from), year), 0)
  for (const year of later) {
    const rest = 1 - sum(written, context, year)
    if (rest < -1e-9 || (others.length === 0 && Math.abs(rest) > 1e-9))
      fail(
        'shares',
        'groups',
        `the shares that the changes name sum to ${Number((1 - rest).toFixed(9))} in ${year}.`,
        others.length === 0 ? 'Leave one group to take the rest.' : 'They may sum to 1 at most.',
      )
  }
  for (const place of others)
    writeMap(context, place, restOf(place, { context, before, others, written, later, share, sum, author }))
  return others
    .filter((place) => !sameMap(share(place, before), share(place, context)))
    .map(({ path }) => path)
}

const valueAt = (map: FigureMap, year: number): number => figureAt(map, 'dated', year)?.value ?? 0

interface Rest {
  readonly context: Context
  readonly before: Context
  readonly others: readonly Place[]
  readonly written: readonly Place[]
  readonly later: readonly number[]
  readonly share: (place: Place, from: Context) => FigureMap
  readonly sum: (of: readonly Place[], from: Context, year: number) => number
  readonly author: Author | undefined
}

/** One group's part of the rest, year by year; where the rest is as it was, its figures are too. */
const restOf = (
  place: Place,
  { context, before, others, written, later, share, sum, author }: Rest,
): FigureMap => {
  const had = share(place, before)
  const first = later.find((year) => !Object.is(sum(written, before, year), sum(written, context, year)))
  if (first === undefined || author === undefined) return had
  const map = keptBefore(had, 'dated', first, context.base)
  let last: Figure | undefined
  for (const year of later.filter((at) => at >= first)) {
    const figure = figureAt(had, 'dated', year) as Figure
    const wasRest = sum(others, before, year)
    const rest = Math.max(0, 1 - sum(written, context, year))
    const unchanged = Object.is(sum(written, before, year), sum(written, context, year))
    const part = wasRest > 0 ? rest / wasRest : 0
    const next = unchanged
      ? figure
      : moved(
          figure,
          (value) => Math.min(1, wasRest > 0 ? value * part : rest / others.length),
          author,
          restWords,
        )
    if (!sameNumber(next, last)) map[year] = next
    last = next
  }
  return map
}
