import type { Projection, SeriesName } from '@kohort/core'

export interface KnownRow {
  readonly year: number
  readonly value: number
}

/** The years of a series that have a figure. */
export const knownRows = (projection: Projection, series: SeriesName): readonly KnownRow[] =>
  projection.rows.flatMap((row) => {
    const value = row[series]
    return value === null ? [] : [{ year: row.year, value }]
  })

/** Years in order, each once. */
export const yearList = (years: readonly number[]): readonly number[] =>
  [...new Set(years)].sort((one, other) => one - other)

/** A figure beside a goal's edges: told more exactly where rounding would put it on the wrong side of one. */
export const besideEdge = (
  value: number,
  edges: { readonly min: number | null; readonly max: number | null } | undefined,
  short: (value: number) => string,
  exact: (value: number) => string,
): string => {
  const hidden = [edges?.min, edges?.max].some(
    (edge) =>
      edge !== null &&
      edge !== undefined &&
      short(edge) === short(value) &&
      Math.abs(edge - value) > 1e-9 * Math.abs(edge),
  )
  return hidden ? exact(value) : short(value)
}
