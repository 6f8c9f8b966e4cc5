import {
  type Compiled,
  outputIndex,
  series as registry,
  run,
  type SeriesName,
  withChance,
} from '@kohort/core'
import { chanceOfDraws } from '../process/chance-of-draws.js'
import type { KnownObservation } from './known-observation.js'

/** Runs by which the spread is found: to a fiftieth of itself. */
const RUNS = 1024

/** Every row of a symmetric matrix. */
export type Covariance = readonly (readonly number[])[]

/**
 * The covariance of columns. A run without a figure (nobody finished, so there is no mean time) counts as its mean, and
 * the spread of the others for all: no other column is the poorer for it, and it stays a covariance.
 */
const covarianceOf = (columns: readonly Float64Array[]): Covariance => {
  const apart = columns.map((column) => {
    const known = column.filter((value) => !Number.isNaN(value))
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length
    const whole = known.length < 2 ? 0 : Math.sqrt((RUNS - 1) / (known.length - 1))
    return column.map((value) => (Number.isNaN(value) ? 0 : (value - mean) * whole))
  })
  return apart.map((one) =>
    apart.map((other) => {
      let sum = 0
      for (let index = 0; index < RUNS; index += 1) sum += (one[index] as number) * (other[index] as number)
      return sum / (RUNS - 1)
    }),
  )
}

/** What people do in a year, one by one: not what it costs, nor a ceiling. */
const isOfPeople = (series: SeriesName): boolean =>
  registry[series].unit.en === 'heads a year' || series === 'meanYearsInTraining'

/**
 * How chance between whole people spreads the figures that were observed, and how it ties them: a year with many leavers
 * is seen in the stocks of all years after it. Found by runs of individuals at given numbers.
 *
 * The base year ends with the stock that was counted, so the model has no chance in what happened before: there a flow of
 * people has the spread of the year after, in proportion to its size, and is tied to flows of that year alone; whatever
 * else is of that year has none.
 */
export const chanceOfPeople = (
  compiled: Compiled,
  observations: readonly Pick<KnownObservation, 'series' | 'year' | 'group'>[],
  seed: string,
): ((vector: Float64Array) => Covariance) => {
  const { base } = compiled.plan
  const chance = chanceOfDraws(seed)
  const people = withChance(compiled, chance.source)
  const output = new Float64Array(compiled.outputLength)
  const isBefore = observations.map(({ series, year }) => year === base && isOfPeople(series))
  const hasChance = observations.map(({ year }, index) => year > base || (isBefore[index] as boolean))
  const placesIn = (yearOf: (index: number) => number): readonly number[] =>
    observations.map(({ series, group }, index) =>
      outputIndex(compiled, series, yearOf(index), group ?? undefined),
    )
  const own = placesIn((index) => observations[index]?.year as number)
  const places = placesIn((index) => (observations[index]?.year as number) + (isBefore[index] ? 1 : 0))
  return (vector) => {
    run(compiled, vector, output)
    // What the flows of the base year are to those of the year after, for a spread by its root.
    const sizes = own.map((place, index) => {
      if (!isBefore[index]) return hasChance[index] ? 1 : 0
      const part = (output[place] as number) / (output[places[index] as number] as number)
      // Of nothing in either year there is no spread to be had.
      return part >= 0 && part < Number.POSITIVE_INFINITY ? Math.sqrt(part) : 0
    })
    const columns = places.map(() => new Float64Array(RUNS))
    for (let index = 0; index < RUNS; index += 1) {
      chance.set(index)
      run(people, vector, output)
      places.forEach((place, column) => {
        ;(columns[column] as Float64Array)[index] = output[place] as number
      })
    }
    return covarianceOf(columns).map((row, one) =>
      row.map((value, other) =>
        isBefore[one] === isBefore[other] ? value * (sizes[one] as number) * (sizes[other] as number) : 0,
      ),
    )
  }
}
