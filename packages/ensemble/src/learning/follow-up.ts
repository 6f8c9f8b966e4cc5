import { displayed, type Plan, type PlanInput, parsePlan, project } from '@kohort/core'
import { refuse } from '../errors.js'
import type { SimulateOptions } from '../options.js'
import type { Ensemble } from '../results/ensemble.js'
import { simulate } from '../simulate.js'
import { condition } from './condition.js'
import { conditionedView } from './conditioned-view.js'
import { allObserved, comparedSeries, replacedStocks, replaces, verdictsOf } from './follow-up-observed.js'
import type { FollowedObservation, FollowUp, FollowUpData, FollowUpManifest } from './follow-up-result.js'
import { changesOf, goalChanges } from './follow-up-rows.js'
import { followUpTables } from './follow-up-tables.js'
import { judgedByCount } from './judged-by-count.js'
import type { Observed, ObservedOptions } from './observations.js'
import { weightsOf } from './weights.js'

export type { FollowedObservation, FollowUp, FollowUpData, FollowUpManifest } from './follow-up-result.js'

export const FOLLOW_UP_FORMAT = 'kohort.follow-up/1'

export interface FollowUpOptions
  extends ObservedOptions,
    Omit<SimulateOptions, 'observed' | 'observedErrors' | 'scenarios' | 'keep' | 'series'> {
  /** Whether the plan's own `observed` block counts too, but for what is given here; it does if left out. */
  readonly own?: boolean
  /**
   * How a count takes the place of the projected stock: `drawn`, if left out, with its error, in each draw another;
   * `exact` as if it had none, which makes what follows look surer than it is.
   */
  readonly replacement?: 'drawn' | 'exact'
  /** Below so many effective draws a note warns; 200 if left out. */
  readonly warnBelow?: number
}

/** Notes on observations that `condition` gives again. */
const REPEATED: readonly string[] = ['circular', 'used-before', 'counted-and-said']

/**
 * The yearly evaluation of a plan. For each observed figure: the verdict of the goals that it belongs to, and what the
 * projection had said of it. Then the plan projected anew: each count of trainees takes the place of the projected stock
 * (groups, cohorts and those who wait by one factor), with an error of its own in each draw (lognormal about the count,
 * by the stream `observed:trainees:2025`), and the run goes on from there, in draws that are weighted by how well they
 * explain everything observed, as `condition` does. Goals on the stock are judged by the count in years that were
 * counted. Completions, intake and specialists weight the draws and replace
 * nothing. A statement (`kind: 'contested'`) weights with a wide error.
 *
 * `condition` on the same figures answers another question. There each draw keeps the stock that it had, so that stock,
 * cohorts and parameters hang together, and only draws that came near the count are left: right where the model can have
 * made the count. Here the stock is the count's, whatever the draw had, and the miss reaches the parameters through the
 * weights alone: right where something outside the model moved the stock too. The bands of the two differ therefore.
 *
 * @param plan a plan of either form; its own `observed` block counts too, where nothing else is given for its figures
 * @param observed what was seen after the base year, in any form that `condition` takes
 * @returns verdicts, what had been said, and figures and probabilities of goals before and after
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} for a year outside, an unknown series, a figure twice, nothing observed, or an observation that
 *   no draw explains
 * @throws the signal's reason when it is aborted
 * @example
 * ```ts
 * import { followUp } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * const found = await followUp(stockholm(), { 'trainees.2025': 731 }, { draws: 1024 })
 * for (const { year, value, min, max, standing } of found.verdicts) console.log(year, value, min, max, standing)
 * console.log(found.anew.at(2025).trainees, (found.projected.at(2025).trainees ?? 0).toFixed(0))
 * // 2024 706 700 720 inside
 * // 2025 731 720 740 inside
 * // 731 729
 * ```
 */
