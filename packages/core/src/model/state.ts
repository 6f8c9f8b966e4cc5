import { KohortError } from '../errors.js'
import { LONGEST_REACH } from '../plan/reach.js'
import { AGES } from './ages.js'
import { type Chance, createChance } from './chance.js'
import type { Program } from './program.js'
import { curveReadingsOf, type Reading, readingsOf } from './reading.js'
import { seriesNames } from './series.js'

/** Series beside the registry's: which limit cut (0, or its place in `limitNames` + 1), and over target (0 or 1). */
export const LIMITED_BY = seriesNames.length
export const OVER_TARGET = seriesNames.length + 1
/** And what an observed stock added to the projected one: heads, below 0 taken away, no number where none was put in. */
export const TRAINEES_ADJUSTED = seriesNames.length + 2
export const SPECIALISTS_ADJUSTED = seriesNames.length + 3
const OUTPUTS = seriesNames.length + 4

/** The stocks that can be observed. */
export type ObservedStock = 'trainees' | 'specialists'

/**
 * What a compiled plan's runs put in place of the projected stocks: by projected year, the base year at place 0 (never
 * read), not a number where nothing was observed. Read at every run, so it may be written between two.
 */
export type Observed = { readonly [Stock in ObservedStock]: Float64Array }

/** Everything that a run writes on the way: typed arrays made once, so that the year loop allocates nothing. */
export interface State {
  /** Years before the base that the arrays have room for; the base year is at this index. */
  readonly past: number
  /** Room for years: past, the base year and the horizon. */
  readonly width: number
  readonly horizon: number
  readonly groupCount: number
  /** How many figures a series has in the output: those of the total and of every group, each year. */
  readonly seriesLength: number
  readonly tables: Float64Array
  /** The numbers that the tables and curves were last filled from, and by table whether this run has others. */
  readonly known: Float64Array
  readonly changed: Uint8Array
  /** By table, null where it has one value for all years; and by curve. */
  readonly readings: readonly (Reading | null)[]
  readonly curveReadings: readonly Reading[]
  readonly curves: Float64Array
  /** By group and year: training gained. */
  readonly accrual: Float64Array
  /** By the groups' `stay` and year: √(1 − attrition), and 1 less it without the loss of digits. */
  readonly rootStay: Float64Array
  readonly halfLost: Float64Array
  /** By group and year: the FTE of a specialist. */
  readonly ftePerHead: Float64Array
  /** By group and year of start. */
  readonly heads: Float64Array
  readonly waiting: Float64Array
  readonly leaving: Float64Array
  readonly gained: Float64Array
  /** In a steady group, as what is gained, by years since the start, the same for all cohorts. */
  readonly unfinished: Float64Array
  /** The requirement that is being asked for: min, mode and max, and the factors of the cubes below and above the mode. */
  readonly requirement: Float64Array
  /** By group and years since the start: the share of a cohort that does not finish this year. */
  readonly goesOn: Float64Array
  /** By group: so many years after its start a cohort can first finish; all are looked at where it is 1. */
  readonly finishesFrom: Int32Array
  /** By year of the past: the intake before it is split. */
  readonly pastIntake: Float64Array
  /** What a group's past intake comes to in the base year. */
  readonly opened: Float64Array
  /** By group: the first cohort that may hold anybody. */
  readonly oldest: Int32Array
  /** By group, this year. */
  readonly carried: Float64Array
  readonly ready: Float64Array
  readonly readyYears: Float64Array
  readonly finished: Float64Array
  readonly queue: Float64Array
  /** [0] the share of those who are ready that gets a rotation place. */
  readonly placed: Float64Array
  readonly lost: Float64Array
  readonly traineesNow: Float64Array
  /** By group: the incumbents of the base year. */
  readonly incumbents: Float64Array
  /** By group and year: incumbents and entrants, and their exits. */
  readonly incumbentsNow: Float64Array
  readonly incumbentExitsNow: Float64Array
  readonly entrantsNow: Float64Array
  readonly entrantExitsNow: Float64Array
  /** Entrants on their way to the age pool. */
  readonly joining: Float64Array
  /** The year's intake on its way through the limits. */
  readonly intakeNow: Float64Array
  /** By group and year of entry. */
  readonly hired: Float64Array
  readonly inflow: Float64Array
  /** By group and age. */
  readonly pool: Float64Array
  readonly exitByAge: Float64Array
  readonly completionShare: Float64Array
  readonly inflowShare: Float64Array
  /** By group, year and year of start: the trainees at the end of each year. */
  readonly pipeline: Float64Array
  /** Whether anybody waited at the end of the year before. */
  queued: boolean
  /** Whether the pipeline is written: a run over many draws has no use for it. */
  keepPipeline: boolean
  /** Whether a run leaves in an output what it does not write itself: whoever gives the output has cleared it. */
  keepsOutput: boolean
  /** Which limit cut the year's intake: 0, or its place in `limitNames` + 1. */
  limitedBy: number
  output: Float64Array
  /** The stocks that are put in place of the projected ones, if any. */
  observed: Observed | null
  /** The chance that splits whole people; null where heads are split as expected. */
  readonly chance: Chance | null
}

