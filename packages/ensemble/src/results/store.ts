import { type SeriesName, seriesNames } from '@kohort/core'
import { refuse } from '../errors.js'
import type { PartStore } from '../run/engine.js'
import type { Kept } from '../run/keep.js'
import { noSuch, refuseUnknown } from '../unknown.js'
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
  /** By part, each column's mean and quantiles, where they have been made already. */
  readonly summaries: readonly Float64Array[] | null
}

export const partOf = ({ scenarios, parts }: Store, scenario = scenarios[0] ?? ''): PartStore =>
  parts[scenarios.indexOf(scenario)] ??
  refuseUnknown('unknown-scenario', '', noSuch.scenario, scenario, scenarios)

/** The draws of a series, year by year, as views on what is kept. */
export const columnsOfSeries = (store: Store, series: SeriesName, whose: Whose): readonly Float64Array[] => {
  const { kept, years, draws, groups, keptGroups } = store
  if (!seriesNames.includes(series)) refuseUnknown('unknown-series', '', noSuch.series, series, seriesNames)
  const group = whose.group === undefined ? -1 : groups.indexOf(whose.group)
  if (whose.group !== undefined && group < 0)
    refuseUnknown('unknown-group', '', noSuch.group, whose.group, groups)
  if (whose.group !== undefined && !keptGroups.includes(whose.group))
    refuse(
      'not-kept',
      '',
      { sv: 'gruppernas siffror är inte behållna.', en: "the groups' figures are not kept." },
      { sv: "Simulera med keep: 'groups'.", en: "Simulate with keep: 'groups'." },
    )
  const place = kept.findIndex((one) => one.series === series && one.group === group)
  if (place < 0)
    refuse(
      'not-kept',
      '',
      { sv: `"${series}" är inte behållen.`, en: `"${series}" is not kept.` },
      {
        sv: `Nämn den i series; behållna är ${store.series.join(', ')}.`,
        en: `Name it in series; kept are ${store.series.join(', ')}.`,
      },
    )
  const { figures } = partOf(store, whose.scenario)
  return years.map((_, year) => {
    const start = (place * years.length + year) * draws
    return figures.subarray(start, start + draws)
  })
}

/** The verdicts of a goal, of the whole or in a year: 1, 0, or 2 where it cannot be said. */
export const verdictsOf = (store: Store, id: string, year?: number, scenario?: string): Uint8Array => {
  const { judges, draws } = store
  let place = 0
  for (const judge of judges) {
    if (judge.id === id) {
      const offset = year === undefined ? 0 : year - judge.from + 1
      if (year !== undefined && (!Number.isInteger(year) || offset < 1 || offset > judge.places.length))
        refuse(
          'unknown-year',
          '',
          { sv: `${id} har inget år ${year}.`, en: `${id} has no year ${year}.` },
          {
            sv: `Målet gäller ${judge.from} till ${judge.from + judge.places.length - 1}.`,
            en: `It is for ${judge.from} to ${judge.from + judge.places.length - 1}.`,
          },
        )
      const start = (place + offset) * draws
      return partOf(store, scenario).verdicts.subarray(start, start + draws)
    }
    place += judge.places.length + 1
  }
  return refuseUnknown(
    'unknown-goal',
    '',
    noSuch.goal,
    id,
    judges.map((judge) => judge.id),
  )
}
