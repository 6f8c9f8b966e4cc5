import type { PlanInput } from '../src/index.js'

/**
 * van Greuningen, Batenburg, Van der Velden 2012, Human Resources for Health 10:21: Dutch general practitioners from
 * 2009 to 2019. The published yields are shares of those in training who are active in 2019, so `hired` carries them,
 * by the year in which each intake finishes: 1 507 in training finish in 2010–2012, the 2 × 614 of 2009–10 (here the
 * first two intakes after the base) in 2013–2014, the 5 × 614 after them in 2015–2019.
 */
export const dutch = (growth: Record<string, number | Record<string, number>>): PlanInput => {
  const line = (to: number) => ({ '2009': 0, '2019': to })
  return {
    format: 'kohort.plan/1',
    id: 'dutch-gps',
    title: 'Dutch general practitioners 2009–2019',
    base: 2009,
    to: 2019,
    groups: {
      men: {
        share: 0.29,
        specialists: {
          workingTime: 0.822,
          incumbents: { total: 6129, curve: { '0': 1, '10': (6129 - 2341) / 6129 } },
          inflow: { perYear: (109 - 46) / 10, retention: { '0': 1, '1': 1 } },
        },
      },
      women: {
        share: 0.71,
        specialists: {
          workingTime: 0.551,
          incumbents: { total: 4086, curve: { '0': 1, '10': (4086 - 785) / 4086 } },
          inflow: { perYear: 46 / 10, retention: { '0': 1, '1': 1 } },
        },
      },
    },
    training: {
      requirement: { min: 3, mode: 3, max: 3 },
      workingTime: 1,
      away: 0,
      research: 0,
      attrition: 0,
      baseStock: { byIntakeYear: { '2007': 1507 / 3, '2008': 1507 / 3, '2009': 1507 / 3 } },
      intake: { fixed: { '2010': 614, '2017': 0 } },
    },
    specialists: {
      otherDuties: 0,
      hired: { '2010': 1320 / 1507, '2013': 1054 / 1228, '2015': 2690 / 3070 },
      retention: { '0': 1, '1': 1 },
    },
    need: {
      index: {
        unmet: 0.01,
        growth: Object.fromEntries(
          Object.entries(growth).map(([name, factor]) => [
            name,
            typeof factor === 'number'
              ? line(factor)
              : Object.fromEntries(Object.entries(factor).map(([part, to]) => [part, line(to)])),
          ]),
        ),
      },
    },
  }
}

/** The 109 from abroad come evenly; those of them who had gone by 2019 are taken off by the published 93 of 109. */
export const dutchGone = 109 - 93
export const dutchDemography = { demography: 0.06 }
export const dutchTrends = {
  epidemiology: 0.03,
  sociocultural: 0.05,
  technical: 0.01,
  efficiency: 0.02,
  horizontal: 0.05,
}

/** The NHS funnel: 1 000 places, the share of them who become general practitioners, 0.65 FTE each. */
export const nhsFunnel = (share: number): PlanInput => ({
  format: 'kohort.plan/1',
  id: 'nhs-funnel',
  title: 'NHS funnel',
  base: 2020,
  to: 2024,
  training: {
    requirement: { min: 3, mode: 3, max: 3 },
    workingTime: 1,
    away: 0,
    research: 0,
    attrition: 0,
    baseStock: { total: 0, growth: 0 },
    intake: { fixed: { '2021': 1000, '2022': 0 } },
  },
  specialists: {
    workingTime: 0.65,
    otherDuties: 0,
    hired: share,
    retention: { '0': 1, '1': 1 },
    incumbents: { total: 0, curve: { '0': 1, '1': 1 } },
  },
  need: { norm: { population: 60_000_000, listed: 1, perSpecialist: 1800, perTrainee: 900 } },
})
