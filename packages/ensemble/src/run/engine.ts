import { type ChanceSource, run, withChance } from '@kohort/core'
import { type Mixing, mix } from '../inputs/correlation.js'
import type { Drawing } from '../inputs/scenario.js'
import { type Columns, columnsOf, takeSteps } from '../inputs/steps.js'
import { chanceOfDraws } from '../process/chance-of-draws.js'
import type { Process } from '../process/process.js'
import { toScores } from '../random/normal.js'
import { type Column, columnOf, type SamplerOptions } from '../random/sampler.js'
import { type Judge, judgeDraws } from '../results/goals.js'
import { compiledFor, type Kept } from './keep.js'
import { type ObservedDraw, observedDrawer, ownObserved } from './observed-draws.js'
import { putTile, TILE, tileOf } from './tile.js'

/** Draws are made in blocks of this many; no figure depends on it. */
export const BLOCK = 1024

/** One plan's part of an ensemble: the plan's own, or a scenario's. */
export interface Part extends Drawing {
  readonly kept: readonly Kept[]
  readonly judges: readonly Judge[]
}

/** Where a part's figures go: each kept series and year a column of draws, and the verdicts likewise. */
export interface PartStore {
  readonly figures: Float64Array
  readonly verdicts: Uint8Array
}

/** What the engine needs, as data. */
export interface Work {
  readonly names: readonly string[]
  readonly sampler: SamplerOptions
  readonly mixing: Mixing | null
  /** How heads are split; as expected if left out. */
  readonly process?: Process
  /** Counts of observed stocks that each draw has with an error; none if left out. */
  readonly observed?: readonly ObservedDraw[]
  /** The plan's own first; the scenarios' steps read its drawn numbers. */
  readonly parts: readonly Part[]
}

/** Normal scores of every input for a stretch of draws. */
export const scorerOf = ({ names, sampler, mixing }: Pick<Work, 'names' | 'sampler' | 'mixing'>) => {
  const columns: readonly Column[] = names.map((name) => columnOf(sampler, name))
  const scores = names.map(() => new Float64Array(BLOCK))
  return (from: number, count: number): readonly Float64Array[] => {
    for (let input = 0; input < columns.length; input += 1) {
      const into = scores[input] as Float64Array
      ;(columns[input] as Column)(from, count, into, 0)
      toScores(into, count)
    }
    if (mixing !== null) mix(mixing, scores, count)
    return scores
  }
}

/** Puts one draw's numbers in a vector. */
const gather = ({ varied, columns }: Columns, draw: number, vector: Float64Array): void => {
  for (let index = 0; index < varied.length; index += 1) {
    const place = varied[index] as number
    vector[place] = (columns[place] as Float64Array)[draw] as number
  }
}

/** Everything that a part needs to run, made once. */
const readyPart = ({ compiled, steps, kept, judges }: Part, source: ChanceSource | null) => {
  const years = compiled.program.horizon + 1
  const own = columnsOf(compiled.parameters, steps, BLOCK)
  const vector = Float64Array.from(compiled.parameters)
  const short = compiledFor(compiled, kept, judges)
  const ready = ownObserved(source === null ? short : withChance(short, source))
  ready.state.keepPipeline = false
  ready.state.keepsOutput = true
  const places = kept.flatMap(({ place }) => Array.from({ length: years }, (_, year) => place + year))
  return { ready, own, steps, vector, tile: tileOf(places, compiled.outputLength), judges }
}

/**
 * The drawing and running of blocks, which is all that an ensemble does. A draw depends on nothing but its own number,
 * so any stretch can be run alone, in any order and by any worker.
 */
export const engineOf = (work: Work) => {
  const scoresOf = scorerOf(work)
  // Scenarios share the draw's chance as they share its numbers.
  const chance = work.process === 'individual' ? chanceOfDraws(work.sampler.seed) : null
  const parts = work.parts.map((part) => readyPart(part, chance?.source ?? null))
  const base = parts[0]?.own
  const counted = work.observed === undefined ? null : observedDrawer(work.observed, work.sampler, BLOCK)
  /** Runs draws `from … from + count − 1`, and writes them into the stores from `at` on, which hold `length` draws. */
  return (from: number, count: number, stores: readonly PartStore[], at: number, length: number): void => {
    const scores = scoresOf(from, count)
    counted?.draw(from, count)
    parts.forEach(({ ready, own, steps, vector, tile, judges }, order) => {
      const { figures, verdicts } = stores[order] as PartStore
      takeSteps(steps, scores, count, own, base ?? own)
      for (let first = 0; first < count; first += TILE) {
        const many = Math.min(TILE, count - first)
        for (let draw = 0; draw < many; draw += 1) {
          gather(own, first + draw, vector)
          chance?.set(from + first + draw)
          counted?.put(first + draw, ready.observed)
          run(ready, vector, tile.outputs[draw])
        }
        judgeDraws(judges, tile, many, verdicts, at + first, length)
        putTile(tile, many, figures, at + first, length)
      }
    })
  }
}
