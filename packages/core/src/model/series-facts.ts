import { type Bilingual, both } from '../plan/bilingual.js'

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
export type SeriesFacts = Omit<SeriesDefinition, 'definition' | 'kind'>

const heads = both('personer', 'heads')
const headsAYear = both('personer per år', 'heads a year')
const fte = both('heltider', 'FTE')
const share = both('andel', 'share')
const inhabitants = both('invånare', 'inhabitants')
const perDoctor = both('invånare per läkare', 'inhabitants per doctor')
const money = both('per år, årets pengar', "a year, the year's money")

const define = (
  unit: Bilingual,
  section: string,
  [byGroup, needs, decimals]: readonly [boolean, SeriesNeeds, number],
  label: readonly [string, string],
): SeriesFacts => ({
  unit,
  section,
  byGroup,
  needs,
  decimals,
  label: both(...label),
})

/**
 * Every yearly series, once, in the order of a projection's row. Rows, tables and goals are made from this table;
 * columns, headings, axes, the docs' table and the JSON Schema of a projection from `series`, which adds the
 * definitions: they stand apart so that a page that only projects does not carry them.
 */
export const seriesFacts = {
  intakeWanted: define(headsAYear, '1', [true, 'always', 1], ['önskad antagning', 'intake wanted']),
  intake: define(headsAYear, '1', [true, 'always', 1], ['antagning', 'intake']),
  attrition: define(headsAYear, '1', [true, 'always', 1], ['avhopp', 'attrition']),
  completions: define(headsAYear, '1–2', [true, 'always', 1], ['färdiga specialister', 'completions']),
  trainees: define(heads, '1', [true, 'always', 0], ['ST-läkare', 'trainees']),
  traineeFte: define(fte, '4', [true, 'always', 0], ['ST-läkare, heltider', 'trainees, FTE']),
  waiting: define(heads, '2', [true, 'always', 1], ['väntar på sidotjänstgöring', 'waiting for a rotation']),
  rotationUse: define(share, '2', [false, 'always', 2], ['använda rotationsplatser', 'rotation use']),
  meanYearsInTraining: define(
    both('år', 'years'),
    '1',
    [true, 'always', 2],
    ['år i utbildning', 'years in training'],
  ),
  hired: define(headsAYear, '3', [true, 'always', 1], ['anställda nyfärdiga', 'hired']),
  notHired: define(headsAYear, '3', [true, 'always', 1], ['nyfärdiga som inte anställs', 'not hired']),
  inflow: define(headsAYear, '3', [true, 'always', 1], ['inflyttade specialister', 'inflow']),
  specialistExits: define(
    headsAYear,
    '3',
    [true, 'always', 1],
    ['specialister som slutar', 'specialist exits'],
  ),
  entrantExits: define(headsAYear, '3', [true, 'always', 1], ['därav nya', 'of whom entrants']),
  incumbentExits: define(headsAYear, '3', [true, 'always', 1], ['därav basårets', 'of whom incumbents']),
  specialists: define(heads, '3', [true, 'always', 0], ['allmänspecialister', 'specialists']),
  specialistFte: define(fte, '3', [true, 'always', 0], ['allmänspecialister, heltider', 'specialists, FTE']),
  population: define(inhabitants, '4', [false, 'norm', 0], ['befolkning', 'population']),
  listable: define(inhabitants, '4', [true, 'norm', 0], ['kan listas', 'listable']),
  demandFte: define(fte, '4', [false, 'always', 0], ['behov, heltider', 'demand, FTE']),
  coverage: define(share, '4', [false, 'always', 3], ['täckning av riktvärdet', 'coverage']),
  shortfall: define(fte, '4', [false, 'always', 0], ['brist, heltider', 'shortfall, FTE']),
  shortfallHeads: define(heads, '4', [false, 'always', 0], ['brist, personer', 'shortfall, heads']),
  doctorEquivalents: define(fte, '4', [true, 'norm', 0], ['läkarekvivalenter', 'doctor equivalents']),
  inhabitantsPerDoctor: define(
    perDoctor,
    '4',
    [false, 'norm', 0],
    ['invånare per läkare', 'inhabitants per doctor'],
  ),
  listedPerDoctor: define(perDoctor, '4', [false, 'norm', 0], ['listade per läkare', 'listed per doctor']),
  costTraining: define(money, '5', [false, 'cost', 0], ['kostnad, utbildning', 'cost of training']),
  costSpecialists: define(money, '5', [false, 'cost', 0], ['kostnad, specialister', 'cost of specialists']),
  costTotal: define(money, '5', [false, 'cost', 0], ['kostnad, totalt', 'total cost']),
  costAboveBase: define(money, '5', [false, 'cost', 0], ['kostnad över basåret', 'cost above the base']),
  costPayments: define(money, '5', [false, 'cost', 0], ['ersättning för ST-tjänster', 'payments for posts']),
  ceilingSupervision: define(heads, '2', [false, 'always', 0], ['tak, handledning', 'ceiling, supervision']),
  ceilingPosts: define(heads, '2', [false, 'always', 0], ['tak, tjänster', 'ceiling, posts']),
  ceilingApplicants: define(headsAYear, '2', [false, 'always', 0], ['tak, sökande', 'ceiling, applicants']),
} as const satisfies Record<string, SeriesFacts>

export type SeriesName = keyof typeof seriesFacts

/** The names in the order of a row; a series' place here is its place in the kernel's output. */
export const seriesNames = Object.freeze(Object.keys(seriesFacts)) as readonly SeriesName[]

/** What can cut the intake, in the order in which ties are named (MODEL.md, section 1). */
export const limitNames = ['supervision', 'posts', 'applicants'] as const
export type LimitName = (typeof limitNames)[number]
