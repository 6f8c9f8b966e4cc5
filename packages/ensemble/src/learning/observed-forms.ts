import { type Bilingual, type Figure, type Note, nearest, type SeriesName, seriesNames } from '@kohort/core'
import { SCORE_95 } from '../distributions/fit.js'
import { refuse } from '../errors.js'
import type { Observation, Observed, ObservedBlock } from './observed.js'
import { shown } from './shown.js'

const KEY = /^([A-Za-z]+)\.(\d{4})$/

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const seriesOf = (name: string, path: string): SeriesName => {
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

const forms: Bilingual = {
  sv: "Skriv serie.år, som { 'trainees.2025': 731 }, serier med år som i en plans observed, en lista, eller ordet plan.",
  en: "Write series.year, such as { 'trainees.2025': 731 }, series with years as in a plan's observed, a list, or the word plan.",
}

const fromMap = (map: Readonly<Record<string, unknown>>): readonly Observation[] =>
  Object.entries(map).map(([key, value]) => {
    const [, name = '', year = ''] =
      KEY.exec(key) ??
      refuse('observation', key, { sv: 'det är ingen uppgift.', en: 'this is no observation.' }, forms)
    return { series: seriesOf(name, key), year: Number(year), value: value as number }
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
  block: Readonly<Record<string, unknown>>,
  from: number,
  to: number,
  statements: boolean,
): ObservedList => {
  const list: Observation[] = []
  const notes: Note[] = []
  for (const [name, years] of Object.entries(block)) {
    const series = seriesOf(name, `observed.${name}`)
    if (!isObject(years))
      return refuse(
        'observation',
        `observed.${name}`,
        { sv: 'där ska stå år.', en: 'years belong here.' },
        forms,
      )
    for (const [key, figure] of Object.entries(years)) {
      const [year, path] = [Number(key), `observed.${name}.${key}`]
      if (!/^\d{4}$/.test(key))
        refuse(
          'observation',
          path,
          { sv: 'det är inget år.', en: 'this is no year.' },
          { sv: 'Skriv fyra siffror, som 2025.', en: 'Write four digits, such as 2025.' },
        )
      const isFigure = isObject(figure) && typeof figure.value === 'number'
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
      const found = ofFigure(
        series,
        year,
        typeof figure === 'number' ? { value: figure } : (figure as Figure),
      )
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

/** A list of observations, and what of a plan's block was left out. */
export interface ObservedList {
  readonly list: readonly Observation[]
  readonly notes: readonly Note[]
}

const isMap = (observed: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(observed).every(([key, value]) => key.includes('.') || typeof value === 'number')

/** What was handed in, in any of its forms, as a list. */
export const observedList = (
  observed: Observed,
  own: ObservedBlock,
  from: number,
  to: number,
  statements: boolean,
): ObservedList => {
  const given: unknown = observed
  if (given === 'plan') return fromBlock(own, from, to, statements)
  if (Array.isArray(given)) {
    given.forEach((one: unknown, index) => {
      if (!isObject(one))
        refuse(
          'observation',
          `observed.${index}`,
          { sv: `${shown(one)} är ingen uppgift.`, en: `${shown(one)} is no observation.` },
          {
            sv: "Skriv { series: 'trainees', year: 2025, value: 731 }.",
            en: "Write { series: 'trainees', year: 2025, value: 731 }.",
          },
        )
    })
    return { list: given as readonly Observation[], notes: [] }
  }
  if (!isObject(given))
    return refuse(
      'observation',
      'observed',
      { sv: `${shown(given)} är inga uppgifter.`, en: `${shown(given)} holds no observations.` },
      forms,
    )
  if (isMap(given)) return { list: fromMap(given), notes: [] }
  return fromBlock(given, from, to, statements)
}
