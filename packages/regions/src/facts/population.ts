import type { Fact } from './fact.js'
import { byRegion, type RegionCode } from './region-code.js'

/** A region's inhabitants, on 31 December of each year. */
export interface RegionPopulation {
  readonly dec2023: Fact<number>
  readonly dec2024: Fact<number>
  readonly projected2034: Fact<number>
  readonly projected2035: Fact<number>
  /** SCB's projection of June 2021: change from 2020 to 2040, in per cent. */
  readonly growthPercent2020to2040: Fact<number>
}

type Row = readonly [RegionCode, number, number, number, number, number]

// Code, 2023, 2024, growth in per cent, 2034, 2035.
const rows: readonly Row[] = [
  ['01', 2_454_821, 2_473_307, 16.5, 2_672_000, 2_691_800],
  ['03', 404_589, 407_912, 15.8, 438_900, 442_000],
  ['04', 301_944, 302_522, 7.4, 314_100, 315_200],
  ['05', 472_298, 473_201, 8.4, 493_800, 495_700],
  ['06', 368_856, 369_561, 6.4, 381_600, 382_800],
  ['07', 203_686, 204_076, 4.9, 209_100, 209_600],
  ['08', 246_667, 247_139, -0.7, 245_700, 245_600],
  ['09', 61_029, 61_146, 5.3, 62_800, 63_000],
  ['10', 157_973, 157_223, -2.1, 156_100, 155_900],
  ['12', 1_421_781, 1_424_500, 11.3, 1_509_000, 1_516_900],
  ['13', 343_746, 344_403, 12, 366_000, 368_000],
  ['14', 1_767_016, 1_770_396, 9.4, 1_857_400, 1_865_600],
  ['17', 283_548, 284_090, -1.2, 281_600, 281_400],
  ['18', 308_116, 308_705, 6.1, 318_300, 319_300],
  ['19', 280_813, 281_350, 8, 293_000, 294_100],
  ['20', 287_253, 286_546, -0.9, 285_800, 285_700],
  ['21', 285_642, 286_188, -1, 284_100, 283_900],
  ['22', 242_148, 242_611, -5.3, 235_000, 234_400],
  ['23', 132_572, 132_826, -0.6, 132_100, 132_100],
  ['24', 278_729, 281_138, 3.4, 283_900, 284_400],
  ['25', 248_480, 248_955, -5.2, 241_300, 240_700],
]

const copyNote = {
  note:
    "SCB's figure, read in a copy: a list of 20 counties in a public code file. Of its numbers those of Stockholm, " +
    'Uppsala, Värmland and Västerbotten are confirmed elsewhere.',
  noteSv:
    'SCB:s siffra, läst i en avskrift: en lista över 20 län i en offentlig kodfil. Av dess tal är Stockholms, ' +
    'Uppsalas, Värmlands och Västerbottens bekräftade på annat håll.',
}

const dec2023 = (code: RegionCode, value: number): Fact<number> => {
  const asOf = '2023-12-31'
  if (code === '01') {
    return {
      value,
      source: 'scb-2024',
      kind: 'derived',
      asOf,
      note: 'The population of 31 December 2024 less the growth of 2024, both printed in the row.',
      noteSv: 'Folkmängden den 31 december 2024 minus folkökningen 2024; båda står i raden.',
    }
  }
  if (code === '03')
    return {
      value,
      source: 'haboportalen-2024',
      kind: 'reported',
      asOf,
      note: 'Quotes SCB.',
      noteSv: 'Citerar SCB.',
    }
  if (code === '17')
    return {
      value,
      source: 'regionfakta-2024',
      kind: 'reported',
      asOf,
      note: 'Quotes SCB.',
      noteSv: 'Citerar SCB.',
    }
  if (code === '24')
    return {
      value,
      source: 'regionfakta-2025',
      kind: 'reported',
      asOf,
      note: 'Quotes SCB.',
      noteSv: 'Citerar SCB.',
    }
  if (code === '09') {
    return {
      value,
      source: 'scb-2023-copy',
      kind: 'derived',
      asOf,
      note: 'What is left of the national total, 10 551 707, when the other 20 regions are taken away.',
      noteSv: 'Det som är kvar av rikets 10 551 707 när de andra 20 regionerna har dragits av.',
    }
  }
  return { value, source: 'scb-2023-copy', kind: 'reported', asOf, ...copyNote }
}

const sources2024: Readonly<Partial<Record<RegionCode, string>>> = {
  '01': 'scb-2024',
  '03': 'haboportalen-2025',
  '10': 'scb-2024',
  '20': 'ekonomifakta',
  '24': 'regionfakta-2025',
}

