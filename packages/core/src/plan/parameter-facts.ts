import { type Bilingual, both } from './bilingual.js'

/**
 * Every number that a plan may hold, once: its path, form, unit, bounds and label. The schema and the slots of
 * `compile` are made from this table, `kohort explain` and the docs from `parameters`, which adds the meanings: they
 * stand apart so that a page that only projects does not carry them.
 */

export type { Bilingual }

/**
 * How a number varies (MODEL.md, "Values that change over time"): `scalar`, one number; `dated`, held from its year
 * until the next; `limit`, dated and absent before its first year; `line`, linear between years; `curve`, the share
 * still here by years since entry; `history`, one number a year and nothing between; `steps`, by age, held until the
 * next; `bands`, by age band.
 */
export type Form = 'scalar' | 'dated' | 'limit' | 'line' | 'curve' | 'history' | 'steps' | 'bands'

export interface Parameter {
  readonly form: Form
  readonly unit: Bilingual
  readonly min: number
  readonly max: number
  readonly label: Bilingual
  readonly meaning: Bilingual
  /** The section of MODEL.md that uses it. */
  readonly section: string
}

/** All of a parameter that checking and running a plan need. */
export type ParameterFacts = Omit<Parameter, 'meaning' | 'section'>

const share = both('andel', 'share')
const yearlyShare = both('andel per år', 'share a year')
const heads = both('personer', 'heads')
const headsAYear = both('personer per år', 'heads a year')
const fullTimeYears = both('heltidsår', 'full-time years')
const inhabitants = both('invånare', 'inhabitants')
const perDoctor = both('invånare per läkare', 'inhabitants per doctor')
const money = both('basårets pengar per år', 'base-year money a year')

/** More than any region or country has: a head count above this is a typing error. */
const MANY = 1e7
const MUCH = 1e9

const define = (
  form: Form,
  unit: Bilingual,
  [min, max]: readonly [number, number],
  label: readonly [string, string],
): ParameterFacts => ({
  form,
  unit,
  min,
  max,
  label: both(...label),
})

