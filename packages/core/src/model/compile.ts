import type { Figure, FigureMap } from '../plan/figure.js'
import { bandEnds } from '../plan/figure.js'
import { type ParameterPath, parameterPathOf, parameters as registry } from '../plan/parameters.js'
import { planOf } from '../plan/parse.js'
import type { Incumbents, Inflow, Plan, PlanInput, SpecialistValues, TrainingValues } from '../plan/schema.js'
import type {
  Bands,
  BaseStockProgram,
  CostProgram,
  GroupProgram,
  IncumbentsProgram,
  InflowProgram,
  IntakeProgram,
  NeedProgram,
  Points,
  Program,
  Table,
  YearlyTable,
} from './program.js'
import { type SeriesName, seriesNames } from './series.js'
import { createState, outputLength, type State } from './state.js'

/** A place in the parameter vector, by the path that the plan itself uses. */
export interface Slot {
  readonly path: string
  /** Its general path in `parameters`, where unit, form, bounds and meaning are. */
  readonly parameter: ParameterPath
  /** Its numbers stand at `start … start + figures.length − 1` of the vector. */
  readonly start: number
  /** The years (or years since entry, or ages) of its numbers, in order; bands by their first age; [0] for a scalar. */
  readonly at: readonly number[]
  /** The keys of the same in the plan; [] for a scalar. */
  readonly keys: readonly string[]
  /** The plan's own figures, with range and provenance. */
  readonly figures: readonly Figure[]
  readonly min: number
  readonly max: number
}

/** A plan as a flat vector of numbers with named slots, ready to run many times. */
export interface Compiled {
  readonly plan: Plan
  /** The plan's own numbers; copy before writing. */
  readonly parameters: Float64Array
  readonly slots: readonly Slot[]
  readonly program: Program
  readonly outputLength: number
  /** The output that `run` writes when it is given none. */
  readonly output: Float64Array
  /** The arrays of a run; a run with a longer past replaces them. */
  state: State
}

interface Builder {
  readonly values: number[]
  readonly slots: Map<string, Slot>
  readonly tables: YearlyTable[]
  readonly tableOf: Map<string, Table>
  readonly curves: Points[]
  readonly curveOf: Map<string, number>
}

/** Puts the numbers at a path into the vector, once. */
const addSlot = (builder: Builder, path: string, keys: readonly string[], figures: readonly Figure[]): Slot => {
  const known = builder.slots.get(path)
  if (known !== undefined) return known
  const parameter = parameterPathOf(path)
  if (parameter === undefined) throw new Error(`No parameter is defined at ${path}.`)
  const { min, max, form } = registry[parameter]
  const at = keys.length === 0 ? [0] : keys.map((key) => (form === 'bands' ? bandEnds(key)[0] : Number(key)))
  const slot: Slot = { path, parameter, start: builder.values.length, at, keys, figures, min, max }
  for (const figure of figures) builder.values.push(figure.value)
  builder.slots.set(path, slot)
  return slot
}

const keysInOrder = (map: FigureMap): readonly string[] => Object.keys(map).sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))

const addMap = (builder: Builder, path: string, map: FigureMap): Slot => {
  const keys = keysInOrder(map)
  return addSlot(builder, path, keys, keys.map((key) => map[key] as Figure))
}

const addScalar = (builder: Builder, path: string, figure: Figure): number => addSlot(builder, path, [], [figure]).start

const pointsOf = (slot: Slot): Points => ({ start: slot.start, at: Int32Array.from(slot.at) })

const addTable = (builder: Builder, path: string, map: FigureMap): Table => {
  const known = builder.tableOf.get(path)
  if (known !== undefined) return known
  const slot = addMap(builder, path, map)
  const { form } = registry[slot.parameter]
  const table = builder.tables.length
  builder.tables.push({ ...pointsOf(slot), reading: form === 'line' ? 'line' : form === 'limit' ? 'limit' : 'held' })
  builder.tableOf.set(path, table)
  return table
}

