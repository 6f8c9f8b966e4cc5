import { series as registry, type SeriesName } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import { type CsvChoice, csv } from '../csv.js'

export interface DataAsked {
  /** Null where none were written: the usual ones then. */
  readonly quantiles: readonly number[] | null
  /** Null for all. */
  readonly years: readonly number[] | null
}

const USUAL = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** The ensemble as JSON; with quantiles of one's own, bands at those too. */
export const simulateJson = (fan: Ensemble, { quantiles }: DataAsked): string => {
  const data = fan.toJSON()
  if (quantiles === null) return `${JSON.stringify(data, null, 2)}\n`
  const bands = fan.scenarios.flatMap((scenario) =>
    fan.series.flatMap((series) =>
      fan
        .band(series, quantiles, { scenario })
        .map(({ year, values }) => ({ scenario, series, year, values })),
    ),
  )
  return `${JSON.stringify({ ...data, quantiles, bands }, null, 2)}\n`
}

/** A figure a line: quantiles, means and their errors of each series, and the probabilities of goals. */
export const simulateCsv = (fan: Ensemble, { quantiles, years }: DataAsked, form: CsvChoice): string => {
  const probabilities = quantiles ?? USUAL
  const isAsked = (year: number): boolean => years === null || years.includes(year)
  const figures = fan.scenarios.flatMap((scenario) =>
    fan.series.flatMap((name: SeriesName) => {
      const whose = { scenario }
      const unit = registry[name].unit.en
      const means = fan.mean(name, whose)
      const errors = fan.standardError(name, undefined, whose)
      return fan
        .band(name, probabilities, whose)
        .flatMap(({ year, values }, index) =>
          isAsked(year)
            ? [
                ...probabilities.map((quantile, place) => [
                  'series',
                  scenario,
                  name,
                  year,
                  `p${Number((100 * quantile).toPrecision(12))}`,
                  values[place] ?? null,
                  unit,
                ]),
                ['series', scenario, name, year, 'mean', means[index]?.value ?? null, unit],
                [
                  'series',
                  scenario,
                  name,
                  year,
                  'standard_error_of_mean',
                  errors[index]?.value ?? null,
                  unit,
                ],
              ]
            : [],
        )
    }),
  )
  const goals = fan
    .goals()
    .flatMap(({ id, scenario, probability, error, years: own }) => [
      ['goal', scenario, id, null, 'probability', probability, 'probability'],
      ['goal', scenario, id, null, 'standard_error_of_probability', error, 'probability'],
      ...own
        .filter(({ year }) => isAsked(year))
        .map(({ year, value }) => ['goal', scenario, id, year, 'probability_inside', value, 'probability']),
    ])
  return csv([['kind', 'scenario', 'name', 'year', 'statistic', 'value', 'unit'], ...figures, ...goals], form)
}
