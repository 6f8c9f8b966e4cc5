/**
 * Every number that a plan may hold, once: its path, form, unit, bounds and meaning. The schema, the slots of
 * `compile`, `kohort explain` and the docs are all made from this table.
 */

/** A text in the two languages that planners read. */
export interface Bilingual {
  readonly sv: string
  readonly en: string
}

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

const share: Bilingual = { sv: 'andel', en: 'share' }
const yearlyShare: Bilingual = { sv: 'andel per år', en: 'share a year' }
const heads: Bilingual = { sv: 'personer', en: 'heads' }
const headsAYear: Bilingual = { sv: 'personer per år', en: 'heads a year' }
const fullTimeYears: Bilingual = { sv: 'heltidsår', en: 'full-time years' }
const inhabitants: Bilingual = { sv: 'invånare', en: 'inhabitants' }
const perDoctor: Bilingual = { sv: 'invånare per läkare', en: 'inhabitants per doctor' }
const money: Bilingual = { sv: 'basårets pengar per år', en: 'base-year money a year' }

/** More than any region or country has: a head count above this is a typing error. */
const MANY = 1e7
const MUCH = 1e9

const define = (
  form: Form,
  unit: Bilingual,
  [min, max]: readonly [number, number],
  section: string,
  label: readonly [string, string],
  meaning: readonly [string, string],
): Parameter => ({
  form,
  unit,
  min,
  max,
  section,
  label: { sv: label[0], en: label[1] },
  meaning: { sv: meaning[0], en: meaning[1] },
})

