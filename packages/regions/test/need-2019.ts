import { project } from '@kohort/core'

/** A plan with nothing in it but a region's doctors and inhabitants of 2019: what the model says they lack. */
export const need2019 = (population: number, doctors: number) =>
  project({
    format: 'kohort.plan/1',
    id: 'appendix-4',
    title: 'Appendix 4',
    base: 2019,
    to: 2020,
    training: {
      requirement: { min: 5, mode: 5, max: 5 },
      workingTime: 1,
      away: 0,
      research: 0,
      attrition: 0,
      baseStock: { total: 0, growth: 0 },
      intake: { fixed: 0 },
    },
    specialists: {
      workingTime: 1,
      otherDuties: 0,
      hired: 1,
      retention: { '0': 1, '1': 1 },
      incumbents: { total: doctors, curve: { '0': 1, '1': 1 } },
    },
    need: { norm: { population, listed: 1, perSpecialist: 1100, perTrainee: 550 } },
  }).at(2019)
