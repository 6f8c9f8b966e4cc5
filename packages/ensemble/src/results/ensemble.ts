import {
  type Bilingual,
  displayed,
  type ObservedStocks,
  type Plan,
  project,
  type SeriesName,
} from '@kohort/core'
import { version } from '../../package.json'
import type { Noise } from '../inputs/align.js'
import type { Correlation } from '../inputs/correlation.js'
import type { GivenInput } from '../inputs/points.js'
import { chanceNote } from '../process/chance-notes.js'
import type { Process } from '../process/process.js'
import type { Sampling } from '../random/sampler.js'
import type { PartStore } from '../run/engine.js'
import type { Uncertainty } from '../uncertainty.js'
import { ensembleTables } from './ensemble-tables.js'
import { shareMet } from './goals.js'
import { scratchFor } from './select.js'
import { checkProbabilities, errorOfParts, meanOf, quantilesOf, shareAbove } from './statistics.js'
import { columnsOfSeries, type Store, verdictsOf, type Whose } from './store.js'
import { FIVE, SUMMARY, summariesOf } from './summaries.js'

export const ENSEMBLE_FORMAT = 'kohort.ensemble/1'

/** A figure of a year; null where the series has none. */
export interface YearFigure {
  readonly year: number
  readonly value: number | null
}

/** The quantiles of a year, in the order in which they were asked for. */
export interface BandRow {
  readonly year: number
  readonly values: readonly (number | null)[]
}

/** How a scenario's figures differ from another's in a year, draw by draw. */
export interface DifferenceRow extends BandRow {
  readonly mean: number | null
  /** The standard error of the mean; null where the draws have no independent parts. */
  readonly meanError: number | null
  /** The share of the draws in which the difference is above 0. */
  readonly above: number | null
  readonly aboveError: number | null
}

/** A year of a series, for tables and charts. */
export interface EnsembleRow {
  readonly scenario: string
  readonly group: string | null
  readonly series: SeriesName
  readonly year: number
  readonly mean: number | null
  /** The standard error of the mean; null where the draws have no independent parts. */
  readonly meanError: number | null
  readonly p5: number | null
  readonly p25: number | null
  readonly p50: number | null
  readonly p75: number | null
  readonly p95: number | null
}

/** Enough to get the same figures again. */
export interface EnsembleManifest {
  readonly version: string
  readonly plan: string
  readonly planHash: string
  readonly base: number
  readonly to: number
  readonly seed: string
  readonly sampling: Sampling
  readonly draws: number
  readonly randomisations: number
  readonly process: Process
  readonly scenarios: readonly string[]
  readonly inputs: readonly GivenInput[]
  readonly correlations: readonly Correlation[]
  readonly noise: Noise
  /** The stocks that took the place of projected ones. */
  readonly observed?: ObservedStocks
  /** The errors with which they were drawn, standard deviations in heads. */
  readonly observedErrors?: ObservedStocks
  readonly sources: Plan['sources']
}

/** An ensemble as JSON. */
export interface EnsembleData {
  readonly format: typeof ENSEMBLE_FORMAT
  readonly manifest: EnsembleManifest
  readonly years: readonly number[]
  readonly rows: readonly EnsembleRow[]
  readonly goals: readonly GoalProbability[]
  readonly notes: readonly string[]
}

/** A probability of a year, and its standard error; null where the draws have no independent parts. */
export interface GoalYear extends YearFigure {
  readonly error: number | null
}

/** How probable it is that a goal is met. */
export interface GoalProbability {
  readonly id: string
  readonly scenario: string
  readonly probability: number | null
  /** The standard error of the probability; null where the draws have no independent parts. */
  readonly error: number | null
  /** By year, the probability that the metric is inside the goal's band in that year. */
  readonly years: readonly GoalYear[]
}

