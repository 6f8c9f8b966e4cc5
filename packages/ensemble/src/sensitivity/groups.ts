import type { Correlation } from '../inputs/correlation.js'
import type { Members } from './indices.js'

/** What an index is about. */
export interface InputGroup {
  /** The number's path; `training.fillRate~` for its chance of all years; paths joined by ` + ` for what goes together. */
  readonly input: string
  /** `number`: a number nobody knows; `chance`: years that nobody can know; `together`: inputs that are correlated. */
  readonly kind: 'number' | 'chance' | 'together'
  readonly names: readonly string[]
  readonly members: Members
}

/** `training.fillRate~` of `training.fillRate~+3`; undefined for a number. */
export const chanceOf = (name: string): string | undefined => /^(.+~)\+\d+$/.exec(name)?.[1]

/**
 * The uncertain quantities in groups that are independent of each other: correlated ones together, for the variance of
 * an output cannot be split between them, and, unless each year is wanted by itself, the years' own chance of a number.
 */
export const groupsOf = (
  names: readonly string[],
  correlations: readonly Correlation[],
  chanceBy: 'path' | 'year',
): readonly InputGroup[] => {
  const first = names.map((_, index) => index)
  const rootOf = (index: number): number => {
    const above = first[index] as number
    return above === index ? index : rootOf(above)
  }
  const join = (one: number, other: number): void => {
    const [low, high] = [rootOf(one), rootOf(other)].sort((a, b) => a - b) as [number, number]
    first[high] = low
  }
  if (chanceBy === 'path')
    names.forEach((name, index) => {
      const chance = chanceOf(name)
      if (chance !== undefined)
        join(
          names.findIndex((other) => chanceOf(other) === chance),
          index,
        )
    })
  for (const { between, rank } of correlations)
    if (rank !== 0) join(names.indexOf(between[0]), names.indexOf(between[1]))
  const roots = [...new Set(names.map((_, index) => rootOf(index)))]
  return roots.map((root): InputGroup => {
    const members = names.flatMap((_, index) => (rootOf(index) === root ? [index] : []))
    const own = members.map((index) => names[index] as string)
    const parts = [...new Set(own.map((name) => (chanceBy === 'path' ? (chanceOf(name) ?? name) : name)))]
    const kind = parts.length > 1 ? 'together' : chanceOf(own[0] ?? '') === undefined ? 'number' : 'chance'
    return { input: parts.join(' + '), kind, names: own, members }
  })
}
