import { type Compiled, runFor, type SeriesName, seriesNames } from '@kohort/core'
import type { Judge } from '../results/goals.js'

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

/** A compiled plan whose runs give what is kept or judged, and compute as little else as can be. */
export const compiledFor = (
  compiled: Compiled,
  kept: readonly Kept[],
  judges: readonly Judge[],
): Compiled => {
  const { groups, horizon } = compiled.program
  const figures = (groups.length + 1) * (horizon + 1)
  const judged = judges.flatMap(({ places }) => [...places].filter((place) => place >= 0))
  const names = judged.map((place) => seriesNames[Math.floor(place / figures)] as SeriesName)
  const read = new Set([...kept.map(({ series }) => series), ...names])
  return runFor(compiled, [...read])
}
