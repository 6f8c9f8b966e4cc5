import type { Figure } from '@kohort/core'
import { RegionsError } from '../errors.js'
import {
  type CountMeasure,
  type RegionCount,
  type RegionFacts,
  regionNames,
  specialistParameters,
  toFigure,
  trainingParameters,
} from '../facts/index.js'

/** Stocks that the caller knows, in heads on 31 December of the base year. */
export interface KnownStocks {
  readonly trainees?: number
  readonly specialists?: number
}

const given = (value: number): Figure => ({
  value,
  note: { sv: 'Angiven när planen byggdes.', en: 'Given when the plan was built.' },
})

/** The latest count of heads that somebody has seen, not announced or said. */
const observed = (region: RegionFacts, measure: CountMeasure): RegionCount | undefined =>
  region.counts
    .filter((count) => count.measure === measure && count.unit === 'heads' && count.status === 'observed')
    .at(-1)

/** A judged range of so much up and down, in whole heads. */
const around = (value: number, part: number): [number, number] => [
  Math.floor(value * (1 - part)),
  Math.ceil(value * (1 + part)),
]

/** A count with a word on its age when it is not of the base year. */
const counted = (count: RegionCount, base: number): Figure => {
  const figure = toFigure(count.fact)
  if (figure.asOf.startsWith(String(base))) return figure
  const sv = `Räkningen är från ${figure.asOf} och används oförändrad för ${base}; spannet är bedömt.`
  const en = `The count is of ${figure.asOf} and is used unchanged for ${base}; the range is judged.`
  return {
    ...figure,
    kind: 'assumed',
    range: around(figure.value, 0.1),
    note:
      figure.note === undefined
        ? { sv, en }
        : { sv: `${figure.note.sv} ${sv}`, en: `${figure.note.en} ${en}` },
  }
}

/** The specialists behind the doctor equivalents of 2019: less half of the available trainees, divided by their working time. */
const fromAppendix4 = (region: RegionFacts, trainees: Figure): Figure | undefined => {
  const doctors = region.appendix4.doctorEquivalents
  if (doctors.value === null) return undefined
  const { availability } = trainingParameters
  const { workingTime } = specialistParameters
  const value = Math.round((doctors.value - 0.5 * availability.value * trainees.value) / workingTime.value)
  if (value <= 0) return undefined
  const number = (one: number, mark: string): string => String(one).replace('.', mark)
  const formula = (mark: string): string =>
    `(${doctors.value} − 0${mark}5 × ${number(availability.value, mark)} × ${trainees.value}) / ${number(workingTime.value, mark)}`
  return {
    value,
    range: around(value, 0.15),
    source: doctors.source,
    kind: 'assumed',
    asOf: '2019',
    note: {
      sv: `Räknat ur läkarekvivalenterna 2019 och antalet ST-läkare: ${formula(',')}. Oförändrat till basåret; spannet är bedömt.`,
      en: `From the doctor equivalents of 2019 and the trainees: ${formula('.')}. Unchanged to the base year; the range is judged.`,
    },
  }
}

const missing = (region: RegionFacts, what: readonly ('trainees' | 'specialists')[]): RegionsError => {
  const names = what.join(' and ')
  const counts = region.counts
    .filter(({ measure }) => what.some((name) => name === measure))
    .map(({ measure, unit, status, fact }) => `${measure} ${fact.value} ${unit} (${fact.asOf}, ${status})`)
  const known =
    counts.length === 0
      ? 'No count of them was found.'
      : `Found, but not usable as heads that somebody counted: ${counts.join('; ')}.`
  return new RegionsError({
    code: 'stock-unknown',
    path: what[0] ?? '',
    message: `The plan of ${regionNames[region.code]} cannot be built: the number of ${names} is not known. ${known}`,
    hint: `Give ${names} in heads on 31 December of the base year.`,
  })
}

/** The two stocks that a plan needs: given, counted, or computed; else an error that names what is missing. */
export const stocksOf = (
  region: RegionFacts,
  stocks: KnownStocks,
  base: number,
): { readonly trainees: Figure; readonly specialists: Figure } => {
  const traineeCount = observed(region, 'trainees')
  const specialistCount = observed(region, 'specialists')
  const trainees =
    stocks.trainees !== undefined
      ? given(stocks.trainees)
      : traineeCount === undefined
        ? undefined
        : counted(traineeCount, base)
  const specialists =
    stocks.specialists !== undefined
      ? given(stocks.specialists)
      : specialistCount !== undefined
        ? counted(specialistCount, base)
        : trainees === undefined
          ? undefined
          : fromAppendix4(region, trainees)
  if (trainees !== undefined && specialists !== undefined) return { trainees, specialists }
  // Specialists follow from appendix 4 as soon as the trainees are known, but for Gotland, whose row is suppressed.
  const lacking: ('trainees' | 'specialists')[] = []
  if (trainees === undefined) lacking.push('trainees')
  if (
    specialists === undefined &&
    (trainees !== undefined || region.appendix4.doctorEquivalents.value === null)
  )
    lacking.push('specialists')
  throw missing(region, lacking)
}
