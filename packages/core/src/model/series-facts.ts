import type { Bilingual } from '../plan/parameter-facts.js'

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

/** All of a series that checking, running and showing a plan need. */
export type SeriesFacts = Omit<SeriesDefinition, 'definition'>

const heads: Bilingual = { sv: 'personer', en: 'heads' }
const headsAYear: Bilingual = { sv: 'personer per år', en: 'heads a year' }
const fte: Bilingual = { sv: 'heltider', en: 'FTE' }
const share: Bilingual = { sv: 'andel', en: 'share' }
const inhabitants: Bilingual = { sv: 'invånare', en: 'inhabitants' }
const perDoctor: Bilingual = { sv: 'invånare per läkare', en: 'inhabitants per doctor' }
const money: Bilingual = { sv: 'per år, årets pengar', en: "a year, the year's money" }

const define = (
  kind: SeriesFacts['kind'],
  unit: Bilingual,
  section: string,
  [byGroup, needs, decimals]: readonly [boolean, SeriesNeeds, number],
  label: readonly [string, string],
): SeriesFacts => ({
  kind,
  unit,
  section,
  byGroup,
  needs,
  decimals,
  label: { sv: label[0], en: label[1] },
})

/**
 * Every yearly series, once, in the order of a projection's row. Rows, tables and goals are made from this table;
 * columns, headings, axes, the docs' table and the JSON Schema of a projection from `series`, which adds the
 * definitions: they stand apart so that a page that only projects does not carry them.
 */
export const seriesFacts = {
  intakeWanted: define('flow', headsAYear, '1', [true, 'always', 1], ['önskad antagning', 'intake wanted']),
  intake: define('flow', headsAYear, '1', [true, 'always', 1], ['antagning', 'intake']),
  attrition: define('flow', headsAYear, '1', [true, 'always', 1], ['avhopp', 'attrition']),
  completions: define(
    'flow',
    headsAYear,
    '1–2',
    [true, 'always', 1],
    ['färdiga specialister', 'completions'],
  ),
  trainees: define('stock', heads, '1', [true, 'always', 0], ['ST-läkare', 'trainees']),
  traineeFte: define('stock', fte, '4', [true, 'always', 0], ['ST-läkare, heltider', 'trainees, FTE']),
  waiting: define(
    'stock',
    heads,
    '2',
    [true, 'always', 1],
    ['väntar på sidotjänstgöring', 'waiting for a rotation'],
  ),
  rotationUse: define(
    'level',
    share,
    '2',
    [false, 'always', 2],
    ['använda rotationsplatser', 'rotation use'],
  ),
  meanYearsInTraining: define(
    'level',
    { sv: 'år', en: 'years' },
    '1',
    [true, 'always', 2],
    ['år i utbildning', 'years in training'],
  ),
  hired: define('flow', headsAYear, '3', [true, 'always', 1], ['anställda nyfärdiga', 'hired']),
  notHired: define(
    'flow',
    headsAYear,
    '3',
    [true, 'always', 1],
    ['nyfärdiga som inte anställs', 'not hired'],
  ),
  inflow: define('flow', headsAYear, '3', [true, 'always', 1], ['inflyttade specialister', 'inflow']),
  specialistExits: define(
    'flow',
    headsAYear,
    '3',
    [true, 'always', 1],
    ['specialister som slutar', 'specialist exits'],
  ),
  entrantExits: define('flow', headsAYear, '3', [true, 'always', 1], ['därav nya', 'of whom entrants']),
  incumbentExits: define(
    'flow',
    headsAYear,
    '3',
    [true, 'always', 1],
    ['därav basårets', 'of whom incumbents'],
  ),
  specialists: define('stock', heads, '3', [true, 'always', 0], ['allmänspecialister', 'specialists']),
  specialistFte: define(
    'stock',
    fte,
    '3',
    [true, 'always', 0],
    ['allmänspecialister, heltider', 'specialists, FTE'],
  ),
  population: define('stock', inhabitants, '4', [false, 'norm', 0], ['befolkning', 'population']),
  listable: define('stock', inhabitants, '4', [true, 'norm', 0], ['kan listas', 'listable']),
  demandFte: define('stock', fte, '4', [false, 'always', 0], ['behov, heltider', 'demand, FTE']),
  coverage: define('level', share, '4', [false, 'always', 3], ['täckning av riktvärdet', 'coverage']),
  shortfall: define('stock', fte, '4', [false, 'always', 0], ['brist, heltider', 'shortfall, FTE']),
  shortfallHeads: define('stock', heads, '4', [false, 'always', 0], ['brist, personer', 'shortfall, heads']),
  doctorEquivalents: define(
    'stock',
    fte,
    '4',
    [true, 'norm', 0],
    ['läkarekvivalenter', 'doctor equivalents'],
  ),
  inhabitantsPerDoctor: define(
    'level',
    perDoctor,
    '4',
    [false, 'norm', 0],
    ['invånare per läkare', 'inhabitants per doctor'],
  ),
  listedPerDoctor: define(
    'level',
    perDoctor,
    '4',
    [false, 'norm', 0],
    ['listade per läkare', 'listed per doctor'],
  ),
  costTraining: define('flow', money, '5', [false, 'cost', 0], ['kostnad, utbildning', 'cost of training']),
  costSpecialists: define(
    'flow',
    money,
    '5',
    [false, 'cost', 0],
    ['kostnad, specialister', 'cost of specialists'],
  ),
  costTotal: define('flow', money, '5', [false, 'cost', 0], ['kostnad, totalt', 'total cost']),
  costAboveBase: define(
    'flow',
    money,
    '5',
    [false, 'cost', 0],
    ['kostnad över basåret', 'cost above the base'],
  ),
  costPayments: define(
    'flow',
    money,
    '5',
    [false, 'cost', 0],
    ['ersättning för ST-tjänster', 'payments for posts'],
  ),
  ceilingSupervision: define(
    'level',
    heads,
    '2',
    [false, 'always', 0],
    ['tak, handledning', 'ceiling, supervision'],
  ),
  ceilingPosts: define('level', heads, '2', [false, 'always', 0], ['tak, tjänster', 'ceiling, posts']),
  ceilingApplicants: define(
    'level',
    headsAYear,
    '2',
    [false, 'always', 0],
    ['tak, sökande', 'ceiling, applicants'],
  ),
} as const satisfies Record<string, SeriesFacts>

export type SeriesName = keyof typeof seriesFacts

/** The names in the order of a row; a series' place here is its place in the kernel's output. */
export const seriesNames = Object.freeze(Object.keys(seriesFacts)) as readonly SeriesName[]

/** What can cut the intake, in the order in which ties are named (MODEL.md, section 1). */
export const limitNames = ['supervision', 'posts', 'applicants'] as const
export type LimitName = (typeof limitNames)[number]