export const followUp = async (
  plan: Plan | PlanInput,
  observed: Observed,
  options: FollowUpOptions = {},
): Promise<FollowUp> => {
  const parsed = parsePlan(plan)
  const { own = true, errors: _, statements: __, replacement = 'drawn', warnBelow = 200, ...rest } = options
  const { onProgress, ...sampling } = rest
  if (replacement !== 'drawn' && replacement !== 'exact')
    refuse(
      'replacement',
      'replacement',
      { sv: `"${String(replacement)}" finns inte.`, en: `there is no "${String(replacement)}".` },
      { sv: 'Välj drawn eller exact.', en: 'Choose drawn or exact.' },
    )
  const { observations, notes } = allObserved(parsed, observed, options)
  if (observations.length === 0)
    refuse(
      'observation',
      '',
      {
        sv: `Inget är observerat från ${parsed.base + 1} och framåt.`,
        en: `nothing is observed from ${parsed.base + 1} on.`,
      },
      {
        sv: `Ange minst en uppgift, som trainees.${parsed.base + 1} = antalet ST-läkare.`,
        en: 'Give at least one figure, such as trainees.2025: 731.',
      },
    )
  const series = comparedSeries(parsed, observations)
  const stocks = replacedStocks(observations)
  const replaced = {
    observed: stocks.observed,
    ...(replacement === 'exact' ? {} : { observedErrors: stocks.errors }),
  }
  const draws = sampling.draws ?? 4096
  const run = (
    half: number,
    more: Pick<SimulateOptions, 'observed' | 'observedErrors' | 'keep'>,
  ): Promise<Ensemble> =>
    simulate(parsed, {
      ...sampling,
      ...more,
      series,
      ...(onProgress === undefined
        ? {}
        : { onProgress: (done: number) => onProgress(half * draws + done, 2 * draws) }),
    })
  const groups = observations.some(({ group }) => group !== null) ? ({ keep: 'groups' } as const) : {}
  const before = await run(0, groups)
  const weighted = condition(
    before,
    observations.map(({ series: name, year, value, error, group, kind, source }) => ({
      series: name,
      year,
      value,
      error,
      kind,
      ...(group === null ? {} : { group }),
      ...(source === null ? {} : { source }),
    })),
    { warnBelow },
  )
  const anew = await run(1, { ...groups, ...replaced })
  const after = conditionedView({
    source: judgedByCount(parsed, anew, observations.filter(replaces)),
    step: { observations, resample: null, warnBelow },
    weights: weightsOf(weighted.logWeights()),
    order: null,
    observations: weighted.observations,
    logEvidence: weighted.logEvidence,
    notes: [...notes.filter(({ code }) => !REPEATED.includes(code)), ...weighted.notes],
  })
  const projected = project(parsed)
  const from = project(parsed, { observed: stocks.observed })
  const manifest = (): FollowUpManifest =>
    Object.freeze({ ...anew.manifest(), observations, own, replacement, warnBelow })
  const data = {
    format: FOLLOW_UP_FORMAT,
    plan: parsed.id,
    base: parsed.base,
    to: parsed.to,
    draws,
    effectiveSampleSize: after.effectiveSampleSize,
    observations: Object.freeze(
      weighted.observations.map(
        (fit): FollowedObservation =>
          Object.freeze({
            ...fit,
            projected: fit.group === null ? projected.at(fit.year)[fit.series] : null,
            replaces: replaces(fit),
          }),
      ),
    ),
    verdicts: Object.freeze(verdictsOf(parsed, observations)),
    changes: changesOf(series, { projected, anew: from, before, after }),
    goals: goalChanges(before, after),
    notes: after.notes,
  } as const
  const years = observations.filter(replaces).map(({ year }) => year)
  const found: FollowUp = {
    ...data,
    followedTo: years.length === 0 ? null : Math.max(...years),
    projected,
    anew: from,
    before,
    after,
    manifest,
    toJSON: (): FollowUpData => ({ ...data, manifest: manifest() }),
  }
  return Object.freeze(displayed(found, () => followUpTables(found, parsed)))
}
