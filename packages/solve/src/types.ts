import type { Bilingual, Consistency, LimitName, Plan, Projection, Verdict } from '@kohort/core'
import type { Crossing } from './crossings.js'

/** What an intake path is made small by. */
export type Objective = 'smooth' | 'cheapest' | 'soonest'

export interface SolveIntakeOptions {
  /** Goals of the plan that are to be met, by id. */
  readonly reach: readonly string[]
  /** Goals that are to be kept to on the way, such as corridors; with `soonest` they are not what is hastened. */
  readonly within?: readonly string[]
  /** The first year whose intake is free; the year after the base year if left out. */
  readonly from?: number
  /** The last year whose intake is free; the plan's last year if left out. */
  readonly to?: number
  /**
   * `smooth` (left out): the least sum of changes from year to year, and of those the least largest change;
   * `cheapest`: the least cost over all the years, in each year's money, or the fewest heads where the plan has no
   * cost; `soonest`: each goal of `reach` in its band as early as can be, and from then on in every year to its last.
   */
  readonly objective?: Objective
  /** Goals that may be missed when need be: all of them, or some with the weight of a miss by the whole of their edge. */
  readonly soft?: boolean | Readonly<Record<string, number>>
  /** Whole heads only. */
  readonly integer?: boolean
  /** `respect` (left out): the plan's limits hold; `ignore`: as if there were none. */
  readonly limits?: 'respect' | 'ignore'
  /** The least and most intake wanted in a free year, heads. */
  readonly minIntake?: number
  readonly maxIntake?: number
  /** The most that a free year's intake may differ from the year before, heads. */
  readonly maxChange?: number
  /** Whether to look for what would make a conflict hold together; true if left out. It takes most of the time. */
  readonly compatible?: boolean
}

export interface IntakeYear {
  readonly year: number
  /** Heads; before the fill rate and the limits. */
  readonly wanted: number
}

/** A goal that the path misses. */
export interface Shortfall {
  readonly goal: string
  /** How far outside its band, in the metric's unit; of `each` in the worst year. */
  readonly shortfall: number
  readonly unit: Bilingual
}

/** The path that meets all the other goals of a conflict and misses this one by as little as can be. */
export interface NearestPath extends Shortfall {
  readonly intake: readonly IntakeYear[]
  /** What the goal is judged by on this path. */
  readonly value: number | null
  /** The year that decides: whose figure `value` is; null for a mean of several years. */
  readonly year: number | null
  /** The goals asked for that this path meets, by the model's verdict. */
  readonly meets: readonly string[]
}

/**
 * Why no path meets a conflict's goals: its bounds, weighed and added, can reach at most `most` whatever the intake,
 * and the goals ask for `asked`. A bound with a max counts negatively.
 */
export interface Witness extends Bilingual {
  readonly bounds: readonly {
    /** A goal's id, or the name of a limit. */
    readonly member: string
    readonly year: number | null
    readonly side: 'min' | 'max'
    readonly edge: number
    /** Above 0. */
    readonly weight: number
  }[]
  readonly most: number
  readonly asked: number
}

/** A number of the training that could be another from the first projected year on. */
export interface CompatibleValue {
  /** The path in the plan; `training.requirement` stands for min, mode and max moved together, given by its mode. */
  readonly path: string
  readonly unit: Bilingual
  readonly value: number
  /** The value nearest to today's at which some path meets all that was asked; null when none that was tried does. */
  readonly needed: number | null
  /** The plan's own 5–95 % range, and whether the needed value lies in it; null where it gives none. */
  readonly range: readonly [number, number] | null
  readonly withinRange: boolean | null
}