const addCurve = (builder: Builder, path: string, map: FigureMap): { readonly curve: number; readonly last: number } => {
  const slot = addMap(builder, path, map)
  const last = slot.at.at(-1) as number
  const known = builder.curveOf.get(path)
  if (known !== undefined) return { curve: known, last }
  const curve = builder.curves.length
  builder.curves.push(pointsOf(slot))
  builder.curveOf.set(path, curve)
  return { curve, last }
}

const addBands = (builder: Builder, path: string, map: FigureMap): Bands => {
  const slot = addMap(builder, path, map)
  return {
    start: slot.start,
    first: Int32Array.from(slot.keys, (key) => bandEnds(key)[0]),
    last: Int32Array.from(slot.keys, (key) => bandEnds(key)[1]),
  }
}

const compileInflow = (builder: Builder, path: string, inflow: Inflow, split: boolean): InflowProgram => {
  const { curve, last } = addCurve(builder, `${path}.retention`, inflow.retention)
  return {
    perYear: addTable(builder, `${path}.perYear`, inflow.perYear),
    retention: curve,
    retentionLast: last,
    split,
    ages: inflow.ages === undefined ? null : addBands(builder, `${path}.ages`, inflow.ages),
  }
}

const compileIncumbents = (builder: Builder, path: string, incumbents: Incumbents, split: boolean): IncumbentsProgram => {
  const { total, curve, ages, exitByAge, maxAge, completionAges } = incumbents
  if (curve !== undefined && total !== undefined) {
    return { form: 'curve', split, total: addScalar(builder, `${path}.total`, total), curve: addCurve(builder, `${path}.curve`, curve).curve }
  }
  if (ages === undefined || exitByAge === undefined || maxAge === undefined || completionAges === undefined) {
    throw new Error(`${path} is neither a curve nor ages: parsePlan does not give such a plan.`)
  }
  const bands = addBands(builder, `${path}.ages`, ages)
  const completion = addBands(builder, `${path}.completionAges`, completionAges)
  return {
    form: 'ages',
    split,
    ages: bands,
    exits: pointsOf(addMap(builder, `${path}.exitByAge`, exitByAge)),
    // The highest age is part of the plan's form, not a number to vary: the age pool has that many places.
    maxAge: maxAge.value,
    lowestAge: Math.min(maxAge.value, ...bands.first),
    completionAges: completion,
  }
}

/** The value of a key for a group and the path where it stands: the group's own, or the plan's. */
const pick = <Values extends TrainingValues | SpecialistValues, Key extends keyof Values & string>(
  section: 'training' | 'specialists',
  id: string,
  own: Partial<Values> | undefined,
  plan: Values,
  key: Key,
): { readonly path: string; readonly value: NonNullable<Values[Key]>; readonly own: boolean } => {
  const override = own?.[key]
  const value = override ?? plan[key]
  if (value === undefined || value === null) throw new Error(`${section}.${key} is missing: parsePlan does not give such a plan.`)
  const isOwn = override !== undefined
  return { path: isOwn ? `groups.${id}.${section}.${key}` : `${section}.${key}`, value, own: isOwn }
}