const dec2024 = (code: RegionCode, value: number): Fact<number> => {
  const asOf = '2024-12-31'
  const source = sources2024[code]
  if (source === undefined) {
    return {
      value,
      range: [Math.round(value * 0.994), Math.round(value * 1.006)],
      source: 'scb-2024',
      kind: 'derived',
      asOf,
      note:
        "An estimate: the part of the nation's growth in 2024 that is not known by region, spread in proportion to " +
        'the inhabitants. Off by up to about 0.6 per cent.',
      noteSv:
        'En skattning: den del av rikets folkökning 2024 som inte är känd per region, fördelad efter folkmängd. ' +
        'Felet kan vara omkring 0,6 procent.',
    }
  }
  if (source === 'scb-2024') return { value, source, kind: 'reported', asOf }
  return { value, source, kind: 'reported', asOf, note: 'Quotes SCB.', noteSv: 'Citerar SCB.' }
}

// SCB says that eight counties shrink and that five grow faster than the nation; with the printed growth of the other
// 17 and the national total, that leaves these bounds.
const guessed: Readonly<Partial<Record<RegionCode, readonly [number, number]>>> = {
  '19': [6.1, 8.9],
  '20': [-2.7, 0],
  '21': [-2.7, 0],
  '23': [-5.2, 0],
}

const growth = (code: RegionCode, value: number): Fact<number> => {
  const range = guessed[code]
  const asOf = '2021-06'
  if (range !== undefined) {
    return {
      value,
      range,
      source: 'scb-2021',
      kind: 'assumed',
      asOf,
      note:
        'A guess: the part of the table that was read ends before this county. SCB says that eight counties shrink ' +
        'and five grow faster than the nation, which with the national total bounds it.',
      noteSv:
        'En gissning: den del av tabellen som lästes slutar före detta län. SCB säger att åtta län minskar och fem ' +
        'växer snabbare än riket, vilket tillsammans med rikets summa ger gränserna.',
    }
  }
  if (code === '22' || code === '24' || code === '25') {
    return {
      value,
      source: 'landets-fria-2021',
      kind: 'reported',
      asOf,
      note: "Quotes SCB's projection of June 2021.",
      noteSv: 'Citerar SCB:s framskrivning från juni 2021.',
    }
  }
  return { value, source: 'scb-2021', kind: 'reported', asOf }
}

// Three per cent in 2034 as stated, widened in proportion to the years since 2023.
const spread = (code: RegionCode, year: 2034 | 2035, value: number): readonly [number, number] => {
  if (code === '01') return [2_580_000, 2_700_000]
  const error = (0.03 * (year - 2023)) / 11
  return [Math.round(value * (1 - error)), Math.round(value * (1 + error))]
}

const projected = (code: RegionCode, year: 2034 | 2035, value: number): Fact<number> => {
  const common = { value, range: spread(code, year, value), source: 'scb-2021', asOf: String(year) } as const
  if (guessed[code] !== undefined) {
    return {
      ...common,
      kind: 'assumed',
      note: "From a guessed growth to 2040, bounded by SCB's national total and rebased on 2023.",
      noteSv: 'Ur en gissad tillväxt till 2040, begränsad av SCB:s summa för riket och räknad från 2023.',
    }
  }
  const how =
    "SCB's projection of June 2021 to 2040, interpolated and rebased on the population of 2023; that vintage missed " +
    '2023 by 0.6 per cent (root mean square over 14 regions).'
  const howSv =
    'SCB:s framskrivning från juni 2021 till 2040, interpolerad och räknad från folkmängden 2023; den missade 2023 ' +
    'med 0,6 procent (kvadratiskt medelvärde över 14 regioner).'
  if (code !== '01') return { ...common, kind: 'derived', note: how, noteSv: howSv }
  return {
    ...common,
    kind: 'derived',
    note: `${how} Later vintages are lower, so the range reaches further down than up.`,
    noteSv: `${howSv} Senare framskrivningar är lägre, så spannet når längre ner än upp.`,
  }
}

/** Population and its projection, by region. */
export const population = byRegion(
  rows,
  ([code, at2023, at2024, percent, at2034, at2035]): RegionPopulation => ({
    dec2023: dec2023(code, at2023),
    dec2024: dec2024(code, at2024),
    projected2034: projected(code, 2034, at2034),
    projected2035: projected(code, 2035, at2035),
    growthPercent2020to2040: growth(code, percent),
  }),
)
