import { type Plan, type PlanInput, parsePlan, run, type SeriesName, type Slot } from '@kohort/core'
import { fail } from '../errors.js'
import { drawingsOf } from '../inputs/drawing.js'
import { columnsOf, takeSteps } from '../inputs/steps.js'
import { overScores } from '../inputs/valid.js'
import type { SamplerOptions } from '../random/sampler.js'
import { judgeDraws, judgesOf, UNKNOWN, verdictLength } from '../results/goals.js'
import { BLOCK, scorerOf } from '../run/engine.js'
import { compiledFor, keptOf } from '../run/keep.js'
import { putTile, TILE, tileOf } from '../run/tile.js'
import type { LiveChange, LiveLever } from './live-change.js'
import { type Between, structureOf } from './structure.js'
import { type Target, type TargetKit, targetsOf } from './targets.js'

export interface LiveDrawsOptions {
  readonly sampler: SamplerOptions
  readonly series: readonly SeriesName[]
  readonly levers: readonly LiveLever[]
  /** Which of the draws: so many can share them, each with a stretch of its own. */
  readonly from: number
  readonly count: number
}

/** What some draws give. */
export interface LiveFigures {
  /** By series, then year, then draw. */
  readonly figures: Float64Array
  /** The plan's own run, by series, then year. */
  readonly central: Float64Array
  /** By goal, the whole first and then its years: in how many draws it is met, and in how many that can be said. */
  readonly met: Uint32Array
  readonly known: Uint32Array
}

/** Some draws of a plan, ready to be run again and again with a few numbers moved. */
export interface LiveDraws {
  readonly plan: Plan
  readonly run: (changes: readonly LiveChange[]) => LiveFigures
}

/** Normal scores of some inputs for a stretch of draws, whole. */
const scoresOf = (names: readonly string[], { sampler, from, count }: LiveDrawsOptions): Float64Array[] => {
  const score = scorerOf({ names, sampler, mixing: null })
  const all = names.map(() => new Float64Array(count))
  for (let done = 0; done < count; done += BLOCK) {
    const many = Math.min(BLOCK, count - done)
    score(from + done, many).forEach((column, input) => {
      all[input]?.set(column.subarray(0, many), done)
    })
  }
  return all
}

/** Every draw's numbers beside each other, so that a lever is a write into each draw's own vector. */
const vectorsOf = (
  fixed: Float64Array,
  columns: readonly (Float64Array | null)[],
  count: number,
): readonly Float64Array[] => {
  const all = new Float64Array(fixed.length * count)
  for (let draw = 0; draw < count; draw += 1) all.set(fixed, draw * fixed.length)
  columns.forEach((column, index) => {
    if (column === null) return
    for (let draw = 0; draw < count; draw += 1) all[draw * fixed.length + index] = column[draw] as number
  })
  return Array.from({ length: count }, (_, draw) =>
    all.subarray(draw * fixed.length, (draw + 1) * fixed.length),
  )
}

/** The columns with those of the years that were written out on a line: draw by draw on the line between its points. */
const betweenDraws = (
  between: readonly Between[],
  slotOf: (path: string) => Slot,
  fixed: Float64Array,
  columns: readonly (Float64Array | null)[],
  count: number,
): readonly (Float64Array | null)[] => {
  const all = [...columns]
  for (const { path, year, before, after } of between) {
    const { start, at } = slotOf(path)
    const [one, other] = [before, after].map((point) => start + at.indexOf(point)) as [number, number]
    if (!columns[one] && !columns[other]) continue
    const drawn = (index: number, draw: number): number => (columns[index]?.[draw] ?? fixed[index]) as number
    const part = before === after ? 0 : (year - before) / (after - before)
    all[start + at.indexOf(year)] = Float64Array.from({ length: count }, (_, draw) => {
      const low = drawn(one, draw)
      return low + (drawn(other, draw) - low) * part
    })
  }
  return all
}