/** Many draws of a plan. Frozen data and a few methods; years run from the base year to the horizon. */
export interface Ensemble {
  readonly format: typeof ENSEMBLE_FORMAT
  readonly plan: string
  readonly years: readonly number[]
  readonly draws: number
  readonly series: readonly SeriesName[]
  /** The ids by which figures are asked for: `plan`, and those of the scenarios. */
  readonly scenarios: readonly string[]
  /** What is uncertain, how it was fitted, and the model at given quantiles. */
  readonly uncertainty: Uncertainty
  readonly notes: readonly string[]
  /** The notes in both languages. */
  readonly noteTexts: readonly Bilingual[]
  /** Exact quantiles by year (type 7); 5, 50 and 95 % if none are named. */
  readonly band: (series: SeriesName, quantiles?: readonly number[], whose?: Whose) => readonly BandRow[]
  readonly mean: (series: SeriesName, whose?: Whose) => readonly YearFigure[]
  /**
   * The probability that a goal of the plan is met, or in a year that its metric is inside the goal's band; null when
   * it cannot be said in any draw. Draws in which it cannot be said do not count.
   */
  readonly probability: (goal: string, year?: number, scenario?: string) => number | null
  /**
   * The standard error of `probability`, from the draws' independent parts; null where there is only one part, as with
   * `sobol` and `latin-hypercube` unless `randomisations` says more, and where a part cannot say it in any draw.
   */
  readonly probabilityError: (goal: string, year?: number, scenario?: string) => number | null
  /** Every goal in every scenario, by year too, each with its standard error. */
  readonly goals: () => readonly GoalProbability[]
  /** The figures of scenario `one` less those of `other`, draw by draw. */
  readonly difference: (
    series: SeriesName,
    one: string,
    other: string,
    quantiles?: readonly number[],
    group?: string,
  ) => readonly DifferenceRow[]
  /**
   * The standard error by year, from the draws' independent parts: of a quantile, or of the mean if none is named; null
   * where there is only one part, as with `sobol` and `latin-hypercube` unless `randomisations` says more.
   */
  readonly standardError: (series: SeriesName, quantile?: number, whose?: Whose) => readonly YearFigure[]
  /** The draws themselves by year: views on what is kept, not to be written in. */
  readonly raw: (series: SeriesName, whose?: Whose) => readonly Float64Array[]
  /** The verdicts of a goal by draw: 1 met, 0 not, 2 where it cannot be said; in a year, inside its band. */
  readonly verdicts: (goal: string, year?: number, scenario?: string) => Uint8Array
  /** The probabilities that draws `from … from + count − 1` were made at: by draw, then by input. */
  readonly uniforms: (from?: number, count?: number) => Float64Array
  /** The mean and five quantiles of every kept series and year. */
  readonly rows: () => readonly EnsembleRow[]
  readonly manifest: () => EnsembleManifest
  /** The data for `JSON.stringify`: rows, goals and manifest, not the draws. */
  readonly toJSON: () => EnsembleData
}

export interface EnsembleParts {
  readonly plan: Plan
  readonly store: Store
  readonly uncertainty: Uncertainty
  readonly uniforms: (from: number, count: number) => Float64Array
  readonly settings: Omit<
    EnsembleManifest,
    'version' | 'plan' | 'planHash' | 'base' | 'to' | 'sources' | 'scenarios'
  >
}

/** Whether a goal is kept between two edges. */
const hasCorridors = ({ goals }: Plan): boolean =>
  goals.some(({ min, max }) => min !== undefined && max !== undefined)

/** What bands of shares leave out, by how many finish in a year of the plan, in the mean of all years. */
const chanceOf = (plan: Plan): readonly Bilingual[] => {
  const found = project(plan).rows.flatMap(({ year, completions }) =>
    year === plan.base || completions === null ? [] : [completions],
  )
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length
  return mean > 0 ? [chanceNote(mean, hasCorridors(plan))] : []
}

