import { version } from '../package.json'
import { unknown } from './errors.js'
import { deepFreeze } from './freeze.js'
import { judge, type Verdict } from './goals/evaluate.js'
import { hashOf } from './hash.js'
import { type Compiled, compile } from './model/compile.js'
import { type Note, notesOf } from './model/notes.js'
import { type ObservedStocks, observe, observedIn } from './model/observed.js'
import { run } from './model/run.js'
import {
  type LimitName,
  limitNames,
  type SeriesFacts,
  type SeriesName,
  seriesFacts,
  seriesNames,
} from './model/series-facts.js'
import { LIMITED_BY, OVER_TARGET } from './model/state.js'
import { parsePlan } from './plan/parse.js'
import type { Plan, PlanInput } from './plan/schema.js'
import { displayed } from './read/display.js'
import { displayedGoals, projectionTables } from './read/projection-tables.js'

export const PROJECTION_FORMAT = 'kohort.projection/1'

/** A figure, or null where it has no meaning: a mean of nobody, a series that the plan does not give. */
export type Value = number | null

/** One group's figures of one year. */
export type GroupRow = { readonly year: number } & { readonly [Name in SeriesName]?: Value }

/** One year's figures of the whole plan. */
export type Row = { readonly year: number } & { readonly [Name in SeriesName]: Value } & {
  /** Which limit cut the intake. */
  readonly limitedBy: LimitName | null
  /** followStock would have needed an intake below nobody. */
  readonly overTarget: boolean
}

export interface StartRow {
  readonly year: number
  readonly started: number
  readonly trainees: number
}

/** Enough to get the same figures again. */
export interface Manifest {
  readonly version: string
  readonly plan: string
  /** FNV-1a, 64 bits, of the plan in its long form with sorted keys. */
  readonly planHash: string
  readonly base: number
  readonly to: number
  /** None: a projection has no chance in it. */
  readonly seed: null
  /** The stocks that were put in place of the projected ones; left out where none were. */
  readonly observed?: ObservedStocks
  readonly sources: Plan['sources']
}

export interface ProjectOptions {
  /** Heads on 31 December of projected years, in place of the projected ones. */
  readonly observed?: ObservedStocks
}

export interface Projection {
  readonly format: typeof PROJECTION_FORMAT
  /** The plan's id. */
  readonly plan: string
  readonly base: number
  readonly to: number
  readonly years: readonly number[]
  /** One row a year, the base year first. */
  readonly rows: readonly Row[]
  readonly groups: Readonly<Record<string, readonly GroupRow[]>>
  readonly goals: readonly Verdict[]
  /** What was extrapolated, cut or could not be said. */
  readonly notes: readonly Note[]
  /** A series over `years`, in total or of a group. */
  readonly series: (name: SeriesName, group?: string) => readonly Value[]
  /** A year's row, in total. */
  readonly at: (year: number) => Row
  /** The trainees at the end of each year by the year they started, in total or of a group. */
  readonly traineesByStart: (group?: string) => readonly StartRow[]
  readonly manifest: () => Manifest
  /** The data for `JSON.stringify`, the pipeline and the manifest among them. */
  readonly toJSON: () => ProjectionData
}

/** A projection as JSON, described by the projection's JSON Schema. */
export interface ProjectionData
  extends Pick<
    Projection,
    'format' | 'plan' | 'base' | 'to' | 'years' | 'rows' | 'groups' | 'goals' | 'notes'
  > {
  readonly traineesByStart: readonly StartRow[]
  readonly manifest: Manifest
}

const groupSeries = seriesNames.filter((name) => (seriesFacts[name] as SeriesFacts).byGroup)
const groupPlaces = groupSeries.map((name) => seriesNames.indexOf(name))

/** Rows start as copies of these, so that all have one shape, whatever is null in them. */
const emptyRow: Readonly<Record<string, number | string | boolean | null>> = Object.fromEntries([
  ['year', null],
  ...seriesNames.map((name) => [name, null]),
  ['limitedBy', null],
  ['overTarget', null],
])
const emptyGroupRow: Readonly<Record<string, number | null>> = Object.fromEntries([
  ['year', null],
  ...groupSeries.map((name) => [name, null]),
])

const nullable = (value: number): Value => (Number.isNaN(value) ? null : value)

/** The rows of the whole plan. */
const rowsOf = (compiled: Compiled, output: Float64Array): readonly Row[] => {
  const { base, horizon, groups } = compiled.program
  const stride = (groups.length + 1) * (horizon + 1)
  return Object.freeze(
    Array.from({ length: horizon + 1 }, (_, y) => {
      const row = { ...emptyRow, year: base + y } as Record<string, number | string | boolean | null>
      for (let place = 0; place < seriesNames.length; place += 1)
        row[seriesNames[place] as string] = nullable(output[place * stride + y] as number)
      row.limitedBy = limitNames[(output[LIMITED_BY * stride + y] as number) - 1] ?? null
      row.overTarget = output[OVER_TARGET * stride + y] === 1
      return Object.freeze(row) as unknown as Row
    }),
  )
}