/** Paths as the plan writes them; `groups.<id>.` before a training or specialists path means that group's override. */
export const parameterFacts = {
  'groups.*.share': define('dated', share, [0, 1], ['gruppens andel av antagningen', 'share of the intake']),
  'training.requirement.min': define(
    'dated',
    fullTimeYears,
    [1, 20],
    ['kortaste utbildning', 'shortest training'],
  ),
  'training.requirement.mode': define(
    'dated',
    fullTimeYears,
    [1, 20],
    ['vanligaste utbildning', 'commonest training'],
  ),
  'training.requirement.max': define(
    'dated',
    fullTimeYears,
    [1, 20],
    ['längsta utbildning', 'longest training'],
  ),
  'training.workingTime': define('dated', share, [0, 1], ['tjänstgöringsgrad, ST', 'working time, trainees']),
  'training.away': define('dated', share, [0, 1], ['helt frånvarande', 'fully away']),
  'training.research': define('dated', share, [0, 1], ['forskning under ST', 'research in training']),
  'training.attrition': define('dated', yearlyShare, [0, 0.99], ['avhopp', 'attrition']),
  'training.rotationYears': define('dated', fullTimeYears, [0, 20], ['sidotjänstgöring', 'side rotation']),
  'training.baseStock.total': define(
    'scalar',
    heads,
    [0, MANY],
    ['ST-läkare vid basåret', 'trainees at the base'],
  ),
  'training.baseStock.growth': define(
    'scalar',
    yearlyShare,
    [-0.5, 1],
    ['tidigare ökning av antagningen', 'past growth of the intake'],
  ),
  'training.baseStock.intakeHistory': define(
    'history',
    heads,
    [0, MANY],
    ['tidigare antagning', 'past intake'],
  ),
  'training.baseStock.byIntakeYear': define(
    'history',
    heads,
    [0, MANY],
    ['ST-läkare efter startår', 'trainees by start year'],
  ),
  'training.intake.fixed': define('dated', headsAYear, [0, MANY], ['beslutad antagning', 'decided intake']),
  'training.intake.growth.first': define(
    'scalar',
    headsAYear,
    [0, MANY],
    ['första årets antagning', "first year's intake"],
  ),
  'training.intake.growth.rate': define(
    'dated',
    yearlyShare,
    [-1, 1],
    ['ökning av antagningen', 'growth of the intake'],
  ),
  'training.intake.followStock': define(
    'line',
    heads,
    [0, MANY],
    ['önskat antal ST-läkare', 'wanted trainees'],
  ),
  'training.fillRate': define('dated', share, [0.001, 1], ['tillsatta platser', 'fill rate']),
  'training.limits.rotations.places': define(
    'limit',
    both('heltidsplatser', 'full-time places'),
    [0, MANY],
    ['platser för sidotjänstgöring', 'rotation places'],
  ),
  'training.limits.supervision.supervisingShare': define(
    'limit',
    share,
    [0, 1],
    ['andel som handleder', 'supervising share'],
  ),
  'training.limits.supervision.traineesPerSupervisor': define(
    'limit',
    both('ST-läkare per handledare', 'trainees per supervisor'),
    [0, 100],
    ['ST-läkare per handledare', 'trainees per supervisor'],
  ),
  'training.limits.posts': define('limit', heads, [0, MANY], ['finansierade ST-tjänster', 'funded posts']),
  'training.limits.applicants': define('limit', headsAYear, [0, MANY], ['sökande', 'applicants']),
  'specialists.workingTime': define(
    'dated',
    share,
    [0, 1],
    ['tjänstgöringsgrad, specialister', 'working time, specialists'],
  ),
  'specialists.otherDuties': define('dated', share, [0, 1], ['andra uppdrag', 'other duties']),
  'specialists.hired': define('dated', share, [0, 1], ['anställs i regionen', 'hired in the region']),
  'specialists.hiringPosts': define(
    'limit',
    headsAYear,
    [0, MANY],
    ['tjänster för nyfärdiga', 'posts for the newly finished'],
  ),
  'specialists.retention': define('curve', share, [0, 1], ['kvar i regionen', 'retention']),
  'specialists.inflow.perYear': define(
    'dated',
    headsAYear,
    [0, MANY],
    ['inflyttade specialister', 'specialists from elsewhere'],
  ),
  'specialists.inflow.retention': define(
    'curve',
    share,
    [0, 1],
    ['inflyttade som är kvar', 'retention of those from elsewhere'],
  ),
  'specialists.inflow.ages': define('bands', share, [0, MANY], ['ålder vid inflyttning', 'age at coming']),
  'specialists.incumbents.total': define(
    'scalar',
    heads,
    [0, MANY],
    ['specialister vid basåret', 'specialists at the base'],
  ),
  'specialists.incumbents.curve': define(
    'curve',
    share,
    [0, 1],
    ['basårets specialister som är kvar', 'incumbents still here'],
  ),
  'specialists.incumbents.ages': define(
    'bands',
    heads,
    [0, MANY],
    ['specialister efter ålder', 'specialists by age'],
  ),
  'specialists.incumbents.exitByAge': define(
    'steps',
    yearlyShare,
    [0, 1],
    ['slutar efter ålder', 'exits by age'],
  ),
  'specialists.incumbents.maxAge': define(
    'scalar',
    both('år', 'years of age'),
    [40, 120],
    ['högsta ålder', 'highest age'],
  ),
  'specialists.incumbents.completionAges': define(
    'bands',
    share,
    [0, MANY],
    ['ålder som nyfärdig', 'age at completion'],
  ),
  'need.norm.population': define('line', inhabitants, [0, MUCH], ['befolkning', 'population']),
  'need.norm.listed': define('dated', share, [0, 1.5], ['listade', 'listed']),
  'need.norm.perSpecialist': define(
    'dated',
    perDoctor,
    [1, 1e5],
    ['riktvärde per specialist', 'norm per specialist'],
  ),
  'need.norm.perTrainee': define(
    'dated',
    perDoctor,
    [0, 1e5],
    ['riktvärde per ST-läkare', 'norm per trainee'],
  ),
  'need.index.unmet': define('scalar', share, [-0.9, 10], ['otillfredsställt behov', 'unmet need']),
  'need.index.growth.*': define('line', share, [-1, 100], ['behovets tillväxt', 'growth of need']),
  'cost.perTrainee': define('dated', money, [0, 1e12], ['kostnad per ST-läkare', 'cost of a trainee']),
  'cost.perSpecialistFte': define(
    'dated',
    money,
    [0, 1e12],
    ['kostnad per specialist på heltid', 'cost of a specialist FTE'],
  ),
  'cost.supervisionPerTrainee': define(
    'dated',
    money,
    [0, 1e12],
    ['handledning per ST-läkare', 'supervision per trainee'],
  ),
  'cost.coursesPerTrainee': define(
    'dated',
    money,
    [0, 1e12],
    ['kurser per ST-läkare', 'courses per trainee'],
  ),
  'cost.paymentPerPost': define('dated', money, [0, 1e12], ['ersättning per ST-tjänst', 'payment per post']),
  'cost.priceIndex': define('dated', yearlyShare, [-0.5, 1], ['prisökning', 'price growth']),
} as const satisfies Record<string, ParameterFacts>

export type ParameterPath = keyof typeof parameterFacts

/** `groups.research.training.away` → `training.away`; `need.index.growth.demography` → `need.index.growth.*`. */
export const parameterPathOf = (path: string): ParameterPath | undefined => {
  const general = path
    .replace(/^groups\.[^.]+\.(?=training\.|specialists\.)/, '')
    .replace(/^groups\.[^.]+\.share$/, 'groups.*.share')
    .replace(/^need\.index\.growth\..+$/, 'need.index.growth.*')
  return Object.hasOwn(parameterFacts, general) ? (general as ParameterPath) : undefined
}
