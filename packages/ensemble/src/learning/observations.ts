import { type Figure, type Note, nearest, type Plan, type SeriesName, seriesNames } from '@kohort/core'
import { SCORE_95 } from '../distributions/fit.js'
import { fail, refuse } from '../errors.js'
import { circular } from './circular.js'
import type { KnownObservation, ObservationKind } from './known-observation.js'
import { defaultError, type ErrorSize, errorOfSize } from './observation-errors.js'

/** A figure that was seen, or said, of a year. */
export interface Observation {
  readonly series: SeriesName
  readonly year: number
  readonly value: number
  /** A standard deviation in the series' unit, or a part of the value; that of `defaultErrors` if left out. */
  readonly error?: ErrorSize
  /** Of a group and not of all. */
  readonly group?: string
  /** `observed` if left out. */
  readonly kind?: ObservationKind
  readonly source?: string
}

/**
 * What has been observed: a list, a short map (`{ 'trainees.2025': 731 }`), a plan's own `observed` block, or the word
 * `plan` for the block of the plan itself.
 */
export type Observed = readonly Observation[] | Readonly<Record<string, number>> | ObservedBlock | 'plan'

/** Series with years, as a plan's `observed` block is written. */
export type ObservedBlock = Readonly<Partial<Record<SeriesName, Readonly<Record<string, number | Figure>>>>>

export interface ObservedOptions {
  /** The errors of series, in place of `defaultErrors`. */
  readonly errors?: Readonly<Partial<Record<SeriesName, ErrorSize>>>
  /** Whether what a plan's own block says without a count (its kind is `assumed`) is taken too, with a wide error. */
  readonly statements?: boolean
}

export interface ReadObserved {
  readonly observations: readonly KnownObservation[]
  readonly notes: readonly Note[]
}

const KEY = /^([A-Za-z]+)\.(\d{4})$/

const seriesOf = (name: string, path: string): SeriesName => {
  if (seriesNames.includes(name as SeriesName)) return name as SeriesName
  const near = nearest(name, seriesNames)
  return refuse(
    'unknown-series',
    path,
    { sv: `det finns ingen serie "${name}".`, en: `there is no series "${name}".` },
    near === undefined
      ? { sv: `Serierna är ${seriesNames.join(', ')}.`, en: `Known: ${seriesNames.join(', ')}.` }
      : { sv: `Menade du ${near}?`, en: `Did you mean ${near}?` },
  )
}

const fromMap = (map: Readonly<Record<string, number>>): readonly Observation[] =>
  Object.entries(map).map(([key, value]) => {
    const [, name = '', year = ''] =
      KEY.exec(key) ??
      fail('observation', key, 'this is no observation.', 'Write series.year, such as trainees.2025: 731.')
    return { series: seriesOf(name, key), year: Number(year), value }
  })

/** A figure's own range says its error: it holds nine cases of ten. */
const ofFigure = (series: SeriesName, year: number, figure: Figure): Observation => {
  const { value, range, source, kind } = figure
  const [low, high] = range ?? [value, value]
  return {
    series,
    year,
    value,
    kind: kind === 'assumed' ? 'contested' : 'observed',
    ...(high > low ? { error: (high - low) / (2 * SCORE_95) } : {}),
    ...(source === undefined ? {} : { source }),
  }
}

