import { judge, type ObservedStocks, type Plan, type SeriesName } from '@kohort/core'
import type { ObservedVerdict } from './follow-up-rows.js'
import type { KnownObservation } from './known-observation.js'
import { type Observed, type ObservedOptions, type ReadObserved, readObserved } from './observations.js'

/** What is given, and what the plan itself says of other figures unless it is left out. */
export const allObserved = (
  plan: Plan,
  observed: Observed,
  options: ObservedOptions & { readonly own?: boolean },
): ReadObserved => {
  const first = plan.base + 1
  const given = readObserved(observed, plan, first, plan.to, options)
  if (options.own === false || observed === 'plan') return given
  const own = readObserved('plan', plan, first, plan.to, options)
  const isGiven = (name: string): boolean => given.observations.some((one) => one.name === name)
  return {
    observations: [...own.observations.filter(({ name }) => !isGiven(name)), ...given.observations].sort(
      (one, other) => one.year - other.year,
    ),
    notes: [...own.notes.filter(({ path }) => !isGiven(path.replace(/^observed\./, ''))), ...given.notes],
  }
}

/** A count of all in training; an infinite error says nothing, and puts nothing in place of anything. */
export const replaces = ({ series, group, kind, error }: KnownObservation): boolean =>
  series === 'trainees' && group === null && kind === 'observed' && error < Number.POSITIVE_INFINITY

/** The counts that take the place of projected stocks, and their errors. */
export const replacedStocks = (
  observations: readonly KnownObservation[],
): { readonly observed: ObservedStocks; readonly errors: ObservedStocks } => {
  const counts = observations.filter(replaces)
  return {
    observed: { trainees: Object.fromEntries(counts.map(({ year, value }) => [year, value] as const)) },
    errors: { trainees: Object.fromEntries(counts.map(({ year, error }) => [year, error] as const)) },
  }
}

/** Every goal's verdict on what was observed, in the years that it is about. */
export const verdictsOf = (
  plan: Plan,
  observations: readonly KnownObservation[],
): readonly ObservedVerdict[] =>
  observations
    .filter(({ group, kind }) => group === null && kind === 'observed')
    .flatMap(({ series, year, value }) =>
      plan.goals
        .filter(({ metric, from, to }) => metric === series && from <= year && year <= to)
        .flatMap((goal) => {
          const found = judge(goal, (at) => (at === year ? value : null), false).years[year - goal.from]
          return found === undefined ? [] : [Object.freeze({ goal: goal.id, series, ...found, value })]
        }),
    )

/** The series that a change is told of, and those that were observed. */
export const comparedSeries = (
  plan: Plan,
  observations: readonly KnownObservation[],
): readonly SeriesName[] => [
  ...new Set<SeriesName>([
    'trainees',
    'intake',
    'completions',
    'specialists',
    'coverage',
    ...plan.goals.map(({ metric }) => metric),
    ...observations.map(({ series }) => series),
  ]),
]
