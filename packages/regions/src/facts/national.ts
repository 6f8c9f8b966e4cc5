import { deepFreeze } from '@kohort/core'
import type { DecisionCode } from './decisions.js'
import { type Fact, numberFacts } from './fact.js'
import type { RegionCode } from './region-code.js'

/** Inhabitants of Sweden. */
const population = numberFacts({
  dec2019: { value: 10_327_589, source: 'scb-2019', kind: 'reported', asOf: '2019-12-31' },
  dec2023: {
    value: 10_551_707,
    source: 'regionfakta-2024',
    kind: 'reported',
    asOf: '2023-12-31',
    note: 'Quotes SCB.',
    noteSv: 'Citerar SCB.',
  },
  dec2024: { value: 10_587_710, source: 'scb-2024', kind: 'reported', asOf: '2024-12-31' },
  projected2034: {
    value: 11_061_600,
    range: [10_729_752, 11_393_448],
    source: 'scb-2021',
    kind: 'derived',
    asOf: '2034-12-31',
    note: 'The sum of the 21 regions, each interpolated and rebased on 2023; the range is 3 per cent.',
    noteSv: 'Summan av de 21 regionerna, var och en interpolerad och räknad från 2023; spannet är 3 procent.',
  },
  projected2035: {
    value: 11_108_100,
    range: [10_744_562, 11_471_638],
    source: 'scb-2021',
    kind: 'derived',
    asOf: '2035-12-31',
    note: 'The sum of the 21 regions; the range is the three per cent of 2034, widened by a year.',
    noteSv: 'Summan av de 21 regionerna; spannet är de tre procenten för 2034, vidgade med ett år.',
  },
  projected2040: {
    value: 11_303_300,
    source: 'scb-2021',
    kind: 'reported',
    asOf: '2040-12-31',
    note: "SCB's projection of June 2021; later vintages are lower.",
    noteSv: 'SCB:s framskrivning från juni 2021; senare framskrivningar är lägre.',
  },
})

export type DecisionCounts = Readonly<Record<DecisionCode, number>>

const counted = (value: DecisionCounts, asOf: string): Fact<DecisionCounts> => ({
  value,
  source: 'lakarforbundet-2024:appendix-1',
  kind: 'derived',
  asOf,
  note: 'Counted from the rows; it agrees with the text.',
  noteSv: 'Räknat ur raderna; det stämmer med texten.',
})

/** How many regions gave each answer. */
const decisionCounts = {
  feb2023: counted({ JA: 3, NJA: 4, TYP: 1, NEJ: 13 }, '2023-02'),
  feb2024: counted({ JA: 10, NJA: 3, TYP: 1, NEJ: 7 }, '2024-04'),
} as const

const said = <Value>(value: Value, asOf: string, notes?: readonly [sv: string, en: string]): Fact<Value> => ({
  value,
  source: 'lakarforbundet-2024:main-text',
  kind: 'reported',
  asOf,
  ...(notes === undefined ? {} : { noteSv: notes[0], note: notes[1] }),
})

/** What the survey's text says in numbers and names, to be held against its tables. */
const textClaims = {
  decidedSept2022: said(2, '2022-09', [
    'Dagens Medicins kartläggning; de två var Gotland och Norrbotten.',
    'The survey by Dagens Medicin; the two were Gotland and Norrbotten.',
  ]),
  decidedFeb2023: said(3, '2023-02'),
  decided2024: said(10, '2024-04'),
  withActionPlan: said<readonly RegionCode[]>(['01', '03', '09'], '2024-04'),
  decidedWithoutPlan: said<readonly RegionCode[]>(['06', '08', '12', '19', '22', '24', '25'], '2024-04'),
  onTheWay2023: said<readonly RegionCode[]>(['01', '05', '07', '14'], '2023-02'),
  onTheWay2024: said<readonly RegionCode[]>(['05', '07', '14'], '2024-04'),
  atLeast55Percent: {
    ...said(9, '2023-12-31', [
      'Motsägs av figurens värden, där tio är minst 55 (K3).',
      "Contradicted by the figure's values, of which ten are at least 55 (K3).",
    ]),
    source: 'lakarforbundet-2024:appendix-3',
  },
  notReporting: {
    ...said<readonly RegionCode[]>(['06', '17', '23', '24', '25'], '2023-12-31'),
    source: 'lakarforbundet-2024:appendix-3',
  },
  lowestShare: {
    ...said<{ readonly region: RegionCode; readonly percent: number }>(
      { region: '10', percent: 18 },
      '2023-12-31',
    ),
    source: 'lakarforbundet-2024:appendix-3',
  },
  highestShare: {
    ...said<{ readonly region: RegionCode; readonly percent: number }>(
      { region: '14', percent: 95 },
      '2023-12-31',
    ),
    source: 'lakarforbundet-2024:appendix-3',
  },
} as const

