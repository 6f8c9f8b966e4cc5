import { heldAt, type LimitName, type Plan, run } from '@kohort/core'
import { SolveError } from './errors.js'
import { type Measure, reader } from './measures.js'
import { intakeStart, type Setting, unlimited } from './setting.js'

/** A bound on a sum that is linear in the free years' intake: constant + Σ coefficient × heads. */
export interface Row extends Omit<Measure, 'read' | 'size'> {
  /** What its figures are large or small beside: its edge, as a rule. */
  readonly size: number
  readonly constant: number
  readonly coefficients: Float64Array
}

/** What the intake of the free years does to every figure that is asked about. */
export interface System {
  readonly setting: Setting
  /** The years whose intake is free, as places in the setting's years: `first` … `last`. */
  readonly first: number
  readonly last: number
  /** The path around which the figures were taken; the years that are not free keep it. */
  readonly path: Float64Array
  readonly rows: readonly Row[]
  /** The yearly cost, all years together, per head admitted in each free year; null when the plan has no cost. */
  readonly cost: Float64Array | null
}

/** How a limit is called among the members of a conflict; no goal has a colon in its id. */
export const limitMember = (limit: LimitName): string => `:${limit}`

/** What a limit allows in a year, or null where it is not there yet. */
const limitAt = (map: Parameters<typeof heldAt>[0] | undefined, year: number): number | null => {
  const first = Math.min(...Object.keys(map ?? {}).map(Number))
  return map === undefined || year < first ? null : heldAt(map, year)
}

/**
 * The plan's ceilings as bounds. A path that passes none of them is cut by none, and whatever a cut path leads to is
 * led to by the path of those admitted as well (MODEL.md, section 2). What is lost by keeping under them are the paths
 * above a ceiling that has fallen, with nobody admitted until the stock is under it again.
 */
export const ceilingMeasures = (setting: Setting, first: number, last: number): readonly Measure[] => {
  const { compiled, years, plan } = setting
  const { posts, applicants, supervision } = plan.training.limits ?? {}
  return years.slice(first, last + 1).flatMap((year): readonly Measure[] => {
    const trainees = reader(compiled, 'trainees', year)
    const side = 'max'
    const found: Measure[] = []
    const share = limitAt(supervision?.supervisingShare, year)
    const each = limitAt(supervision?.traineesPerSupervisor, year)
    if (share !== null && each !== null) {
      const specialists = reader(compiled, 'specialists', year - 1)
      const read = (output: Float64Array) => trainees(output) - share * each * specialists(output)
      found.push({ member: limitMember('supervision'), year, side, edge: 0, read })
    }
    const ceiling = limitAt(posts, year)
    if (ceiling !== null)
      found.push({ member: limitMember('posts'), year, side, edge: ceiling, read: trainees })
    const most = limitAt(applicants, year)
    if (most !== null)
      found.push({
        member: limitMember('applicants'),
        year,
        side,
        edge: most,
        read: reader(compiled, 'intake', year),
      })
    return found
  })
}

/** The cost of all projected years. */
const costReader = (setting: Setting): ((output: Float64Array) => number) | null => {
  if (setting.plan.cost === undefined) return null
  const readers = setting.years.map((year) => reader(setting.compiled, 'costTotal', year))
  return (output) => readers.reduce((sum, read) => sum + read(output), 0)
}

/** A coefficient below this part of the figure itself is rounding. */
const ROUNDING = 1e-14

const checked = ({ member, year }: Measure, value: number, plan: Plan): number => {
  if (Number.isFinite(value)) return value
  const goal = plan.goals.find(({ id }) => id === member)
  throw new SolveError({
    code: 'no-figure',
    path: `goals.${member}`,
    message: `The plan gives no figure for ${goal?.metric ?? member} in ${year ?? `${goal?.from}–${goal?.to}`}.`,
    hint: 'A goal can be solved for where its series has figures: after the base year, of a need that is not 0.',
  })
}

/** How the figures are taken: around which path, by which step in each year, and with which limits in force. */
export interface Around {
  readonly first: number
  readonly last: number
  readonly path: Float64Array
  /** Heads more or less; below 0 where a limit may cut what is added. */
  readonly step: (year: number) => number
  /** The vector to run with. */
  readonly vector: Float64Array
}

/** The figures' response to each free year's intake, one run of the model a year, since numbers may be dated. */
export const respond = (
  setting: Setting,
  measures: readonly Measure[],
  { first, last, path, step, vector }: Around,
): System => {
  const { compiled, plan } = setting
  const at = intakeStart(compiled)
  const cost = costReader(setting)
  const free = last - first + 1
  vector.set(path, at)
  const output = run(compiled, vector)
  const before = measures.map((measure) => checked(measure, measure.read(output), plan))
  const costBefore = cost?.(output) ?? 0
  const rows = measures.map(({ member, year, side, edge, size }, index) => ({
    size: Math.max(Math.abs(edge), Math.abs(size?.(output) ?? 0)),
    member,
    year,
    side,
    edge,
    constant: before[index] as number,
    coefficients: new Float64Array(free),
  }))
  const costs = new Float64Array(free)
  for (let index = 0; index < free; index += 1) {
    const place = first + index
    const intake = path[place] as number
    const heads = step(place)
    vector[at + place] = intake + heads
    run(compiled, vector)
    vector[at + place] = intake
    for (const [row, measure] of measures.entries()) {
      const was = before[row] as number
      const change = measure.read(output) - was
      if (Math.abs(change) <= ROUNDING * Math.abs(was)) continue
      const found = rows[row] as (typeof rows)[number]
      found.coefficients[index] = checked(measure, change, plan) / heads
      found.constant -= (found.coefficients[index] as number) * intake
    }
    if (cost !== null) costs[index] = (cost(output) - costBefore) / heads
  }
  return { setting, first, last, path, rows, cost: cost === null ? null : costs }
}

/** The same where no limit is in force: exact, whatever the path. */
export const respondUnlimited = (
  setting: Setting,
  measures: readonly Measure[],
  first: number,
  last: number,
  parameters: Float64Array = setting.compiled.parameters,
): System => {
  const path = setting.own.slice()
  path.fill(0, first, last + 1)
  const vector = unlimited(setting.compiled, parameters)
  return respond(setting, measures, { first, last, path, step: () => setting.scale, vector })
}
