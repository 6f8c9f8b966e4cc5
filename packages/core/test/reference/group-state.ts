import type { Cohort } from './cohorts.js'
import type { Group } from './groups.js'
import type { Stocks } from './need-and-cost.js'
import { headsOf, type Specialists } from './specialists.js'
import { ratio, sum } from './values.js'

/** A group on 31 December, and the flows of its year. */
export interface GroupState {
  readonly cohorts: readonly Cohort[]
  readonly specialists: Specialists
  readonly flows: Flows
}

/** Null in the base row where they have no meaning there. */
export interface Flows {
  readonly intakeWanted: number | null
  readonly intake: number | null
  readonly attrition: number | null
  readonly completions: number | null
  /** Σ completions × (t − s). */
  readonly yearsInTraining: number
  readonly hired: number | null
  readonly notHired: number | null
  readonly inflow: number | null
  readonly entrantExits: number | null
  readonly incumbentExits: number | null
}

/** Everybody in training, those who wait for a rotation among them. */
export const traineesOf = (cohorts: readonly Cohort[]): number =>
  sum(cohorts.map((cohort) => cohort.heads + cohort.waiting))

export const waitingOf = (cohorts: readonly Cohort[]): number => sum(cohorts.map((cohort) => cohort.waiting))

export const stocksOf = (group: Group, state: GroupState, year: number): Stocks => {
  const trainees = traineesOf(state.cohorts)
  const specialists = headsOf(state.specialists, year)
  return {
    trainees,
    traineeFte: trainees * group.accrual(year),
    specialists,
    specialistFte: specialists * group.specialistFtePerHead(year),
  }
}

export const stocksInTotal = (stocks: readonly Stocks[]): Stocks => ({
  trainees: sum(stocks.map((one) => one.trainees)),
  traineeFte: sum(stocks.map((one) => one.traineeFte)),
  specialists: sum(stocks.map((one) => one.specialists)),
  specialistFte: sum(stocks.map((one) => one.specialistFte)),
})

/** The sum, null where any part of it has no meaning. */
const plus = (numbers: readonly (number | null)[]): number | null =>
  numbers.some((number) => number === null) ? null : sum(numbers as readonly number[])

export const flowsInTotal = (flows: readonly Flows[]): Flows => ({
  intakeWanted: plus(flows.map((one) => one.intakeWanted)),
  intake: plus(flows.map((one) => one.intake)),
  attrition: plus(flows.map((one) => one.attrition)),
  completions: plus(flows.map((one) => one.completions)),
  yearsInTraining: sum(flows.map((one) => one.yearsInTraining)),
  hired: plus(flows.map((one) => one.hired)),
  notHired: plus(flows.map((one) => one.notHired)),
  inflow: plus(flows.map((one) => one.inflow)),
  entrantExits: plus(flows.map((one) => one.entrantExits)),
  incumbentExits: plus(flows.map((one) => one.incumbentExits)),
})

/** The flows as a row shows them. */
export const flowSeries = ({ yearsInTraining, ...flows }: Flows) => ({
  ...flows,
  meanYearsInTraining: flows.completions === null ? null : ratio(yearsInTraining, flows.completions),
  specialistExits: plus([flows.entrantExits, flows.incumbentExits]),
})