export interface Conflict {
  /** The smallest set of goals that cannot be met together: without any one of them the others can. */
  readonly goals: readonly string[]
  /** The plan's limits that have a part in it. */
  readonly limits: readonly LimitName[]
  /** Whether `minIntake`, `maxIntake` or `maxChange` has a part in it. */
  readonly intakeBounds: boolean
  /** Other irreducible sets, the smallest first; limits by their names. All of them, when few goals were asked for. */
  readonly others: readonly (readonly string[])[]
  /**
   * False when a conflict is likely and not certain: the plan has side rotations or hiring posts, supervision or posts
   * have a part in it and the stock may rise above them before they fall, or a path of parts of heads would do and no
   * whole one was found.
   */
  readonly proven: boolean
  readonly witness: Witness
  readonly nearest: readonly NearestPath[]
  /**
   * Numbers which, held from the year after the base year, let all that was asked be met in the years asked; null
   * when they were not asked for. What is needed for ever is in `longRun`.
   */
  readonly compatible: readonly CompatibleValue[] | null
}

export interface SolvedIntake {
  /**
   * `solved`: the model run with the path meets every goal that is not soft; `infeasible`: no path does;
   * `no-convergence`: none was found in `rounds` rounds, the path is the best of them, and there may be one.
   */
  readonly status: 'solved' | 'infeasible' | 'no-convergence'
  /** Every projected year. */
  readonly intake: readonly IntakeYear[]
  /** The plan with this intake as its fixed one. */
  readonly plan: Plan
  /** What the model makes of it. */
  readonly projection: Projection
  /** The model's verdicts on the goals asked for, in the order asked. */
  readonly verdicts: readonly Verdict[]
  /** The goals asked for that are missed, soft ones among them. */
  readonly shortfalls: readonly Shortfall[]
  readonly objective: { readonly name: Objective; readonly value: number | null; readonly unit: Bilingual }
  /** The sum of the changes from year to year and the largest, heads; the first is from the intake of `from`. */
  readonly changes: {
    readonly sum: number
    readonly largest: number
    /**
     * The intake and year that the first change is counted from: of the base year, the intake that the base stock
     * implies; null when nobody in the base stock started then.
     */
    readonly from: IntakeYear | null
  }
  /** With `soonest`: the year since which the goals of `reach` are in their bands. */
  readonly since: number | null
  /** The years in which a limit of the plan cuts or holds back, with this path. */
  readonly limitedBy: readonly {
    readonly year: number
    readonly limit: LimitName | 'rotations' | 'hiringPosts'
  }[]
  /** How many times the figures were taken anew: 1 where no limit bends them. */
  readonly rounds: number
  /** False when a better path may exist: limits bend the figures, or the search for whole numbers was cut short. */
  readonly best: boolean
  /**
   * The goals asked for on trainees and on completions that reach furthest, held against each other for ever, which a path of some
   * years can get round with a hump; null without such goals.
   */
  readonly longRun: Consistency | null
  readonly conflict?: Conflict
}

export interface SolvedParameter {
  /** `solved`: the goal turns at `value`; `always`, `never`: it is met at every value tried, or at none. */
  readonly status: 'solved' | 'always' | 'never'
  readonly path: string
  readonly goal: string
  readonly unit: Bilingual
  /** The plan's value in the first year that would change, and whether the plan as it is meets the goal. */
  readonly current: number
  readonly metNow: boolean
  /** The value nearest to today's at which the goal is just met; null when there is none. */
  readonly value: number | null
  /** Every value at which the goal begins or ceases to be met, in order. */
  readonly crossings: readonly Crossing[]
  /** Whether the goal's margin only rises or only falls with the number. */
  readonly monotone: boolean
  /** What was searched: what the number may be, all else in the plan being as it is. */
  readonly bounds: readonly [number, number]
  /** The plan's own 5–95 % range, and whether the value lies in it; null where it gives none. */
  readonly range: readonly [number, number] | null
  readonly withinRange: boolean | null
  /** The year from which the value holds; null where the number is not dated. */
  readonly from: number | null
  /** True when the number says how things were up to the base year: it cannot be decided any more. */
  readonly past: boolean
  /** The plan with the value, what the model makes of it, and its verdict on the goal; null without a value. */
  readonly plan: Plan | null
  readonly projection: Projection | null
  readonly verdict: Verdict | null
}