const compileGroup = (builder: Builder, plan: Plan, id: string): GroupProgram => {
  const group = plan.groups[id] as Plan['groups'][string]
  const training = <Key extends keyof TrainingValues & string>(key: Key) =>
    pick('training', id, group.training as Partial<TrainingValues> | undefined, plan.training, key)
  const specialists = <Key extends keyof SpecialistValues & string>(key: Key) =>
    pick('specialists', id, group.specialists as Partial<SpecialistValues> | undefined, plan.specialists, key)
  const table = ({ path, value }: { readonly path: string; readonly value: FigureMap }) => addTable(builder, path, value)

  const share = addTable(builder, `groups.${id}.share`, group.share)
  const requirement = training('requirement')
  const part = (name: 'min' | 'mode' | 'max') => addTable(builder, `${requirement.path}.${name}`, requirement.value[name])
  const retention = specialists('retention')
  const curve = addCurve(builder, retention.path, retention.value)
  const incumbents = specialists('incumbents')
  const hasInflow = group.specialists?.inflow !== undefined || plan.specialists.inflow !== undefined
  const inflow = hasInflow ? specialists('inflow') : null
  const hasRotations = plan.training.limits?.rotations !== undefined
  return {
    id,
    share,
    min: part('min'),
    mode: part('mode'),
    max: part('max'),
    maxPoints: pointsOf(addMap(builder, `${requirement.path}.max`, requirement.value.max)),
    workingTime: table(training('workingTime')),
    away: table(training('away')),
    research: table(training('research')),
    attrition: table(training('attrition')),
    rotationYears: hasRotations ? table(training('rotationYears')) : -1,
    retention: curve.curve,
    retentionLast: curve.last,
    specialistWorkingTime: table(specialists('workingTime')),
    otherDuties: table(specialists('otherDuties')),
    hired: table(specialists('hired')),
    inflow: inflow === null ? null : compileInflow(builder, inflow.path, inflow.value, !inflow.own),
    incumbents: compileIncumbents(builder, incumbents.path, incumbents.value, !incumbents.own),
  }
}

const compileBaseStock = (builder: Builder, plan: Plan): BaseStockProgram => {
  const { total, growth, intakeHistory, byIntakeYear } = plan.training.baseStock
  const path = 'training.baseStock'
  if (total !== undefined && growth !== undefined) {
    return { form: 'total', total: addScalar(builder, `${path}.total`, total), growth: addScalar(builder, `${path}.growth`, growth) }
  }
  if (intakeHistory !== undefined) return { form: 'intakeHistory', years: pointsOf(addMap(builder, `${path}.intakeHistory`, intakeHistory)) }
  if (byIntakeYear !== undefined) return { form: 'byIntakeYear', years: pointsOf(addMap(builder, `${path}.byIntakeYear`, byIntakeYear)) }
  throw new Error(`${path} has no form: parsePlan does not give such a plan.`)
}

const compileIntake = (builder: Builder, plan: Plan): IntakeProgram => {
  const { fixed, growth, followStock } = plan.training.intake
  const path = 'training.intake'
  if (fixed !== undefined) return { policy: 'fixed', wanted: addTable(builder, `${path}.fixed`, fixed) }
  if (followStock !== undefined) return { policy: 'followStock', target: addTable(builder, `${path}.followStock`, followStock) }
  if (growth === undefined) throw new Error(`${path} has no policy: parsePlan does not give such a plan.`)
  return {
    policy: 'growth',
    first: addScalar(builder, `${path}.growth.first`, growth.first),
    rate: addTable(builder, `${path}.growth.rate`, growth.rate),
  }
}

const compileNeed = (builder: Builder, plan: Plan): NeedProgram => {
  const { norm, index } = plan.need
  if (norm !== undefined) {
    const table = (key: keyof typeof norm) => addTable(builder, `need.norm.${key}`, norm[key])
    return { form: 'norm', population: table('population'), listed: table('listed'), perSpecialist: table('perSpecialist'), perTrainee: table('perTrainee') }
  }
  if (index === undefined) throw new Error('need has no form: parsePlan does not give such a plan.')
  const factors = Object.entries(index.growth).map(([name, factor]) => {
    const path = `need.index.growth.${name}`
    return isLine(factor) ? [addTable(builder, path, factor)] : Object.entries(factor).map(([part, line]) => addTable(builder, `${path}.${part}`, line))
  })
  return { form: 'index', unmet: addScalar(builder, 'need.index.unmet', index.unmet), factors }
}

/** A line has years for keys, a factor of several parts their names. */
export const isLine = (factor: FigureMap | Record<string, FigureMap>): factor is FigureMap => Object.keys(factor).every((key) => /^\d+$/.test(key))

