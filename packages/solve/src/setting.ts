import {
  type Compiled,
  compile,
  type Figure,
  heldAt,
  outputIndex,
  type Plan,
  parsePlan,
  project,
  run,
} from '@kohort/core'

/** A plan whose intake is a number of its own for every year, ready to be run with any path. */
export interface Setting {
  /** The plan that was asked about. */
  readonly plan: Plan
  /** The same with an intake for every year, compiled. */
  readonly compiled: Compiled
  /** base + 1 … to. */
  readonly years: readonly number[]
  /** The intake wanted that the plan itself leads to, by year. */
  readonly own: Float64Array
  /** The size of an intake, heads: the linear program counts in it. */
  readonly scale: number
}

/** Further than any plan's figures reach, and two of them multiplied are still a number. */
const OUT_OF_REACH = 1e12

const limitPaths: ReadonlySet<string> = new Set([
  'training.limits.posts',
  'training.limits.applicants',
  'training.limits.supervision.supervisingShare',
  'training.limits.supervision.traineesPerSupervisor',
  'training.limits.rotations.places',
  'specialists.hiringPosts',
])

/** Whether the plan has a limit that bends the figures, so that they need not be linear in the intake. */
export const canBend = (plan: Plan): boolean =>
  plan.training.limits?.rotations !== undefined || plan.specialists.hiringPosts !== undefined

/** The plan without its limits, for those who ask what it would take if there were none. */
export const withoutLimits = (plan: Plan): Plan => {
  const { limits: _limits, ...training } = plan.training
  const { hiringPosts: _posts, ...specialists } = plan.specialists
  return parsePlan({ ...plan, training, specialists })
}

/** A vector with every limit out of reach, so that the figures are linear in the intake. */
export const unlimited = (compiled: Compiled, parameters: Float64Array): Float64Array => {
  const vector = parameters.slice()
  for (const { path, start, at } of compiled.slots)
    if (limitPaths.has(path)) vector.fill(OUT_OF_REACH, start, start + at.length)
  return vector
}

/** The plan with a fixed intake. */
export const withIntake = (plan: Plan, fixed: Readonly<Record<string, Figure>>): Plan =>
  parsePlan({ ...plan, training: { ...plan.training, intake: { fixed } } })

/** The intake wanted in each year: the plan's own, or what its policy leads to. */
const ownIntake = (plan: Plan, years: readonly number[]): Float64Array => {
  const { fixed } = plan.training.intake
  if (fixed !== undefined) return Float64Array.from(years, (year) => heldAt(fixed, year))
  const compiled = compile(plan)
  const output = run(compiled)
  return Float64Array.from(years, (year) => output[outputIndex(compiled, 'intakeWanted', year)] as number)
}

/** The intake of the base year that the base stock implies: those in training who started then, before attrition. */
export const baseIntake = ({ plan }: Setting): number | null => {
  const { base, groups, training } = plan
  const projection = project(plan)
  const started = Object.entries(groups).reduce((sum, [id, group]) => {
    const attrition = heldAt(group.training?.attrition ?? training.attrition ?? {}, base)
    const row = projection.traineesByStart(id).find((one) => one.year === base && one.started === base)
    return sum + (row?.trainees ?? 0) / Math.sqrt(1 - attrition)
  }, 0)
  return started > 0 || training.baseStock.byIntakeYear === undefined ? started : null
}

/** Where the intake of a compiled setting stands in its vector. */
export const intakeStart = (compiled: Compiled): number =>
  compiled.slots.find(({ path }) => path === 'training.intake.fixed')?.start ?? -1

/** Writes a path into a vector. */
export const writePath = (setting: Setting, vector: Float64Array, path: Float64Array): void =>
  vector.set(path, intakeStart(setting.compiled))

/**
 * Makes a plan ready to be run with any intake.
 *
 * @param plan the plan, checked
 * @param prepare what else is to be written apart before it is compiled: a search over numbers dates them first
 */
export const settingOf = (plan: Plan, prepare: (plan: Plan) => Plan = (same) => same): Setting => {
  const years = Array.from({ length: plan.to - plan.base }, (_, index) => plan.base + 1 + index)
  const own = ownIntake(plan, years)
  const fixed = Object.fromEntries(
    years.map((year, index) => [String(year), { value: own[index] as number }] as const),
  )
  const compiled = compile(prepare(withIntake(plan, fixed)))
  const mean = own.reduce((sum, intake) => sum + intake, 0) / own.length
  return { plan, compiled, years, own, scale: Math.max(1, mean) }
}
