import {
  type Plan,
  type PlanInput,
  series as registry,
  type SeriesDefinition,
  type SeriesName,
  seriesNames,
} from '@kohort/core'
import { checkSimulate } from './check-options.js'
import { refuse } from './errors.js'
import type { SamplingOptions, SimulateOptions } from './options.js'
import { processOf } from './process/process.js'
import { checkedSampling } from './random/check-sampling.js'
import { columnOf, type SamplerOptions } from './random/sampler.js'
import { type Ensemble, ensembleOf } from './results/ensemble.js'
import { judgesOf } from './results/goals.js'
import type { Store } from './results/store.js'
import type { Part, Work } from './run/engine.js'
import { keptOf } from './run/keep.js'
import { observedDraws } from './run/observed-draws.js'
import { runAll } from './run/run-all.js'
import { checkWorkers } from './run/workers.js'
import { prepare, scenarioIds } from './uncertainty.js'

const MOST_DRAWS = 2 ** 26

export const samplerOf = (options: SamplingOptions): SamplerOptions => {
  const { draws = 4096, seed = 'kohort', sampling = 'sobol', randomisations = 1 } = options
  return checkedSampling({ draws, seed, sampling, randomisations }, [1, MOST_DRAWS])
}

/** How many parts of the draws are independent: random draws can be cut anywhere. */
const independentParts = ({ sampling, draws, randomisations }: SamplerOptions): number => {
  if (sampling !== 'random') return randomisations
  for (let parts = 32; parts > 1; parts -= 1) if (draws % parts === 0 && draws >= 4 * parts) return parts
  return 1
}

/** Every series that the plan gives, or those asked for. */
const seriesOf = (plan: Plan, asked: readonly SeriesName[] | undefined): readonly SeriesName[] => {
  const wanted = asked ?? seriesNames.filter((name) => gives(plan, name))
  // One order whatever the order of asking.
  return seriesNames.filter((name) => wanted.includes(name))
}

const gives = ({ need, cost, training }: Plan, name: SeriesName): boolean => {
  const { needs }: SeriesDefinition = registry[name]
  if (needs === 'norm' && need.norm === undefined) return false
  if (needs === 'cost' && cost === undefined) return false
  if (name === 'costPayments') return cost?.paymentPerPost !== undefined
  if (name === 'rotationUse') return training.limits?.rotations !== undefined
  if (name === 'ceilingSupervision') return training.limits?.supervision !== undefined
  if (name === 'ceilingPosts') return training.limits?.posts !== undefined
  if (name === 'ceilingApplicants') return training.limits?.applicants !== undefined
  return true
}

/**
 * Runs a plan many times, each time with a draw of all that is uncertain: the plan's own 5–95 % ranges, fitted by
 * bounded distributions, or what is given outright. Every draw is a valid plan, and the opening stock is drawn with it.
 * Scenarios share the draws, so their differences are paired; they never change the past. The same seed gives the same
 * bits, whatever series are kept, however the draws are split and whoever makes them.
 *
 * @param plan a plan of either form
 * @param options how many draws, how they are made, what to keep
 * @returns bands, probabilities of goals, differences between scenarios, and the draws themselves
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} when an option or a range cannot be
 * @throws {ScenarioError} when a scenario does not fit the plan
 * @throws the signal's reason when it is aborted
 * @example
 * ```ts
 * import { simulate } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * const fan = await simulate(stockholm(), { draws: 1024, seed: 'spring-budget' })
 * const [low, , high] = fan.band('completions', [0.05, 0.5, 0.95]).at(-1)?.values ?? []
 * console.log((low ?? 0) < (high ?? 0), (fan.probability('corridors', 2027) ?? 0) < 1)
 * // true true
 * ```
 */
export const simulate = async (plan: Plan | PlanInput, options: SimulateOptions = {}): Promise<Ensemble> => {
  checkSimulate(options)
  const sampler = samplerOf(options)
  checkWorkers(options.workers)
  const process = processOf(options.process)
  const { draws } = sampler
  options.signal?.throwIfAborted()
  const prepared = prepare(plan, options)
  const { drawings, mixing, uncertainty } = prepared
  const checked = prepared.plan
  const groups = Object.keys(checked.groups)
  const scenarios = scenarioIds(drawings)
  const all = [drawings.base, ...drawings.scenarios]
  const series = all
    .map(({ compiled }) => seriesOf(compiled.plan, options.series))
    .reduce((one, other) => seriesNames.filter((name) => one.includes(name) || other.includes(name)))
  const keptGroups = options.keep === 'groups' ? groups : []
  const judges = judgesOf(checked, groups.length)
  const parts = all.map(({ compiled, steps }): Part => {
    const kept = keptOf(
      compiled,
      series,
      keptGroups.map((id) => groups.indexOf(id)),
    )
    return { compiled, steps, kept, judges }
  })
  const { observed, observedErrors } = options
  const counts =
    observedErrors === undefined ? [] : observedDraws(checked.base, observed ?? {}, observedErrors)
  const work: Work = {
    names: drawings.names,
    sampler,
    mixing,
    process,
    parts,
    ...(counts.length === 0 ? {} : { observed: counts }),
  }
  const years = Array.from({ length: checked.to - checked.base + 1 }, (_, index) => checked.base + index)
  const { stores, summaries } = await runAll(work, options)
  const store: Store = {
    draws,
    independent: independentParts(sampler),
    years: Object.freeze(years),
    series: Object.freeze(series),
    groups,
    keptGroups,
    scenarios: Object.freeze(scenarios),
    kept: parts[0]?.kept ?? [],
    judges,
    parts: stores,
    summaries,
  }
  const { seed, sampling, randomisations } = sampler
  return ensembleOf({
    plan: checked,
    store,
    uncertainty,
    uniforms: (from, count) => uniformsOf(work, from, count),
    settings: {
      seed,
      sampling,
      draws,
      randomisations,
      process,
      inputs: options.inputs ?? [],
      correlations: options.correlations ?? [],
      noise: options.noise ?? {},
      ...(observed === undefined ? {} : { observed }),
      ...(observedErrors === undefined ? {} : { observedErrors }),
    },
  })
}

const uniformsOf = ({ names, sampler }: Work, from: number, count: number): Float64Array => {
  if (!(from >= 0 && count >= 0 && from + count <= sampler.draws))
    refuse(
      'draws',
      'draws',
      {
        sv: `det finns inga dragningar ${from} till ${from + count - 1}.`,
        en: `there are no draws ${from} to ${from + count - 1}.`,
      },
      { sv: `Det finns ${sampler.draws}.`, en: `There are ${sampler.draws}.` },
    )
  const all = new Float64Array(count * names.length)
  const column = new Float64Array(count)
  names.forEach((name, input) => {
    columnOf(sampler, name)(from, count, column, 0)
    for (let draw = 0; draw < count; draw += 1) all[draw * names.length + input] = column[draw] as number
  })
  return all
}
