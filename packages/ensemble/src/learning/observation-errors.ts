import type { Bilingual, SeriesName } from '@kohort/core'
import { refuse } from '../errors.js'
import { shown } from './shown.js'

/** How far a count may be from what it counts: a standard deviation in the series' unit, or a part of the figure. */
export type ErrorSize = number | { readonly relative: number }

/** What is taken for the error of an observation whose own is not stated. */
export interface DefaultError {
  /** A part of the figure, as a standard deviation. */
  readonly relative: number
  /** In the series' unit: never less than this. */
  readonly least: number
  readonly reason: Bilingual
}

const yearEnd: Bilingual = {
  sv: 'En händelse vid årsskiftet räknas till det ena eller det andra året.',
  en: 'What happens at the turn of a year is counted in one year or the other.',
}
const leavers: Bilingual = {
  sv: 'Ingen för bok: att någon slutat syns sent, och byte av region räknas olika.',
  en: 'Nobody keeps the books: that somebody left is seen late, and a change of region is counted in several ways.',
}
const employed: Bilingual = {
  sv: 'Vem som räknas skiljer sig: Stockholm har tre räkningar av sina allmänläkare som inte går att jämföra.',
  en: 'Who counts differs: Stockholm has three counts of its general practitioners that cannot be compared.',
}
const fullTime: Bilingual = {
  sv: 'Som antalet personer, och därtill arbetstid och frånvaro.',
  en: 'As the heads, and working time and leave besides.',
}
const money: Bilingual = {
  sv: 'Bokförda kostnader delas upp på ST med schabloner.',
  en: 'Booked costs are put down to the training by rules of thumb.',
}
const derivedRatio: Bilingual = {
  sv: 'Ett förhållande mellan två räkningar, som båda har fel.',
  en: 'A ratio of two counts, each with its error.',
}

/**
 * The errors that are taken where none is stated: judged, one reason each, to be replaced by a region that knows its
 * own. What is not here is not counted by anybody, and needs its error beside it.
 */
export const defaultErrors: Readonly<Partial<Record<SeriesName, DefaultError>>> = Object.freeze({
  trainees: {
    relative: 0.01,
    least: 2,
    reason: {
      sv: 'Ett registerantal, men dag för räkningen och vem som är i utbildning (helt lediga, forskar-ST) skiljer sig.',
      en: 'A count in a register, but its day and who is in training (on full leave, in research) differ.',
    },
  },
  traineeFte: { relative: 0.03, least: 2, reason: fullTime },
  intake: { relative: 0.03, least: 1, reason: yearEnd },
  completions: {
    relative: 0.05,
    least: 2,
    reason: {
      sv: 'Bevisets dag och utbildningens slut kan ligga på var sin sida om ett årsskifte.',
      en: 'The day of the certificate and the end of the training may lie on two sides of a turn of the year.',
    },
  },
  attrition: { relative: 0.2, least: 2, reason: leavers },
  hired: { relative: 0.05, least: 2, reason: yearEnd },
  notHired: { relative: 0.1, least: 2, reason: leavers },
  inflow: { relative: 0.1, least: 2, reason: yearEnd },
  specialistExits: { relative: 0.1, least: 3, reason: leavers },
  entrantExits: { relative: 0.2, least: 2, reason: leavers },
  incumbentExits: { relative: 0.1, least: 3, reason: leavers },
  specialists: { relative: 0.03, least: 2, reason: employed },
  specialistFte: { relative: 0.04, least: 2, reason: fullTime },
  doctorEquivalents: { relative: 0.04, least: 2, reason: fullTime },
  meanYearsInTraining: {
    relative: 0.03,
    least: 0.1,
    reason: {
      sv: 'Mäts på dem som blev färdiga ett visst år, med start avrundad till månad eller år.',
      en: 'Measured on those who finished in a year, their start rounded to a month or a year.',
    },
  },
  waiting: { relative: 0.1, least: 2, reason: leavers },
  population: {
    relative: 0.001,
    least: 1,
    reason: { sv: 'Folkbokföringen.', en: 'The population register.' },
  },
  coverage: { relative: 0.04, least: 0.001, reason: derivedRatio },
  inhabitantsPerDoctor: { relative: 0.04, least: 1, reason: derivedRatio },
  listedPerDoctor: { relative: 0.04, least: 1, reason: derivedRatio },
  costTraining: { relative: 0.05, least: 1, reason: money },
  costSpecialists: { relative: 0.05, least: 1, reason: money },
  costTotal: { relative: 0.05, least: 1, reason: money },
  costPayments: { relative: 0.02, least: 1, reason: money },
})

