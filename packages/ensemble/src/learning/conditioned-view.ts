import { displayed, type Note, type Plan, type SeriesName } from '@kohort/core'
import { EnsembleError } from '../errors.js'
import type {
  BandRow,
  DifferenceRow,
  Ensemble,
  EnsembleManifest,
  EnsembleRow,
  YearFigure,
} from '../results/ensemble.js'
import { UNKNOWN } from '../results/goals.js'
import { meanOf } from '../results/statistics.js'
import { FIVE } from '../results/summaries.js'
import type {
  Conditioned,
  ConditionedData,
  ConditionedManifest,
  ObservationFit,
} from './conditioned-result.js'
import { conditionedTables } from './conditioned-tables.js'
import type { ConditioningStep } from './manifest.js'
import { statisticsOf } from './weighted-statistics.js'
import { equalWeights, type Weights } from './weights.js'

export type {
  Conditioned,
  ConditionedData,
  ConditionedManifest,
  DrawnFigure,
  ObservationFit,
} from './conditioned-result.js'

export const CONDITIONED_FORMAT = 'kohort.conditioned/1'

export interface ViewParts {
  readonly source: Ensemble | Conditioned
  readonly step: ConditioningStep
  readonly weights: Weights
  /** Which draws are taken, one after the other; null for all as they are. */
  readonly order: Uint32Array | null
  readonly observations: readonly ObservationFit[]
  readonly logEvidence: number
  readonly notes: readonly Note[]
}

const frozen = <Row extends object>(rows: readonly Row[]): readonly Row[] =>
  Object.freeze(rows.map((row) => Object.freeze(row)))

/** The groups whose figures an ensemble has kept. */
const keptGroups = (source: Ensemble | Conditioned, plan: Plan): readonly string[] =>
  Object.keys(plan.groups).filter((group) => {
    const [series] = source.series
    if (series === undefined) return false
    try {
      source.raw(series, { group })
      return true
    } catch (error) {
      if (error instanceof EnsembleError) return false
      throw error
    }
  })

/** The readable view of weighted draws. */
export const conditionedView = ({
  source,
  step,
  weights: given,
  order,
  observations,
  logEvidence,
  notes,
}: ViewParts): Conditioned => {
  const { years, draws, scenarios, series, uncertainty } = source
  const { weights, logs } = order === null ? given : equalWeights(draws)
  const { quantiles: quantilesOf, moments } = statisticsOf(weights)
  const isEqual = weights.every((weight) => weight === weights[0])
  const taken = (column: Float64Array): Float64Array =>
    order === null ? column : Float64Array.from(order, (draw) => column[draw] as number)
  const raw: Ensemble['raw'] = (name, whose) => source.raw(name, whose).map(taken)
  const verdicts: Ensemble['verdicts'] = (goal, year, scenario) => {
    const all = source.verdicts(goal, year, scenario)
    return order === null ? all : Uint8Array.from(order, (draw) => all[draw] as number)
  }
  /** The bits of the unweighted mean where the weights are equal. */
  const meanIn = (column: Float64Array): number | null =>
    isEqual ? meanOf(column) : (moments(column)?.mean ?? null)
  const byYear = <Row extends object>(
    columns: readonly Float64Array[],
    row: (year: number, column: Float64Array) => Row,
  ): readonly Row[] => frozen(columns.map((column, index) => row(years[index] as number, column)))

  const band: Ensemble['band'] = (name, quantiles = [0.05, 0.5, 0.95], whose) =>
    byYear(
      raw(name, whose),
      (year, column): BandRow => ({ year, values: Object.freeze(quantilesOf(column, quantiles)) }),
    )
  const mean: Ensemble['mean'] = (name, whose) =>
    byYear(raw(name, whose), (year, column): YearFigure => ({ year, value: meanIn(column) }))
  /** The weight of the draws in which something holds, of those in which it can be said. */
  const shareOf = (holds: (draw: number) => boolean | null): number | null => {
    let [met, known, count, metCount] = [0, 0, 0, 0]
    for (let draw = 0; draw < draws; draw += 1) {
      const held = holds(draw)
      if (held === null) continue
      known += weights[draw] as number
      count += 1
      if (held) {
        met += weights[draw] as number
        metCount += 1
      }
    }
    if (known === 0) return null
    // What holds in every draw is certain, whatever the rounding of the sums.
    return isEqual || metCount === count ? metCount / count : met / known
  }
  const probability: Ensemble['probability'] = (goal, year, scenario) => {
    const all = verdicts(goal, year, scenario)
    return shareOf((draw) => (all[draw] === UNKNOWN ? null : all[draw] === 1))
  }
  const goals: Ensemble['goals'] = () =>
    frozen(
      source.goals().map(({ id, scenario, years: judged }) => ({
        id,
        scenario,
        probability: probability(id, undefined, scenario),
        // Weights are of all draws together, so no parts of them are independent.
        error: null,
        years: frozen(
          judged.map(({ year }) => ({ year, value: probability(id, year, scenario), error: null })),
        ),
      })),
    )
  const difference: Ensemble['difference'] = (name, one, other, quantiles = FIVE, group) => {
    const who = group === undefined ? {} : { group }
    const others = raw(name, { ...who, scenario: other })
    return byYear(raw(name, { ...who, scenario: one }), (year, column): DifferenceRow => {
      const from = others[years.indexOf(year)] as Float64Array
      const change = column.map((value, draw) => value - (from[draw] as number))
      return {
        year,
        values: Object.freeze(quantilesOf(change, quantiles)),
        mean: meanIn(change),
        meanError: null,
        above: shareOf((draw) => (Number.isNaN(change[draw]) ? null : (change[draw] as number) > 0)),
        aboveError: null,
      }
    })
  }
  const rowsOf = (name: SeriesName, scenario: string, group: string | null): readonly EnsembleRow[] =>
    byYear(raw(name, { scenario, ...(group === null ? {} : { group }) }), (year, column): EnsembleRow => {
      const [p5 = null, p25 = null, p50 = null, p75 = null, p95 = null] = quantilesOf(column, FIVE)
      const mean = meanIn(column)
      return { scenario, group, series: name, year, mean, meanError: null, p5, p25, p50, p75, p95 }
    })
  const rows: Ensemble['rows'] = () => {
    const groups = [null, ...keptGroups(source, uncertainty.compiled().plan)]
    return frozen(
      scenarios.flatMap((scenario) =>
        series.flatMap((name) => groups.flatMap((group) => rowsOf(name, scenario, group))),
      ),
    )
  }
  const manifest = (): ConditionedManifest => {
    const own: EnsembleManifest & Partial<Pick<ConditionedManifest, 'steps'>> = source.manifest()
    return Object.freeze({
      ...own,
      steps: Object.freeze([...(own.steps ?? []), Object.freeze(step)]),
    })
  }
  const data = {
    format: CONDITIONED_FORMAT,
    plan: source.plan,
    draws,
    effectiveSampleSize: given.effective,
    logEvidence,
    observations: Object.freeze([...observations]),
    years,
    notes: Object.freeze([...notes]),
  } as const
  const view: Conditioned = {
    ...data,
    series,
    scenarios,
    uncertainty,
    noteTexts: source.noteTexts,
    band,
    mean,
    probability,
    goals,
    difference,
    rows,
    raw,
    verdicts,
    weights: () => Float64Array.from(weights),
    logWeights: () => Float64Array.from(logs),
    manifest,
    toJSON: (): ConditionedData => ({ ...data, manifest: manifest(), rows: rows(), goals: goals() }),
  }
  return Object.freeze(displayed(view, () => conditionedTables(view)))
}
