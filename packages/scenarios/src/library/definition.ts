import type { Bilingual, Plan, SeriesName } from '@kohort/core'
import type { Change } from '../change/schema.js'
import { figureAt, type Reading } from '../plan/years.js'

/** Where a scenario of the library moves a series. */
export interface Effect {
  readonly series: SeriesName
  /** `not-up` where it is down if it makes a difference at all. */
  readonly direction: 'up' | 'down' | 'not-up' | 'none'
  /** The plan's last year if left out. */
  readonly year?: number
}

/** A what-if that is known by name: what it is, how large and by whom, and how it is written in a plan. */
export interface Definition {
  readonly id: string
  readonly title: Bilingual
  readonly reason: Bilingual
  /** How large it is, and who says so. */
  readonly size: Bilingual
  /** References to the sources of its size: ids of `@kohort/regions`, with the place in it. */
  readonly sources: readonly string[]
  readonly effect: (plan: Plan) => Effect
  /** The changes in this plan, or why it has no meaning there. */
  readonly changes: (plan: Plan) => readonly Change[] | Bilingual
}

export const both = (sv: string, en: string): Bilingual => ({ sv, en })

export const isReason = (changes: readonly Change[] | Bilingual): changes is Bilingual =>
  !Array.isArray(changes)

/** The plan's own path, where it has one, and each group's that overrides it. */
export const everywhere = (plan: Plan, path: string): readonly string[] => {
  const keys = path.split('.')
  const has = (root: unknown): boolean => {
    let here: unknown = root
    for (const key of keys)
      here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined
    return here !== undefined
  }
  const groups = Object.entries(plan.groups).flatMap(([id, group]) =>
    has(group) ? [`groups.${id}.${path}`] : [],
  )
  return has(plan) ? [path, ...groups] : groups
}

/** A number without the noise of floating point. */
export const rounded = (value: number, decimals = 4): number => Number(value.toFixed(decimals))

/** The figure of a map in a year, with its range. */
export const figureIn = (map: Parameters<typeof figureAt>[0] | undefined, reading: Reading, year: number) =>
  map === undefined ? undefined : figureAt(map, reading, year)

export const always = (series: SeriesName, direction: Effect['direction']) => (): Effect => ({
  series,
  direction,
})