const compileCost = (builder: Builder, plan: Plan): CostProgram | null => {
  const { cost } = plan
  if (cost === undefined) return null
  const table = (key: 'perTrainee' | 'supervisionPerTrainee' | 'coursesPerTrainee' | 'perSpecialistFte' | 'priceIndex') =>
    addTable(builder, `cost.${key}`, cost[key])
  return {
    perTrainee: table('perTrainee'),
    supervision: table('supervisionPerTrainee'),
    courses: table('coursesPerTrainee'),
    perSpecialistFte: table('perSpecialistFte'),
    payment: cost.paymentPerPost === undefined ? -1 : addTable(builder, 'cost.paymentPerPost', cost.paymentPerPost),
    priceIndex: table('priceIndex'),
  }
}

/** Room for the past at the plan's own numbers, and half as much again for draws that reach further back. */
const roomForPast = (plan: Plan): number => {
  const { intakeHistory, byIntakeYear } = plan.training.baseStock
  const firstYear = Math.min(plan.base, ...Object.keys({ ...intakeHistory, ...byIntakeYear }).map(Number))
  return Math.max(12, plan.base - firstYear + 2)
}

/**
 * Makes a plan into a flat vector of numbers with named slots. An ensemble, a sensitivity and a solver write into a
 * copy of the vector and `run` it again.
 *
 * @param plan a plan of either form
 * @returns the vector, its slots and the arrays that `run` works on
 * @throws {PlanError} when the plan has problems
 * @see ARCHITECTURE.md, "Slots"
 * @example
 * ```ts
 * import { compile, parsePlan } from '@kohort/core'
 * import { examplePlan } from '@kohort/core/example'
 *
 * const { parameters, slots } = compile(parsePlan(examplePlan))
 * const away = slots.find((slot) => slot.path === 'training.away')
 * console.log(away?.at, parameters[away?.start ?? -1])
 * // [ 2023, 2027 ] 0.13
 * ```
 */
export const compile = (plan: Plan | PlanInput): Compiled => {
  const checked = planOf(plan)
  const builder: Builder = { values: [], slots: new Map(), tables: [], tableOf: new Map(), curves: [], curveOf: new Map() }
  const { limits, fillRate } = checked.training
  const limit = (path: string, map: FigureMap | undefined): Table => (map === undefined ? -1 : addTable(builder, path, map))
  const program: Program = {
    base: checked.base,
    horizon: checked.to - checked.base,
    groups: Object.keys(checked.groups).map((id) => compileGroup(builder, checked, id)),
    baseStock: compileBaseStock(builder, checked),
    intake: compileIntake(builder, checked),
    fillRate: addTable(builder, 'training.fillRate', fillRate as FigureMap),
    limits: {
      places: limit('training.limits.rotations.places', limits?.rotations?.places),
      supervisingShare: limit('training.limits.supervision.supervisingShare', limits?.supervision?.supervisingShare),
      traineesPerSupervisor: limit('training.limits.supervision.traineesPerSupervisor', limits?.supervision?.traineesPerSupervisor),
      posts: limit('training.limits.posts', limits?.posts),
      applicants: limit('training.limits.applicants', limits?.applicants),
      hiringPosts: limit('specialists.hiringPosts', checked.specialists.hiringPosts),
    },
    need: compileNeed(builder, checked),
    cost: compileCost(builder, checked),
    tables: builder.tables,
    curves: builder.curves,
  }
  const length = outputLength(program)
  return {
    plan: checked,
    parameters: Float64Array.from(builder.values),
    slots: [...builder.slots.values()],
    program,
    outputLength: length,
    output: new Float64Array(length),
    state: createState(program, roomForPast(checked)),
  }
}

/**
 * Where a figure stands in a run's output: series, then group (left out: the total), then year.
 *
 * @param compiled what `compile` made of the plan
 * @param series a yearly series
 * @param year a calendar year from the base year to the horizon
 * @param group a group's id, or nothing for the total
 */
export const outputIndex = (compiled: Compiled, series: SeriesName, year: number, group?: string): number => {
  const { groups, base, horizon } = compiled.program
  const place = group === undefined ? 0 : groups.findIndex(({ id }) => id === group) + 1
  return (seriesNames.indexOf(series) * (groups.length + 1) + place) * (horizon + 1) + (year - base)
}
