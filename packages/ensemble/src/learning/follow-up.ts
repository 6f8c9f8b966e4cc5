import {
  judge,
  type Note,
  type ObservedStocks,
  type Plan,
  type PlanInput,
  type Projection,
  parsePlan,
  project,
  type SeriesName,
} from '@kohort/core'
import { refuse } from '../errors.js'
import type { SimulateOptions } from '../options.js'
import type { Ensemble } from '../results/ensemble.js'
import { simulate } from '../simulate.js'
import { condition } from './condition.js'
import { type Conditioned, conditionedView, type ObservationFit } from './conditioned-view.js'
import {
  changesOf,
  type FollowUpChange,
  type GoalChange,
  goalChanges,
  type ObservedVerdict,
} from './follow-up-rows.js'
import type { KnownObservation } from './known-observation.js'
import { type Observed, type ObservedOptions, readObserved } from './observations.js'
import { weightsOf } from './weights.js'

export const FOLLOW_UP_FORMAT = 'kohort.follow-up/1'

export interface FollowUpOptions
  extends ObservedOptions,
    Omit<SimulateOptions, 'observed' | 'scenarios' | 'keep' | 'series'> {
  /** Whether the plan's own `observed` block counts too, but for what is given here; it does if left out. */
  readonly own?: boolean
  /** Below so many effective draws a note warns; 200 if left out. */
  readonly warnBelow?: number
}

/** What was observed of a figure, and what had been said of it. */
export interface FollowedObservation extends ObservationFit {
  /** What the plan's projection gave. */
  readonly projected: number | null
  /** Whether it takes the place of the projected stock; the others only weight the draws. */
  readonly replaces: boolean
}

/** A follow-up as JSON. */
export interface FollowUpData {
  readonly format: typeof FOLLOW_UP_FORMAT
  readonly plan: string
  readonly base: number
  readonly to: number
  readonly draws: number
  readonly effectiveSampleSize: number
  readonly observations: readonly FollowedObservation[]
  readonly verdicts: readonly ObservedVerdict[]
  readonly changes: readonly FollowUpChange[]
  readonly goals: readonly GoalChange[]
  readonly notes: readonly Note[]
}

/** The yearly evaluation: how it went, what had been said, and where the plan leads from here. */
export interface FollowUp extends FollowUpData {
  /** The last year with an observed stock; null where none was. */
  readonly followedTo: number | null
  /** The plan's projection, and the same from the observed stocks on. */
  readonly projected: Projection
  readonly anew: Projection
  /** The draws as they were, and weighted, from the observed stocks on. */
  readonly before: Ensemble
  readonly after: Conditioned
  readonly toJSON: () => FollowUpData
}

/** What is given, and what the plan itself says of other figures. */
const allObserved = (
  plan: Plan,
  observed: Observed,
  options: FollowUpOptions,
): { readonly observations: readonly KnownObservation[]; readonly notes: readonly Note[] } => {
  const first = plan.base + 1
  const given = readObserved(observed, plan, first, plan.to, options)
  if (options.own === false || observed === 'plan') return given
  const own = readObserved('plan', plan, first, plan.to, options)
  const isGiven = (name: string): boolean => given.observations.some((one) => one.name === name)
  return {
    observations: [...own.observations.filter(({ name }) => !isGiven(name)), ...given.observations].sort(
      (one, other) => one.year - other.year,
    ),
    notes: [...own.notes.filter(({ path }) => !isGiven(path.replace(/^observed\./, ''))), ...given.notes],
  }
}

const replaces = ({ series, group, kind }: KnownObservation): boolean =>
  series === 'trainees' && group === null && kind === 'observed'

/** Every goal's verdict on what was observed, in the years that it is about. */
const verdictsOf = (plan: Plan, observations: readonly KnownObservation[]): readonly ObservedVerdict[] =>
  observations
    .filter(({ group, kind }) => group === null && kind === 'observed')
    .flatMap(({ series, year, value }) =>
      plan.goals
        .filter(({ metric, from, to }) => metric === series && from <= year && year <= to)
        .flatMap((goal) => {
          const found = judge(goal, (at) => (at === year ? value : null), false).years[year - goal.from]
          return found === undefined ? [] : [Object.freeze({ goal: goal.id, series, ...found, value })]
        }),
    )

/** The series that a change is told of, and those that were observed. */
const comparedSeries = (plan: Plan, observations: readonly KnownObservation[]): readonly SeriesName[] => [
  ...new Set<SeriesName>([
    'trainees',
    'intake',
    'completions',
    'specialists',
    'coverage',
    ...plan.goals.map(({ metric }) => metric),
    ...observations.map(({ series }) => series),
  ]),
]

/**
 * The yearly evaluation of a plan. For each observed figure: the verdict of the goals that it belongs to, and what the
 * projection had said of it. Then the plan projected anew: each observed stock of trainees takes the place of the
 * projected one (groups, cohorts and those who wait by one factor) and the run goes on from there, in draws that are
 * weighted by how well they explain everything observed, as `condition` does. Completions, intake and specialists weight
 * the draws and replace nothing. A statement (`kind: 'contested'`) weights with a wide error.
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
  const { own: _, errors: __, statements: ___, warnBelow, onProgress, ...sampling } = options
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
  const stocks = Object.fromEntries(
    observations.filter(replaces).map(({ year, value }) => [year, value] as const),
  )
  const replaced: ObservedStocks = { trainees: stocks }
  const draws = sampling.draws ?? 4096
  const run = (half: number, more: Pick<SimulateOptions, 'observed' | 'keep'>): Promise<Ensemble> =>
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
    warnBelow === undefined ? {} : { warnBelow },
  )
  const anew = await run(1, { ...groups, observed: replaced })
  const after = conditionedView({
    source: anew,
    weights: weightsOf(weighted.logWeights()),
    order: null,
    observations: weighted.observations,
    logEvidence: weighted.logEvidence,
    notes: [...notes.filter(({ code }) => code !== 'circular'), ...weighted.notes],
  })
  const projected = project(parsed)
  const from = project(parsed, { observed: replaced })
  const data: FollowUpData = {
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
  }
  const years = Object.keys(stocks).map(Number)
  return Object.freeze({
    ...data,
    followedTo: years.length === 0 ? null : Math.max(...years),
    projected,
    anew: from,
    before,
    after,
    toJSON: () => data,
  })
}
