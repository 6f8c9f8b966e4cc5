import { displayed, outputIndex, type Plan, type PlanInput, parsePlan } from '@kohort/core'
import { refuse } from '../errors.js'
import type { Signal, UncertaintyOptions } from '../options.js'
import { type Process, processOf } from '../process/process.js'
import { normalCdf } from '../random/normal.js'
import { pause } from '../run/pause.js'
import { uncertaintyOf } from '../uncertainty.js'
import { calibratedNumbers, correlationsOf } from './calibrated-numbers.js'
import { calibratedPlan } from './calibrated-plan.js'
import { type CalibrationErrors, errorsOf } from './calibration-errors.js'
import { fitsOf, restsOnOthers } from './calibration-fit.js'
import { notesOf } from './calibration-notes.js'
import { checkDraws, checkPaths } from './calibration-paths.js'
import type { Calibration, CalibrationData, CalibrationManifest } from './calibration-result.js'
import { calibrationTables } from './calibration-tables.js'
import { chanceAmong } from './chance-among.js'
import { chanceOfPeople } from './chance-of-people.js'
import { fewDraws, refuseUnexplained } from './likelihood.js'
import { planManifest } from './manifest.js'
import { type Observed, type ObservedOptions, readObserved } from './observations.js'
import { type Posterior, posteriorOf } from './score-posterior.js'
import { statisticsOf } from './weighted-statistics.js'
import { withoutRanges } from './without-ranges.js'

export type { Calibration, CalibrationData, CalibrationManifest } from './calibration-result.js'

export interface CalibrateOptions
  extends ObservedOptions,
    Pick<UncertaintyOptions, 'inputs' | 'correlations'> {
  /**
   * The plan's other uncertain numbers: held at the plan's values (`plan`, if left out), or drawn too (`drawn`), so that
   * the ranges found allow for not knowing them.
   */
  readonly others?: 'plan' | 'drawn'
  /**
   * `individual` for a small region: chance between whole people is then an error too, beside that of counting, one that
   * ties the figures of several years.
   */
  readonly process?: Process
  /** A power of two; 2 048 if left out. They are drawn anew a few times. */
  readonly draws?: number
  /** `kohort` if left out. */
  readonly seed?: string | number
  /** Below so many effective draws a note warns; 200 if left out. */
  readonly warnBelow?: number
  readonly signal?: Signal
  readonly onProgress?: (done: number, draws: number) => void
}

export const CALIBRATION_FORMAT = 'kohort.calibration/1'

/**
 * The values of chosen numbers that fit what has been observed, with the range that it leaves. The numbers start from
 * their ranges in the plan (5–95 %, fitted as `simulate` does) and are weighted by how well the model then explains the
 * figures. Figures of the base year count as well as later ones: a calibration may say that the past was different from
 * what the plan assumes, and one factor moves all years of a number.
 *
 * @param plan a plan of either form
 * @param observed what was seen from the base year on, in any form that `condition` takes
 * @param paths the numbers to calibrate, by their paths: each needs a range
 * @returns each number's value and 5–95 % range before and after, how they hang together, how well each observation now
 *   fits, what could not be learnt, and the plan with it all written in
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} for an unknown path or one without a range, or an observation that no values explain
 * @throws the signal's reason when it is aborted
 * @see MODEL.md, "The past stays as it was"
 * @example
 * ```ts
 * import { calibrate } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * const found = await calibrate(stockholm(), { 'completions.2023': 95, 'trainees.2024': 706 }, ['training.attrition'])
 * const [attrition] = found.numbers
 * console.log(attrition?.path, (attrition?.after.range[1] ?? 1) < (attrition?.before.range[1] ?? 0))
 * console.log(found.plan.training.attrition?.['2023']?.kind)
 * // training.attrition true
 * // derived
 * ```
 */