/** What a plan's own block says; what it cannot be used for here is left out, and named. */
const fromBlock = (
  block: ObservedBlock,
  from: number,
  to: number,
  statements: boolean,
): { readonly list: readonly Observation[]; readonly notes: readonly Note[] } => {
  const list: Observation[] = []
  const notes: Note[] = []
  for (const [name, years] of Object.entries(block)) {
    const series = seriesOf(name, `observed.${name}`)
    for (const [key, figure] of Object.entries(years ?? {})) {
      if (!/^\d{4}$/.test(key))
        refuse(
          'observation',
          `observed.${name}.${key}`,
          { sv: 'det är inget år.', en: 'this is no year.' },
          { sv: 'Skriv fyra siffror, som 2025.', en: 'Write four digits, such as 2025.' },
        )
      const [year, path] = [Number(key), `observed.${name}.${key}`]
      const isFigure = typeof (figure as Partial<Figure> | null)?.value === 'number'
      if (typeof figure !== 'number' && !isFigure)
        refuse(
          'observation',
          path,
          { sv: 'det är inget tal.', en: 'this is no figure.' },
          {
            sv: 'Skriv ett tal, eller value: och talet.',
            en: 'Write a number, or an object with its value.',
          },
        )
      const found = ofFigure(series, year, typeof figure === 'number' ? { value: figure } : figure)
      if (year < from || year > to)
        notes.push({
          code: 'observation-outside',
          path,
          years: [year],
          text: {
            sv: `Planens uppgift ${name} ${key} ligger utanför ${from}–${to} och används inte här.`,
            en: `The plan's figure for ${name} ${key} lies outside ${from}–${to} and is not used here.`,
          },
        })
      else if (found.kind === 'contested' && !statements)
        notes.push({
          code: 'statement-left-out',
          path,
          years: [year],
          text: {
            sv: `Planens uppgift ${name} ${key} är ett uttalande som ingen räknat fram, och används inte.`,
            en: `The plan's figure for ${name} ${key} is a statement that nobody counted, and is not used.`,
          },
        })
      else list.push(found)
    }
  }
  return { list, notes }
}

const isList = (observed: Observed): observed is readonly Observation[] => Array.isArray(observed)

const isMap = (observed: object): observed is Readonly<Record<string, number>> =>
  Object.entries(observed).every(([key, value]) => key.includes('.') || typeof value === 'number')

/** Checks one observation, and says all of it. */
const known = (
  observation: Observation,
  plan: Plan,
  from: number,
  to: number,
  { errors }: ObservedOptions,
): KnownObservation => {
  const { year, value, group, kind = 'observed', source, error } = observation
  const name = `${group === undefined ? '' : `${group}.`}${observation.series}.${year}`
  const series = seriesOf(observation.series, name)
  if (!Number.isFinite(value))
    refuse(
      'observation',
      name,
      { sv: `${value} är inget tal.`, en: `${value} is no figure.` },
      { sv: 'Ange ett tal i seriens enhet.', en: 'Give a finite number in the unit of the series.' },
    )
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
  if (group !== undefined && !Object.hasOwn(plan.groups, group))
    fail(
      'unknown-group',
      name,
      `there is no group "${group}".`,
      `Known: ${Object.keys(plan.groups).join(', ')}.`,
    )
  if (kind !== 'observed' && kind !== 'contested')
    fail('observation', name, `"${String(kind)}" is no kind of observation.`, 'Choose observed or contested.')
  const size = error ?? (kind === 'contested' ? undefined : errors?.[series])
  return Object.freeze({
    series,
    year,
    value,
    error: size === undefined ? defaultError(series, value, kind, name) : errorOfSize(size, value, name),
    group: group ?? null,
    kind,
    source: source ?? null,
    name,
  })
}

/**
 * Reads what has been observed, in any of its forms, with every error stated.
 *
 * @param from the first year that may be observed
 * @throws {EnsembleError} for an unknown series or group, a year outside, a figure that is none, an observation twice
 */
export const readObserved = (
  observed: Observed,
  plan: Plan,
  from: number,
  to: number,
  options: ObservedOptions = {},
): ReadObserved => {
  for (const name of Object.keys(options.errors ?? {})) seriesOf(name, `errors.${name}`)
  const { list, notes } = listOf(observed, plan, from, to, options)
  const observations = list.map((one) => known(one, plan, from, to, options))
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
  return { observations, notes: [...notes, ...circular(observations, plan)] }
}

const listOf = (
  observed: Observed,
  plan: Plan,
  from: number,
  to: number,
  { statements = false }: ObservedOptions,
): { readonly list: readonly Observation[]; readonly notes: readonly Note[] } => {
  if (observed === 'plan') return fromBlock(plan.observed, from, to, statements)
  if (isList(observed)) return { list: observed, notes: [] }
  if (isMap(observed)) return { list: fromMap(observed), notes: [] }
  return fromBlock(observed as ObservedBlock, from, to, statements)
}
