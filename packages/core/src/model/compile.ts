import { type FigureMap, isLine } from '../plan/figure.js'
import type { ParameterPath } from '../plan/parameters.js'
import { planOf } from '../plan/parse.js'
import type { Incumbents, Inflow, Plan, PlanInput, SpecialistValues, TrainingValues } from '../plan/schema.js'
import type {
  BaseStockProgram,
  CostProgram,
  GroupProgram,
  IncumbentsProgram,
  InflowProgram,
  IntakeProgram,
  NeedProgram,
  Program,
  Table,
} from './program.js'
import { type SeriesName, seriesNames } from './series.js'
import {
  addBands,
  addCurve,
  addMap,
  addScalar,
  addTable,
  type Builder,
  below,
  createBuilder,
  type Place,
  placeOf,
  pointsOf,
  type Slot,
} from './slots.js'
import { createState, outputLength, type State } from './state.js'

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

const compileInflow = (builder: Builder, place: Place, inflow: Inflow, split: boolean): InflowProgram => {
  const { curve, last } = addCurve(builder, below(place, 'retention'), inflow.retention)
  return {
    perYear: addTable(builder, below(place, 'perYear'), inflow.perYear),
    retention: curve,
    retentionLast: last,
    split,
    ages: inflow.ages === undefined ? null : addBands(builder, below(place, 'ages'), inflow.ages),
  }
}