const groupRowsOf = (compiled: Compiled, output: Float64Array, group: number): readonly GroupRow[] => {
  const { base, horizon, groups } = compiled.program
  return Object.freeze(
    Array.from({ length: horizon + 1 }, (_, y) => {
      const row = { ...emptyGroupRow, year: base + y } as Record<string, number | null>
      for (let index = 0; index < groupSeries.length; index += 1) {
        const place = ((groupPlaces[index] as number) * (groups.length + 1) + group + 1) * (horizon + 1) + y
        row[groupSeries[index] as string] = nullable(output[place] as number)
      }
      return Object.freeze(row) as unknown as GroupRow
    }),
  )
}

/** The pipeline of one group or of all, as rows, without empty ones. */
const startRows = (
  compiled: Compiled,
  pipeline: Float64Array,
  wanted: readonly number[],
  width: number,
  past: number,
): readonly StartRow[] => {
  const { base, horizon } = compiled.program
  const rows: StartRow[] = []
  for (let y = 0; y <= horizon; y += 1) {
    for (let s = 0; s <= past + y; s += 1) {
      let trainees = 0
      for (const group of wanted) trainees += pipeline[(group * (horizon + 1) + y) * width + s] as number
      if (trainees > 0) rows.push(Object.freeze({ year: base + y, started: base - past + s, trainees }))
    }
  }
  return Object.freeze(rows)
}

/**
 * Projects a plan year by year: training, specialists, need, cost and the verdict on each goal. A pure function of
 * the plan: the same plan gives the same bits.
 *
 * @param plan a plan of either form; it is checked if it did not come from `parsePlan`
 * @param options stocks observed since the base year, which take the place of the projected ones (`observe`); a note
 *   of each says what it added or took away
 * @returns the projection, frozen: stocks on 31 December, flows during the year; null where a figure has no meaning
 * @throws {PlanError} when the plan has problems
 * @throws {KohortError} when an observed stock is none, or is not of a projected year
 * @see MODEL.md
 * @example
 * ```ts
 * import { examplePlan, project } from '@kohort/core'
 *
 * const projection = project(examplePlan)
 * console.log(projection.goals.map(({ id, met }) => `${id}: ${met}`).join(', '))
 * // corridors: true, 150-a-year: false
 * ```
 */
export const project = (plan: Plan | PlanInput, options: ProjectOptions = {}): Projection => {
  const planned = compiledOf(parsePlan(plan))
  const compiled = options.observed === undefined ? planned : observe(planned, options.observed)
  return projectionOf(compiled, run(compiled).slice())
}

/** Compiled plans with arrays that each projection of them runs on anew. */
const compiledPlans = new WeakMap<Plan, Compiled>()

const compiledOf = (plan: Plan): Compiled => {
  const known = compiledPlans.get(plan) ?? compile(plan)
  compiledPlans.set(plan, known)
  return known
}

/** The readable view of the run that was just made of a compiled plan; its arrays may be run on again. */
const projectionOf = (compiled: Compiled, output: Float64Array): Projection => {
  const { plan, program } = compiled
  const { base, horizon } = program
  const rows = rowsOf(compiled, output)
  const { past, width } = compiled.state
  const pipeline = compiled.state.pipeline.slice()
  const ids = Object.keys(plan.groups)
  const placeOf = (group: string): number => {
    const place = ids.indexOf(group)
    if (place < 0) throw unknown('group', group, ids)
    return place
  }
  let groups: Readonly<Record<string, readonly GroupRow[]>> | undefined
  const byGroup = () => {
    groups ??= Object.freeze(
      Object.fromEntries(ids.map((id, index) => [id, groupRowsOf(compiled, output, index)])),
    )
    return groups
  }
  const at = (year: number): Row => {
    const row = rows[year - base]
    if (row === undefined) throw unknown('year', String(year), [`${base} to ${base + horizon}`])
    return row
  }
  const followsStock = plan.training.intake.followStock !== undefined
  const manifest = (): Manifest =>
    Object.freeze({
      version,
      plan: plan.id,
      planHash: hashOf(plan),
      base,
      to: plan.to,
      seed: null,
      ...(compiled.observed === null ? {} : { observed: observedIn(compiled) }),
      sources: plan.sources,
    })
  const traineesByStart = (group?: string): readonly StartRow[] =>
    startRows(
      compiled,
      pipeline,
      group === undefined ? ids.map((_, index) => index) : [placeOf(group)],
      width,
      past,
    )
  const data = {
    format: PROJECTION_FORMAT,
    plan: plan.id,
    base,
    to: plan.to,
    years: Object.freeze(rows.map(({ year }) => year)),
    rows,
    goals: displayedGoals(
      plan.goals.map((goal) =>
        deepFreeze(judge(goal, (year) => rows[year - base]?.[goal.metric] ?? null, followsStock)),
      ),
    ),
    notes: Object.freeze(notesOf(compiled, output)),
  } as const
  const projection = {
    ...data,
    get groups() {
      return byGroup()
    },
    series: (name: SeriesName, group?: string): readonly Value[] => {
      if (!Object.hasOwn(seriesFacts, name)) throw unknown('series', name, seriesNames)
      if (group === undefined) return rows.map((row) => row[name])
      placeOf(group)
      return (byGroup()[group] ?? []).map((row) => row[name] ?? null)
    },
    at,
    traineesByStart,
    manifest,
    toJSON: (): ProjectionData => ({
      ...data,
      groups: byGroup(),
      traineesByStart: traineesByStart(),
      manifest: manifest(),
    }),
  }
  return Object.freeze(displayed(projection, () => projectionTables(projection)))
}
