import type { Figure, FigureMap } from '@kohort/core'
import { sameNumber } from './figures.js'
import { figureAt, type Reading, yearsOf } from './years.js'

/** What a map says at a point: a year by its reading, any other key as it stands. */
export const effectAt = (
  map: FigureMap | undefined,
  reading: Reading | null,
  at: string,
): Figure | undefined =>
  map === undefined ? undefined : reading === null ? map[at] : figureAt(map, reading, Number(at))

/** The points at which two maps say different numbers, between two years where they have years. */
export const differences = (
  before: FigureMap | undefined,
  after: FigureMap | undefined,
  reading: Reading | null,
  first: number,
  last: number,
): readonly string[] => {
  const keys = reading === null ? Object.keys({ ...before, ...after }) : everyYear(first, last)
  return keys.filter((at) => !sameNumber(effectAt(before, reading, at), effectAt(after, reading, at)))
}

const everyYear = (first: number, last: number): readonly string[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index))

/** Of the years that differ, those in which one of the maps has a point: enough to say what changed. */
export const atPoints = (
  years: readonly string[],
  before: FigureMap | undefined,
  after: FigureMap | undefined,
): readonly string[] => {
  const points = new Set([...yearsOf(before ?? {}), ...yearsOf(after ?? {})].map(String))
  return years.filter((year) => points.has(year))
}
