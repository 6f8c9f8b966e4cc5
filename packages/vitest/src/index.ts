import { expect } from 'vitest'
import { toConserveHeads } from './to-conserve-heads.js'
import { toMatchProjection } from './to-match-projection.js'
import { toMeetGoals } from './to-meet-goals.js'
import { toStayWithin } from './to-stay-within.js'
import type { KohortMatchers } from './types.js'

export type { Corridor, Edge, InlineCorridor } from './corridor.js'
export { MatcherError } from './errors.js'
export type { Outcome } from './outcome.js'
export type { Golden, Tolerance } from './to-match-projection.js'
export type { KohortMatchers } from './types.js'

/** The matchers as functions, for an `expect` of one's own: `expect.extend(kohortMatchers)`. */
export const kohortMatchers = { toStayWithin, toMeetGoals, toConserveHeads, toMatchProjection }

expect.extend(kohortMatchers)

declare global {
  // Vitest's own Matchers has one type parameter up to version 4 and two from 5 on; what every version's assertions
  // extend is this.
  namespace Chai {
    interface Assertion extends KohortMatchers {}
  }
}

declare module 'vitest' {
  interface AsymmetricMatchersContaining extends KohortMatchers<unknown> {}
}