/** Paths as the plan writes them; `groups.<id>.` before a training or specialists path means that group's override. */
export const parameters = {
  'groups.*.share': define(
    'dated',
    share,
    [0, 1],
    'groups',
    ['gruppens andel av antagningen', 'share of the intake'],
    [
      'Den del av varje års antagning som går i gruppen. Andelarna är tillsammans 1.',
      "The part of each year's intake that goes in this group. The shares sum to 1.",
    ],
  ),
  'training.requirement.min': define(
    'dated',
    fullTimeYears,
    [1, 20],
    '1',
    ['kortaste utbildning', 'shortest training'],
    [
      'Den minsta utbildning på heltid som någon blir färdig på, för dem som börjar under året.',
      'The least full-time training that anybody finishes with, for those who start in the year.',
    ],
  ),
  'training.requirement.mode': define(
    'dated',
    fullTimeYears,
    [1, 20],
    '1',
    ['vanligaste utbildning', 'commonest training'],
    [
      'Den vanligaste utbildningen på heltid fram till specialistbevis.',
      'The commonest full-time training up to the specialist certificate.',
    ],
  ),
  'training.requirement.max': define(
    'dated',
    fullTimeYears,
    [1, 20],
    '1',
    ['längsta utbildning', 'longest training'],
    [
      'Den längsta utbildning på heltid som någon behöver; skillnader mellan människor hör hemma i spridningen.',
      'The most full-time training that anybody needs; real differences between people belong in this spread.',
    ],
  ),
  'training.workingTime': define(
    'dated',
    share,
    [0, 1],
    '1',
    ['tjänstgöringsgrad, ST', 'working time, trainees'],
    [
      'Medelvärdet av tjänstgöringsgraden hos de ST-läkare som är i arbete.',
      'The mean working degree of the trainees who are at work.',
    ],
  ),
  'training.away': define(
    'dated',
    share,
    [0, 1],
    '1',
    ['helt frånvarande', 'fully away'],
    ['Den andel av ST-läkarna som är helt lediga.', 'The share of the trainees who are on full leave.'],
  ),
  'training.research': define(
    'dated',
    share,
    [0, 1],
    '1',
    ['forskning under ST', 'research in training'],
    [
      'Den del av arbetstiden som går till forskning och inte ger utbildningstid.',
      'The part of the working time that goes to research and gains no training.',
    ],
  ),
  'training.attrition': define(
    'dated',
    yearlyShare,
    [0, 0.99],
    '1',
    ['avhopp', 'attrition'],
    [
      'Den andel som under ett år lämnar utbildningen utan att bli färdig.',
      'The share who leave the training within a year without finishing.',
    ],
  ),
  'training.rotationYears': define(
    'dated',
    fullTimeYears,
    [0, 20],
    '2',
    ['sidotjänstgöring', 'side rotation'],
    [
      'Den sidotjänstgöring på sjukhus som varje ST-läkare ska hinna med, i heltidsår.',
      'The hospital placements that each trainee must do, in full-time years.',
    ],
  ),
  'training.baseStock.total': define(
    'scalar',
    heads,
    [0, MANY],
    '1',
    ['ST-läkare vid basåret', 'trainees at the base'],
    ['Antalet ST-läkare den 31 december basåret.', 'The trainees on 31 December of the base year.'],
  ),
  'training.baseStock.growth': define(
    'scalar',
    yearlyShare,
    [-0.5, 1],
    '1',
    ['tidigare ökning av antagningen', 'past growth of the intake'],
    [
      'Den årliga ökningen av antagningen fram till basåret.',
      'The yearly growth of the intake up to the base year.',
    ],
  ),
  'training.baseStock.intakeHistory': define(
    'history',
    heads,
    [0, MANY],
    '1',
    ['tidigare antagning', 'past intake'],
    [
      'Antagna per år till och med basåret; ett år som saknas hade ingen antagning.',
      'Intake by year up to the base year; a year that is absent had none.',
    ],
  ),
  'training.baseStock.byIntakeYear': define(
    'history',
    heads,
    [0, MANY],
    '1',
    ['ST-läkare efter startår', 'trainees by start year'],
    [
      'De som är kvar i utbildning vid basåret, efter året då de började.',
      'Those still in training at the base year, by the year they started.',
    ],
  ),
  'training.intake.fixed': define(
    'dated',
    headsAYear,
    [0, MANY],
    '1',
    ['beslutad antagning', 'decided intake'],
    ['Den antagning som beslutas för varje år.', 'The intake that is decided for each year.'],
  ),
  'training.intake.growth.first': define(
    'scalar',
    headsAYear,
    [0, MANY],
    '1',
    ['första årets antagning', "first year's intake"],
    ['Den önskade antagningen året efter basåret.', 'The wanted intake of the year after the base year.'],
  ),
  'training.intake.growth.rate': define(
    'dated',
    yearlyShare,
    [-1, 1],
    '1',
    ['ökning av antagningen', 'growth of the intake'],
    ['Den önskade antagningens årliga ökning.', 'The yearly growth of the wanted intake.'],
  ),
  'training.intake.followStock': define(
    'line',
    heads,
    [0, MANY],
    '1',
    ['önskat antal ST-läkare', 'wanted trainees'],
    [
      'Antalet ST-läkare vid årets slut som antagningen ska leda till.',
      'The trainees at the end of the year that the intake is to bring about.',
    ],
  ),
  'training.fillRate': define(
    'dated',
    share,
    [0.001, 1],
    '1',
    ['tillsatta platser', 'fill rate'],
    [
      'Den del av den önskade antagningen som går att tillsätta.',
      'The share of the wanted intake that is found.',
    ],
  ),
  'training.limits.rotations.places': define(
    'limit',
    { sv: 'heltidsplatser', en: 'full-time places' },
    [0, MANY],
    '2',
    ['platser för sidotjänstgöring', 'rotation places'],
    [
      'Heltidsplatser på sjukhus som finns för ST-läkarna under året.',
      'Full-time hospital places that there are for trainees in the year.',
    ],
  ),
  'training.limits.supervision.supervisingShare': define(
    'limit',
    share,
    [0, 1],
    '2',
    ['andel som handleder', 'supervising share'],
    ['Den andel av specialisterna som handleder.', 'The share of the specialists who supervise.'],
  ),
  'training.limits.supervision.traineesPerSupervisor': define(
    'limit',
    { sv: 'ST-läkare per handledare', en: 'trainees per supervisor' },
    [0, 100],
    '2',
    ['ST-läkare per handledare', 'trainees per supervisor'],
    ['Så många ST-läkare kan en handledare ha.', 'How many trainees one supervisor can have.'],
  ),
  'training.limits.posts': define(
    'limit',
    heads,
    [0, MANY],
    '2',
    ['finansierade ST-tjänster', 'funded posts'],
    [
      'Så många ST-läkare det finns tjänster för vid årets slut.',
      'How many trainees there are posts for at the end of the year.',
    ],
  ),
  'training.limits.applicants': define(
    'limit',
    headsAYear,
    [0, MANY],
    '2',
    ['sökande', 'applicants'],
    ['Så många kan som mest börja under året.', 'At most so many can start in the year.'],
  ),
  'specialists.workingTime': define(
    'dated',
    share,
    [0, 1],
    '3',
    ['tjänstgöringsgrad, specialister', 'working time, specialists'],
    ['Medelvärdet av specialisternas tjänstgöringsgrad.', "The mean of the specialists' working degree."],
  ),
  'specialists.otherDuties': define(
    'dated',
    share,
    [0, 1],
    '3',
    ['andra uppdrag', 'other duties'],
    [
      'Den del av arbetstiden som går till annat än egna patienter: ledning, fackligt arbete, forskning.',
      'The part of the working time that goes to other things than own patients: management, union work, research.',
    ],
  ),
  'specialists.hired': define(
    'dated',
    share,
    [0, 1],
    '3',
    ['anställs i regionen', 'hired in the region'],
    [
      'Den andel av årets färdiga som anställs i regionens primärvård.',
      "The share of the year's newly finished who are hired into the region's primary care.",
    ],
  ),
  'specialists.hiringPosts': define(
    'limit',
    headsAYear,
    [0, MANY],
    '3',
    ['tjänster för nyfärdiga', 'posts for the newly finished'],
    [
      'Så många nyfärdiga kan som mest anställas under året.',
      'At most so many of the newly finished can be hired in the year.',
    ],
  ),
  'specialists.retention': define(
    'curve',
    share,
    [0, 1],
    '3',
    ['kvar i regionen', 'retention'],
    [
      'Den andel av de anställda nyfärdiga som är kvar efter så många år.',
      'The share of the hired newly finished who are still here so many years later.',
    ],
  ),
  'specialists.inflow.perYear': define(
    'dated',
    headsAYear,
    [0, MANY],
    '3',
    ['inflyttade specialister', 'specialists from elsewhere'],
    ['Specialister som varje år kommer från annat håll.', 'Specialists who come from elsewhere each year.'],
  ),
  'specialists.inflow.retention': define(
    'curve',
    share,
    [0, 1],
    '3',
    ['inflyttade som är kvar', 'retention of those from elsewhere'],
    [
      'Den andel av de inflyttade som är kvar efter så många år.',
      'The share of those from elsewhere who are still here so many years later.',
    ],
  ),
  'specialists.inflow.ages': define(
    'bands',
    share,
    [0, MANY],
    '3',
    ['ålder vid inflyttning', 'age at coming'],
    [
      'Hur åldrarna fördelar sig hos dem som kommer från annat håll.',
      'How the ages of those from elsewhere are distributed.',
    ],
  ),
  'specialists.incumbents.total': define(
    'scalar',
    heads,
    [0, MANY],
    '3',
    ['specialister vid basåret', 'specialists at the base'],
    [
      'Antalet allmänspecialister i regionens primärvård den 31 december basåret.',
      "The specialists in the region's primary care on 31 December of the base year.",
    ],
  ),
  'specialists.incumbents.curve': define(
    'curve',
    share,
    [0, 1],
    '3',
    ['basårets specialister som är kvar', 'incumbents still here'],
    [
      'Den andel av basårets specialister som är kvar efter så många år.',
      "The share of the base year's specialists still here so many years later.",
    ],
  ),
  'specialists.incumbents.ages': define(
    'bands',
    heads,
    [0, MANY],
    '3',
    ['specialister efter ålder', 'specialists by age'],
    [
      'Basårets specialister efter åldersgrupp, jämnt spridda i varje grupp.',
      "The base year's specialists by age band, spread evenly within a band.",
    ],
  ),
  'specialists.incumbents.exitByAge': define(
    'steps',
    yearlyShare,
    [0, 1],
    '3',
    ['slutar efter ålder', 'exits by age'],
    [
      'Den andel som slutar under året, efter åldern vid årets början.',
      'The share who leave within the year, by the age at the start of the year.',
    ],
  ),
  'specialists.incumbents.maxAge': define(
    'scalar',
    { sv: 'år', en: 'years of age' },
    [40, 120],
    '3',
    ['högsta ålder', 'highest age'],
    ['Äldre än så arbetar ingen kvar.', 'Nobody works on past this age.'],
  ),
  'specialists.incumbents.completionAges': define(
    'bands',
    share,
    [0, MANY],
    '3',
    ['ålder som nyfärdig', 'age at completion'],
    ['Hur åldrarna fördelar sig hos de nyfärdiga.', 'How the ages of the newly finished are distributed.'],
  ),
  'need.norm.population': define(
    'line',
    inhabitants,
    [0, MUCH],
    '4',
    ['befolkning', 'population'],
    ['Regionens invånare den 31 december.', "The region's inhabitants on 31 December."],
  ),
  'need.norm.listed': define(
    'dated',
    share,
    [0, 1.5],
    '4',
    ['listade', 'listed'],
    [
      'Den andel av invånarna som är listade; över 1 när andra regioners invånare listar sig här.',
      'The share of the inhabitants who are listed; above 1 when other regions’ inhabitants list here.',
    ],
  ),
  'need.norm.perSpecialist': define(
    'dated',
    perDoctor,
    [1, 1e5],
    '4',
    ['riktvärde per specialist', 'norm per specialist'],
    [
      'Så många listade per specialist på heltid anger riktvärdet.',
      'How many listed per full-time specialist the norm says.',
    ],
  ),
  'need.norm.perTrainee': define(
    'dated',
    perDoctor,
    [0, 1e5],
    '4',
    ['riktvärde per ST-läkare', 'norm per trainee'],
    [
      'Så många listade räknas en ST-läkare på heltid för.',
      'How many listed a full-time trainee counts for.',
    ],
  ),
  'need.index.unmet': define(
    'scalar',
    share,
    [-0.9, 10],
    '4',
    ['otillfredsställt behov', 'unmet need'],
    [
      'Den del av basårets utbud som fattas vid basåret.',
      "The part of the base year's supply that is missing at the base year.",
    ],
  ),
  'need.index.growth.*': define(
    'line',
    share,
    [-1, 100],
    '4',
    ['behovets tillväxt', 'growth of need'],
    [
      'Behovets sammanlagda tillväxt sedan basåret av denna faktor.',
      'The cumulative growth of need since the base year from this factor.',
    ],
  ),
  'cost.perTrainee': define(
    'dated',
    money,
    [0, 1e12],
    '5',
    ['kostnad per ST-läkare', 'cost of a trainee'],
    [
      'Vad en ST-läkare kostar om året: lön och sociala avgifter.',
      'What a trainee costs a year: pay and on-costs.',
    ],
  ),
  'cost.perSpecialistFte': define(
    'dated',
    money,
    [0, 1e12],
    '5',
    ['kostnad per specialist på heltid', 'cost of a specialist FTE'],
    ['Vad en specialist på heltid kostar om året.', 'What a full-time specialist costs a year.'],
  ),
  'cost.supervisionPerTrainee': define(
    'dated',
    money,
    [0, 1e12],
    '5',
    ['handledning per ST-läkare', 'supervision per trainee'],
    ['Vad handledningen av en ST-läkare kostar om året.', 'What the supervision of a trainee costs a year.'],
  ),
  'cost.coursesPerTrainee': define(
    'dated',
    money,
    [0, 1e12],
    '5',
    ['kurser per ST-läkare', 'courses per trainee'],
    ['Vad en ST-läkares kurser kostar om året.', "What a trainee's courses cost a year."],
  ),
  'cost.paymentPerPost': define(
    'dated',
    money,
    [0, 1e12],
    '5',
    ['ersättning per ST-tjänst', 'payment per post'],
    [
      'Vad regionen betalar vårdcentralen per ST-tjänst och år: en överföring, ingen extra kostnad.',
      'What the region pays the health centre for a post a year: a transfer and no extra cost.',
    ],
  ),
  'cost.priceIndex': define(
    'dated',
    yearlyShare,
    [-0.5, 1],
    '5',
    ['prisökning', 'price growth'],
    [
      'Årlig ökning av priser och löner, den första för året efter basåret.',
      'Yearly growth of prices and pay, the first being that of the year after the base year.',
    ],
  ),
} as const satisfies Record<string, Parameter>

export type ParameterPath = keyof typeof parameters

/** `groups.research.training.away` → `training.away`; `need.index.growth.demography` → `need.index.growth.*`. */
export const parameterPathOf = (path: string): ParameterPath | undefined => {
  const general = path
    .replace(/^groups\.[^.]+\.(?=training\.|specialists\.)/, '')
    .replace(/^groups\.[^.]+\.share$/, 'groups.*.share')
    .replace(/^need\.index\.growth\..+$/, 'need.index.growth.*')
  return Object.hasOwn(parameters, general) ? (general as ParameterPath) : undefined
}
