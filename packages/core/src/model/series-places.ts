import { type SeriesName, seriesNames } from './series-facts.js'

const places = Object.fromEntries(seriesNames.map((name, index) => [name, index])) as Record<
  SeriesName,
  number
>

/** Where each series stands in a run's output. */
export const {
  intakeWanted: INTAKE_WANTED,
  intake: INTAKE,
  attrition: ATTRITION,
  completions: COMPLETIONS,
  trainees: TRAINEES,
  traineeFte: TRAINEE_FTE,
  waiting: WAITING,
  rotationUse: ROTATION_USE,
  meanYearsInTraining: MEAN_YEARS,
  hired: HIRED,
  notHired: NOT_HIRED,
  inflow: INFLOW,
  specialistExits: SPECIALIST_EXITS,
  entrantExits: ENTRANT_EXITS,
  incumbentExits: INCUMBENT_EXITS,
  specialists: SPECIALISTS,
  specialistFte: SPECIALIST_FTE,
  population: POPULATION,
  listable: LISTABLE,
  demandFte: DEMAND_FTE,
  coverage: COVERAGE,
  shortfall: SHORTFALL,
  shortfallHeads: SHORTFALL_HEADS,
  doctorEquivalents: DOCTOR_EQUIVALENTS,
  inhabitantsPerDoctor: INHABITANTS_PER_DOCTOR,
  listedPerDoctor: LISTED_PER_DOCTOR,
  costTraining: COST_TRAINING,
  costSpecialists: COST_SPECIALISTS,
  costTotal: COST_TOTAL,
  costAboveBase: COST_ABOVE_BASE,
  costPayments: COST_PAYMENTS,
  ceilingSupervision: CEILING_SUPERVISION,
  ceilingPosts: CEILING_POSTS,
  ceilingApplicants: CEILING_APPLICANTS,
} = places
