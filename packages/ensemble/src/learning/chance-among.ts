import type { Note } from '@kohort/core'
import type { Covariance } from './chance-of-people.js'
import type { KnownObservation } from './known-observation.js'
import { said, spoken } from './numerals.js'

/** Chance of less than this part of an error of counting widens the two together by less than an eighth. */
const FELT = 0.5

/** That chance between whole people is no part of the errors, where it would be felt: of the figure with most of it. */
export const chanceAmong = (
  observations: readonly KnownObservation[],
  covariance: Covariance,
): readonly Note[] => {
  const [most] = observations
    .map(({ name, error }, index) => {
      const chance = Math.sqrt(covariance[index]?.[index] ?? 0)
      return { name, error, chance, part: chance / error }
    })
    .sort((one, other) => other.part - one.part)
  if (most === undefined || !(most.part > FELT)) return []
  const { name, error, chance } = most
  return [
    {
      code: 'chance-left-out',
      path: name,
      years: [],
      text: {
        sv: `${name}: slump mellan hela personer flyttar siffran med omkring ${said(chance, 2)} (standardavvikelse), utöver räknefelet ${said(error, 2)}, och är inte med (process: expected). Det som passar ser därför säkrare ut än det är, och kan vara slump; process: individual har den med.`,
        en: `${name}: chance between whole people moves the figure by about ${spoken(chance, 2)} (standard deviation), besides the error of counting of ${spoken(error, 2)}, and is left out (process: expected). What fits so looks surer than it is, and may be chance; process: individual includes it.`,
      },
    },
  ]
}
