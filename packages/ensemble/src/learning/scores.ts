import type { SeriesName } from '@kohort/core'

/** One figure that was forecast from an earlier base year, beside what came. */
export interface Forecast {
  readonly base: number
  readonly series: SeriesName
  readonly year: number
  readonly horizon: number
  readonly observed: number
  /** The middle of the forecast, and its bands; the error of counting is in them. */
  readonly value: number
  readonly p5: number
  readonly p25: number
  readonly p75: number
  readonly p95: number
  /** The last figure known at the base; null where there was none. */
  readonly noChange: number | null
  /** The line through the last figures known at the base; null with fewer than two. */
  readonly trend: number | null
}

/** How a naive forecast did, in the years in which it could be made. */
export interface NaiveScore {
  readonly count: number
  /** The mean absolute error, and that of the model in the same years. */
  readonly meanAbsoluteError: number
  readonly model: number
  /** 1 − model / naive: above 0 the model was nearer, below 0 the naive forecast. Null where the naive one was exact. */
  readonly skill: number | null
}

/** How well a series was forecast so many years ahead. */
export interface HorizonScore {
  readonly series: SeriesName
  /** Years ahead; null for all together. */
  readonly horizon: number | null
  readonly count: number
  /** From how many starts: comparisons from the same start, and of the same year, are not independent. */
  readonly starts: number
  /** The mean absolute error as a part of the observed figure; null where one of those is 0. */
  readonly mape: number | null
  readonly meanAbsoluteError: number
  /** Forecast less observed, on average. */
  readonly meanError: number
  /** The part of the figures inside the 5–95 % band, which should be 0.9, and the 25–75 % band, which should be 0.5. */
  readonly coverage90: number
  readonly coverage50: number
  readonly noChange: NaiveScore | null
  readonly trend: NaiveScore | null
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const naiveScore = (forecasts: readonly Forecast[], naive: 'noChange' | 'trend'): NaiveScore | null => {
  const made = forecasts.filter((one) => one[naive] !== null)
  if (made.length === 0) return null
  const error = mean(made.map((one) => Math.abs((one[naive] as number) - one.observed)))
  const model = mean(made.map(({ value, observed }) => Math.abs(value - observed)))
  return Object.freeze({
    count: made.length,
    meanAbsoluteError: error,
    model,
    skill: error === 0 ? null : 1 - model / error,
  })
}

const scoreOf = (
  series: SeriesName,
  horizon: number | null,
  forecasts: readonly Forecast[],
): HorizonScore => {
  const inside = (low: (one: Forecast) => number, high: (one: Forecast) => number): number =>
    mean(forecasts.map((one) => (low(one) <= one.observed && one.observed <= high(one) ? 1 : 0)))
  return Object.freeze({
    series,
    horizon,
    count: forecasts.length,
    starts: new Set(forecasts.map(({ base }) => base)).size,
    mape: forecasts.some(({ observed }) => observed === 0)
      ? null
      : mean(forecasts.map(({ value, observed }) => Math.abs((value - observed) / observed))),
    meanAbsoluteError: mean(forecasts.map(({ value, observed }) => Math.abs(value - observed))),
    meanError: mean(forecasts.map(({ value, observed }) => value - observed)),
    coverage90: inside(
      ({ p5 }) => p5,
      ({ p95 }) => p95,
    ),
    coverage50: inside(
      ({ p25 }) => p25,
      ({ p75 }) => p75,
    ),
    noChange: naiveScore(forecasts, 'noChange'),
    trend: naiveScore(forecasts, 'trend'),
  })
}

/** Each series by years ahead, and all together. */
export const scoresOf = (forecasts: readonly Forecast[]): readonly HorizonScore[] => {
  const series = [...new Set(forecasts.map((one) => one.series))]
  return Object.freeze(
    series.flatMap((name) => {
      const own = forecasts.filter((one) => one.series === name)
      const horizons = [...new Set(own.map(({ horizon }) => horizon))].sort((one, other) => one - other)
      return [
        ...horizons.map((horizon) =>
          scoreOf(
            name,
            horizon,
            own.filter((one) => one.horizon === horizon),
          ),
        ),
        scoreOf(name, null, own),
      ]
    }),
  )
}