/** Prepares some draws: the years that the levers need, every draw's numbers, and what it takes to run and judge them. */
export const liveDraws = (input: Plan | PlanInput, options: LiveDrawsOptions): LiveDraws => {
  const { count, series, levers } = options
  const plan = parsePlan(input)
  const structure = structureOf(plan, levers)
  const { names, base } = drawingsOf(structure.plan, { inputs: [], noise: {}, scenarios: [] })
  const { steps } = base
  const kept = keptOf(base.compiled, series, [])
  const judges = judgesOf(plan, Object.keys(plan.groups).length)
  const compiled = compiledFor(base.compiled, kept, judges)
  compiled.state.keepPipeline = false
  const { slots } = compiled
  const slotOf = (path: string): Slot =>
    slots.find((slot) => slot.path === path) ??
    fail('unknown-path', path, 'this is no lever.', 'Name it among the levers.')
  const fixed = Float64Array.from(compiled.parameters)
  // A limit that is not there yet is not a number to the kernel either.
  for (const path of structure.absent) {
    const { start, figures } = slotOf(path)
    fixed.fill(Number.NaN, start, start + figures.length)
  }
  const own = columnsOf(fixed, steps, count)
  takeSteps(steps, scoresOf(names, options), count, own)
  const columns = betweenDraws(structure.between, slotOf, fixed, own.columns, count)
  const vectors = vectorsOf(fixed, columns, count)
  const middle = Float64Array.from(fixed)
  const extremes = overScores(fixed, steps, names.length)
  const scores = new Map<string, Float64Array>()
  const moving = new Set(levers.map(({ path }) => path))
  const kit: TargetKit = {
    compiled,
    count,
    drawn: (index) => columns[index] ?? null,
    ends: (index) => {
      const column = extremes.columns[index] ?? Float64Array.of(fixed[index] as number)
      return [Math.min(...column), Math.max(...column)]
    },
    middle: (index) => fixed[index] as number,
    scores: (path) => {
      const known = scores.get(path) ?? (scoresOf([path], options)[0] as Float64Array)
      scores.set(path, known)
      return known
    },
    slotOf: (path) =>
      moving.has(path)
        ? slotOf(path)
        : fail('unknown-path', path, 'this is no lever.', 'Name it among the levers.'),
  }

  const write = (index: number, value: number, draws: Float64Array | null): void => {
    middle[index] = value
    for (let draw = 0; draw < count; draw += 1)
      (vectors[draw] as Float64Array)[index] = draws === null ? value : (draws[draw] as number)
  }
  const restore = (index: number): void => write(index, fixed[index] as number, columns[index] ?? null)
  let written: readonly Target[] = []
  const known = new Map<string, readonly Target[]>()
  const targets = (changes: readonly LiveChange[]): readonly Target[] => {
    const key = JSON.stringify(changes)
    const found = known.get(key) ?? targetsOf(kit, changes)
    if (known.size > 64) known.clear()
    known.set(key, found)
    return found
  }

  const years = compiled.program.horizon + 1
  const places = kept.flatMap(({ place }) => Array.from({ length: years }, (_, year) => place + year))
  const rows = verdictLength(judges)
  const verdicts = new Uint8Array(rows * count)
  const tile = tileOf(places, compiled.outputLength)
  const [output = compiled.output] = tile.outputs

  const runDraws = (figures: Float64Array): void => {
    for (let first = 0; first < count; first += TILE) {
      const many = Math.min(TILE, count - first)
      for (let draw = 0; draw < many; draw += 1)
        run(compiled, vectors[first + draw] as Float64Array, tile.outputs[draw])
      judgeDraws(judges, tile, many, verdicts, first, count)
      putTile(tile, many, figures, first, count)
    }
  }

  return {
    plan,
    run: (changes) => {
      const next = targets(changes)
      const again = new Set(next.map(({ index }) => index))
      for (const { index } of written) if (!again.has(index)) restore(index)
      for (const target of next)
        if (!written.includes(target)) write(target.index, target.value, target.draws)
      written = next
      const figures = new Float64Array(places.length * count)
      runDraws(figures)
      const met = new Uint32Array(rows)
      const said = new Uint32Array(rows)
      for (let row = 0; row < rows; row += 1)
        for (let draw = 0; draw < count; draw += 1) {
          const verdict = verdicts[row * count + draw] as number
          if (verdict === UNKNOWN) continue
          said[row] = (said[row] as number) + 1
          met[row] = (met[row] as number) + verdict
        }
      run(compiled, middle, output)
      return {
        figures,
        central: Float64Array.from(places, (place) => output[place] as number),
        met,
        known: said,
      }
    },
  }
}
