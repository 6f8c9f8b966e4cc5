import { refuse } from '../errors.js'
import { streamOf } from '../random/streams.js'
import type { Ensemble } from '../results/ensemble.js'
import { type Conditioned, conditionedView, type ObservationFit } from './conditioned-view.js'
import type { KnownObservation } from './known-observation.js'
import { addLikelihood, fewDraws, refuseUnexplained, type Seen, surpriseOf } from './likelihood.js'
import { type Observed, type ObservedOptions, readObserved } from './observations.js'
import { momentsOf, statisticsOf } from './weighted-statistics.js'
import { equalWeights, systematic, type Weights, weightsOf } from './weights.js'

export interface ConditionOptions extends ObservedOptions {
  /** Below so many effective draws a note warns; 200 if left out. */
  readonly warnBelow?: number
  /** Draws drawn anew by their weights (systematic resampling), all equal afterwards; off if left out. */
  readonly resample?: { readonly seed: string | number }
}

const WARN_BELOW = 200
const WHOLE = 2 ** 32
const THREE = [0.05, 0.5, 0.95] as const

const weightsBefore = (source: Ensemble | Conditioned): Weights =>
  'logWeights' in source ? weightsOf(source.logWeights()) : equalWeights(source.draws)

const columnOf = (
  source: Ensemble | Conditioned,
  { series, year, group }: KnownObservation,
): Float64Array => {
  const columns = source.raw(series, group === null ? {} : { group })
  return columns[source.years.indexOf(year)] as Float64Array
}

/** What an observation changed: what was thought of its figure before and after. */
const fitOf = ({ observation, column }: Seen, before: Weights, after: Weights): ObservationFit => {
  const surprise = surpriseOf({ observation, column }, before.weights)
  const later = momentsOf(column, after.weights)
  const quantiles = (weights: Float64Array) => {
    const [p5 = null, p50 = null, p95 = null] = statisticsOf(weights).quantiles(column, THREE)
    return { p5, p50, p95 }
  }
  const { mean, sd, z, percentile } = surprise
  return Object.freeze({
    ...observation,
    z,
    percentile,
    before: Object.freeze({ mean, sd, ...quantiles(before.weights) }),
    after: Object.freeze({
      mean: later?.mean ?? Number.NaN,
      sd: later?.sd ?? Number.NaN,
      ...quantiles(after.weights),
    }),
    residual: observation.value - (later?.mean ?? Number.NaN),
  })
}

/**
 * Weights the draws of an ensemble by what has been observed: each draw by how well it explains the figures, with
 * normal errors of a stated size. The draws stay as they are, so that every figure can be asked for again, now weighted;
 * what is already conditioned can be conditioned further, and comes to the same as all at once.
 *
 * @param source an ensemble, whose plan's own figures are weighted (scenarios share their weights), or a conditioned one
 * @param observed what was seen from the base year on: a list, `{ 'trainees.2025': 731 }`, a plan's `observed` block,
 *   or `plan` for the plan's own
 * @param options the errors of series, when to warn, and resampling
 * @returns bands, means, probabilities and differences of the weighted draws; the weights, their effective sample size
 *   1/Σ w², how surprising each observation was and how likely they were together
 * @throws {EnsembleError} for an observation that cannot be read, a stock of 0 or less, whose series was not kept, or that no draw explains:
 *   it says which, and how many standard errors off
 * @example
 * ```ts
 * import { condition, simulate } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * const fan = await simulate(stockholm(), { draws: 2048, seed: 'spring-budget' })
 * const since = condition(fan, { 'trainees.2024': 706 })
 * const widthIn = (rows: readonly { readonly values: readonly (number | null)[] }[]) =>
 *   (rows.at(-1)?.values[2] ?? 0) - (rows.at(-1)?.values[0] ?? 0)
 * console.log(widthIn(since.band('trainees')) < widthIn(fan.band('trainees')), since.effectiveSampleSize < 2048)
 * // true true
 * ```
 */
export const condition = (
  source: Ensemble | Conditioned,
  observed: Observed,
  options: ConditionOptions = {},
): Conditioned => {
  const { plan } = source.uncertainty.compiled()
  const first = source.years[0] as number
  const last = source.years.at(-1) as number
  const { observations, notes } = readObserved(observed, plan, first, last, options)
  const before = weightsBefore(source)
  const seen = observations.map(
    (observation): Seen => ({ observation, column: columnOf(source, observation) }),
  )
  for (const one of seen) surpriseOf(one, before.weights)
  refuseUnexplained(seen, before.weights)
  const logs = Float64Array.from(before.logs)
  for (const one of seen) addLikelihood(logs, one)
  const after = weightsOf(logs)
  if (!Number.isFinite(after.logSum))
    refuse(
      'unexplained',
      observations.map(({ name }) => name).join(', '),
      { sv: 'ingen dragning har alla de här siffrorna.', en: 'no draw gives all of these figures.' },
      {
        sv: 'Ta bort uppgiften om det som planen kanske inte har.',
        en: 'Take out the observation of what the plan may not have.',
      },
    )
  const { warnBelow = WARN_BELOW, resample } = options
  const earlier = 'logWeights' in source ? source.notes.filter(({ code }) => code !== 'few-draws') : []
  return conditionedView({
    source,
    step: {
      observations,
      resample: resample === undefined ? null : String(resample.seed),
      warnBelow,
    },
    weights: after,
    order:
      resample === undefined
        ? null
        : systematic(after.weights, streamOf(String(resample.seed), 'resample')() / WHOLE),
    observations: seen.map((one) => fitOf(one, before, after)),
    logEvidence: after.logSum,
    notes: [...earlier, ...notes, ...fewDraws(after.effective, source.draws, warnBelow)],
  })
}
