import type { Corridor } from './corridor.js'
import type { Golden, Tolerance } from './to-match-projection.js'

/** The matchers, as a test calls them on `expect(projection)`. */
export interface KohortMatchers<Returned = void> {
  /**
   * The figures stay inside a band: a goal of the plan by its id, judged as the plan says (each year, on average, or in
   * the last year), or a corridor written here, in every year of it.
   */
  toStayWithin: (corridor: Corridor) => Returned
  /**
   * The plan's goals are met: all that have an edge, or those named. A goal without an edge is a figure to follow; to
   * name one, or to ask for all where none has an edge, is an error.
   */
  toMeetGoals: (ids?: string | readonly string[]) => Returned
  /**
   * Nobody appears or vanishes: every year's stock is the last one with what came in and what went out, of trainees and
   * of specialists, by group and in total, to 1e-9 relative.
   */
  toConserveHeads: () => Returned
  /**
   * The same figures as a projection kept from before, within a tolerance: a number is the relative difference that is
   * allowed, 0 none. Years, groups, limits and verdicts are the same too.
   */
  toMatchProjection: (golden: Golden, tolerance: Tolerance) => Returned
}