const compileIncumbents = (
  builder: Builder,
  place: Place,
  incumbents: Incumbents,
  split: boolean,
  inflow: InflowProgram | null,
): IncumbentsProgram => {
  const { total, curve, ages, exitByAge, maxAge, completionAges } = incumbents
  if (curve !== undefined && total !== undefined) {
    return {
      form: 'curve',
      split,
      total: addScalar(builder, below(place, 'total'), total),
      curve: addCurve(builder, below(place, 'curve'), curve).curve,
    }
  }
  if (ages === undefined || exitByAge === undefined || maxAge === undefined || completionAges === undefined) {
    throw new Error(`${place.path} is neither a curve nor ages: parsePlan does not give such a plan.`)
  }
  const bands = addBands(builder, below(place, 'ages'), ages)
  const completion = addBands(builder, below(place, 'completionAges'), completionAges)
  return {
    form: 'ages',
    split,
    ages: bands,
    exits: pointsOf(addMap(builder, below(place, 'exitByAge'), exitByAge)),
    // The highest age is part of the plan's form, not a number to vary: the age pool has that many places.
    maxAge: maxAge.value,
    lowestAge: Math.min(maxAge.value, ...bands.first, ...completion.first, ...(inflow?.ages?.first ?? [])),
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
): { readonly place: Place; readonly value: NonNullable<Values[Key]>; readonly own: boolean } => {
  const override = own?.[key]
  const value = override ?? plan[key]
  if (value === undefined || value === null)
    throw new Error(`${section}.${key} is missing: parsePlan does not give such a plan.`)
  const isOwn = override !== undefined
  const parameter = `${section}.${key}`
  return {
    place: { path: isOwn ? `groups.${id}.${parameter}` : parameter, parameter: parameter as ParameterPath },
    value,
    own: isOwn,
  }
}

const compileGroup = (builder: Builder, plan: Plan, id: string): GroupProgram => {
  const group = plan.groups[id] as Plan['groups'][string]
  const training = <Key extends keyof TrainingValues & string>(key: Key) =>
    pick('training', id, group.training as Partial<TrainingValues> | undefined, plan.training, key)
  const specialists = <Key extends keyof SpecialistValues & string>(key: Key) =>
    pick('specialists', id, group.specialists as Partial<SpecialistValues> | undefined, plan.specialists, key)
  const table = ({ place, value }: { readonly place: Place; readonly value: FigureMap }) =>
    addTable(builder, place, value)

  const share = addTable(builder, { path: `groups.${id}.share`, parameter: 'groups.*.share' }, group.share)
  const requirement = training('requirement')
  const part = (name: 'min' | 'mode' | 'max') =>
    addTable(builder, below(requirement.place, name), requirement.value[name])
  const retention = specialists('retention')
  const curve = addCurve(builder, retention.place, retention.value)
  const incumbents = specialists('incumbents')
  const hasInflow = group.specialists?.inflow !== undefined || plan.specialists.inflow !== undefined
  const inflow = hasInflow ? specialists('inflow') : null
  const coming = inflow === null ? null : compileInflow(builder, inflow.place, inflow.value, !inflow.own)
  const hasRotations = plan.training.limits?.rotations !== undefined
  return {
    id,
    share,
    min: part('min'),
    mode: part('mode'),
    max: part('max'),
    maxPoints: pointsOf(addMap(builder, below(requirement.place, 'max'), requirement.value.max)),
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
    inflow: coming,
    incumbents: compileIncumbents(builder, incumbents.place, incumbents.value, !incumbents.own, coming),
  }
}

const compileBaseStock = (builder: Builder, plan: Plan): BaseStockProgram => {
  const { total, growth, intakeHistory, byIntakeYear } = plan.training.baseStock
  if (total !== undefined && growth !== undefined) {
    return {
      form: 'total',
      total: addScalar(builder, placeOf('training.baseStock.total'), total),
      growth: addScalar(builder, placeOf('training.baseStock.growth'), growth),
    }
  }
  if (intakeHistory !== undefined)
    return {
      form: 'intakeHistory',
      years: pointsOf(addMap(builder, placeOf('training.baseStock.intakeHistory'), intakeHistory)),
    }
  if (byIntakeYear !== undefined)
    return {
      form: 'byIntakeYear',
      years: pointsOf(addMap(builder, placeOf('training.baseStock.byIntakeYear'), byIntakeYear)),
    }
  throw new Error(`training.baseStock has no form: parsePlan does not give such a plan.`)
}

const compileIntake = (builder: Builder, plan: Plan): IntakeProgram => {
  const { fixed, growth, followStock } = plan.training.intake
  if (fixed !== undefined)
    return { policy: 'fixed', wanted: addTable(builder, placeOf('training.intake.fixed'), fixed) }
  if (followStock !== undefined)
    return {
      policy: 'followStock',
      target: addTable(builder, placeOf('training.intake.followStock'), followStock),
    }
  if (growth === undefined)
    throw new Error(`training.intake has no policy: parsePlan does not give such a plan.`)
  return {
    policy: 'growth',
    first: addScalar(builder, placeOf('training.intake.growth.first'), growth.first),
    rate: addTable(builder, placeOf('training.intake.growth.rate'), growth.rate),
  }
}

const compileNeed = (builder: Builder, plan: Plan): NeedProgram => {
  const { norm, index } = plan.need
  if (norm !== undefined) {
    const table = (key: keyof typeof norm) => addTable(builder, placeOf(`need.norm.${key}`), norm[key])
    return {
      form: 'norm',
      population: table('population'),
      listed: table('listed'),
      perSpecialist: table('perSpecialist'),
      perTrainee: table('perTrainee'),
    }
  }
  if (index === undefined) throw new Error('need has no form: parsePlan does not give such a plan.')
  const factors = Object.entries(index.growth).map(([name, factor]) => {
    const path = `need.index.growth.${name}`
    const line = (at: string, map: FigureMap) =>
      addTable(builder, { path: at, parameter: 'need.index.growth.*' }, map)
    return isLine(factor)
      ? [line(path, factor)]
      : Object.entries(factor).map(([part, map]) => line(`${path}.${part}`, map))
  })
  return { form: 'index', unmet: addScalar(builder, placeOf('need.index.unmet'), index.unmet), factors }
}

const compileCost = (builder: Builder, plan: Plan): CostProgram | null => {
  const { cost } = plan
  if (cost === undefined) return null
  const table = (
    key: 'perTrainee' | 'supervisionPerTrainee' | 'coursesPerTrainee' | 'perSpecialistFte' | 'priceIndex',
  ) => addTable(builder, placeOf(`cost.${key}`), cost[key])
  return {
    perTrainee: table('perTrainee'),
    supervision: table('supervisionPerTrainee'),
    courses: table('coursesPerTrainee'),
    perSpecialistFte: table('perSpecialistFte'),
    payment:
      cost.paymentPerPost === undefined
        ? -1
        : addTable(builder, placeOf('cost.paymentPerPost'), cost.paymentPerPost),
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
 * import { compile, examplePlan, parsePlan } from '@kohort/core'
 *
 * const { parameters, slots } = compile(parsePlan(examplePlan))
 * const away = slots.find((slot) => slot.path === 'training.away')
 * console.log(away?.at, parameters[away?.start ?? -1])
 * // [ 2023, 2027 ] 0.13
 * ```
 */
export const compile = (plan: Plan | PlanInput): Compiled => {
  const checked = planOf(plan)
  const builder = createBuilder()
  const { limits, fillRate } = checked.training
  const limit = (path: ParameterPath, map: FigureMap | undefined): Table =>
    map === undefined ? -1 : addTable(builder, placeOf(path), map)
  const program: Program = {
    base: checked.base,
    horizon: checked.to - checked.base,
    groups: Object.keys(checked.groups).map((id) => compileGroup(builder, checked, id)),
    baseStock: compileBaseStock(builder, checked),
    intake: compileIntake(builder, checked),
    fillRate: addTable(builder, placeOf('training.fillRate'), fillRate as FigureMap),
    limits: {
      places: limit('training.limits.rotations.places', limits?.rotations?.places),
      supervisingShare: limit(
        'training.limits.supervision.supervisingShare',
        limits?.supervision?.supervisingShare,
      ),
      traineesPerSupervisor: limit(
        'training.limits.supervision.traineesPerSupervisor',
        limits?.supervision?.traineesPerSupervisor,
      ),
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
