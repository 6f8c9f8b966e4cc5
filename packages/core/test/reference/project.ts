import type { LimitName, SeriesName } from '../../src/model/series.js'
import type { Plan } from '../../src/plan/schema.js'
import {
  flowSeries,
  flowsInTotal,
  type GroupState,
  stocksInTotal,
  stocksOf,
  waitingOf,
} from './group-state.js'
import { groupsOf } from './groups.js'
import type { Decision } from './intake.js'
import { costRules, needRules } from './need-and-cost.js'
import { type Observations, putObserved } from './observed.js'
import { sum } from './values.js'
import { modelOf, type Year } from './year.js'

export type ReferenceRow = Record<SeriesName, number | null> & {
  year: number
  limitedBy: LimitName | null
  overTarget: boolean
}
/** The series that have a meaning by group. */
export type ReferenceGroupRow = Partial<Record<SeriesName, number | null>> & { year: number }

/** Trainees at the end of a year by the year they started. */
export interface StartYear {
  readonly year: number
  readonly started: number
  readonly trainees: number
}

export interface ReferenceProjection {
  readonly years: readonly number[]
  readonly rows: readonly ReferenceRow[]
  readonly groups: Readonly<Record<string, readonly ReferenceGroupRow[]>>
  readonly traineesByStart: readonly StartYear[]
  readonly traineesByStartOfGroup: Readonly<Record<string, readonly StartYear[]>>
  /** How each year's intake was decided, from base + 1: a comparison must know how near a decision was. */
  readonly decisions: readonly Decision[]
}

/** The model of MODEL.md, slowly and plainly: what `project` must agree with. */
export const referenceProject = (plan: Plan, observed: Observations = {}): ReferenceProjection => {
  const groups = groupsOf(plan)
  const model = modelOf(plan, groups)
  const stocksIn = (states: readonly GroupState[], year: number) =>
    groups.map((group, index) => stocksOf(group, states[index]!, year))

  const baseStocks = stocksInTotal(stocksIn(model.opening, plan.base))
  const need = needRules(plan, baseStocks)
  const cost = costRules(plan, baseStocks)

  const rows: ReferenceRow[] = []
  const groupRows = groups.map((): ReferenceGroupRow[] => [])
  const byStart = groups.map((): StartYear[] => [])
  const decisions: Decision[] = []

  const report = (year: number, states: readonly GroupState[], run: Year | null, before = baseStocks) => {
    const stocks = stocksIn(states, year)
    const total = stocksInTotal(stocks)
    rows.push({
      year,
      limitedBy: run?.decision.limitedBy ?? null,
      overTarget: run?.decision.overTarget ?? false,
      ...flowSeries(flowsInTotal(states.map((state) => state.flows))),
      ...total,
      waiting: sum(states.map((state) => waitingOf(state.cohorts))),
      rotationUse: run?.rotationUse ?? null,
      ...need.total(year, total),
      ...cost(year, before, total),
      ceilingSupervision: run?.decision.ceilings.supervision ?? null,
      ceilingPosts: run?.decision.ceilings.posts ?? null,
      ceilingApplicants: run?.decision.ceilings.applicants ?? null,
    })
    states.forEach((state, index) => {
      groupRows[index]!.push({
        year,
        ...flowSeries(state.flows),
        ...stocks[index]!,
        waiting: waitingOf(state.cohorts),
        ...need.group(year, stocks[index]!),
      })
      for (const { start, heads, waiting } of state.cohorts) {
        byStart[index]!.push({ year, started: start, trainees: heads + waiting })
      }
    })
    return total
  }

  let states = model.opening
  let stocks = report(plan.base, states, null)
  let wanted = 0
  for (let year = plan.base + 1; year <= plan.to; year += 1) {
    const projected = model.run(states, year, wanted)
    const run = { ...projected, after: putObserved(projected.after, year, observed) }
    stocks = report(year, run.after, run, stocks)
    states = run.after
    wanted = run.decision.wanted
    decisions.push(run.decision)
  }

  return {
    years: rows.map((row) => row.year),
    rows,
    groups: Object.fromEntries(groups.map((group, index) => [group.id, groupRows[index]!])),
    traineesByStart: mergedByStart(byStart.flat()),
    traineesByStartOfGroup: Object.fromEntries(groups.map((group, index) => [group.id, byStart[index]!])),
    decisions,
  }
}

/** The cohorts of all groups that started in the same year, together. */
const mergedByStart = (entries: readonly StartYear[]): readonly StartYear[] => {
  const merged = new Map<string, StartYear>()
  for (const entry of entries) {
    const key = `${entry.year} ${entry.started}`
    merged.set(key, { ...entry, trainees: entry.trainees + (merged.get(key)?.trainees ?? 0) })
  }
  return [...merged.values()]
}
