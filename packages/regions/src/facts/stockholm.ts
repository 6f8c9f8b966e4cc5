import type { Bilingual } from '@kohort/core'
import { deepFreeze } from '@kohort/core'
import { costParameters } from './cost-parameters.js'
import { type Fact, numberFacts } from './fact.js'

/** A band that the year-end number of trainees should stay inside. */
export interface Corridor {
  readonly year: number
  readonly min: number
  readonly max: number
}

/** One way of reading “150 newly trained a year on average before 2034”. */
export interface TargetReading {
  readonly id: '150-mean-2024-2034' | '150-mean-2032-2034' | '150-in-2034'
  readonly from: number
  readonly to: number
  readonly over: 'mean' | 'each'
  readonly label: Bilingual
  readonly note: Bilingual
}

/** The decided training plan of December 2023. */
export interface StockholmPlan {
  /** The month of the decision. */
  readonly decided: Fact<string>
  /** Its first and last year. */
  readonly period: Fact<readonly [number, number]>
  readonly corridors: readonly Fact<Corridor>[]
  readonly yearsWithoutCorridor: Fact<readonly number[]>
  /** Not decided: what the plan calls a scenario. */
  readonly scenario: Fact<Corridor>
}

export interface StockholmTarget {
  /** Newly trained specialists a year. */
  readonly perYear: Fact<number>
  readonly readings: readonly TargetReading[]
}

/** The action plan of April 2024, another document than the training plan (S8). */
export interface StockholmActionPlan {
  readonly adopted: Fact<string>
  /** Doctors at the start; what is counted is unknown. */
  readonly from: Fact<number>
  /** Doctors at the goal, counted in the same way. */
  readonly goal: Fact<number>
  readonly goalYear: Fact<number>
  /** What each year's new specialists cost: in the plan, but not found. */
  readonly yearlyCost: Fact<number | null>
  /** The goal's doctors times the norm. */
  readonly inhabitantsServed: Fact<number>
  /** The projected population of 2034 by the norm. */
  readonly doctorsForNorm2034: Fact<number>
}

const article = 'lakartidningen-2025-02'

const corridor = (year: number, min: number, max: number): Fact<Corridor> => ({
  value: { year, min, max },
  source: article,
  kind: 'reported',
  asOf: '2023-12',
  note: 'Trainees by head at the end of the year; neighbouring corridors share an edge (S4).',
  noteSv: 'ST-läkare i personer vid årets slut; intilliggande spann delar en kant (S4).',
})

const plan: StockholmPlan = {
  decided: {
    value: '2023-12',
    source: article,
    kind: 'reported',
    asOf: '2023-12',
    note: 'By the health care board of Region Stockholm; its own news item says the same.',
    noteSv: 'Av hälso- och sjukvårdsnämnden i Region Stockholm; regionens egen nyhet säger detsamma.',
  },
  period: {
    value: [2024, 2034],
    source: article,
    kind: 'reported',
    asOf: '2023-12',
  },
  corridors: [
    corridor(2024, 700, 720),
    corridor(2025, 720, 740),
    corridor(2026, 740, 760),
    corridor(2027, 760, 780),
  ],
  yearsWithoutCorridor: {
    value: [2028, 2029, 2030, 2031, 2032, 2033],
    source: article,
    kind: 'derived',
    asOf: '2023-12',
    note: 'The years between the last corridor and the scenario; the plan calls them very hard to forecast.',
    noteSv: 'Åren mellan det sista spannet och scenariot; planen kallar dem mycket svåra att prognosticera.',
  },
  scenario: {
    value: { year: 2034, min: 880, max: 900 },
    source: article,
    kind: 'reported',
    asOf: '2023-12',
    note: 'A scenario in the plan, not a decided corridor (S6).',
    noteSv: 'Ett scenario i planen, inget beslutat spann (S6).',
  },
}

