import { displayed, type Note, type Plan, type PlanInput, parsePlan, type SeriesName } from '@kohort/core'
import type { SamplingOptions, Signal } from '../options.js'
import { fewPeople } from '../process/chance-notes.js'
import { type Process, processOf } from '../process/process.js'
import { toScores } from '../random/normal.js'
import { columnOf } from '../random/sampler.js'
import { quantilesOf } from '../results/statistics.js'
import { simulate } from '../simulate.js'
import type { Backtest, BacktestData, BacktestManifest } from './backtest-result.js'
import { backtestTables } from './backtest-tables.js'
import { EARLIEST, historyOf, type Judged, judged, LATEST, notJudged, refuseShort } from './history.js'
import { planManifest } from './manifest.js'
import { noChange, trend } from './naive.js'
import { grouped } from './numerals.js'
import { defaultError, type ErrorSize, errorOfSize } from './observation-errors.js'
import { type Observed, readObserved } from './observations.js'
import type { YearValue } from './past-growth.js'
import { type KnownThen, type Rebased, rebase } from './rebase.js'
import { type Forecast, scoresOf } from './scores.js'

export type { Backtest, BacktestData, BacktestManifest } from './backtest-result.js'

export interface BacktestOptions extends Pick<SamplingOptions, 'draws' | 'seed' | 'sampling'> {
  /** The errors of counts by series, in place of `defaultErrors`. */
  readonly errors?: Readonly<Partial<Record<SeriesName, ErrorSize>>>
  /** How the intake goes on after each start: `grown` if left out; see `rebase`. */
  readonly after?: KnownThen['after']
  /** `individual` for a small region, whose history is mostly chance: the bands then hold that of whole people too. */
  readonly process?: Process
  readonly signal?: Signal
  readonly onProgress?: (done: number, bases: number) => void
}

export const BACKTEST_FORMAT = 'kohort.backtest/1'

/** That the comparisons overlap: the same year is forecast from several starts, and a start goes on in the next. */
const notIndependent = (comparisons: number, starts: number): readonly Note[] => [
  {
    code: 'not-independent',
    path: '',
    years: [],
    text: {
      sv: `De ${grouped(comparisons)} jämförelserna kommer från ${starts} starter och överlappar varandra: de är inte oberoende, och andelarna är grövre än antalet låter påskina.`,
      en: `The ${grouped(comparisons)} comparisons come from ${starts} starts and overlap: they are not independent, and the shares are rougher than their number suggests.`,
    },
  },
]

/** The errors of counting, drawn for a figure of a year, as large as the draw's own figure says. */
const counting = (
  column: Float64Array,
  seed: string,
  name: string,
  sizeOf: (value: number) => number,
): Float64Array => {
  const scores = new Float64Array(column.length)
  columnOf({ seed, sampling: 'latin-hypercube', draws: column.length, randomisations: 1 }, `count ${name}`)(
    0,
    column.length,
    scores,
    0,
  )
  toScores(scores, scores.length)
  return column.map((value, draw) => value + sizeOf(value) * (scores[draw] as number))
}

/** Posts are filled at most so often that a year can find more people as well as fewer. */
const [LEAST_FILLED, MOST_FILLED] = [0.5, 0.98]

/**
 * Years that differ from the line are no error of counting alone: the rest is chance from year to year. More places than
 * are wanted are filled in part, a part that varies. With individuals each place is also filled or not by chance, which
 * is some of that rest already and not to be added to it: then as many places as make it half of it, at most.
 */
const yearToYear = (
  { plan, growth }: Rebased,
  error: number,
  process: Process,
): { readonly plan: Plan; readonly noise: number } => {
  const own = growth === null ? 0 : Math.max(0, growth.scatter ** 2 - error ** 2)
  const { first, rate } = plan.training.intake.growth ?? {}
  if (!(own > 1e-12) || first === undefined || rate === undefined) return { plan, noise: 0 }
  const isOfPeople = process === 'individual'
  const filled = isOfPeople
    ? Math.min(MOST_FILLED, Math.max(LEAST_FILLED, 1 - (own * first.value) / 2))
    : LEAST_FILLED
  const rest = own - (isOfPeople ? (1 - filled) / first.value : 0)
  // So little that filling by chance alone would be more.
  if (!(rest > 0)) return { plan, noise: 0 }
  const [low, high] = first.range ?? [first.value, first.value]
  const more = {
    ...first,
    value: first.value / filled,
    range: [low / filled, high / filled] as [number, number],
  }
  return {
    plan: parsePlan({
      ...plan,
      training: { ...plan.training, intake: { growth: { first: more, rate } }, fillRate: filled },
    }),
    noise: Math.min(0.2, Math.sqrt(rest) * filled),
  }
}

