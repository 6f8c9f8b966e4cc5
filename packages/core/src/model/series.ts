import type { Bilingual } from '../plan/parameters.js'

/** What a plan must hold for a series to have figures. */
export type SeriesNeeds = 'always' | 'norm' | 'cost'

export interface SeriesDefinition {
  readonly unit: Bilingual
  readonly label: Bilingual
  readonly definition: Bilingual
  /** The section of MODEL.md. */
  readonly section: string
  /** A stock is on 31 December, a flow during the year, a level is a ratio or a ceiling of the year. */
  readonly kind: 'stock' | 'flow' | 'level'
  /** Whether the series is also given for each group. */
  readonly byGroup: boolean
  readonly needs: SeriesNeeds
  /** Decimals that a person reads. */
  readonly decimals: number
}

const heads: Bilingual = { sv: 'personer', en: 'heads' }
const headsAYear: Bilingual = { sv: 'personer per år', en: 'heads a year' }
const fte: Bilingual = { sv: 'heltider', en: 'FTE' }
const share: Bilingual = { sv: 'andel', en: 'share' }
const inhabitants: Bilingual = { sv: 'invånare', en: 'inhabitants' }
const perDoctor: Bilingual = { sv: 'invånare per läkare', en: 'inhabitants per doctor' }
const money: Bilingual = { sv: 'per år, årets pengar', en: "a year, the year's money" }

const define = (
  kind: SeriesDefinition['kind'],
  unit: Bilingual,
  section: string,
  [byGroup, needs, decimals]: readonly [boolean, SeriesNeeds, number],
  label: readonly [string, string],
  definition: readonly [string, string],
): SeriesDefinition => ({
  kind,
  unit,
  section,
  byGroup,
  needs,
  decimals,
  label: { sv: label[0], en: label[1] },
  definition: { sv: definition[0], en: definition[1] },
})

/**
 * Every yearly series, once, in the order of a projection's row. Columns, headings, axes, the docs' table and the
 * JSON Schema of a projection come from here.
 */