/** Regions at 55 per cent or more among the sixteen printed values; holds under any way of pairing names and values. */
const atLeast55Percent: Fact<number> = {
  value: 10,
  source: 'lakarforbundet-2024:figure-2',
  kind: 'derived',
  asOf: '2023-12-31',
  note:
    'Counted from the values; the text says 9. Nine is also what was reported for the end of 2022, so the text may ' +
    'have kept the number of the year before; that is a guess.',
  noteSv:
    'Räknat ur värdena; texten säger 9. Nio är också vad som rapporterades för slutet av 2022, så texten kan ha ' +
    'behållit förra årets tal; det är en gissning.',
}

/** A row of totals of appendix 4. */
export interface Appendix4Total {
  readonly population: Fact<number>
  readonly doctorEquivalents: Fact<number>
  readonly inhabitantsPerDoctor: Fact<number>
  readonly moreNeeded: Fact<number>
  readonly percentIncrease: Fact<number>
}

const total = (
  [population, doctors, perDoctor, needed, percent]: readonly [number, number, number, number, number],
  kind: 'reported' | 'derived',
  notes: readonly [sv: string, en: string],
): Appendix4Total => {
  const fact = (value: number): Fact<number> => ({
    value,
    source: 'lakarforbundet-2024:appendix-4',
    kind,
    asOf: '2019',
    noteSv: notes[0],
    note: notes[1],
  })
  return {
    population: fact(population),
    doctorEquivalents: fact(doctors),
    inhabitantsPerDoctor: fact(perDoctor),
    moreNeeded: fact(needed),
    percentIncrease: fact(percent),
  }
}

const appendix4Totals = {
  /** The row headed TOTALT. */
  printed: total([10_319_473, 4927, 2094, 4454, 90], 'reported', [
    'Som tryckt: räknar Gotlands invånare men inte dess läkare (K10).',
    "As printed: counts Gotland's inhabitants but not its doctors (K10).",
  ]),
  /** The printed rows added up: 21 of inhabitants, 20 of doctors and need. */
  rowSums: {
    population: {
      value: 10_319_473,
      source: 'lakarforbundet-2024:appendix-4',
      kind: 'derived',
      asOf: '2019',
      note: 'The 21 printed rows; equal to the printed total.',
      noteSv: 'De 21 tryckta raderna; lika med den tryckta summan.',
    },
    populationWithoutGotland: {
      value: 10_259_837,
      source: 'lakarforbundet-2024:appendix-4',
      kind: 'derived',
      asOf: '2019',
      note: 'The 20 rows that have doctors.',
      noteSv: 'De 20 rader som har läkare.',
    },
    doctorEquivalents: {
      value: 4929,
      source: 'lakarforbundet-2024:appendix-4',
      kind: 'derived',
      asOf: '2019',
      note: 'The 20 printed rows; 2 more than the printed total, which rounding explains.',
      noteSv: 'De 20 tryckta raderna; 2 mer än den tryckta summan, vilket avrundning förklarar.',
    },
    moreNeeded: {
      value: 4401,
      source: 'lakarforbundet-2024:appendix-4',
      kind: 'derived',
      asOf: '2019',
      note: 'The 20 printed rows; 53 fewer than the printed total (K10).',
      noteSv: 'De 20 tryckta raderna; 53 färre än den tryckta summan (K10).',
    },
  } satisfies Readonly<Record<string, Fact<number>>>,
  /** What the total should be for the 20 regions with doctors. */
  withoutGotland: total([10_259_837, 4927, 2082, 4400, 89], 'derived', [
    'De 20 regioner som har läkare; räknat med den tryckta, oavrundade summan av läkare.',
    'The 20 regions with doctors; computed with the printed total of doctors, which was summed before rounding.',
  ]),
} as const

/** Trainees in Sweden; definitions differ between the sources. */
const trainees = numberFacts({
  end2012: {
    value: 1860,
    source: 'lakartidningen-2014-06-st',
    kind: 'reported',
    asOf: '2012-12',
    note: 'At the health centres, about, by a survey of their managers.',
    noteSv: 'På vårdcentralerna, ungefär, enligt en enkät till verksamhetschefer.',
  },
  increase2013: {
    value: 227,
    source: 'lakartidningen-2014-06-st',
    kind: 'reported',
    asOf: '2013',
    note: 'The same survey a year later.',
    noteSv: 'Samma enkät ett år senare.',
  },
  may2019: {
    value: 2950,
    source: 'skl-2019',
    kind: 'reported',
    asOf: '2019-05',
    note: 'Just over 2 000 employed by regions and just over 900 by private providers.',
    noteSv: 'Drygt 2 000 anställda av regioner och drygt 900 av privata vårdgivare.',
  },
})

