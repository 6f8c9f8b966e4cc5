import { type Compiled, outputIndex, series as registry, run, withChance } from '@kohort/core'
import { chanceOfDraws } from '../process/chance-of-draws.js'
import type { KnownObservation } from './known-observation.js'

/** Runs by which the spread is found: to a fiftieth of itself. */
const RUNS = 1024

/** Every row of a symmetric matrix. */
export type Covariance = readonly (readonly number[])[]

/** The covariance of columns, over the runs in which all have a figure. */
const covarianceOf = (columns: readonly Float64Array[]): Covariance => {
  const known = Array.from({ length: RUNS }, (_, index) => index).filter((index) =>
    columns.every((column) => !Number.isNaN(column[index])),
  )
  const apart = columns.map((column) => {
    const mean = known.reduce((sum, index) => sum + (column[index] as number), 0) / known.length
    return known.map((index) => (column[index] as number) - mean)
  })
  return apart.map((one) =>
    apart.map((other) => {
      const sum = one.reduce((total, value, index) => total + value * (other[index] as number), 0)
      return known.length < 2 ? 0 : sum / (known.length - 1)
    }),
  )
}

/**
 * How chance between whole people spreads the figures that were observed, and how it ties them: a year with many leavers
 * is seen in the stocks of all years after it. Found by runs of individuals at given numbers.
 *
 * The base year ends with the stock that was counted, so the model has no chance in what happened before: there a flow
 * has the spread of the year after, in proportion to its size, and is tied to flows of that year alone.
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
  const isBefore = observations.map(({ series, year }) => year === base && registry[series].kind === 'flow')
  const placesIn = (yearOf: (index: number) => number): readonly number[] =>
    observations.map(({ series, group }, index) =>
      outputIndex(compiled, series, yearOf(index), group ?? undefined),
    )
  const own = placesIn((index) => observations[index]?.year as number)
  const places = placesIn((index) => (observations[index]?.year as number) + (isBefore[index] ? 1 : 0))
  return (vector) => {
    run(compiled, vector, output)
    // What the flows of the base year are to those of the year after, for a spread by its root.
    const sizes = own.map((place, index) =>
      isBefore[index]
        ? Math.sqrt((output[place] as number) / (output[places[index] as number] as number))
        : 1,
    )
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
