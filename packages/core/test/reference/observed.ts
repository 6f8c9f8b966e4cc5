import { type GroupState, traineesOf } from './group-state.js'
import { headsOf } from './specialists.js'
import { sum } from './values.js'

/** Observed year-end stocks, in heads. */
export interface Observations {
  readonly trainees?: Readonly<Record<number, number>>
  readonly specialists?: Readonly<Record<number, number>>
}

/** Nobody was projected whom a factor could make into those observed. */
export class NobodyToScale extends Error {}

const factorOf = (observed: number | undefined, projected: number): number => {
  if (observed === undefined || observed === projected) return 1
  if (projected < 1e-6) throw new NobodyToScale()
  return observed / projected
}

/** Puts observed stocks in place of the projected ones: everybody scaled by one factor, of all groups alike. */
export const putObserved = (
  states: readonly GroupState[],
  year: number,
  { trainees, specialists }: Observations,
): readonly GroupState[] => {
  const inTraining = factorOf(trainees?.[year], sum(states.map(({ cohorts }) => traineesOf(cohorts))))
  const here = factorOf(specialists?.[year], sum(states.map((state) => headsOf(state.specialists, year))))
  return states.map((state) => ({
    ...state,
    cohorts: state.cohorts.map((cohort) => ({
      ...cohort,
      heads: cohort.heads * inTraining,
      waiting: cohort.waiting * inTraining,
    })),
    specialists: {
      entrants: state.specialists.entrants.map((entrants) => ({ ...entrants, heads: entrants.heads * here })),
      incumbents: state.specialists.incumbents * here,
      opened: state.specialists.opened * here,
      pool: new Map([...state.specialists.pool].map(([age, heads]) => [age, heads * here])),
    },
  }))
}
