import type { FigureMap } from '../../src/plan/figure.js'
import type { Plan } from '../../src/plan/schema.js'
import { type ByYear, dated, line, ratio, sum } from './values.js'

/** What section 4 and 5 of MODEL.md look at on 31 December. */
export interface Stocks {
  readonly trainees: number
  readonly traineeFte: number
  readonly specialists: number
  readonly specialistFte: number
}

type Figures<Name extends string> = Record<Name, number | null>
export type GroupNeedSeries = 'listable' | 'doctorEquivalents'
export type NeedSeries =
  | GroupNeedSeries
  | 'population'
  | 'demandFte'
  | 'coverage'
  | 'shortfall'
  | 'shortfallHeads'
  | 'inhabitantsPerDoctor'
  | 'listedPerDoctor'
export type CostSeries = 'costTraining' | 'costSpecialists' | 'costTotal' | 'costAboveBase' | 'costPayments'

export interface NeedRules {
  readonly total: (year: number, stocks: Stocks) => Figures<NeedSeries>
  /** A group's own contributions. */
  readonly group: (year: number, stocks: Stocks) => Figures<GroupNeedSeries>
}

const inHeads = (shortfall: number, { specialists, specialistFte }: Stocks): number | null => {
  const ftePerHead = ratio(specialistFte, specialists)
  return ftePerHead === null ? null : ratio(shortfall, ftePerHead)
}

const normRules = (norm: NonNullable<Plan['need']['norm']>): NeedRules => {
  const population = line(norm.population)
  const shareListed = dated(norm.listed)
  const perSpecialist = dated(norm.perSpecialist)
  const perTrainee = dated(norm.perTrainee)
  const group = (year: number, { specialistFte, traineeFte }: Stocks) => ({
    listable: specialistFte * perSpecialist(year) + traineeFte * perTrainee(year),
    doctorEquivalents: specialistFte + (traineeFte * perTrainee(year)) / perSpecialist(year),
  })
  const total = (year: number, stocks: Stocks) => {
    const { listable, doctorEquivalents } = group(year, stocks)
    const inhabitants = population(year)
    const listed = inhabitants * shareListed(year)
    const shortfall = (listed - listable) / perSpecialist(year)
    return {
      population: inhabitants,
      listable,
      demandFte: listed / perSpecialist(year),
      coverage: ratio(listable, listed),
      shortfall,
      shortfallHeads: inHeads(shortfall, stocks),
      doctorEquivalents,
      inhabitantsPerDoctor: ratio(inhabitants, doctorEquivalents),
      listedPerDoctor: ratio(listed, doctorEquivalents),
    }
  }
  return { group, total }
}

/** A factor is one line of cumulative growth, or several, which add. */
const growthOf = (factor: FigureMap | Record<string, FigureMap>): ByYear => {
  const isLine = Object.values(factor).some((inner) => typeof inner.value === 'number')
  const lines = isLine
    ? [line(factor as FigureMap)]
    : Object.values(factor as Record<string, FigureMap>).map(line)
  return (year) => sum(lines.map((part) => part(year)))
}

const indexRules = (index: NonNullable<Plan['need']['index']>, baseSupply: number): NeedRules => {
  const factors = Object.values(index.growth).map(growthOf)
  const total = (year: number, stocks: Stocks) => {
    const growth = factors.reduce((product, factor) => product * (1 + factor(year)), 1)
    const demandFte = baseSupply * (1 + index.unmet.value) * growth
    const shortfall = demandFte - stocks.specialistFte
    return {
      population: null,
      listable: null,
      demandFte,
      coverage: ratio(stocks.specialistFte, demandFte),
      shortfall,
      shortfallHeads: inHeads(shortfall, stocks),
      doctorEquivalents: null,
      inhabitantsPerDoctor: null,
      listedPerDoctor: null,
    }
  }
  return { group: () => ({ listable: null, doctorEquivalents: null }), total }
}

export const needRules = (plan: Plan, opening: Stocks): NeedRules =>
  plan.need.norm === undefined
    ? indexRules(plan.need.index!, opening.specialistFte)
    : normRules(plan.need.norm)

/** The year's cost, given its opening and closing stocks (MODEL.md, section 5). */
export const costRules = (
  plan: Plan,
  base: Stocks,
): ((year: number, before: Stocks, after: Stocks) => Figures<CostSeries>) => {
  const { cost } = plan
  if (cost === undefined) {
    return () => ({
      costTraining: null,
      costSpecialists: null,
      costTotal: null,
      costAboveBase: null,
      costPayments: null,
    })
  }
  const perTrainee = dated(cost.perTrainee)
  const supervision = dated(cost.supervisionPerTrainee)
  const courses = dated(cost.coursesPerTrainee)
  const perSpecialistFte = dated(cost.perSpecialistFte)
  const payment = cost.paymentPerPost && dated(cost.paymentPerPost)
  const priceGrowth = dated(cost.priceIndex)
  const priceIn = (year: number): number => {
    let price = 1
    for (let t = plan.base + 1; t <= year; t += 1) price *= 1 + priceGrowth(t)
    return price
  }
  return (year, before, after) => {
    const price = priceIn(year)
    const meanTrainees = (before.trainees + after.trainees) / 2
    const meanFte = (before.specialistFte + after.specialistFte) / 2
    const ofTrainee = perTrainee(year) + supervision(year) + courses(year)
    const costTraining = ofTrainee * meanTrainees * price
    const costSpecialists = perSpecialistFte(year) * meanFte * price
    const costTotal = costTraining + costSpecialists
    const ofBaseStocks = price * (ofTrainee * base.trainees + perSpecialistFte(year) * base.specialistFte)
    return {
      costTraining,
      costSpecialists,
      costTotal,
      costAboveBase: year === plan.base ? 0 : costTotal - ofBaseStocks,
      costPayments: payment === undefined ? null : payment(year) * meanTrainees * price,
    }
  }
}
