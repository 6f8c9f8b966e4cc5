import { deepFreeze, displayed, type Plan, type PlanInput, project } from '@kohort/core'
import { version } from '../../package.json'
import { checkKeys, type Keys } from '../check-keys.js'
import { checkListeners, samplingKeys, uncertaintyKeys } from '../check-options.js'
import { refuse } from '../errors.js'
import { PLAN } from '../inputs/drawing.js'
import type { Signal, UncertaintyOptions } from '../options.js'
import { chanceNotRanked } from '../process/chance-notes.js'
import { type Process, processOf } from '../process/process.js'
import { normalQuantile } from '../random/normal.js'
import { type Prepared, prepare, scenarioIds } from '../uncertainty.js'
import { refuseNotDrawn } from '../unknown.js'
import { blocksOf, type ConditionalWork, conditionalCounts } from './conditional.js'
import { type DesignOptions, designOf } from './design.js'
import { chanceOf } from './groups.js'
import { knowingNothing, knowingOf, probabilityOf } from './knowing.js'
import { knowingTables } from './knowing-tables.js'
import { namesOf, scorerOf, scoresModelOf } from './plan-model.js'
import { runThrough } from './run-through.js'
import { type Asked, askedOf, scenarioOf } from './targets.js'
import { type KnowingRow, toldOf } from './told.js'
import type { ValueOfKnowing } from './value-of-knowing-result.js'

export type { ValueOfKnowing } from './value-of-knowing-result.js'

export const VALUE_OF_KNOWING_FORMAT = 'kohort.value-of-knowing/1'

export interface ValueOfKnowingOptions extends UncertaintyOptions, DesignOptions {
  /** A year of the goal: whether its metric is inside the goal's band then. The whole goal if left out. */
  readonly year?: number
  /** The verdict is yes where the probability of the goal is at least this; ½ if left out. */
  readonly level?: number
  /** How heads are split, as `simulate` has it; `expected` if left out. The chance of single people is nobody's to know. */
  readonly process?: Process
  /** In which of the scenarios given; in the plan itself if left out. */
  readonly scenario?: string
  /** Numbers to ask about, by path; every uncertain number if left out. */
  readonly about?: readonly string[]
  /** At how many values each number is held, at least 5; 9 if left out. */
  readonly nodes?: number
  /** Stops between blocks. */
  readonly signal?: Signal
  /** Told between blocks how much is done. */
  readonly onProgress?: (done: number, size: number) => void
}

const keys: Keys<ValueOfKnowingOptions> = {
  ...uncertaintyKeys,
  ...samplingKeys,
  year: true,
  level: true,
  process: true,
  scenario: true,
  about: true,
  nodes: true,
  signal: true,
  onProgress: true,
}

/** Evenly from 5 to 95 %, and 1 % and 99 %. */
const nodesOf = (nodes: number): readonly number[] => {
  if (!(Number.isInteger(nodes) && nodes >= 5 && nodes <= 1025))
    refuse(
      'nodes',
      'nodes',
      { sv: `${nodes} är inget antal noder.`, en: `${nodes} is no number of nodes.` },
      { sv: 'Ange ett heltal från 5 till 1 025.', en: 'Give a whole number from 5 to 1 025.' },
    )
  const inner = nodes - 2
  return [0.01, ...Array.from({ length: inner }, (_, index) => 0.05 + (0.9 * index) / (inner - 1)), 0.99]
}

/** Correlations of the inputs' scores, by their places. */
const correlationsOf = ({ mixing }: Prepared) => {
  const rows = new Map(mixing?.inputs.map((input, row) => [input, mixing.rows[row] as readonly number[]]))
  return (one: number, other: number): number => {
    const [a, b] = [rows.get(one), rows.get(other)]
    if (a === undefined || b === undefined) return one === other ? 1 : 0
    return a.reduce((sum, weight, column) => sum + weight * (b[column] ?? 0), 0)
  }
}

const checkAbout = (about: readonly string[], names: readonly string[]): void => {
  for (const path of about) if (!names.includes(path)) refuseNotDrawn('unknown-input', 'about', path, names)
}

const byMove = (one: KnowingRow, other: KnowingRow): number => other.move.value - one.move.value

