import { type DisplayCell, type DisplayTable, seriesCell } from '@kohort/core'
import { bandCell, both, figureName, NINE_OF_TEN, probabilityCell } from '../read/words.js'
import type { ObservationFit } from './conditioned-result.js'
import type { KnownObservation } from './known-observation.js'

/** What an observation in the tails of what was thought is: outside nine of ten. */
const [UNUSUAL_LOW, UNUSUAL_HIGH] = [0.05, 0.95]

export const isUnusual = ({ percentile }: Pick<ObservationFit, 'percentile'>): boolean =>
  percentile < UNUSUAL_LOW || percentile > UNUSUAL_HIGH

/** A figure that somebody counted, by its series, year and group. */
export const observedName = ({ series, year, group, kind }: KnownObservation, mark = ''): DisplayCell => [
  figureName(series, year),
  group === null ? '' : ` (${group})`,
  kind === 'contested' ? ' ?' : mark,
]

export const STATEMENT = both(
  '? Ett uttalande, taget med stort fel.',
  '? A statement, taken with a wide error.',
)

export const ERROR_HEAD = both('Fel (standardavvikelse)', 'Error (standard deviation)')

/** As exact as the series is read; an infinite error says nothing. */
export const errorOf = ({ series, error }: KnownObservation): DisplayCell =>
  Number.isFinite(error) ? seriesCell(series, error, 'difference') : '∞'

/** How far out what was seen lay, in words; never surer than so many draws can be. */
export const placeOf = (fit: Pick<ObservationFit, 'percentile'>, draws: number): DisplayCell => {
  const { percentile } = fit
  const word = !isUnusual(fit)
    ? both('väntat', 'as expected')
    : percentile < UNUSUAL_LOW
      ? both('oväntat lågt', 'unexpectedly low')
      : both('oväntat högt', 'unexpectedly high')
  return [word, ' (', probabilityCell(percentile, draws), both(' låg under)', ' lay below)')]
}

/** The observations beside what was thought of them, and is now. */
export const fitTable = (observations: readonly ObservationFit[], draws: number): DisplayTable => ({
  caption: both('Det som räknats', 'What was counted'),
  heads: [
    both('Räknat', 'Counted'),
    both('Utfall', 'Outcome'),
    ERROR_HEAD,
    [both('Förut, ', 'Before, '), NINE_OF_TEN],
    [both('Nu, ', 'Now, '), NINE_OF_TEN],
    both('Mot vad planen sade', 'Against what the plan said'),
    both('Avvikelse, standardavvikelser', 'Off by, standard deviations'),
  ],
  rows: observations.map((one) => [
    observedName(one),
    seriesCell(one.series, one.value),
    errorOf(one),
    bandCell(one.series, one.before.p5, one.before.p95),
    bandCell(one.series, one.after.p5, one.after.p95),
    placeOf(one, draws),
    { value: one.z, decimals: 1, signed: true },
  ]),
})
