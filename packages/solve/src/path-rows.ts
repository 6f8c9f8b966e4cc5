import { type DisplayCell, seriesCell } from '@kohort/core'
import type { IntakeYear } from './types.js'

/** Paths of intake beside the plan's own, by year. */
export const pathRows = (
  paths: readonly (readonly IntakeYear[])[],
  own: ReadonlyMap<number, number | null>,
): readonly (readonly DisplayCell[])[] =>
  (paths[0] ?? []).map(({ year }, index) => [
    String(year),
    seriesCell('intakeWanted', own.get(year) ?? null),
    ...paths.map((path) => seriesCell('intakeWanted', path[index]?.wanted ?? null)),
  ])