const target: StockholmTarget = {
  perYear: {
    value: 150,
    source: 'region-stockholm-2023',
    kind: 'reported',
    asOf: '2023-12',
    note: 'Newly trained specialists a year, on average, before 2034: a level, not an increase (S3).',
    noteSv: 'Nyutbildade specialister per år i snitt, innan 2034: en nivå, ingen ökning (S3).',
  },
  readings: [
    {
      id: '150-mean-2024-2034',
      from: 2024,
      to: 2034,
      over: 'mean',
      label: { sv: '150 om året i snitt under hela planen', en: '150 a year on average over the whole plan' },
      note: {
        sv: 'Den strängaste läsningen: de första åren ligger långt under, så de sista måste ligga lika långt över.',
        en: 'The strictest reading: the first years are far below, so the last must be as far above.',
      },
    },
    {
      id: '150-mean-2032-2034',
      from: 2032,
      to: 2034,
      over: 'mean',
      label: {
        sv: '150 om året i snitt de tre sista åren',
        en: '150 a year on average in the last three years',
      },
      note: {
        sv: 'De år som planen själv nämner för när snittet kan nås.',
        en: 'The years that the plan itself names for when the average may be reached.',
      },
    },
    {
      id: '150-in-2034',
      from: 2034,
      to: 2034,
      over: 'each',
      label: { sv: '150 under 2034', en: '150 in 2034' },
      note: {
        sv: 'Den mildaste läsningen: takten är nådd när planen slutar.',
        en: 'The mildest reading: the pace is reached when the plan ends.',
      },
    },
  ],
}

const trainees = numberFacts({
  announced2006: {
    value: 400,
    source: 'lakartidningen-2006-02',
    kind: 'reported',
    asOf: '2006',
    note: 'Posts announced for 2006, up from 360; there were still 360 in November 2007.',
    noteSv: 'Tjänster som utlovades för 2006, från 360; i november 2007 fanns fortfarande 360.',
  },
  year2007: {
    value: 360,
    source: 'lakartidningen-2007-11',
    kind: 'reported',
    asOf: '2007-11',
    note: 'Training places, not heads; unchanged for two years.',
    noteSv: 'ST-platser, inte personer; oförändrat i två år.',
  },
  year2018: {
    value: 581,
    source: 'jellypages-2019',
    kind: 'reported',
    asOf: '2018-12',
    note:
      'A record “in December”, said by the county council; the year is inferred (2018 or 2019) and the page is a ' +
      'machine translation. Shown, not fitted.',
    noteSv:
      'Ett rekord ”i december” enligt landstinget; året är en slutsats (2018 eller 2019) och sidan är ' +
      'maskinöversatt. Visas men passas inte in.',
  },
  year2023: {
    value: 650,
    source: article,
    kind: 'reported',
    asOf: '2023',
    note: 'Taken as heads at the end of the year; the article does not say whether those on leave are counted.',
    noteSv: 'Läses som personer vid årets slut; artikeln säger inte om helt lediga räknas med.',
  },
  year2024: {
    value: 706,
    source: article,
    kind: 'reported',
    asOf: '2024',
    note: 'The first outcome of the plan: inside the corridor, 0.3 of the way from its lower edge (S5).',
    noteSv: 'Planens första utfall: i spannet, 0,3 av vägen från dess nedre kant (S5).',
  },
})

const completions = numberFacts({
  beforePlan: {
    value: 98,
    range: [90, 99],
    source: article,
    kind: 'derived',
    asOf: '2023',
    note: 'The article says “strax under 100” (just under 100) a year; this is our reading as a number.',
    noteSv: 'Artikeln säger ”strax under 100” per år; detta är vår läsning som tal.',
  },
})

