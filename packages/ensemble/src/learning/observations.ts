import type { Note, Plan, SeriesName } from '@kohort/core'
import { refuse } from '../errors.js'
import { circular } from './circular.js'
import type { KnownObservation } from './known-observation.js'
import { errorOf } from './observation-errors.js'
import type { Observation, Observed, ObservedOptions } from './observed.js'
import { observedList, seriesOf } from './observed-forms.js'
import { shown } from './shown.js'
import { usedBefore } from './used-before.js'

export type { Observation, Observed, ObservedBlock, ObservedOptions } from './observed.js'

export interface ReadObserved {
  readonly observations: readonly KnownObservation[]
  readonly notes: readonly Note[]
}

/** Differences, which may be below 0. */
const signed: readonly SeriesName[] = ['shortfall', 'shortfallHeads', 'costAboveBase']
/** What is never nothing in a region that has a plan. */
const positive: readonly SeriesName[] = [
  'trainees',
  'traineeFte',
  'specialists',
  'specialistFte',
  'doctorEquivalents',
  'population',
  'meanYearsInTraining',
  'inhabitantsPerDoctor',
  'listedPerDoctor',
]

/** A figure that can be: a number, and not below nothing; a stock above it. */
const checkValue = (value: unknown, series: SeriesName, isWhole: boolean, name: string): void => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    refuse(
      'observation',
      name,
      { sv: `${shown(value)} är inget tal.`, en: `${shown(value)} is no figure.` },
      { sv: 'Ange ett tal i seriens enhet.', en: 'Give a finite number in the unit of the series.' },
    )
  else if (isWhole && positive.includes(series) && value <= 0)
    refuse(
      'observation',
      name,
      {
        sv: `${String(value).replace('-', '−').replace('.', ',')} kan inte vara räknat: det ska vara över 0.`,
        en: `${value} cannot have been counted: it has to be above 0.`,
      },
      {
        sv: 'Ange det antal som räknats, eller ta bort uppgiften om inget är räknat.',
        en: 'Give what was counted, or take it out where nothing was.',
      },
    )
  else if (!signed.includes(series) && value < 0)
    refuse(
      'observation',
      name,
      {
        sv: `${String(value).replace('-', '−').replace('.', ',')} kan inte vara räknat: det är under 0.`,
        en: `${value} cannot have been counted: it is below 0.`,
      },
      { sv: 'Ange ett tal som är 0 eller mer.', en: 'Give a number that is 0 or more.' },
    )
}

/** Checks one observation, and says all of it. */
const known = (
  observation: Observation,
  plan: Plan,
  from: number,
  to: number,
  errors: ObservedOptions['errors'],
): KnownObservation => {
  const { year, value, group, kind = 'observed', source, error } = observation
  const name = `${group === undefined ? '' : `${String(group)}.`}${String(observation.series)}.${String(year)}`
  const series = seriesOf(String(observation.series), name)
  checkValue(value, series, group === undefined, name)
  if (!Number.isInteger(year) || year < from || year > to)
    refuse(
      'observation-year',
      name,
      {
        sv: `år ${year} ligger utanför ${from} till ${to}.`,
        en: `the year ${year} is not among ${from} to ${to}.`,
      },
      year < from
        ? { sv: 'Det som var före ligger fast i planen.', en: 'What came before is fixed by the plan.' }
        : { sv: 'Räkna längre, eller ta bort uppgiften.', en: 'Project further, or take it out.' },
    )
  if (group !== undefined && !Object.hasOwn(plan.groups, group)) {
    const groups = Object.keys(plan.groups).join(', ')
    refuse(
      'unknown-group',
      name,
      { sv: `det finns ingen grupp "${group}".`, en: `there is no group "${group}".` },
      { sv: `Grupperna är ${groups}.`, en: `Known: ${groups}.` },
    )
  }
  if (kind !== 'observed' && kind !== 'contested')
    refuse(
      'observation',
      name,
      { sv: `${shown(kind)} är inget slag av uppgift.`, en: `${shown(kind)} is no kind of observation.` },
      { sv: 'Välj observed eller contested.', en: 'Choose observed or contested.' },
    )
  if (source !== undefined && typeof source !== 'string')
    refuse(
      'observation',
      name,
      { sv: `${shown(source)} är ingen källa.`, en: `${shown(source)} is no source.` },
      { sv: 'Ange källans id, eller ingen.', en: 'Give the id of a source, or none.' },
    )
  return Object.freeze({
    series,
    year,
    value,
    error: errorOf({ series, value, kind, own: error, ofSeries: errors?.[series] }, name),
    group: group ?? null,
    kind,
    source: source ?? null,
    name,
  })
}

/** That a count and a statement of the same figure both count. */
const countedAndSaid = (observations: readonly KnownObservation[]): readonly Note[] =>
  observations
    .filter(
      ({ name, kind }) =>
        kind === 'contested' &&
        observations.some((other) => other.kind === 'observed' && other.name === name),
    )
    .map(({ name, year }) => ({
      code: 'counted-and-said',
      path: name,
      years: [year],
      text: {
        sv: `${name} är både räknat och sagt: båda väger, uttalandet med stort fel. Bygger det på samma räkning, ta bort det.`,
        en: `${name} was both counted and said: both weigh, the statement with a wide error. Where it rests on the same count, take it out.`,
      },
    }))

/**
 * Reads what has been observed, in any of its forms, with every error stated.
 *
 * @param from the first year that may be observed
 * @throws {EnsembleError} for an unknown series or group, a year outside, a figure that is none or below 0, a stock of
 *   0, an observation twice
 */
export const readObserved = (
  observed: Observed,
  plan: Plan,
  from: number,
  to: number,
  options: ObservedOptions = {},
): ReadObserved => {
  for (const name of Object.keys(options.errors ?? {})) seriesOf(name, `errors.${name}`)
  const { list, notes } = observedList(observed, plan.observed, from, to, options.statements ?? false)
  const observations = list.map((one) => known(one, plan, from, to, options.errors))
  const seen = new Set<string>()
  for (const { name, kind } of observations) {
    if (seen.has(`${name} ${kind}`))
      refuse(
        'observation-twice',
        name,
        { sv: 'det finns två uppgifter.', en: 'there are two figures for it.' },
        { sv: 'Behåll den som gäller.', en: 'Keep the one that holds.' },
      )
    seen.add(`${name} ${kind}`)
  }
  return {
    observations,
    notes: [
      ...notes,
      ...circular(observations, plan),
      ...usedBefore(observations, plan),
      ...countedAndSaid(observations),
    ],
  }
}
