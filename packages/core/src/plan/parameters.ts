import { type Parameter, type ParameterPath, parameterFacts } from './parameter-facts.js'

export {
  type Bilingual,
  type Form,
  type Parameter,
  type ParameterPath,
  parameterPathOf,
} from './parameter-facts.js'

/** What each parameter means, in Swedish and in English. */
const meanings: Readonly<Record<ParameterPath, readonly [sv: string, en: string]>> = {
  'groups.*.share': [
    'Den del av varje års antagning som går i gruppen. Andelarna är tillsammans 1.',
    "The part of each year's intake that goes in this group. The shares sum to 1.",
  ],
  'training.requirement.min': [
    'Den minsta utbildning på heltid som någon blir färdig på, för dem som börjar under året.',
    'The least full-time training that anybody finishes with, for those who start in the year.',
  ],
  'training.requirement.mode': [
    'Den vanligaste utbildningen på heltid fram till specialistbevis.',
    'The commonest full-time training up to the specialist certificate.',
  ],
  'training.requirement.max': [
    'Den längsta utbildning på heltid som någon behöver; skillnader mellan människor hör hemma i spridningen.',
    'The most full-time training that anybody needs; real differences between people belong in this spread.',
  ],
  'training.workingTime': [
    'Medelvärdet av tjänstgöringsgraden hos de ST-läkare som är i arbete.',
    'The mean working degree of the trainees who are at work.',
  ],
  'training.away': [
    'Den andel av ST-läkarna som är helt lediga.',
    'The share of the trainees who are on full leave.',
  ],
  'training.research': [
    'Den del av arbetstiden som går till forskning och inte ger utbildningstid.',
    'The part of the working time that goes to research and gains no training.',
  ],
  'training.attrition': [
    'Den andel som under ett år lämnar utbildningen utan att bli färdig.',
    'The share who leave the training within a year without finishing.',
  ],
  'training.rotationYears': [
    'Den sidotjänstgöring på sjukhus som varje ST-läkare ska hinna med, i heltidsår.',
    'The hospital placements that each trainee must do, in full-time years.',
  ],
  'training.baseStock.total': [
    'Antalet ST-läkare den 31 december basåret.',
    'The trainees on 31 December of the base year.',
  ],
  'training.baseStock.growth': [
    'Den årliga ökningen av antagningen fram till basåret.',
    'The yearly growth of the intake up to the base year.',
  ],
  'training.baseStock.intakeHistory': [
    'Antagna per år till och med basåret; ett år som saknas hade ingen antagning.',
    'Intake by year up to the base year; a year that is absent had none.',
  ],
  'training.baseStock.byIntakeYear': [
    'De som är kvar i utbildning vid basåret, efter året då de började.',
    'Those still in training at the base year, by the year they started.',
  ],
  'training.intake.fixed': [
    'Den antagning som beslutas för varje år.',
    'The intake that is decided for each year.',
  ],
  'training.intake.growth.first': [
    'Den önskade antagningen året efter basåret.',
    'The wanted intake of the year after the base year.',
  ],
  'training.intake.growth.rate': [
    'Den önskade antagningens årliga ökning.',
    'The yearly growth of the wanted intake.',
  ],
  'training.intake.followStock': [
    'Antalet ST-läkare vid årets slut som antagningen ska leda till.',
    'The trainees at the end of the year that the intake is to bring about.',
  ],
  'training.fillRate': [
    'Den del av den önskade antagningen som går att tillsätta.',
    'The share of the wanted intake that is found.',
  ],
  'training.limits.rotations.places': [
    'Heltidsplatser på sjukhus som finns för ST-läkarna under året.',
    'Full-time hospital places that there are for trainees in the year.',
  ],
  'training.limits.supervision.supervisingShare': [
    'Den andel av specialisterna som handleder.',
    'The share of the specialists who supervise.',
  ],
  'training.limits.supervision.traineesPerSupervisor': [
    'Så många ST-läkare kan en handledare ha.',
    'How many trainees one supervisor can have.',
  ],
  'training.limits.posts': [
    'Så många ST-läkare det finns tjänster för vid årets slut.',
    'How many trainees there are posts for at the end of the year.',
  ],
  'training.limits.applicants': [
    'Så många kan som mest börja under året.',
    'At most so many can start in the year.',
  ],
  'specialists.workingTime': [
    'Medelvärdet av specialisternas tjänstgöringsgrad.',
    "The mean of the specialists' working degree.",
  ],
  'specialists.otherDuties': [
    'Den del av arbetstiden som går till annat än egna patienter: ledning, fackligt arbete, forskning.',
    'The part of the working time that goes to other things than own patients: management, union work, research.',
  ],
  'specialists.hired': [
    'Den andel av årets färdiga som anställs i regionens primärvård.',
    "The share of the year's newly finished who are hired into the region's primary care.",
  ],
  'specialists.hiringPosts': [
    'Så många nyfärdiga kan som mest anställas under året.',
    'At most so many of the newly finished can be hired in the year.',
  ],
  'specialists.retention': [
    'Den andel av de anställda nyfärdiga som är kvar efter så många år.',
    'The share of the hired newly finished who are still here so many years later.',
  ],
  'specialists.inflow.perYear': [
    'Specialister som varje år kommer från annat håll.',
    'Specialists who come from elsewhere each year.',
  ],
  'specialists.inflow.retention': [
    'Den andel av de inflyttade som är kvar efter så många år.',
    'The share of those from elsewhere who are still here so many years later.',
  ],
  'specialists.inflow.ages': [
    'Hur åldrarna fördelar sig hos dem som kommer från annat håll.',
    'How the ages of those from elsewhere are distributed.',
  ],
  'specialists.incumbents.total': [
    'Antalet allmänspecialister i regionens primärvård den 31 december basåret.',
    "The specialists in the region's primary care on 31 December of the base year.",
  ],
  'specialists.incumbents.curve': [
    'Den andel av basårets specialister som är kvar efter så många år.',
    "The share of the base year's specialists still here so many years later.",
  ],
  'specialists.incumbents.ages': [
    'Basårets specialister efter åldersgrupp, jämnt spridda i varje grupp.',
    "The base year's specialists by age band, spread evenly within a band.",
  ],
  'specialists.incumbents.exitByAge': [
    'Den andel som slutar under året, efter åldern vid årets början.',
    'The share who leave within the year, by the age at the start of the year.',
  ],
  'specialists.incumbents.maxAge': ['Äldre än så arbetar ingen kvar.', 'Nobody works on past this age.'],
  'specialists.incumbents.completionAges': [
    'Hur åldrarna fördelar sig hos de nyfärdiga.',
    'How the ages of the newly finished are distributed.',
  ],
  'need.norm.population': ['Regionens invånare den 31 december.', "The region's inhabitants on 31 December."],
  'need.norm.listed': [
    'Den andel av invånarna som är listade; över 1 när andra regioners invånare listar sig här.',
    'The share of the inhabitants who are listed; above 1 when other regions’ inhabitants list here.',
  ],
  'need.norm.perSpecialist': [
    'Så många listade per specialist på heltid anger riktvärdet.',
    'How many listed per full-time specialist the norm says.',
  ],
  'need.norm.perTrainee': [
    'Så många listade räknas en ST-läkare på heltid för.',
    'How many listed a full-time trainee counts for.',
  ],
  'need.index.unmet': [
    'Den del av basårets utbud som fattas vid basåret.',
    "The part of the base year's supply that is missing at the base year.",
  ],
  'need.index.growth.*': [
    'Behovets sammanlagda tillväxt sedan basåret av denna faktor.',
    'The cumulative growth of need since the base year from this factor.',
  ],
  'cost.perTrainee': [
    'Vad en ST-läkare kostar om året: lön och sociala avgifter.',
    'What a trainee costs a year: pay and on-costs.',
  ],
  'cost.perSpecialistFte': [
    'Vad en specialist på heltid kostar om året.',
    'What a full-time specialist costs a year.',
  ],
  'cost.supervisionPerTrainee': [
    'Vad handledningen av en ST-läkare kostar om året.',
    'What the supervision of a trainee costs a year.',
  ],
  'cost.coursesPerTrainee': [
    'Vad en ST-läkares kurser kostar om året.',
    "What a trainee's courses cost a year.",
  ],
  'cost.paymentPerPost': [
    'Vad regionen betalar vårdcentralen per ST-tjänst och år: en överföring, ingen extra kostnad.',
    'What the region pays the health centre for a post a year: a transfer and no extra cost.',
  ],
  'cost.priceIndex': [
    'Årlig ökning av priser och löner, den första för året efter basåret.',
    'Yearly growth of prices and pay, the first being that of the year after the base year.',
  ],
}

/** By where a path begins; rotations, and what else limits an intake, have a section of their own. */
const sectionOf = (path: ParameterPath): string => {
  if (path.startsWith('training.')) return /^training\.(limits|rotationYears)/.test(path) ? '2' : '1'
  if (path.startsWith('specialists.')) return '3'
  if (path.startsWith('need.')) return '4'
  return path.startsWith('cost.') ? '5' : 'groups'
}

const withMeanings = (): Readonly<Record<ParameterPath, Parameter>> => {
  const paths = Object.keys(parameterFacts) as readonly ParameterPath[]
  const entries = paths.map((path): readonly [ParameterPath, Parameter] => {
    const [sv, en] = meanings[path]
    return [path, { ...parameterFacts[path], section: sectionOf(path), meaning: { sv, en } }]
  })
  return Object.fromEntries(entries) as Record<ParameterPath, Parameter>
}

/** Paths as the plan writes them; `groups.<id>.` before a training or specialists path means that group's override. */
export const parameters = /* @__PURE__ */ withMeanings()