export const calibrate = async (
  plan: Plan | PlanInput,
  observed: Observed,
  paths: readonly string[],
  options: CalibrateOptions = {},
): Promise<Calibration> => {
  const parsed = parsePlan(plan)
  const { others = 'plan', seed = 'kohort', warnBelow = 200, inputs = [], correlations = [] } = options
  const draws = checkDraws(options.draws ?? 2048)
  const process = processOf(options.process)
  options.signal?.throwIfAborted()
  checkPaths(paths, uncertaintyOf(parsed, { inputs, correlations }))
  const { observations, notes } = readObserved(observed, parsed, parsed.base, parsed.to, options)
  if (observations.length === 0)
    refuse(
      'observation',
      '',
      { sv: 'Inget är observerat.', en: 'nothing is observed.' },
      {
        sv: 'Ange minst en uppgift, som trainees.2024 = 706.',
        en: 'Give at least one figure, such as trainees.2024: 706.',
      },
    )
  const isOurs = (path: string): boolean => others === 'drawn' || paths.includes(path)
  const uncertainty = uncertaintyOf(others === 'drawn' ? parsed : withoutRanges(parsed, paths), {
    inputs: inputs.filter(({ path }) => isOurs(path)),
    correlations: correlations.filter(({ between }) => between.every(isOurs)),
  })
  const names = uncertainty.inputs.map(({ name }) => name)
  const compiled = uncertainty.compiled()
  const places = observations.map(({ series, year, group }) =>
    outputIndex(compiled, series, year, group ?? undefined),
  )
  const output = new Float64Array(compiled.outputLength)
  const quantiles = new Float64Array(names.length)
  const runAt = (scores: Float64Array): Float64Array => {
    for (let input = 0; input < scores.length; input += 1)
      quantiles[input] = normalCdf(scores[input] as number)
    return uncertainty.run(quantiles, undefined, output)
  }
  const figures = new Float64Array(places.length)
  const figuresAt = (scores: Float64Array): Float64Array => {
    runAt(scores)
    places.forEach((place, index) => {
      figures[index] = output[place] as number
    })
    return figures
  }
  runAt(new Float64Array(names.length))
  observations.forEach(({ name }, index) => {
    if (Number.isNaN(output[places[index] as number]))
      refuse(
        'no-figure',
        name,
        { sv: 'planen har ingen sådan siffra det året.', en: 'the plan gives no such figure in that year.' },
        { sv: 'Ta bort uppgiften.', en: 'Take the observation out.' },
      )
  })
  const chanceAt = chanceOfPeople(compiled, observations, String(seed))
  const passes = process === 'individual' ? 2 : 1
  /** The middle of each score: together they are a draw, so that the plan they make is a valid one. */
  let middle: readonly number[] = names.map(() => 0)
  let errors: CalibrationErrors = errorsOf(observations, null)
  let posterior: Posterior | undefined
  // How much chance there is follows from the numbers: found where they were, then once more where they turn out to be.
  for (let pass = 0; pass < passes; pass += 1) {
    if (process === 'individual')
      errors = errorsOf(observations, chanceAt(uncertainty.vector(middle.map(normalCdf))))
    posterior = await posteriorOf({
      names,
      draws,
      seed: String(seed),
      logLikelihood: (scores) => errors.logOf(figuresAt(scores)),
      between: async (done, of) => {
        if (options.onProgress === undefined && options.signal === undefined) return
        options.onProgress?.(pass * of + done, passes * of)
        await pause()
        options.signal?.throwIfAborted()
      },
    })
    const { quantiles: quantilesOf } = statisticsOf(posterior.weights.weights)
    middle = posterior.scores.map((column) => quantilesOf(column, [0.5])[0] ?? 0)
  }
  const { scores, weights } = posterior as Posterior
  const point = new Float64Array(names.length)
  const columns = observations.map(() => new Float64Array(draws).fill(Number.NaN))
  const vectors = Array.from({ length: draws }, (_, draw) => {
    // A draw of no weight says nothing: it may lie where no draw of an ensemble does.
    if (weights.weights[draw] === 0) return compiled.parameters
    names.forEach((__, input) => {
      point[input] = (scores[input] as Float64Array)[draw] as number
    })
    runAt(point)
    places.forEach((place, index) => {
      ;(columns[index] as Float64Array)[draw] = output[place] as number
    })
    return uncertainty.vector(quantiles)
  })
  const all = new Float64Array(draws).fill(1 / draws)
  refuseUnexplained(
    observations.map((observation, index) => ({
      observation: { ...observation, error: errors.total[index] as number },
      column: columns[index] as Float64Array,
    })),
    all,
    (draw) => {
      columns.forEach((column, index) => {
        figures[index] = column[draw] as number
      })
      return -2 * errors.logOf(figures)
    },
  )
  const values = uncertainty.vector(middle.map(normalCdf))
  const numbers = calibratedNumbers(uncertainty, paths, vectors, weights.weights, values)
  const found = correlationsOf(numbers, vectors, weights.weights)
  const unidentified = paths.filter((path) =>
    numbers.filter((one) => one.path === path).every(({ learnt }) => !learnt),
  )
  const calibrated = calibratedPlan(parsed, compiled, values, numbers, observations)
  const fits = fitsOf(observations, columns, weights.weights, errors, parsed, calibrated)
  const manifest = (): CalibrationManifest =>
    Object.freeze({
      ...planManifest(parsed),
      seed: String(seed),
      sampling: 'sobol',
      draws,
      randomisations: 1,
      process,
      paths: Object.freeze([...paths]),
      others,
      observations,
      inputs,
      correlations,
      warnBelow,
    })
  const data = Object.freeze({
    format: CALIBRATION_FORMAT,
    numbers,
    correlations: found,
    observations: fits,
    unidentified: Object.freeze(unidentified),
    plan: calibrated,
    draws,
    effectiveSampleSize: weights.effective,
    notes: Object.freeze([
      ...notes,
      ...notesOf(numbers, found, unidentified),
      ...(process === 'expected' ? chanceAmong(observations, chanceAt(values)) : []),
      ...restsOnOthers(fits),
      ...fewDraws(weights.effective, draws, warnBelow),
    ]),
  })
  const result: Calibration = {
    ...data,
    manifest,
    toJSON: (): CalibrationData => ({ ...data, manifest: manifest() }),
  }
  return Object.freeze(displayed(result, () => calibrationTables(result)))
}
