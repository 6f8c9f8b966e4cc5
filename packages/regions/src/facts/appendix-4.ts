import type { Fact } from './fact.js'
import { byRegion, type RegionCode } from './region-code.js'

/** A printed value of appendix 4 that cannot be recomputed from the row's printed, rounded doctors. */
export type Appendix4Column = 'inhabitantsPerDoctor' | 'moreNeeded' | 'percentIncrease'

/** A row of the survey's appendix 4, as printed. The figures are of 2019. */
export interface Appendix4Row {
  /** Inhabitants 2019; not those of 31 December. */
  readonly population: Fact<number>
  /** Specialists in full-time equivalents and half of the available trainees; not heads. */
  readonly doctorEquivalents: Fact<number | null>
  readonly inhabitantsPerDoctor: Fact<number | null>
  /** Doctor equivalents short of one per 1 100 inhabitants; divide by 0.85 for heads. */
  readonly moreNeeded: Fact<number | null>
  readonly percentIncrease: Fact<number | null>
  /** Between which the doctors before rounding must lie for the row's other numbers to hold. */
  readonly unroundedDoctors: Fact<readonly [number, number] | null>
  /** Printed values that differ from what the printed, rounded doctors give. */
  readonly notFromPrintedDoctors: readonly Appendix4Column[]
}

type Row = readonly [RegionCode, number, number | null, number | null, number | null, number | null]

// Code, inhabitants, doctors, inhabitants per doctor, more needed, per cent.
const rows: readonly Row[] = [
  ['01', 2_374_550, 1086, 2186, 1073, 99],
  ['03', 383_044, 176, 2181, 173, 98],
  ['04', 297_169, 141, 2115, 130, 92],
  ['05', 465_214, 221, 2106, 202, 91],
  ['06', 363_351, 205, 1775, 126, 61],
  ['07', 201_290, 97, 2081, 86, 89],
  ['08', 245_415, 124, 1980, 99, 80],
  ['09', 59_636, null, null, null, null],
  ['10', 159_748, 57, 2803, 88, 155],
  ['12', 1_376_659, 634, 2173, 618, 98],
  ['13', 333_202, 171, 1952, 132, 77],
  ['14', 1_724_529, 865, 1993, 703, 81],
  ['17', 282_342, 127, 2225, 130, 102],
  ['18', 304_634, 150, 2035, 127, 85],
  ['19', 275_634, 126, 2190, 125, 99],
  ['20', 287_795, 136, 2122, 126, 93],
  ['21', 287_333, 148, 1939, 113, 76],
  ['22', 245_380, 91, 2684, 132, 144],
  ['23', 130_697, 98, 1331, 21, 21],
  ['24', 271_621, 162, 1672, 84, 52],
  ['25', 250_230, 114, 2192, 113, 99],
]

const source = 'lakarforbundet-2024:appendix-4'
const norm = 1100

const printed = (value: number | null): Fact<number | null> =>
  value === null
    ? {
        value,
        source,
        kind: 'reported',
        asOf: '2019',
        note: 'Suppressed in the source because fewer than 20 trainees were available: unknown, never 0.',
        noteSv:
          'Inte redovisat i underlaget, eftersom de tillgängliga ST-läkarna var färre än 20: okänt, aldrig 0.',
      }
    : { value, source, kind: 'reported', asOf: '2019' }

const population = (value: number): Fact<number> => ({
  value,
  source,
  kind: 'reported',
  asOf: '2019',
  note: 'Printed as the population of 2019; it is not that of 31 December.',
  noteSv: 'Tryckt som befolkningen 2019; det är inte den 31 december.',
})

const unrounded = (value: readonly [number, number] | null): Fact<readonly [number, number] | null> =>
  value === null
    ? {
        value,
        source,
        kind: 'derived',
        asOf: '2019',
        note: 'Nothing is printed to derive it from.',
        noteSv: 'Det finns inget tryckt att härleda det ur.',
      }
    : {
        value,
        source,
        kind: 'derived',
        asOf: '2019',
        note: "The unrounded doctors for which all of the row's printed numbers hold at ordinary rounding.",
        noteSv: 'De oavrundade läkartal för vilka radens alla tryckta tal stämmer med vanlig avrundning.',
      }

// A printed whole number stands for anything within a half of it; what the four printed ones leave in common.
const between = (
  inhabitants: number,
  doctors: number,
  perDoctor: number,
  needed: number,
  percent: number,
) => {
  const required = inhabitants / norm
  const low = Math.max(
    doctors - 0.5,
    inhabitants / (perDoctor + 0.5),
    required - (needed + 0.5),
    required / (1 + (percent + 0.5) / 100),
  )
  const high = Math.min(
    doctors + 0.5,
    inhabitants / (perDoctor - 0.5),
    required - (needed - 0.5),
    required / (1 + (percent - 0.5) / 100),
  )
  return [Math.ceil(low * 1000) / 1000, Math.floor(high * 1000) / 1000] as const
}

const notFromPrintedDoctors = ([
  ,
  inhabitants,
  doctors,
  perDoctor,
  needed,
  percent,
]: Row): Appendix4Column[] => {
  if (doctors === null) return []
  const short = inhabitants / norm - doctors
  const columns: Appendix4Column[] = []
  if (Math.round(inhabitants / doctors) !== perDoctor) columns.push('inhabitantsPerDoctor')
  if (Math.round(short) !== needed) columns.push('moreNeeded')
  if (Math.round((100 * short) / doctors) !== percent) columns.push('percentIncrease')
  return columns
}

/** Appendix 4, by region. Gotland's row is blank but for its inhabitants. */
export const appendix4 = byRegion(rows, (row): Appendix4Row => {
  const [, inhabitants, doctors, perDoctor, needed, percent] = row
  const blank = doctors === null || perDoctor === null || needed === null || percent === null
  return {
    population: population(inhabitants),
    doctorEquivalents: printed(doctors),
    inhabitantsPerDoctor: printed(perDoctor),
    moreNeeded: printed(needed),
    percentIncrease: printed(percent),
    unroundedDoctors: unrounded(blank ? null : between(inhabitants, doctors, perDoctor, needed, percent)),
    notFromPrintedDoctors: notFromPrintedDoctors(row),
  }
})
