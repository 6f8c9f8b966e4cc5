import type { Plan } from '../../src/plan/schema.js'
import type { Group } from './groups.js'
import { byAge, type Curve, curve, dated, spreadOverAges, sum } from './values.js'

/** People who came in the same year by the same way, heads as they were at entry (MODEL.md, section 3). */
interface Entrants {
  readonly entered: number
  readonly heads: number
  readonly retention: Curve
  /** Their ages at entry, summing to 1, where the group's incumbents go by age. */
  readonly ages: ReadonlyMap<number, number>
}

/** A group's specialists on 31 December. */
export interface Specialists {
  readonly entrants: readonly Entrants[]
  readonly incumbents: number
  /** The base year's incumbents, whom the curve is of, as an observed stock may have scaled them. */
  readonly opened: number
  /** The age pool, where incumbents go by age. */
  readonly pool: ReadonlyMap<number, number>
}

export interface SpecialistYear {
  readonly after: Specialists
  readonly inflow: number
  readonly entrantExits: number
  readonly incumbentExits: number
}

const scaledToOne = (ages: ReadonlyMap<number, number>): ReadonlyMap<number, number> => {
  const total = sum(ages.values())
  return new Map([...ages].map(([age, weight]) => [age, weight / total]))
}

const present = ({ entered, heads, retention }: Entrants, year: number): number =>
  heads * retention.stillHere(year - entered)

export const headsOf = (specialists: Specialists, year: number): number =>
  sum(specialists.entrants.map((cohort) => present(cohort, year))) +
  specialists.incumbents +
  sum(specialists.pool.values())

/** The year's step of one group's incumbents, either by their curve or by their ages. */
interface IncumbentRules {
  readonly opening: Pick<Specialists, 'incumbents' | 'opened' | 'pool'>
  readonly step: (
    before: Specialists,
    year: number,
  ) => Pick<Specialists, 'incumbents' | 'pool'> & { exits: number }
  /** Null where entrants stay on their curves for ever. */
  readonly joining: { readonly maxAge: number; readonly completionAges: ReadonlyMap<number, number> } | null
}

const byCurve = (plan: Plan, group: Group): IncumbentRules => {
  const total = group.incumbents.total!.value * group.incumbentsPart
  const { stillHere } = curve(group.incumbents.curve!)
  return {
    opening: { incumbents: total, opened: total, pool: new Map() },
    step: (before, year) => {
      const incumbents = before.opened * stillHere(year - plan.base)
      return { incumbents, pool: before.pool, exits: before.incumbents - incumbents }
    },
    joining: null,
  }
}

const byAges = (group: Group): IncumbentRules => {
  const exitShare = byAge(group.incumbents.exitByAge!)
  const maxAge = group.incumbents.maxAge!.value
  const opening = new Map(
    [...spreadOverAges(group.incumbents.ages!)].map(([age, heads]) => [age, heads * group.incumbentsPart]),
  )
  return {
    opening: { incumbents: 0, opened: 0, pool: opening },
    step: ({ pool }) => {
      const older = new Map<number, number>()
      let exits = 0
      for (const [age, heads] of pool) {
        const staying = age + 1 > maxAge ? 0 : heads * (1 - exitShare(age))
        exits += heads - staying
        if (staying > 0) older.set(age + 1, staying)
      }
      return { incumbents: 0, pool: older, exits }
    },
    joining: { maxAge, completionAges: scaledToOne(spreadOverAges(group.incumbents.completionAges!)) },
  }
}

/** One group's specialists: where they open, and what a year does to them, the hired being given. */
export interface SpecialistRules {
  readonly opening: Specialists
  readonly run: (before: Specialists, year: number, hired: number) => SpecialistYear
}

export const specialistRules = (plan: Plan, group: Group): SpecialistRules => {
  const rules = group.incumbents.ages === undefined ? byCurve(plan, group) : byAges(group)
  const { joining } = rules
  const completionAges = joining?.completionAges ?? new Map<number, number>()
  const perYear = group.inflow && dated(group.inflow.perYear)
  const inflowCurve = group.inflow && curve(group.inflow.retention)
  const inflowAges =
    group.inflow?.ages === undefined ? completionAges : scaledToOne(spreadOverAges(group.inflow.ages))

  const run = (before: Specialists, year: number, hired: number): SpecialistYear => {
    // The order of MODEL.md, section 3: incumbents, entrants along their curves, into the pool, inflow, the hired.
    const { incumbents, pool: aged, exits: incumbentExits } = rules.step(before, year)
    const pool = new Map(aged)
    const entrants: Entrants[] = []
    let entrantExits = 0
    for (const cohort of before.entrants) {
      const heads = present(cohort, year)
      entrantExits += present(cohort, year - 1) - heads
      const years = year - cohort.entered
      if (joining === null || years < cohort.retention.last) {
        entrants.push(cohort)
        continue
      }
      for (const [age, share] of cohort.ages) {
        const now = age + years
        if (now > joining.maxAge) entrantExits += heads * share
        else pool.set(now, (pool.get(now) ?? 0) + heads * share)
      }
    }
    const inflow = perYear === undefined ? 0 : perYear(year) * group.inflowPart
    if (inflow > 0) entrants.push({ entered: year, heads: inflow, retention: inflowCurve!, ages: inflowAges })
    if (hired > 0)
      entrants.push({ entered: year, heads: hired, retention: group.retention, ages: completionAges })
    return {
      after: { entrants, incumbents, opened: before.opened, pool },
      inflow,
      entrantExits,
      incumbentExits,
    }
  }
  return { opening: { entrants: [], ...rules.opening }, run }
}
