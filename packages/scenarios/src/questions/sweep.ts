import {
  type Compiled,
  displayed,
  outputIndex,
  type Plan,
  type PlanInput,
  parsePlan,
  run,
  runFor,
  type SeriesName,
} from '@kohort/core'
import { fail } from '../errors.js'
import { type ShownAxis, type ShownRow, sweepTables } from '../read/sweep-tables.js'
import { type Axis, type BuiltAxis, buildAxes } from './axes.js'
import { known } from './compare.js'
import { pause } from './pause.js'

/** What can be cancelled: an AbortSignal. */
export interface Signal {
  readonly aborted: boolean
  readonly reason?: unknown
}

export interface SweepOptions {
  readonly series: readonly SeriesName[]
  /** All projected years if left out. */
  readonly years?: readonly number[]
  readonly signal?: Signal
  /** Told now and then how many points are done, of how many. */
  readonly onProgress?: (done: number, size: number) => void
}

/** One point of the grid: the values of the axes, and the figures by series, then year. */
export interface SweepPoint {
  readonly index: number
  readonly values: readonly number[]
  readonly figures: readonly number[]
}

/** A grid's figures in columns: a row for each point and year. */
export interface SweepColumns {
  readonly length: number
  readonly axes: readonly string[]
  readonly series: readonly SeriesName[]
  /** A column for each axis (by its path, with the point after it), `year`, and each series; not a number: no figure. */
  readonly columns: Readonly<Record<string, Float64Array>>
}

/** A grid that is run when it is asked for. */
export interface Sweep extends Iterable<SweepPoint> {
  /** How many points: the product of the axes' lengths. */
  readonly size: number
  readonly axes: readonly string[]
  readonly columns: () => Promise<SweepColumns>
}

const MOST_POINTS = 5e6
/** Points between two looks at the signal: some milliseconds of work. */
const CHUNK = 512

interface Grid {
  readonly plan: string
  readonly shown: readonly ShownAxis[]
  readonly compiled: Compiled
  readonly axes: readonly BuiltAxis[]
  readonly size: number
  readonly series: readonly SeriesName[]
  readonly years: readonly number[]
}

/** Which value each axis has at a point; the last axis turns fastest. */
const turn = ({ axes }: Grid, index: number, at: Int32Array): void => {
  let rest = index
  for (let axis = axes.length - 1; axis >= 0; axis -= 1) {
    const { values } = axes[axis] as BuiltAxis
    at[axis] = rest % values.length
    rest = Math.floor(rest / values.length)
  }
}

/** Runs one point after another in the same arrays. */
const runner = (grid: Grid) => {
  const { axes, series, years } = grid
  const compiled = runFor(grid.compiled, series)
  compiled.state.keepPipeline = false
  compiled.state.keepsOutput = true
  const parameters = compiled.parameters.slice()
  const output = new Float64Array(compiled.outputLength).fill(Number.NaN)
  const at = new Int32Array(axes.length)
  const places = series.flatMap((name) => years.map((year) => outputIndex(compiled, name, year)))
  return (
    index: number,
  ): { readonly at: Int32Array; readonly output: Float64Array; readonly places: readonly number[] } => {
    turn(grid, index, at)
    for (let axis = 0; axis < axes.length; axis += 1) {
      const { places: written, values } = axes[axis] as BuiltAxis
      for (const place of written) parameters[place] = values[at[axis] as number] as number
    }
    for (const { rest } of axes) rest?.(parameters)
    run(compiled, parameters, output)
    return { at, output, places }
  }
}

const valuesAt = ({ axes }: Grid, at: Int32Array): readonly number[] =>
  axes.map(({ values }, axis) => values[at[axis] as number] as number)

function* points(grid: Grid): Generator<SweepPoint> {
  const runAt = runner(grid)
  for (let index = 0; index < grid.size; index += 1) {
    const { at, output, places } = runAt(index)
    yield { index, values: valuesAt(grid, at), figures: places.map((place) => output[place] as number) }
  }
}

const halt = ({ reason }: Signal): never =>
  fail('aborted', '', 'the sweep was cancelled.', 'Nothing was kept.', reason)

