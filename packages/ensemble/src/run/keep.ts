import { type Compiled, type SeriesName, seriesNames } from '@kohort/core'

/** One kept series: in total (group −1) or of a group, every year. */
export interface Kept {
  readonly series: SeriesName
  /** −1 for the total, else the group's place. */
  readonly group: number
  /** Where its base year's figure stands in an output; the other years follow. */
  readonly place: number
}

export const keptOf = (
  { program }: Compiled,
  series: readonly SeriesName[],
  groups: readonly number[],
): readonly Kept[] => {
  const places = program.groups.length + 1
  const years = program.horizon + 1
  return series.flatMap((name) =>
    [-1, ...groups].map((group) => ({
      series: name,
      group,
      place: (seriesNames.indexOf(name) * places + group + 1) * years,
    })),
  )
}
