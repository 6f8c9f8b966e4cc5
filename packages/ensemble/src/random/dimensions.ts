/**
 * Which coordinate of a Sobol point each number of a plan is drawn by. Append only: a number keeps its place for good,
 * so that no other's draws move when a number is added, and figures stay those of earlier versions. The first
 * coordinates are the best spread together, so what matters most comes first: roughly by the share of the variance
 * that each number of the Stockholm plan has in the series of 2034. A number that is not named here (a group of another
 * name) is drawn as a Latin hypercube of its own.
 */
const general = [
  'specialists.inflow.perYear',
  'training.attrition',
  'training.fillRate',
  'specialists.incumbents.curve',
  'specialists.hired',
  'specialists.otherDuties',
  'specialists.retention',
  'cost.priceIndex',
  'training.requirement.max',
  'need.norm.perTrainee',
  'cost.perSpecialistFte',
  'need.norm.listed',
  'specialists.workingTime',
  'groups.dual-specialist.share',
  'need.norm.population',
  'training.away',
  'training.workingTime',
  'cost.perTrainee',
  'cost.paymentPerPost',
  'specialists.inflow.retention',
  'training.requirement.min',
  'training.requirement.mode',
  'cost.supervisionPerTrainee',
  'training.research',
  'groups.dual-specialist.training.requirement.max',
  'groups.research.share',
  'training.baseStock.growth',
  'training.baseStock.total',
  'specialists.incumbents.total',
  'need.norm.perSpecialist',
  'training.intake.fixed',
  'training.intake.growth.first',
  'training.intake.growth.rate',
  'training.intake.followStock',
  'training.limits.rotations.places',
  'training.rotationYears',
  'training.limits.supervision.supervisingShare',
  'training.limits.supervision.traineesPerSupervisor',
  'training.limits.posts',
  'training.limits.applicants',
  'specialists.hiringPosts',
  'cost.coursesPerTrainee',
  'training.baseStock.intakeHistory',
  'training.baseStock.byIntakeYear',
  'specialists.incumbents.ages',
  'specialists.incumbents.exitByAge',
  'specialists.incumbents.completionAges',
  'specialists.inflow.ages',
  'need.index.unmet',
  'need.index.growth.demography',
] as const

const ofGroup = [
  'share',
  'training.requirement.max',
  'training.requirement.mode',
  'training.requirement.min',
  'training.attrition',
  'training.away',
  'training.workingTime',
  'training.research',
  'training.rotationYears',
  'specialists.incumbents.curve',
  'specialists.incumbents.total',
  'specialists.hired',
  'specialists.retention',
  'specialists.workingTime',
  'specialists.otherDuties',
  'specialists.inflow.perYear',
  'specialists.inflow.retention',
] as const

const groups = ['ordinary', 'dual-specialist', 'research', 'women', 'men'] as const

/** What varies from year to year, and for how many years from the base year each has a coordinate. */
export const noisy = ['training.fillRate', 'training.attrition', 'specialists.hired'] as const
const NOISE_YEARS = 20

/** The name of one year's own chance, `+1` being the year after the base year. */
export const noiseName = (path: string, yearsOn: number): string => `${path}~+${yearsOn}`

const names: readonly string[] = [
  ...general,
  ...groups.flatMap((group) => ofGroup.map((path) => `groups.${group}.${path}`)),
  ...Array.from({ length: NOISE_YEARS }, (_, index) =>
    noisy.map((path) => noiseName(path, index + 1)),
  ).flat(),
]

const places = new Map<string, number>()
for (const name of names) if (!places.has(name)) places.set(name, places.size)

/** The coordinate of a Sobol point that a number is drawn by, or null: it is drawn as a Latin hypercube of its own. */
export const dimensionOf = (name: string): number | null => places.get(name) ?? null

/** Every name that has a coordinate, in their order. */
export const registeredNames: readonly string[] = Object.freeze([...places.keys()])