/** The length of a run's output: every series, in total and by group, for the base year and each projected year. */
export const outputLength = (program: Program): number =>
  OUTPUTS * (program.groups.length + 1) * (program.horizon + 1)

/** So many numbers are asked for at a time. */
const BLOCK = 1024

/** Arrays cut from larger ones: asking for each by itself takes longer than a run. */
const rooms = (): ((length: number) => Float64Array) => {
  let block = new Float64Array(BLOCK)
  let used = 0
  return (length) => {
    if (used + length > block.length) {
      block = new Float64Array(Math.max(length, BLOCK))
      used = 0
    }
    const room = new Float64Array(block.buffer, 8 * used, length)
    used += length
    return room
  }
}

/** How far into the vector the tables and curves read. */
const numbersUsed = ({ tables, curves }: Program): number =>
  Math.max(...[...tables, ...curves].map(({ start, at }) => start + at.length))

export const createState = (program: Program, past: number, individual = false): State => {
  if (past > 2 * LONGEST_REACH) {
    throw new KohortError({
      code: 'reach',
      path: 'training',
      message: `Trainees of the base year would have started more than ${LONGEST_REACH} years before it.`,
      hint: 'Check away, workingTime and research up to the base year: too little training is gained.',
    })
  }
  const { horizon } = program
  const groupCount = program.groups.length
  const width = past + 1 + horizon
  const numbers = rooms()
  const aged = program.groups.some((group) => group.incumbents.form === 'ages') ? groupCount * AGES : 0
  return {
    past,
    width,
    horizon,
    groupCount,
    seriesLength: (groupCount + 1) * (horizon + 1),
    tables: numbers(program.tables.length * width),
    known: numbers(numbersUsed(program)).fill(Number.NaN),
    changed: new Uint8Array(program.tables.length),
    readings: readingsOf(program.tables, program.base, past, width),
    curveReadings: curveReadingsOf(program.curves, horizon),
    curves: numbers(program.curves.length * (horizon + 1)),
    accrual: numbers(groupCount * width),
    rootStay: numbers(groupCount * width),
    halfLost: numbers(groupCount * width),
    ftePerHead: numbers(groupCount * width),
    heads: numbers(groupCount * width),
    waiting: numbers(groupCount * width),
    leaving: numbers(groupCount * width),
    gained: numbers(groupCount * width),
    unfinished: numbers(groupCount * width),
    requirement: numbers(5),
    goesOn: numbers(groupCount * width),
    finishesFrom: new Int32Array(groupCount).fill(1),
    pastIntake: numbers(past + 1),
    opened: numbers(4),
    oldest: new Int32Array(groupCount),
    carried: numbers(groupCount),
    ready: numbers(groupCount),
    readyYears: numbers(groupCount),
    finished: numbers(groupCount),
    queue: numbers(groupCount),
    placed: numbers(1),
    lost: numbers(groupCount),
    traineesNow: numbers(groupCount),
    incumbents: numbers(groupCount),
    incumbentsNow: numbers(groupCount * (horizon + 1)),
    incumbentExitsNow: numbers(groupCount * (horizon + 1)),
    entrantsNow: numbers(groupCount * (horizon + 1)),
    entrantExitsNow: numbers(groupCount * (horizon + 1)),
    joining: numbers(1),
    intakeNow: numbers(5),
    hired: numbers(groupCount * (horizon + 1)),
    inflow: numbers(groupCount * (horizon + 1)),
    pool: numbers(aged),
    exitByAge: numbers(aged),
    completionShare: numbers(aged),
    inflowShare: numbers(aged),
    pipeline: numbers(groupCount * (horizon + 1) * width),
    queued: false,
    keepPipeline: true,
    keepsOutput: false,
    limitedBy: 0,
    output: numbers(0),
    observed: null,
    chance: individual ? createChance(program, past) : null,
  }
}

/**
 * Where a figure of a year stands in the output: group 0 is the total, group g + 1 the plan's group g. A place and not
 * a setter: a number with decimals that is handed to a function may be put on the heap, a place never is.
 */
export const place = (state: State, series: number, group: number, year: number): number =>
  series * state.seriesLength + group * (state.horizon + 1) + year
