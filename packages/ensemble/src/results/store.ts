import { type SeriesName, seriesNames } from '@kohort/core'
import { fail } from '../errors.js'
import type { PartStore } from '../run/engine.js'
import type { Kept } from '../run/keep.js'
import type { Judge } from './goals.js'

/** Whose figures: a scenario's (the plan's own if left out), a group's (the total if left out). */
export interface Whose {
  readonly scenario?: string
  readonly group?: string
}

/** Everything that was drawn, by column. */
export interface Store {
  readonly draws: number
  /** The draws come in so many independent parts of equal length. */
  readonly independent: number
  readonly years: readonly number[]
  readonly series: readonly SeriesName[]
  readonly groups: readonly string[]
  readonly keptGroups: readonly string[]
  readonly scenarios: readonly string[]
  readonly kept: readonly Kept[]
  readonly judges: readonly Judge[]
  readonly parts: readonly PartStore[]
}

const unknown = (what: string, found: string, known: readonly string[]): never =>
  fail(`unknown-${what}`, '', `there is no ${what} "${found}".`, `Known: ${known.join(', ')}.`)

export const partOf = ({ scenarios, parts }: Store, scenario = scenarios[0] ?? ''): PartStore =>
  parts[scenarios.indexOf(scenario)] ?? unknown('scenario', scenario, scenarios)

/** The draws of a series, year by year, as views on what is kept. */
export const columnsOfSeries = (store: Store, series: SeriesName, whose: Whose): readonly Float64Array[] => {
  const { kept, years, draws, groups, keptGroups } = store
  if (!seriesNames.includes(series)) unknown('series', series, seriesNames)
  const group = whose.group === undefined ? -1 : groups.indexOf(whose.group)
  if (whose.group !== undefined && group < 0) unknown('group', whose.group, groups)
  if (whose.group !== undefined && !keptGroups.includes(whose.group))
    fail('not-kept', '', `the groups' figures are not kept.`, "Simulate with keep: 'groups'.")
  const place = kept.findIndex((one) => one.series === series && one.group === group)
  if (place < 0)
    fail(
      'not-kept',
      '',
      `"${series}" is not kept.`,
      `Name it in series; kept are ${store.series.join(', ')}.`,
    )
  const { figures } = partOf(store, whose.scenario)
  return years.map((_, year) => {
    const start = (place * years.length + year) * draws
    return figures.subarray(start, start + draws)
  })
}

/** The independent parts of a column. */
export const partsOfColumn = (column: Float64Array, parts: number): readonly Float64Array[] => {
  const length = column.length / parts
  return Array.from({ length: parts }, (_, part) => column.subarray(part * length, (part + 1) * length))
}

/** The verdicts of a goal, of the whole or in a year: 1, 0, or 2 where it cannot be said. */
export const verdictsOf = (store: Store, id: string, year?: number, scenario?: string): Uint8Array => {
  const { judges, draws } = store
  let place = 0
  for (const judge of judges) {
    if (judge.id === id) {
      const offset = year === undefined ? 0 : year - judge.from + 1
      if (year !== undefined && (!Number.isInteger(year) || offset < 1 || offset > judge.places.length))
        unknown('year', String(year), [`${judge.from} to ${judge.from + judge.places.length - 1}`])
      const start = (place + offset) * draws
      return partOf(store, scenario).verdicts.subarray(start, start + draws)
    }
    place += judge.places.length + 1
  }
  return unknown(
    'goal',
    id,
    judges.map((judge) => judge.id),
  )
}