const specialists = numberFacts({
  year2010: {
    value: 5900,
    source: 'lakartidningen-2013-03-bemanning',
    kind: 'reported',
    asOf: '2010',
    note: 'Specialists in general medicine in Sweden, about; how much they work in primary care is another matter.',
    noteSv:
      'Specialister i allmänmedicin i Sverige, ungefär; hur mycket de arbetar i primärvården är en annan sak.',
  },
  per100000In2011: {
    value: 63,
    source: 'lakartidningen-2014-02',
    kind: 'reported',
    asOf: '2011',
    note: 'Employed specialists per 100 000 inhabitants.',
    noteSv: 'Sysselsatta specialister per 100 000 invånare.',
  },
  per100000In2018: {
    value: 63,
    source: 'lakartidningen-2021-06',
    kind: 'reported',
    asOf: '2018',
    note: 'Employed specialists per 100 000 inhabitants, locums included.',
    noteSv: 'Sysselsatta specialister per 100 000 invånare, hyrläkare inräknade.',
  },
  per100000JamtlandHarjedalen2018: {
    value: 79,
    source: 'lakartidningen-2021-06',
    kind: 'reported',
    asOf: '2018',
    note: 'The most in the country, locums included.',
    noteSv: 'Flest i landet, hyrläkare inräknade.',
  },
  year2018: {
    value: 6400,
    source: 'lakartidningen-2021-06',
    kind: 'derived',
    asOf: '2018',
    note: '63 per 100 000 of 10.2 million inhabitants.',
    noteSv: '63 per 100 000 av 10,2 miljoner invånare.',
  },
})

/** Specialist certificates in general medicine issued in a year. */
const certificates = numberFacts({
  year2004: {
    value: 265,
    source: 'lakartidningen-2005-07',
    kind: 'reported',
    asOf: '2004',
    note: 'Some 40 of them to foreign doctors who never moved to Sweden.',
    noteSv: 'Omkring 40 av dem till utländska läkare som aldrig flyttade till Sverige.',
  },
  foreign2009to2011: {
    value: 70,
    range: [60, 80],
    source: 'lakartidningen-2014-06-bevis',
    kind: 'derived',
    asOf: '2011',
    note: 'To doctors with foreign specialist training, 60–80 a year in 2009–2011; the value is the middle.',
    noteSv: 'Till läkare med utländsk specialistutbildning, 60–80 om året 2009–2011; värdet är mitten.',
  },
  year2012: {
    value: 420,
    source: 'lakartidningen-2014-06-bevis',
    kind: 'derived',
    asOf: '2012',
    note: '618 in 2013 was nearly 200 more than in 2012.',
    noteSv: '618 år 2013 var närmare 200 fler än 2012.',
  },
  year2013: { value: 618, source: 'lakartidningen-2014-06-bevis', kind: 'reported', asOf: '2013' },
  foreign2013: {
    value: 257,
    source: 'lakartidningen-2014-06-bevis',
    kind: 'reported',
    asOf: '2013',
    note: 'Of the 618, to doctors with foreign specialist training.',
    noteSv: 'Av de 618, till läkare med utländsk specialistutbildning.',
  },
  year2014: {
    value: 420,
    source: 'lakartidningen-2015-09',
    kind: 'derived',
    asOf: '2014',
    note: 'Nearly 200 fewer than the 618 of 2013.',
    noteSv: 'Närmare 200 färre än de 618 år 2013.',
  },
  now: {
    value: 550,
    range: [450, 650],
    source: 'general-knowledge',
    kind: 'assumed',
    asOf: '2024',
    note: 'A year today, from memory.',
    noteSv: 'Per år i dag, ur minnet.',
  },
  foreignShareNow: {
    value: 0.175,
    range: [0.15, 0.2],
    source: 'general-knowledge',
    kind: 'assumed',
    asOf: '2024',
    note: 'The share of them with foreign specialist training, 15–20 per cent from memory.',
    noteSv: 'Andelen av dem med utländsk specialistutbildning, 15–20 procent ur minnet.',
  },
})

/** What people answer themselves. */
const namedDoctorInPopulation: Fact<number> = {
  value: 0.3,
  source: 'vardanalys-2024',
  kind: 'reported',
  asOf: '2024',
  note: 'About three in ten say that they have a named doctor; what the regions report is a listing, not an experience.',
  noteSv:
    'Omkring tre av tio uppger att de har en fast läkare; det regionerna redovisar är listning, inte upplevelse.',
}

/** A year after the survey, by the general practitioners. */
const spring2025 = numberFacts({
  withActionPlan: {
    value: 3,
    source: 'distriktslakarforeningen-2025',
    kind: 'reported',
    asOf: '2025',
    note: 'Still three regions with a concrete plan; fewer than half had decided on the norm.',
    noteSv:
      'Fortfarande tre regioner med en konkret handlingsplan; färre än hälften hade beslutat om riktvärdet.',
  },
})

/** What the sources say of the whole country. */
export const nationalFacts = deepFreeze({
  population,
  decisionCounts,
  textClaims,
  atLeast55Percent,
  appendix4Totals,
  trainees,
  specialists,
  certificates,
  namedDoctorInPopulation,
  spring2025,
})