/** Three counts of different things, and a goal: never mix them. */
const doctors = numberFacts({
  specialists2025: {
    value: 1080,
    source: 'mitti-2025',
    kind: 'reported',
    asOf: '2025',
    note:
      'Specialists in general medicine at health centres in the region, presumably heads; the year is inferred. Not ' +
      'the same count as 1 086 or 1 240.',
    noteSv:
      'Specialister i allmänmedicin på vårdcentraler i regionen, rimligen personer; året är en slutsats. Inte samma ' +
      'räkning som 1 086 eller 1 240.',
  },
  doctorEquivalents2019: {
    value: 1086,
    source: 'lakarforbundet-2024:appendix-4',
    kind: 'reported',
    asOf: '2019',
    note: 'Specialists in full-time equivalents and half of the available trainees; not heads.',
    noteSv: 'Specialister i heltider och hälften av de tillgängliga ST-läkarna; inte personer.',
  },
  actionPlanStart: {
    value: 1240,
    source: 's-stockholm-2024',
    kind: 'reported',
    asOf: '2024-04',
    note: 'Called “allmänläkare”; whether heads or full time, and whether trainees count, is unknown.',
    noteSv: 'Kallas ”allmänläkare”; om det är personer eller heltider, och om ST-läkare räknas, är okänt.',
  },
  actionPlanGoal: {
    value: 2200,
    source: 's-stockholm-2024',
    kind: 'reported',
    asOf: '2034',
    note: 'Doctors by 2034, counted like the 1 240. Here 2 200 is a number of doctors, never inhabitants per doctor.',
    noteSv:
      'Läkare till 2034, räknade som de 1 240. Här är 2 200 ett antal läkare, aldrig invånare per läkare.',
  },
})

const actionPlan: StockholmActionPlan = {
  adopted: {
    value: '2024-04-17',
    source: 'lakarforbundet-2024:main-text',
    kind: 'reported',
    asOf: '2024-04-17',
    note: 'By the primary care board; all parties stand behind it.',
    noteSv: 'Av primärvårdsnämnden; alla partier står bakom den.',
  },
  from: doctors.actionPlanStart,
  goal: doctors.actionPlanGoal,
  goalYear: {
    value: 2034,
    source: 's-stockholm-2024',
    kind: 'reported',
    asOf: '2024-04-17',
  },
  yearlyCost: {
    value: null,
    source: 'lakarforbundet-2024:main-text',
    kind: 'reported',
    asOf: '2024-04-17',
    note: 'The plan is said to state the money to set aside each year for new specialists; no amount is quoted.',
    noteSv:
      'Planen sägs ange hur mycket som behöver avsättas varje år för nya specialister; inget belopp återges.',
  },
  inhabitantsServed: {
    value: 2_420_000,
    source: 's-stockholm-2024',
    kind: 'derived',
    asOf: '2034',
    note: '2 200 × 1 100: about the population of today, not the 2.67 million of 2034.',
    noteSv: '2 200 × 1 100: ungefär dagens folkmängd, inte de 2,67 miljonerna 2034.',
  },
  doctorsForNorm2034: {
    value: 2429,
    range: [2345, 2455],
    source: 'scb-2021',
    kind: 'derived',
    asOf: '2034',
    note: 'The projected population of 2034 (2 672 000; 2.58–2.70 million) divided by 1 100.',
    noteSv: 'Den framskrivna folkmängden 2034 (2 672 000; 2,58–2,70 miljoner) delad med 1 100.',
  },
}

/** Statements that pull the other way: shown, never fitted. */
const contested = numberFacts({
  completions2025: {
    value: 130,
    source: 'mitti-2025',
    kind: 'reported',
    asOf: '2025',
    note: 'Expected by a regional councillor during the year; a statement, not an outcome. Never fitted.',
    noteSv: 'Väntat av ett regionråd under året; ett uttalande, inget utfall. Passas aldrig in.',
  },
  retirements2025: {
    value: 36,
    source: 'mitti-2025',
    kind: 'reported',
    asOf: '2025',
    note: 'The same sentence; the general practitioners hold that 150 new a year only cover retirements. Never fitted.',
    noteSv:
      'Samma mening; Distriktsläkarföreningen menar att 150 nya per år bara täcker pensionerna. Passas aldrig in.',
  },
  trainees2025: {
    value: 700,
    source: 'mitti-2025',
    kind: 'reported',
    asOf: '2025',
    note: 'A round number in the paper, perhaps that of 2024; as a stock of 2025 it would be below the corridor. Never fitted.',
    noteSv:
      'Ett rundat tal i tidningen, kanske 2024 års; som antal 2025 vore det under spannet. Passas aldrig in.',
  },
  neededPerYear: {
    value: 300,
    source: 'mitti-2025',
    kind: 'reported',
    asOf: '2025',
    note: 'New specialists a year that the general practitioners say are needed. Never fitted.',
    noteSv: 'Nya specialister per år som enligt Distriktsläkarföreningen behövs. Passas aldrig in.',
  },
})

