import { type SeriesDefinition, type SeriesName, seriesFacts, seriesNames } from './series-facts.js'

export {
  type LimitName,
  limitNames,
  type SeriesDefinition,
  type SeriesName,
  seriesNames,
} from './series-facts.js'

/** What each series is, and how it is defined, in Swedish and in English. */
const definitions: Readonly<
  Record<SeriesName, readonly [kind: SeriesDefinition['kind'], sv: string, en: string]>
> = {
  intakeWanted: [
    'flow',
    'Den antagning som planen vill ha, före tillsättning och tak.',
    'The intake that the plan wants, before the fill rate and the limits.',
  ],
  intake: ['flow', 'De ST-läkare som börjar under året.', 'The trainees who start during the year.'],
  attrition: [
    'flow',
    'De ST-läkare som under året lämnar utan att bli färdiga, även ur väntan på sidotjänstgöring.',
    'The trainees who leave during the year without finishing, those waiting for a rotation among them.',
  ],
  completions: [
    'flow',
    'De ST-läkare som blir färdiga specialister under året.',
    'The trainees who finish as specialists during the year.',
  ],
  trainees: [
    'stock',
    'ST-läkare i utbildning den 31 december, även de som väntar på sidotjänstgöring.',
    'Trainees in training on 31 December, those waiting for a rotation among them.',
  ],
  traineeFte: [
    'stock',
    'ST-läkare × (1 − helt frånvarande) × tjänstgöringsgrad × (1 − forskning).',
    'Trainees × (1 − fully away) × working time × (1 − research).',
  ],
  waiting: [
    'stock',
    'De som är klara så när som på en plats för sidotjänstgöring; de räknas bland ST-läkarna.',
    'Those who are ready but for a rotation place; they are counted among the trainees.',
  ],
  rotationUse: [
    'level',
    'Den del av platserna för sidotjänstgöring som används.',
    'The share of the rotation places that is used.',
  ],
  meanYearsInTraining: [
    'level',
    'Medeltalet år från antagning till färdig för dem som blir färdiga under året, väntan inräknad.',
    'The mean years from intake to completion of those who finish in the year, waiting included.',
  ],
  hired: [
    'flow',
    'De av årets färdiga som anställs i regionens primärvård.',
    "Those of the year's completions who are hired into the region's primary care.",
  ],
  notHired: [
    'flow',
    'De av årets färdiga som regionens primärvård går miste om.',
    "Those of the year's completions who are lost to the region's primary care.",
  ],
  inflow: [
    'flow',
    'Specialister som kommer från annat håll under året.',
    'Specialists who come from elsewhere during the year.',
  ],
  specialistExits: [
    'flow',
    'De specialister som lämnar regionens primärvård under året.',
    "The specialists who leave the region's primary care during the year.",
  ],
  entrantExits: [
    'flow',
    'De som slutar bland dem som anställts eller flyttat in efter basåret.',
    'The exits among those hired or come since the base year.',
  ],
  incumbentExits: [
    'flow',
    'De som slutar bland basårets specialister, och bland dem som har gått över i åldersmodellen.',
    "The exits among the base year's specialists, and those who have joined the age pool.",
  ],
  specialists: [
    'stock',
    'Allmänspecialister i regionens primärvård den 31 december.',
    "Specialists in general medicine in the region's primary care on 31 December.",
  ],
  specialistFte: [
    'stock',
    'Specialister × tjänstgöringsgrad × (1 − andra uppdrag).',
    'Specialists × working time × (1 − other duties).',
  ],
  population: ['stock', 'Regionens invånare den 31 december.', "The region's inhabitants on 31 December."],
  listable: [
    'stock',
    'Så många invånare som läkarna räcker till enligt riktvärdet.',
    'How many inhabitants the doctors suffice for by the norm.',
  ],
  demandFte: [
    'stock',
    'Det antal specialister på heltid som behövs.',
    'The full-time specialists who are needed.',
  ],
  coverage: [
    'level',
    'Den del av behovet som läkarna räcker till.',
    'The part of the need that the doctors suffice for.',
  ],
  shortfall: [
    'stock',
    'De specialister på heltid som fattas; negativt är ett överskott.',
    'The full-time specialists who are missing; negative is a surplus.',
  ],
  shortfallHeads: [
    'stock',
    'Bristen i personer, med årets arbetade tid per specialist.',
    "The shortfall in heads, at the year's FTE per specialist.",
  ],
  doctorEquivalents: [
    'stock',
    'Specialister på heltid plus ST-läkare på heltid efter vad de räknas för i riktvärdet.',
    'Full-time specialists plus full-time trainees at what they count for in the norm.',
  ],
  inhabitantsPerDoctor: ['level', 'Invånare per läkarekvivalent.', 'Inhabitants per doctor equivalent.'],
  listedPerDoctor: ['level', 'Listade per läkarekvivalent.', 'Listed inhabitants per doctor equivalent.'],
  costTraining: [
    'flow',
    'ST-läkare, handledning och kurser × medeltalet ST-läkare under året.',
    "Trainees, supervision and courses × the year's mean trainees.",
  ],
  costSpecialists: [
    'flow',
    'Kostnad per specialist på heltid × årets medeltal.',
    "Cost of a specialist FTE × the year's mean.",
  ],
  costTotal: ['flow', 'Utbildning och specialister tillsammans.', 'Training and specialists together.'],
  costAboveBase: [
    'flow',
    'Totalkostnaden utöver vad basårets läkare skulle kosta i årets priser.',
    "The total cost less what the base year's doctors would cost at the year's prices.",
  ],
  costPayments: [
    'flow',
    'Regionens ersättning per ST-tjänst: en överföring utanför totalen.',
    "The region's payments per post: a transfer outside the total.",
  ],
  ceilingSupervision: [
    'level',
    'Så många ST-läkare räcker handledarna till.',
    'How many trainees the supervisors suffice for.',
  ],
  ceilingPosts: [
    'level',
    'Så många ST-läkare finns det tjänster för.',
    'How many trainees there are posts for.',
  ],
  ceilingApplicants: ['level', 'Så många kan som mest börja.', 'At most so many can start.'],
}

const withDefinitions = (): Readonly<Record<SeriesName, SeriesDefinition>> => {
  const entries = seriesNames.map((name): readonly [SeriesName, SeriesDefinition] => {
    const [kind, sv, en] = definitions[name]
    return [name, { ...seriesFacts[name], kind, definition: { sv, en } }]
  })
  return Object.fromEntries(entries) as Record<SeriesName, SeriesDefinition>
}

/** Every yearly series, once, in the order of a projection's row. */
export const series = /* @__PURE__ */ withDefinitions()