export const series = {
  intakeWanted: define(
    'flow',
    headsAYear,
    '1',
    [true, 'always', 1],
    ['önskad antagning', 'intake wanted'],
    [
      'Den antagning som planen vill ha, före tillsättning och tak.',
      'The intake that the plan wants, before the fill rate and the limits.',
    ],
  ),
  intake: define(
    'flow',
    headsAYear,
    '1',
    [true, 'always', 1],
    ['antagning', 'intake'],
    ['De ST-läkare som börjar under året.', 'The trainees who start during the year.'],
  ),
  attrition: define(
    'flow',
    headsAYear,
    '1',
    [true, 'always', 1],
    ['avhopp', 'attrition'],
    [
      'De ST-läkare som under året lämnar utan att bli färdiga, även ur väntan på sidotjänstgöring.',
      'The trainees who leave during the year without finishing, those waiting for a rotation among them.',
    ],
  ),
  completions: define(
    'flow',
    headsAYear,
    '1–2',
    [true, 'always', 1],
    ['färdiga specialister', 'completions'],
    [
      'De ST-läkare som blir färdiga specialister under året.',
      'The trainees who finish as specialists during the year.',
    ],
  ),
  trainees: define(
    'stock',
    heads,
    '1',
    [true, 'always', 0],
    ['ST-läkare', 'trainees'],
    [
      'ST-läkare i utbildning den 31 december, även de som väntar på sidotjänstgöring.',
      'Trainees in training on 31 December, those waiting for a rotation among them.',
    ],
  ),
  traineeFte: define(
    'stock',
    fte,
    '4',
    [true, 'always', 0],
    ['ST-läkare, heltider', 'trainees, FTE'],
    [
      'ST-läkare × (1 − helt frånvarande) × tjänstgöringsgrad × (1 − forskning).',
      'Trainees × (1 − fully away) × working time × (1 − research).',
    ],
  ),
  waiting: define(
    'stock',
    heads,
    '2',
    [true, 'always', 1],
    ['väntar på sidotjänstgöring', 'waiting for a rotation'],
    [
      'De som är klara så när som på en plats för sidotjänstgöring; de räknas bland ST-läkarna.',
      'Those who are ready but for a rotation place; they are counted among the trainees.',
    ],
  ),
  rotationUse: define(
    'level',
    share,
    '2',
    [false, 'always', 2],
    ['använda rotationsplatser', 'rotation use'],
    [
      'Den del av platserna för sidotjänstgöring som används.',
      'The share of the rotation places that is used.',
    ],
  ),
  meanYearsInTraining: define(
    'level',
    { sv: 'år', en: 'years' },
    '1',
    [true, 'always', 2],
    ['år i utbildning', 'years in training'],
    [
      'Medeltalet år från antagning till färdig för dem som blir färdiga under året, väntan inräknad.',
      'The mean years from intake to completion of those who finish in the year, waiting included.',
    ],
  ),
  hired: define(
    'flow',
    headsAYear,
    '3',
    [true, 'always', 1],
    ['anställda nyfärdiga', 'hired'],
    [
      'De av årets färdiga som anställs i regionens primärvård.',
      "Those of the year's completions who are hired into the region's primary care.",
    ],
  ),
  notHired: define(
    'flow',
    headsAYear,
    '3',
    [true, 'always', 1],
    ['nyfärdiga som inte anställs', 'not hired'],
    [
      'De av årets färdiga som regionens primärvård går miste om.',
      "Those of the year's completions who are lost to the region's primary care.",
    ],
  ),
  inflow: define(
    'flow',
    headsAYear,
    '3',
    [true, 'always', 1],
    ['inflyttade specialister', 'inflow'],
    [
      'Specialister som kommer från annat håll under året.',
      'Specialists who come from elsewhere during the year.',
    ],
  ),
  specialistExits: define(
    'flow',
    headsAYear,
    '3',
    [true, 'always', 1],
    ['specialister som slutar', 'specialist exits'],
    [
      'De specialister som lämnar regionens primärvård under året.',
      "The specialists who leave the region's primary care during the year.",
    ],
  ),
  entrantExits: define(
    'flow',
    headsAYear,
    '3',
    [true, 'always', 1],
    ['därav nya', 'of whom entrants'],
    [
      'De som slutar bland dem som anställts eller flyttat in efter basåret.',
      'The exits among those hired or come since the base year.',
    ],
  ),
  incumbentExits: define(
    'flow',
    headsAYear,
    '3',
    [true, 'always', 1],
    ['därav basårets', 'of whom incumbents'],
    [
      'De som slutar bland basårets specialister, och bland dem som har gått över i åldersmodellen.',
      "The exits among the base year's specialists, and those who have joined the age pool.",
    ],
  ),
  specialists: define(
    'stock',
    heads,
    '3',
    [true, 'always', 0],
    ['allmänspecialister', 'specialists'],
    [
      'Allmänspecialister i regionens primärvård den 31 december.',
      "Specialists in general medicine in the region's primary care on 31 December.",
    ],
  ),
  specialistFte: define(
    'stock',
    fte,
    '3',
    [true, 'always', 0],
    ['allmänspecialister, heltider', 'specialists, FTE'],
    [
      'Specialister × tjänstgöringsgrad × (1 − andra uppdrag).',
      'Specialists × working time × (1 − other duties).',
    ],
  ),
  population: define(
    'stock',
    inhabitants,
    '4',
    [false, 'norm', 0],
    ['befolkning', 'population'],
    ['Regionens invånare den 31 december.', "The region's inhabitants on 31 December."],
  ),
  listable: define(
    'stock',
    inhabitants,
    '4',
    [true, 'norm', 0],
    ['kan listas', 'listable'],
    [
      'Så många invånare som läkarna räcker till enligt riktvärdet.',
      'How many inhabitants the doctors suffice for by the norm.',
    ],
  ),
  demandFte: define(
    'stock',
    fte,
    '4',
    [false, 'always', 0],
    ['behov, heltider', 'demand, FTE'],
    ['Det antal specialister på heltid som behövs.', 'The full-time specialists who are needed.'],
  ),
  coverage: define(
    'level',
    share,
    '4',
    [false, 'always', 3],
    ['täckning av riktvärdet', 'coverage'],
    ['Den del av behovet som läkarna räcker till.', 'The part of the need that the doctors suffice for.'],
  ),
  shortfall: define(
    'stock',
    fte,
    '4',
    [false, 'always', 0],
    ['brist, heltider', 'shortfall, FTE'],
    [
      'De specialister på heltid som fattas; negativt är ett överskott.',
      'The full-time specialists who are missing; negative is a surplus.',
    ],
  ),
  shortfallHeads: define(
    'stock',
    heads,
    '4',
    [false, 'always', 0],
    ['brist, personer', 'shortfall, heads'],
    [
      'Bristen i personer, med årets arbetade tid per specialist.',
      "The shortfall in heads, at the year's FTE per specialist.",
    ],
  ),
  doctorEquivalents: define(
    'stock',
    fte,
    '4',
    [true, 'norm', 0],
    ['läkarekvivalenter', 'doctor equivalents'],
    [
      'Specialister på heltid plus ST-läkare på heltid efter vad de räknas för i riktvärdet.',
      'Full-time specialists plus full-time trainees at what they count for in the norm.',
    ],
  ),
  inhabitantsPerDoctor: define(
    'level',
    perDoctor,
    '4',
    [false, 'norm', 0],
    ['invånare per läkare', 'inhabitants per doctor'],
    ['Invånare per läkarekvivalent.', 'Inhabitants per doctor equivalent.'],
  ),
  listedPerDoctor: define(
    'level',
    perDoctor,
    '4',
    [false, 'norm', 0],
    ['listade per läkare', 'listed per doctor'],
    ['Listade per läkarekvivalent.', 'Listed inhabitants per doctor equivalent.'],
  ),
  costTraining: define(
    'flow',
    money,
    '5',
    [false, 'cost', 0],
    ['kostnad, utbildning', 'cost of training'],
    [
      'ST-läkare, handledning och kurser × medeltalet ST-läkare under året.',
      "Trainees, supervision and courses × the year's mean trainees.",
    ],
  ),
  costSpecialists: define(
    'flow',
    money,
    '5',
    [false, 'cost', 0],
    ['kostnad, specialister', 'cost of specialists'],
    ['Kostnad per specialist på heltid × årets medeltal.', "Cost of a specialist FTE × the year's mean."],
  ),
  costTotal: define(
    'flow',
    money,
    '5',
    [false, 'cost', 0],
    ['kostnad, totalt', 'total cost'],
    ['Utbildning och specialister tillsammans.', 'Training and specialists together.'],
  ),
  costAboveBase: define(
    'flow',
    money,
    '5',
    [false, 'cost', 0],
    ['kostnad över basåret', 'cost above the base'],
    [
      'Totalkostnaden utöver vad basårets läkare skulle kosta i årets priser.',
      "The total cost less what the base year's doctors would cost at the year's prices.",
    ],
  ),
  costPayments: define(
    'flow',
    money,
    '5',
    [false, 'cost', 0],
    ['ersättning för ST-tjänster', 'payments for posts'],
    [
      'Regionens ersättning per ST-tjänst: en överföring utanför totalen.',
      "The region's payments per post: a transfer outside the total.",
    ],
  ),
  ceilingSupervision: define(
    'level',
    heads,
    '2',
    [false, 'always', 0],
    ['tak, handledning', 'ceiling, supervision'],
    ['Så många ST-läkare räcker handledarna till.', 'How many trainees the supervisors suffice for.'],
  ),
  ceilingPosts: define(
    'level',
    heads,
    '2',
    [false, 'always', 0],
    ['tak, tjänster', 'ceiling, posts'],
    ['Så många ST-läkare finns det tjänster för.', 'How many trainees there are posts for.'],
  ),
  ceilingApplicants: define(
    'level',
    headsAYear,
    '2',
    [false, 'always', 0],
    ['tak, sökande', 'ceiling, applicants'],
    ['Så många kan som mest börja.', 'At most so many can start.'],
  ),
} as const satisfies Record<string, SeriesDefinition>

export type SeriesName = keyof typeof series

/** The names in the order of a row; a series' place here is its place in the kernel's output. */
export const seriesNames = Object.freeze(Object.keys(series)) as readonly SeriesName[]

/** What can cut the intake, in the order in which ties are named (MODEL.md, section 1). */
export const limitNames = ['supervision', 'posts', 'applicants'] as const
export type LimitName = (typeof limitNames)[number]
