import type { Projection, SeriesName, YearVerdict } from '@kohort/core'
import type { Ensemble } from '../results/ensemble.js'
import type { Conditioned } from './conditioned-view.js'

/** What a goal says of an observed figure: its band, and how far inside or outside the figure lies. */
export interface ObservedVerdict extends YearVerdict {
  readonly goal: string
  readonly series: SeriesName
  readonly value: number
}

/** A figure of the projection with its band in the draws. */
export interface ChangeSide {
  readonly projected: number | null
  readonly p5: number | null
  readonly p50: number | null
  readonly p95: number | null
}

/** A year's figure before and after what was observed. */
export interface FollowUpChange {
  readonly series: SeriesName
  readonly year: number
  readonly before: ChangeSide
  readonly after: ChangeSide
  /** By how much the middle of the draws moved; null where there is no figure. */
  readonly difference: number | null
}

/** The probability of a goal before and after, by year too. */
export interface GoalChange {
  readonly id: string
  readonly before: number | null
  readonly after: number | null
  readonly years: readonly {
    readonly year: number
    readonly before: number | null
    readonly after: number | null
  }[]
}

export interface BeforeAndAfter {
  readonly projected: Projection
  readonly anew: Projection
  readonly before: Ensemble
  readonly after: Conditioned
}

/** Every compared series, year by year. */
export const changesOf = (
  series: readonly SeriesName[],
  { projected, anew, before, after }: BeforeAndAfter,
): readonly FollowUpChange[] =>
  Object.freeze(
    series.flatMap((name) => {
      const [early, late] = [before.band(name), after.band(name)]
      const sideOf = (values: readonly (number | null)[] | undefined, figure: number | null): ChangeSide => {
        const [p5 = null, p50 = null, p95 = null] = values ?? []
        return Object.freeze({ projected: figure, p5, p50, p95 })
      }
      return early.map(({ year, values }, index): FollowUpChange => {
        const one = sideOf(values, projected.at(year)[name])
        const other = sideOf(late[index]?.values, anew.at(year)[name])
        const difference = one.p50 === null || other.p50 === null ? null : other.p50 - one.p50
        return Object.freeze({ series: name, year, before: one, after: other, difference })
      })
    }),
  )

/** Every goal's probability before and after. */
export const goalChanges = (before: Ensemble, after: Conditioned): readonly GoalChange[] => {
  const late = after.goals()
  return Object.freeze(
    before.goals().map(({ id, probability, years }) => {
      const own = late.find((goal) => goal.id === id)
      return Object.freeze({
        id,
        before: probability,
        after: own?.probability ?? null,
        years: Object.freeze(
          years.map(({ year, value }) =>
            Object.freeze({
              year,
              before: value,
              after: own?.years.find((one) => one.year === year)?.value ?? null,
            }),
          ),
        ),
      })
    }),
  )
}