/**
 * A contested statement is taken with so many times the error of a count, and with at least this part of its figure:
 * it may be rounded, of another year, or of another group than it seems.
 */
export const contestedErrors = Object.freeze({ times: 4, relative: 0.05 })

const isRelative = (size: unknown): size is { readonly relative: number } =>
  typeof size === 'object' && size !== null && typeof (size as { relative?: unknown }).relative === 'number'

/** The standard deviation of an observation, in its series' unit. */
export const errorOfSize = (size: ErrorSize, value: number, path: string): number => {
  const error =
    typeof size === 'number' ? size : isRelative(size) ? size.relative * Math.abs(value) : Number.NaN
  if (!(error > 0)) {
    const found =
      typeof size === 'number'
        ? String(size)
        : isRelative(size)
          ? `${size.relative} × ${Math.abs(value)}`
          : shown(size)
    refuse(
      'error',
      path,
      { sv: `felet ${found} duger inte.`, en: `an error of ${found}.` },
      {
        sv: 'Felet är en standardavvikelse över 0, i seriens enhet eller som andel ({ relative: 0.02 }).',
        en: 'The error of an observation is a standard deviation above 0, in the unit of the series or as a part of the figure ({ relative: 0.02 }).',
      },
    )
  }
  return error
}

/** What is taken for the error of a figure of a series when nobody states it. */
export const defaultError = (
  series: SeriesName,
  value: number,
  kind: 'observed' | 'contested',
  path: string,
): number => {
  const known = defaultErrors[series]
  if (known === undefined)
    return refuse(
      'error-needed',
      path,
      {
        sv: 'ingen räknar den här serien, så dess fel är inte känt.',
        en: 'nobody counts this series, so its error is not known.',
      },
      {
        sv: `Ange felet, en standardavvikelse i seriens enhet. Kända är felen för ${Object.keys(defaultErrors).join(', ')}.`,
        en: `State the error, a standard deviation in the unit of the series. Known are the errors of ${Object.keys(defaultErrors).join(', ')}.`,
      },
    )
  const counted = Math.max(known.relative * Math.abs(value), known.least)
  return kind === 'observed' ? counted : contestedError(counted, value)
}

const contestedError = (counted: number, value: number): number =>
  Math.max(contestedErrors.times * counted, contestedErrors.relative * Math.abs(value))

/** What is known of the error of one observation. */
export interface ErrorTask {
  readonly series: SeriesName
  readonly value: number
  readonly kind: 'observed' | 'contested'
  /** Its own. */
  readonly own: ErrorSize | undefined
  /** The one of counts of its series. */
  readonly ofSeries: ErrorSize | undefined
}

/**
 * The error of an observation: its own, or that of counts of its series, or the usual one. A statement is taken with a
 * multiple of the usual one; where there is none, of that stated for counts.
 */
export const errorOf = ({ series, value, kind, own, ofSeries }: ErrorTask, path: string): number => {
  if (own !== undefined) return errorOfSize(own, value, path)
  if (ofSeries === undefined) return defaultError(series, value, kind, path)
  const counted = errorOfSize(ofSeries, value, path)
  if (kind === 'observed') return counted
  return defaultErrors[series] === undefined
    ? contestedError(counted, value)
    : defaultError(series, value, kind, path)
}