/**
 * Starts the plan from each earlier year with a counted stock, projects it to the later ones and compares: how far off,
 * how often inside the bands, and whether nearer than two naive forecasts (no change; the line through the last five
 * figures). Each start knows what `rebase` says and nothing later; its bands hold the plan's ranges, the error of the
 * opening count, chance from year to year in the intake as large as the years before showed, and the error of counting
 * what is compared. The parameters are the plan's own: where they were chosen with the later years in sight, the test
 * is kinder than the future will be.
 *
 * @param plan a plan of either form; its own base stock counts as a year
 * @param observed the history: series by year (`{ trainees: { '2015': 480, … }, intake: { … } }`), or any form that
 *   `condition` takes
 * @returns every forecast, and scores by series and years ahead
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} `history-short`, with what is needed and what is there; or a figure that cannot be read, a
 *   stock of 0 among them
 * @throws the signal's reason when it is aborted
 * @example
 * ```ts
 * import { backtest, EnsembleError } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * try {
 *   await backtest(stockholm(), 'plan')
 * } catch (error) {
 *   if (error instanceof EnsembleError) console.log(error.code, error.message.includes('2023 (650), 2024 (706)'))
 * }
 * // history-short true
 * ```
 */
export const backtest = async (
  plan: Plan | PlanInput,
  observed: Observed,
  options: BacktestOptions = {},
): Promise<Backtest> => {
  const parsed = parsePlan(plan)
  const { draws = 1024, seed = 'kohort', sampling, errors = {}, signal } = options
  const process = processOf(options.process)
  const { observations, notes } = readObserved(observed, parsed, EARLIEST, LATEST, { errors })
  const history = historyOf(observations, parsed)
  const stocks = history.get('trainees') ?? []
  refuseShort(stocks)
  const sizeOf =
    (series: Judged) =>
    (value: number): number => {
      const size = errors[series]
      return size === undefined
        ? defaultError(series, value, 'observed', series)
        : errorOfSize(size, value, series)
    }
  const starts = stocks.filter(({ year }) =>
    [...history.values()].some((own) => own.some((later) => later.year > year)),
  )
  const forecasts: Forecast[] = []
  const found: Rebased[] = []
  for (const [done, { year: base, value: stock }] of starts.entries()) {
    signal?.throwIfAborted()
    const upTo = (series: Judged): readonly YearValue[] =>
      (history.get(series) ?? []).filter(({ year }) => year <= base)
    const later = (series: Judged): readonly YearValue[] =>
      (history.get(series) ?? []).filter(({ year }) => year > base)
    const specialists = upTo('specialists').find(({ year }) => year === base)?.value
    const compared = judged.filter(
      (series) => later(series).length > 0 && (series !== 'specialists' || specialists !== undefined),
    )
    const to = Math.max(...compared.flatMap((series) => later(series).map(({ year }) => year)))
    const rebased = rebase(parsed, base, {
      stock,
      stockError: sizeOf('trainees')(stock),
      intake: Object.fromEntries(upTo('intake').map(({ year, value }) => [String(year), value])),
      to,
      ...(options.after === undefined ? {} : { after: options.after }),
      ...(specialists === undefined ? {} : { specialists }),
    })
    found.push(rebased)
    const last = upTo('intake').at(-1)?.value ?? 1
    const { plan: started, noise } = yearToYear(rebased, sizeOf('intake')(last) / last, process)
    const fan = await simulate(started, {
      draws,
      seed,
      process,
      series: compared,
      ...(sampling === undefined ? {} : { sampling }),
      ...(noise === 0 ? {} : { noise: { 'training.fillRate': noise } }),
      ...(signal === undefined ? {} : { signal }),
    })
    for (const series of compared)
      for (const { year, value: seen } of later(series)) {
        const column = fan.raw(series)[year - base] as Float64Array
        const counted = counting(column, String(seed), `${series} ${base} ${year}`, sizeOf(series))
        const [p5 = 0, p25 = 0, p75 = 0, p95 = 0] = quantilesOf(counted, [0.05, 0.25, 0.75, 0.95]) as number[]
        const [p50 = 0] = quantilesOf(column, [0.5]) as number[]
        forecasts.push(
          Object.freeze({
            base,
            series,
            year,
            horizon: year - base,
            observed: seen,
            value: p50,
            p5,
            p25,
            p75,
            p95,
            noChange: noChange(upTo(series)),
            trend: trend(upTo(series), year),
          }),
        )
      }
    options.onProgress?.(done + 1, starts.length)
  }
  const manifest = (): BacktestManifest =>
    Object.freeze({
      ...planManifest(parsed),
      seed: String(seed),
      sampling: sampling ?? 'sobol',
      draws,
      randomisations: 1,
      process,
      observations,
      errors,
      after: options.after ?? 'grown',
    })
  const data = Object.freeze({
    format: BACKTEST_FORMAT,
    bases: Object.freeze(starts.map(({ year }) => year)),
    forecasts: Object.freeze(forecasts),
    scores: scoresOf(forecasts),
    notes: Object.freeze([
      // A statement is not judged, so that it weighs nothing beside a count.
      ...notes.filter(({ code }) => code !== 'circular' && code !== 'counted-and-said'),
      ...notJudged(observations),
      ...notIndependent(forecasts.length, starts.length),
      ...fewPeople(
        stocks.map(({ value }) => value),
        process,
        sizeOf('completions'),
      ),
      ...found.flatMap((one) => one.notes),
    ]),
  })
  const result: Backtest = {
    ...data,
    manifest,
    toJSON: (): BacktestData => ({ ...data, manifest: manifest() }),
  }
  return Object.freeze(displayed(result, () => backtestTables(result)))
}
