import { AGES } from './ages.js'
import type { Program } from './program.js'

/**
 * Which splits a stream of uniforms is for: the plan's own (opening stocks, intake, places), or of one group its
 * trainees by age of cohort, its specialists by year, or its age pool.
 */
export type ChanceKind = 'plan' | 'training' | 'specialists' | 'ages'

/**
 * A stretch of the uniforms that one stream of chance fills. A split's place in its stream depends on nothing but its
 * kind, the age of its cohort and the year, so that another group, a scenario or a longer past moves no other split's
 * chance: a longer past makes `training` longer at its end.
 */
export interface ChanceStream {
  readonly kind: ChanceKind
  /** The group's id; null for the plan's own. */
  readonly group: string | null
  readonly start: number
  readonly length: number
}

/**
 * Writes a run's uniforms, every stream from its beginning: numbers above 0 and below 1. Called once a run; the array
 * is the same at every run, and only as long as the run needs.
 */
export type ChanceSource = (streams: readonly ChanceStream[], uniforms: Float64Array) => void

/** The chance of a run: its uniforms, and where each split finds its own. */
export interface Chance {
  readonly streams: readonly ChanceStream[]
  readonly uniforms: Float64Array
  /** By group: where its streams start. */
  readonly training: Int32Array
  readonly specialists: Int32Array
  readonly ages: Int32Array
  /** [0] the probability or the number handed to `binomial` or `nextWhole`: a number with decimals is no argument here. */
  readonly given: Float64Array
  /** What `nextWhole` has seen and given, for each of two roundings at a time. */
  readonly seen: Float64Array
  readonly placed: Float64Array
}

/** Places in the plan's own stream. */
export const OPENING_TRAINEES = 0
export const OPENING_COMPLETIONS = 1
export const OPENING_ATTRITION = 2
export const OPENING_SPECIALISTS = 3
const OPENINGS = 4
const PLAN_SPLITS = 8
/** The place of a year's split in the plan's own stream. */
export const inPlan = (y: number, split: number): number => OPENINGS + (y - 1) * PLAN_SPLITS + split
export const WANTED = 0
export const FOUND_INTAKE = 1
export const LET_IN = 2
export const ROTATION_PLACES = 3
export const HIRING_POSTS = 4
export const COMING = 5
export const OBSERVED_TRAINEES = 6
export const OBSERVED_SPECIALISTS = 7

const TRAINING_SPLITS = 4
/** The first of a cohort's four places of a year, by its age in years. */
export const inTraining = (chance: Chance, g: number, horizon: number, age: number, y: number): number =>
  (chance.training[g] as number) + (age * horizon + y - 1) * TRAINING_SPLITS
export const FINISH = 0
export const STAY = 1
export const READY = 2
export const WAIT = 3

const SPECIALIST_SPLITS = 5
/** The first of a group's places of a year; the entrants' follow, two for each year since they came. */
export const inSpecialists = (chance: Chance, g: number, horizon: number, y: number): number =>
  (chance.specialists[g] as number) + (y - 1) * (SPECIALIST_SPLITS + 2 * horizon)
export const GROUP_OF_INTAKE = 0
export const HIRED_OF_DONE = 1
export const INCUMBENTS_STAY = 2
/** Of the hired; the inflow's is one further on. */
export const HIRED_JOIN = 3
/** From a group's first place of a year: of the hired, and one further on of the inflow, who came n years before. */
export const entrantsStay = (n: number): number => SPECIALIST_SPLITS + 2 * (n - 1)

/** The place of an age of a group's pool in a year. */
export const inAges = (chance: Chance, g: number, horizon: number, age: number, y: number): number =>
  (chance.ages[g] as number) + age * horizon + y - 1

export const createChance = (program: Program, past: number): Chance => {
  const { horizon, groups } = program
  const streams: ChanceStream[] = []
  let length = 0
  const add = (kind: ChanceKind, group: string | null, of: number): number => {
    const start = length
    streams.push(Object.freeze({ kind, group, start, length: of }))
    length += of
    return start
  }
  add('plan', null, OPENINGS + horizon * PLAN_SPLITS)
  const starts = (kind: ChanceKind, of: (g: number) => number): Int32Array =>
    Int32Array.from(groups, ({ id }, g) => (of(g) === 0 ? 0 : add(kind, id, of(g))))
  const training = starts('training', () => (past + horizon + 1) * horizon * TRAINING_SPLITS)
  const specialists = starts('specialists', () => horizon * (SPECIALIST_SPLITS + 2 * horizon))
  const ages = starts('ages', (g) => (groups[g]?.incumbents.form === 'ages' ? AGES * horizon : 0))
  return {
    streams: Object.freeze(streams),
    uniforms: new Float64Array(length),
    training,
    specialists,
    ages,
    given: new Float64Array(1),
    seen: new Float64Array(2),
    placed: new Float64Array(2),
  }
}

/** Nearer to a whole number than this is rounding. */
const ROUNDING = 1e-9

/** Begins a rounding of several numbers to whole ones; there is room for two at a time. */
export const startWhole = (chance: Chance, which: number): void => {
  chance.seen[which] = 0
  chance.placed[which] = 0
}

/**
 * The next of several numbers as a whole one: systematic rounding by one uniform, which gives each number one of its
 * two neighbours and its own value in the mean, and their sum, if it is whole, exactly.
 */
export const nextWhole = (chance: Chance, which: number, at: number): number => {
  const { given, seen, placed, uniforms } = chance
  const uniform = uniforms[at] as number
  const u = uniform < ROUNDING ? ROUNDING : uniform > 1 - ROUNDING ? 1 - ROUNDING : uniform
  const sum = (seen[which] as number) + (given[0] as number)
  const upTo = Math.floor(sum + u)
  const whole = upTo - (placed[which] as number)
  seen[which] = sum
  placed[which] = upTo
  return whole | 0
}

/** One number as a whole one: one of its two neighbours, its own value in the mean. */
export const toWhole = (chance: Chance, at: number): number => {
  startWhole(chance, 0)
  return nextWhole(chance, 0, at)
}