/** The readable view of what was drawn. */
export const ensembleOf = ({ plan, store, uncertainty, uniforms, settings }: EnsembleParts): Ensemble => {
  const { years, draws, independent, scenarios, series } = store
  const scratch = scratchFor(draws)
  const frozen = <Row extends object>(rows: readonly Row[]): readonly Row[] =>
    Object.freeze(rows.map((row) => Object.freeze(row)))
  const byYear = <Row extends object>(
    columns: readonly Float64Array[],
    row: (year: number, column: Float64Array) => Row,
  ): readonly Row[] => frozen(columns.map((column, index) => row(years[index] as number, column)))

  const band: Ensemble['band'] = (name, quantiles = [0.05, 0.5, 0.95], whose = {}) => {
    checkProbabilities(quantiles)
    return byYear(columnsOfSeries(store, name, whose), (year, column) => ({
      year,
      values: Object.freeze(quantilesOf(column, quantiles, scratch)),
    }))
  }
  const mean: Ensemble['mean'] = (name, whose = {}) =>
    byYear(columnsOfSeries(store, name, whose), (year, column) => ({ year, value: meanOf(column) }))
  const probability: Ensemble['probability'] = (goal, year, scenario) =>
    shareMet(verdictsOf(store, goal, year, scenario))
  const probabilityError: Ensemble['probabilityError'] = (goal, year, scenario) =>
    errorOfParts(verdictsOf(store, goal, year, scenario), independent, shareMet)
  const goals: Ensemble['goals'] = () =>
    frozen(
      scenarios.flatMap((scenario) =>
        store.judges.map(({ id, from, places }) => ({
          id,
          scenario,
          probability: probability(id, undefined, scenario),
          error: probabilityError(id, undefined, scenario),
          years: frozen(
            Array.from(places, (_, index) => ({
              year: from + index,
              value: probability(id, from + index, scenario),
              error: probabilityError(id, from + index, scenario),
            })),
          ),
        })),
      ),
    )
  const difference: Ensemble['difference'] = (name, one, other, quantiles = FIVE, group) => {
    checkProbabilities(quantiles)
    const who = group === undefined ? {} : { group }
    const others = columnsOfSeries(store, name, { ...who, scenario: other })
    const change = new Float64Array(draws)
    return frozen(
      columnsOfSeries(store, name, { ...who, scenario: one }).map((column, index) => {
        const from = others[index] as Float64Array
        for (let draw = 0; draw < draws; draw += 1)
          change[draw] = (column[draw] as number) - (from[draw] as number)
        return {
          year: years[index] as number,
          values: Object.freeze(quantilesOf(change, quantiles, scratch)),
          mean: meanOf(change),
          meanError: errorOfParts(change, independent, meanOf),
          above: shareAbove(change),
          aboveError: errorOfParts(change, independent, shareAbove),
        }
      }),
    )
  }
  const standardError: Ensemble['standardError'] = (name, quantile, whose = {}) => {
    if (quantile !== undefined) checkProbabilities([quantile])
    return byYear(columnsOfSeries(store, name, whose), (year, column) => ({
      year,
      value: errorOfParts(column, independent, (part) =>
        quantile === undefined ? meanOf(part) : (quantilesOf(part, [quantile], scratch)[0] ?? null),
      ),
    }))
  }
  const rows: Ensemble['rows'] = () =>
    frozen(
      scenarios.flatMap((scenario, part) => {
        const { figures } = store.parts[part] as PartStore
        const columns = store.kept.length * years.length
        const summaries = store.summaries?.[part] ?? summariesOf(figures, draws, 0, columns, scratch)
        return store.kept.flatMap(({ series: name, group }, place) =>
          years.map((year, index): EnsembleRow => {
            const column = place * years.length + index
            const figuresOfYear = figures.subarray(column * draws, (column + 1) * draws)
            const [mean = null, p5 = null, p25 = null, p50 = null, p75 = null, p95 = null] = Array.from(
              summaries.subarray(column * SUMMARY, (column + 1) * SUMMARY),
              (value) => (Number.isNaN(value) ? null : value),
            )
            const meanError = errorOfParts(figuresOfYear, independent, meanOf)
            const whose = { scenario, group: group < 0 ? null : (store.groups[group] as string) }
            return { ...whose, series: name, year, mean, meanError, p5, p25, p50, p75, p95 }
          }),
        )
      }),
    )
  const manifest = (): EnsembleManifest =>
    Object.freeze({
      version,
      plan: plan.id,
      planHash: project(plan).manifest().planHash,
      base: plan.base,
      to: plan.to,
      ...settings,
      scenarios,
      sources: plan.sources,
    })
  const noteTexts = Object.freeze([
    ...uncertainty.noteTexts,
    ...(settings.process === 'individual' ? [] : chanceOf(plan)),
  ])
  const notes = Object.freeze(noteTexts.map(({ en }) => en))
  const ensemble: Ensemble = {
    format: ENSEMBLE_FORMAT,
    plan: plan.id,
    years,
    draws,
    series,
    scenarios,
    uncertainty,
    notes,
    noteTexts,
    band,
    mean,
    probability,
    probabilityError,
    goals,
    difference,
    standardError,
    raw: (name: SeriesName, whose: Whose = {}) => columnsOfSeries(store, name, whose),
    verdicts: (goal: string, year?: number, scenario?: string) => verdictsOf(store, goal, year, scenario),
    uniforms: (from = 0, count = draws - from) => uniforms(from, count),
    rows,
    manifest,
    toJSON: (): EnsembleData => ({
      format: ENSEMBLE_FORMAT,
      manifest: manifest(),
      years,
      rows: rows(),
      goals: goals(),
      notes,
    }),
  }
  return Object.freeze(displayed(ensemble, () => ensembleTables(ensemble)))
}
