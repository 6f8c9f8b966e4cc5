import { unknown } from '../errors.js'
import { deepFreeze } from '../freeze.js'
import { type FigureMap, isLine } from '../plan/figure.js'
import type { ParameterPath } from '../plan/parameters.js'
import { parsePlan } from '../plan/parse.js'
import { given } from '../plan/resolve.js'
import type { Plan, PlanInput } from '../plan/schema.js'
import type { ChanceSource } from './chance.js'
import { compileGroup } from './compile-group.js'
import type {
  BaseStockProgram,
  CostProgram,
  GroupProgram,
  IntakeProgram,
  NeedProgram,
  Program,
  Table,
} from './program.js'
import { type SeriesName, seriesNames } from './series.js'
import {
  addMap,
  addScalar,
  addTable,
  type Builder,
  createBuilder,
  placeOf,
  pointsOf,
  type Slot,
} from './slots.js'
import { createState, type Observed, outputLength, type State } from './state.js'
import { type Parts, partsOf } from './wanted.js'

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
  /** What a run computes: all, unless `runFor` leaves something out. */
  readonly parts: Parts
  /** Stocks that take the place of the projected ones; null for none. `observe` gives them. */
  readonly observed: Observed | null
  /** Where whole people take their chance from; null where heads are split as expected. `withChance` gives it. */
  readonly chance: ChanceSource | null
  /** The arrays of a run; a run with a longer past replaces them. */
  state: State
}

const compileBaseStock = (builder: Builder, plan: Plan): BaseStockProgram => {
  const { baseStock } = plan.training
  const scalar = (key: 'total' | 'growth') => {
    const path = `training.baseStock.${key}` as const
    return addScalar(builder, placeOf(path), given(baseStock[key], path))
  }
  if (baseStock.total !== undefined)
    return { form: 'total', total: scalar('total'), growth: scalar('growth') }
  const form = baseStock.intakeHistory === undefined ? 'byIntakeYear' : 'intakeHistory'
  const path = `training.baseStock.${form}` as const
  return { form, years: pointsOf(addMap(builder, placeOf(path), given(baseStock[form], path))) }
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
  const { first, rate } = given(growth, 'training.intake.growth')
  return {
    policy: 'growth',
    first: addScalar(builder, placeOf('training.intake.growth.first'), first),
    rate: addTable(builder, placeOf('training.intake.growth.rate'), rate),
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
  const { unmet, growth } = given(index, 'need.index')
  const factors = Object.entries(growth).map(([name, factor]) => {
    const path = `need.index.growth.${name}`
    const line = (at: string, map: FigureMap) =>
      addTable(builder, { path: at, parameter: 'need.index.growth.*' }, map)
    return isLine(factor)
      ? [line(path, factor)]
      : Object.entries(factor).map(([part, map]) => line(`${path}.${part}`, map))
  })
  return { form: 'index', unmet: addScalar(builder, placeOf('need.index.unmet'), unmet), factors }
}

const compileCost = (builder: Builder, plan: Plan): CostProgram | null => {
  const { cost } = plan
  if (cost === undefined) return null
  const table = (key: Exclude<keyof typeof cost, 'currency'>): Table => {
    const map = cost[key]
    return map === undefined ? -1 : addTable(builder, placeOf(`cost.${key}`), map)
  }
  return {
    perTrainee: table('perTrainee'),
    supervision: table('supervisionPerTrainee'),
    courses: table('coursesPerTrainee'),
    perSpecialistFte: table('perSpecialistFte'),
    payment: table('paymentPerPost'),
    priceIndex: table('priceIndex'),
  }
}

/** Room for the past as most plans need it; a run that reaches further back makes more. */
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
  const checked = parsePlan(plan)
  const form = formOf(checked)
  const { program } = form
  const length = outputLength(program)
  return {
    plan: checked,
    parameters: Float64Array.from(form.values),
    slots: form.slots,
    program,
    outputLength: length,
    output: new Float64Array(length),
    parts: form.parts,
    observed: null,
    chance: null,
    state: createState(program, roomForPast(checked)),
  }
}

/** What a plan is compiled to, without what a run writes. */
interface Form {
  readonly program: Program
  readonly parts: Parts
  readonly values: readonly number[]
  readonly slots: readonly Slot[]
}

/** A parsed plan never changes, nor does its form. */
const forms = new WeakMap<Plan, Form>()

const formOf = (plan: Plan): Form => {
  const form = forms.get(plan) ?? makeForm(plan)
  forms.set(plan, form)
  return form
}

const makeForm = (plan: Plan): Form => {
  const builder = createBuilder()
  const { limits, fillRate } = plan.training
  const limit = (path: ParameterPath, map: FigureMap | undefined): Table =>
    map === undefined ? -1 : addTable(builder, placeOf(path), map)
  const groups: GroupProgram[] = []
  for (const id of Object.keys(plan.groups)) groups.push(compileGroup(builder, plan, id, groups))
  const program: Program = {
    base: plan.base,
    horizon: plan.to - plan.base,
    groups,
    baseStock: compileBaseStock(builder, plan),
    intake: compileIntake(builder, plan),
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
      hiringPosts: limit('specialists.hiringPosts', plan.specialists.hiringPosts),
    },
    need: compileNeed(builder, plan),
    cost: compileCost(builder, plan),
    tables: builder.tables,
    curves: builder.curves,
  }
  return {
    program,
    parts: partsOf(program),
    values: builder.values,
    slots: deepFreeze([...builder.slots.values()]),
  }
}

/**
 * Where a figure stands in a run's output: series, then group (left out: the total), then year.
 *
 * @param compiled what `compile` made of the plan
 * @param series a yearly series
 * @param year a calendar year from the base year to the horizon
 * @param group a group's id, or nothing for the total
 * @throws {KohortError} when the plan has no such group
 */
export const outputIndex = (compiled: Compiled, series: SeriesName, year: number, group?: string): number => {
  const { groups, base, horizon } = compiled.program
  return (
    (seriesNames.indexOf(series) * (groups.length + 1) + groupPlace(compiled, group)) * (horizon + 1) +
    (year - base)
  )
}

/** A group's place in an output: 0 is the total. */
export const groupPlace = ({ program }: Compiled, group: string | undefined): number => {
  if (group === undefined) return 0
  const place = program.groups.findIndex(({ id }) => id === group) + 1
  if (place > 0) return place
  throw unknown(
    'group',
    group,
    program.groups.map(({ id }) => id),
  )
}