/** Swedish kronor. */
const money = numberFacts({
  trainingPlaces2023: {
    value: 40_000_000,
    source: 'mitti-2022',
    kind: 'reported',
    asOf: '2023',
    note: 'Extra for places in AT and ST together, all specialties.',
    noteSv: 'Extra till platser för AT och ST tillsammans, alla specialiteter.',
  },
  healthCentres2023: {
    value: 323_000_000,
    source: 'mitti-2022',
    kind: 'reported',
    asOf: '2023',
    note: 'More to the health centres in 2023; the same page says that they cannot afford to employ more specialists.',
    noteSv:
      'Mer till vårdcentralerna 2023; samma sida säger att de inte har råd att anställa fler specialister.',
  },
  placeCost2007: costParameters.placeCostStockholm2007,
})

/** What follows from the plan's own numbers. */
const derived = numberFacts({
  intakeBeforePlan: {
    value: 125,
    range: [111, 125],
    source: article,
    kind: 'derived',
    asOf: '2023',
    note:
      '98 completions, about 14 a year of growth (581 to 650) and about 13 dropouts; the lower end is the intake of a ' +
      'steady 650.',
    noteSv:
      '98 färdiga, omkring 14 om året i tillväxt (581 till 650) och omkring 13 avhopp; den nedre gränsen är ' +
      'antagningen vid oförändrade 650.',
  },
  intake2024: {
    value: 174,
    range: [166, 186],
    source: article,
    kind: 'derived',
    asOf: '2024',
    note: '56 more trainees, 100–110 completions and 10–20 dropouts; no intake is published.',
    noteSv: '56 fler ST-läkare, 100–110 färdiga och 10–20 avhopp; ingen antagning är publicerad.',
  },
  increase2024: {
    value: 56,
    source: article,
    kind: 'derived',
    asOf: '2024',
    note: '706 − 650; the interview says “nästan 60” (S1).',
    noteSv: '706 − 650; intervjun säger ”nästan 60” (S1).',
  },
  yearsInTraining2023: {
    value: 6.6,
    range: [6.5, 6.63],
    source: article,
    kind: 'derived',
    asOf: '2023',
    note: 'Stock by completions: 650 / 98 to 650 / 100, with no growth and no dropouts (S7).',
    noteSv: 'Antal genom färdiga: 650 / 98 till 650 / 100, utan tillväxt och avhopp (S7).',
  },
  yearsInTraining2034: {
    value: 5.93,
    range: [5.87, 6],
    source: article,
    kind: 'derived',
    asOf: '2034',
    note: 'Stock by completions: 880 / 150 to 900 / 150, with no growth and no dropouts (S7).',
    noteSv: 'Antal genom färdiga: 880 / 150 till 900 / 150, utan tillväxt och avhopp (S7).',
  },
  yearlyStep2024to2027: {
    value: 20,
    source: article,
    kind: 'derived',
    asOf: '2023-12',
    note: 'From the middle of one corridor to the next.',
    noteSv: 'Från mitten av ett spann till nästa.',
  },
  yearlyStep2027to2034: {
    value: 17.14,
    source: article,
    kind: 'derived',
    asOf: '2023-12',
    note: 'From the middle of the corridor of 2027 to the middle of the scenario, over seven years.',
    noteSv: 'Från mitten av 2027 års spann till mitten av scenariot, på sju år.',
  },
})

/** The plan's goals in words. */
const qualitativeGoals: readonly Bilingual[] = [
  { sv: 'Fler nyutbildade allmänspecialister', en: 'More newly trained specialists in general medicine' },
  { sv: 'Säkrad kvalitet i utbildningen', en: 'Assured quality of the training' },
  { sv: 'Mer forskning under ST', en: 'More research during the training' },
  { sv: 'Enklare dubbelspecialisering', en: 'Easier dual specialisation' },
  { sv: 'Säkrad tillgång till sidotjänstgöring', en: 'Assured access to side rotations' },
]

/** What the sources say of the Stockholm plan. */
export const stockholmFacts = deepFreeze({
  plan,
  target,
  trainees,
  completions,
  doctors,
  actionPlan,
  contested,
  money,
  derived,
  qualitativeGoals,
})