/**
 * What the region should go and measure: for each uncertain number how far the probability of a goal would move, on
 * average, if that number were known; the probability with the number at its 5 % and at its 95 % value; and how likely
 * it is that the verdict (probability at least `level`) would become the other one.
 *
 * Each number is held at some values and the others are drawn, the same draws each time, so that differences are
 * paired and a number that does not enter has exactly 0. Between values the probability is taken as straight. Numbers
 * that are correlated with a known one are drawn as they are given it: one learns of them too.
 *
 * @param plan a plan of either form
 * @param goal the id of one of its goals
 * @param options `draws` (512) of the others for each of `nodes` (9) values, `randomisations` (8) for the errors, and
 *   what is uncertain, as `simulate` has it; it takes draws × nodes runs for each number that enters, draws × 2 else
 * @throws {PlanError} when the plan has problems
 * @throws {EnsembleError} when an option or a range cannot be, or the goal cannot be said in any draw
 * @throws {ScenarioError} when a scenario does not fit the plan
 * @throws the signal's reason when it is aborted
 * @example
 * ```ts
 * import { valueOfKnowing } from '@kohort/ensemble'
 * import { stockholm } from '@kohort/regions'
 *
 * const { rows } = await valueOfKnowing(stockholm(), 'corridors', { draws: 128 })
 * const [first] = rows
 * console.log(first?.input, first?.kind, (first?.ifLow.value ?? 0) < (first?.ifHigh.value ?? 0))
 * // training.fillRate assumed true
 * ```
 */
export const valueOfKnowing = async (
  plan: Plan | PlanInput,
  goal: string,
  options: ValueOfKnowingOptions = {},
): Promise<ValueOfKnowing> => {
  checkKeys(options, keys)
  checkListeners(options)
  const sampler = designOf(options, { draws: 512, parts: 8 })
  if (sampler.randomisations < 2)
    refuse(
      'randomisations',
      'randomisations',
      {
        sv: 'en enda del kan inte skilja en ändring från slumpen i dragningen.',
        en: 'one part cannot tell a move from chance in the drawing.',
      },
      { sv: 'Ange 2 eller fler.', en: 'Give 2 or more.' },
    )
  const { level = 0.5 } = options
  if (!(level > 0 && level <= 1))
    refuse(
      'level',
      'level',
      {
        sv: `${level} är ingen sannolikhet att besluta efter.`,
        en: `${level} is no probability to decide by.`,
      },
      { sv: 'Ange ett tal över 0 och högst 1.', en: 'Give a number above 0, at most 1.' },
    )
  const at = nodesOf(options.nodes ?? 9)
  options.signal?.throwIfAborted()
  const prepared = prepare(plan, options)
  const { drawings, plan: checked, uncertainty } = prepared
  const process = processOf(options.process)
  const names = namesOf(prepared, process)
  const scenario = scenarioOf(options.scenario ?? PLAN, scenarioIds(drawings))
  const target = { goal, ...(options.year === undefined ? {} : { year: options.year }) }
  const asked = askedOf(checked, target)
  if (options.about !== undefined) checkAbout(options.about, names)
  const held = names.flatMap((name, index) =>
    chanceOf(name) === undefined && (options.about?.includes(name) ?? true) ? [index] : [],
  )
  const all: readonly Asked[] = [asked, ...figuresOf(checked, asked)]
  const work: ConditionalWork = {
    model: scoresModelOf(prepared, { asked: all, scenario, process, seed: sampler.seed }),
    outputs: all.length,
    names,
    scoresOf: scorerOf(prepared),
    correlation: correlationsOf(prepared),
    held,
    nodes: at.map(normalQuantile),
    sampler,
  }
  const { free, byInput } = await runThrough(conditionalCounts(work), blocksOf(work), options)
  const place = { at, low: 1, high: at.length - 2, level }
  const rows = byInput.map((counts, index): KnowingRow => {
    const known = counts === null ? knowingNothing(free) : knowingOf(counts, free, place)
    const enters = counts !== null
    const isNoise = enters && (known.move.low ?? 0) <= 0
    return { ...toldOf(prepared, held[index] as number), ...known, enters, isNoise }
  })
  const { seed, sampling, draws, randomisations } = sampler
  const noteTexts = [...uncertainty.noteTexts, ...chanceNotRanked(process)]
  const result: ValueOfKnowing = {
    format: VALUE_OF_KNOWING_FORMAT,
    plan: checked.id,
    scenario,
    goal,
    year: options.year ?? null,
    level,
    probability: probabilityOf(free),
    rows: rows.sort(byMove),
    chance: [...new Set(names.flatMap((name) => chanceOf(name) ?? []))],
    notes: noteTexts.map(({ en }) => en),
    noteTexts,
    manifest: {
      version,
      plan: checked.id,
      planHash: project(checked).manifest().planHash,
      seed,
      sampling,
      draws,
      randomisations,
      process,
      nodes: at.length,
    },
  }
  return deepFreeze(displayed(result, () => knowingTables(result, drawings.base.compiled)))
}

/** What a goal is judged by: its metric in each of its years. */
const figuresOf = (plan: Plan, { goal, year }: Asked): readonly Asked[] =>
  plan.goals
    .filter(({ id }) => id === goal)
    .flatMap(({ metric, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, index) => ({ series: metric, year: from + index })),
    )
    .filter((one) => one.year <= plan.to && (year === undefined || one.year === year))
