import { deepFreeze } from '@kohort/core'
import {
  type DecisionCode,
  type NormStatus,
  needParameters,
  type RegionCode,
  regions,
  sourceOf,
} from '@kohort/regions'

/** What a tile says of a region. Null is unknown, or a norm that there is not: never 0. */
export interface RegionTile {
  readonly code: RegionCode
  readonly name: string
  /** Doctor equivalents short of the norm. */
  readonly missing: number | null
  /** The same as a share of the doctors there are. */
  readonly increase: number | null
  /** Inhabitants per specialist. */
  readonly norm: number | null
  readonly status: NormStatus
  readonly decision: DecisionCode
}

export interface RegionTiles {
  readonly tiles: readonly RegionTile[]
  /** The norm that the need is counted against. */
  readonly perSpecialist: number
  /** When the need, and the decisions, were as they are here. */
  readonly needAsOf: string
  readonly decisionsAsOf: string
  /** Publishers with their years. */
  readonly sources: readonly string[]
}

const PER_CENT = 100

/**
 * The 21 regions as the charts of the map need them, read from the dated facts of `@kohort/regions`. A file of its own,
 * so that a page without the map does not carry the facts.
 *
 * @returns plain frozen data
 * @example
 * ```ts
 * import { regionTiles } from '@kohort/report'
 *
 * const { tiles } = regionTiles()
 * console.log(tiles.length, tiles.find(({ code }) => code === '09')?.missing)
 * // 21 null
 * ```
 */
export const regionTiles = (): RegionTiles => {
  const named = new Set(
    regions.flatMap(({ appendix4, decisions, norm }) =>
      [appendix4.moreNeeded, decisions.feb2024, norm.model].flatMap(({ source }) => {
        const known = sourceOf(source)
        return known === undefined ? [] : `${known.publisher} ${known.published.slice(0, 4)}`
      }),
    ),
  )
  return deepFreeze({
    tiles: regions.map(({ code, name, appendix4, norm, decisions }) => ({
      code,
      name,
      missing: appendix4.moreNeeded.value,
      increase: appendix4.percentIncrease.value === null ? null : appendix4.percentIncrease.value / PER_CENT,
      norm: norm.model.value,
      status: norm.status,
      decision: decisions.feb2024.value,
    })),
    perSpecialist: needParameters.perSpecialist.value,
    needAsOf: regions[0]?.appendix4.moreNeeded.asOf ?? '',
    decisionsAsOf: regions[0]?.decisions.feb2024.asOf ?? '',
    sources: [...named],
  })
}