const fill = async (grid: Grid, { signal, onProgress }: SweepOptions): Promise<SweepColumns> => {
  const { axes, series, years, size } = grid
  const length = size * years.length
  const names = [...axes.map(({ name }) => name), 'year', ...series]
  const columns = Object.fromEntries(names.map((name) => [name, new Float64Array(length)]))
  const column = (name: string): Float64Array => columns[name] as Float64Array
  const [axisColumns, seriesColumns] = [axes.map(({ name }) => column(name)), series.map(column)]
  const yearColumn = column('year')
  const runAt = runner(grid)
  const fillPoints = (from: number, to: number): void => {
    for (let index = from; index < to; index += 1) {
      const { at, output, places } = runAt(index)
      for (let y = 0; y < years.length; y += 1) {
        const row = index * years.length + y
        yearColumn[row] = years[y] as number
        for (let axis = 0; axis < axes.length; axis += 1)
          (axisColumns[axis] as Float64Array)[row] = (axes[axis] as BuiltAxis).values[
            at[axis] as number
          ] as number
        for (let s = 0; s < series.length; s += 1)
          (seriesColumns[s] as Float64Array)[row] = output[places[s * years.length + y] as number] as number
      }
    }
  }
  for (let from = 0; from < size; from += CHUNK) {
    if (signal?.aborted) halt(signal)
    onProgress?.(from, size)
    if (from > 0 && signal !== undefined) await pause()
    if (signal?.aborted) halt(signal)
    fillPoints(from, Math.min(size, from + CHUNK))
  }
  onProgress?.(size, size)
  const found: SweepColumns = {
    length,
    axes: Object.freeze(axes.map(({ name }) => name)),
    series: Object.freeze([...series]),
    columns: Object.freeze(columns),
  }
  return Object.freeze(displayed(found, () => tablesOf(grid, () => rowsOfColumns(found))))
}

function* rowsOfColumns({ length, axes, series, columns }: SweepColumns): Generator<ShownRow> {
  const at = (name: string, row: number): number => columns[name]?.[row] ?? Number.NaN
  for (let row = 0; row < length; row += 1)
    yield {
      values: axes.map((name) => at(name, row)),
      year: at('year', row),
      figures: series.map((name) => at(name, row)),
    }
}

function* rowsOfPoints(grid: Grid): Generator<ShownRow> {
  const { series, years } = grid
  for (const { values, figures } of points(grid))
    for (const [place, year] of years.entries())
      yield {
        values,
        year,
        figures: series.map((_, order) => figures[order * years.length + place] ?? Number.NaN),
      }
}

const tablesOf = ({ plan, shown: axes, series, years, size }: Grid, rows: () => Iterable<ShownRow>) =>
  sweepTables({ plan, axes, series, years, size, rows })

/**
 * A grid over numbers of the plan: each axis writes its value from the year after the base year on, or from the year it
 * says. The plan is compiled once and its vector written for each point; nothing is run before it is asked for, by
 * iterating or by `columns()`.
 *
 * @param plan the base plan
 * @param axes paths and values; a group's share moves the others' in proportion
 * @param options the series and years to read; a signal to cancel by and a function to be told of progress
 * @throws {ScenarioError} when a value would make the plan invalid: where and why, before anything is run
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { sweep } from '@kohort/scenarios'
 *
 * const grid = sweep(
 *   stockholm(),
 *   [
 *     { path: 'training.away', values: [0.1, 0.13] },
 *     { path: 'training.attrition', values: [0.005, 0.02, 0.04] },
 *   ],
 *   { series: ['completions'], years: [2034] },
 * )
 * const { length, columns } = await grid.columns()
 * console.log(length, columns['completions']!.every((value) => value > 100 && value < 150))
 * // 6 true
 * ```
 */
export const sweep = (plan: Plan | PlanInput, axes: readonly Axis[], options: SweepOptions): Sweep => {
  const start = parsePlan(plan)
  const years =
    options.years ?? Array.from({ length: start.to - start.base }, (_, index) => start.base + 1 + index)
  known(start, options.series, years)
  const size = axes.reduce((product, { values }) => product * values.length, 1)
  if (axes.length === 0 || size === 0 || size > MOST_POINTS)
    fail(
      'grid',
      '',
      `the grid has ${axes.length === 0 ? 'no axes' : `${size} points`}.`,
      `A grid has an axis, and from one to ${MOST_POINTS} points.`,
    )
  const built = buildAxes(start, axes)
  const shown = built.axes.map(({ name, values }, index) => ({ name, values, from: axes[index]?.from }))
  const grid: Grid = { ...built, plan: start.id, shown, size, series: [...options.series], years: [...years] }
  const found: Sweep = {
    size,
    axes: Object.freeze(built.axes.map(({ name }) => name)),
    columns: () => fill(grid, options),
    [Symbol.iterator]: () => points(grid),
  }
  return Object.freeze(displayed(found, () => tablesOf(grid, () => rowsOfPoints(grid))))
}
