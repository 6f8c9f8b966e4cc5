import { measureCost } from '../cost/cost.js'
import { measureIndex } from '../need/demand-index.js'
import { measureNorm } from '../need/norm.js'
import { putObservedSpecialists } from '../specialists/observed-specialists.js'
import { advanceSpecialists, fillFtePerHead, openSpecialists } from '../specialists/specialists.js'
import { fillAccrual } from '../training/accrual.js'
import { openBaseStock, wholeBaseStock } from '../training/base-stock.js'
import { finishThroughRotations } from '../training/bottlenecks.js'
import { advanceCohorts } from '../training/cohort.js'
import { admit } from '../training/intake.js'
import { putObservedTrainees } from '../training/observed-trainees.js'
import { fillSteady } from '../training/steady.js'
import type { Compiled } from './compile.js'
import type { Program } from './program.js'
import { TRAINEE_FTE, TRAINEES, WAITING } from './series-places.js'
import { createState, LIMITED_BY, OVER_TARGET, place, type State } from './state.js'
import { fillTables } from './tables.js'
import type { Parts } from './wanted.js'

/** The trainees of the base year in total and by group; nobody waits yet. */
const openTrainees = (state: State): void => {
  let total = 0
  for (let g = 0; g < state.groupCount; g += 1) {
    let heads = 0
    for (let s = state.oldest[g] as number; s <= state.past; s += 1)
      heads += state.heads[g * state.width + s] as number
    state.traineesNow[g] = heads
    state.output[place(state, TRAINEES, g + 1, 0)] = heads
    state.output[place(state, WAITING, g + 1, 0)] = 0
    total += heads
  }
  state.output[place(state, TRAINEES, 0, 0)] = total
  state.output[place(state, WAITING, 0, 0)] = 0
  state.output[place(state, LIMITED_BY, 0, 0)] = 0
  state.output[place(state, OVER_TARGET, 0, 0)] = 0
}

/** Section 4: traineeFte is trainees × accrual. Then what it and the specialists mean for the need, and the cost. */
const measure = (program: Program, parts: Parts, state: State, p: Float64Array): void => {
  measureTraineeFte(state)
  if (parts.need) {
    if (program.need.form === 'norm') measureNorm(program.need, state)
    else measureIndex(program.need, state, p)
  }
  if (parts.cost && program.cost !== null) measureCost(program.cost, state)
}

const measureTraineeFte = (state: State): void => {
  const { groupCount, horizon, width, past, accrual, output } = state
  const totalAt = place(state, TRAINEE_FTE, 0, 0)
  for (let y = 0; y <= horizon; y += 1) output[totalAt + y] = 0
  for (let g = 0; g < groupCount; g += 1) {
    const traineesAt = place(state, TRAINEES, g + 1, 0)
    const fteAt = place(state, TRAINEE_FTE, g + 1, 0)
    const accrualAt = g * width + past
    for (let y = 0; y <= horizon; y += 1) {
      const working = (output[traineesAt + y] as number) * (accrual[accrualAt + y] as number)
      output[fteAt + y] = working
      output[totalAt + y] = (output[totalAt + y] as number) + working
    }
  }
}

const keepPipeline = (state: State, year: number, y: number): void => {
  const { width, heads, waiting, pipeline, horizon } = state
  for (let g = 0; g < state.groupCount; g += 1) {
    const into = (g * (horizon + 1) + y) * width
    for (let s = 0; s <= year; s += 1)
      pipeline[into + s] = (heads[g * width + s] as number) + (waiting[g * width + s] as number)
  }
}

/** Takes the run's uniforms, and makes the opening stock whole people. */
const openWholePeople = ({ chance: source }: Compiled, state: State): void => {
  const { chance } = state
  if (chance === null || source === null) return
  source(chance.streams, chance.uniforms)
  wholeBaseStock(state, chance)
}

/**
 * A figure that has no meaning is no number. What a run writes depends on the plan alone, and on what was observed: who
 * keeps an output has cleared it once.
 */
const clear = (state: State, output: Float64Array): void => {
  if (state.keepsOutput && state.observed === null) return
  output.fill(Number.NaN)
}

/**
 * Runs a compiled plan with a vector of parameters and writes every yearly series. The same arrays are used at every
 * run and nothing is allocated, so a caller who keeps an output copies what it wants of it, or gives its own.
 *
 * @param compiled what `compile` made of the plan
 * @param parameters the numbers to run with, as long as `compiled.parameters`, which they are if left out
 * @param output where to write, `compiled.outputLength` long; the compiled plan's own array if left out
 * @returns the output: figures in the order series, group (the total first), year; not a number where a figure has
 *   no meaning. `outputIndex` finds one.
 * @throws {KohortError} when the parameters leave trainees who started over a century before the base year
 * @see MODEL.md, sections 1–5
 * @example
 * ```ts
 * import { compile, examplePlan, outputIndex, parsePlan, run } from '@kohort/core'
 *
 * const compiled = compile(parsePlan(examplePlan))
 * const output = run(compiled)
 * console.log(output[outputIndex(compiled, 'trainees', 2023)]?.toFixed(0))
 * // 650
 * ```
 */
export const run = (
  compiled: Compiled,
  parameters: Float64Array = compiled.parameters,
  output: Float64Array = compiled.output,
): Float64Array => {
  const { program, parts } = compiled
  for (;;) {
    const { state } = compiled
    state.output = output
    state.observed = compiled.observed
    clear(state, output)
    fillTables(program, parts, state, parameters)
    fillAccrual(program, state)
    fillSteady(program, state)
    if (parts.specialists) fillFtePerHead(program, state)
    if (openBaseStock(program, state, parameters)) break
    // These parameters reach further back than the arrays: they grow, and stay.
    const larger = createState(program, state.past + 4, state.chance !== null)
    larger.keepPipeline = state.keepPipeline
    larger.keepsOutput = state.keepsOutput
    compiled.state = larger
  }
  const { state } = compiled
  if (state.chance !== null) openWholePeople(compiled, state)
  openTrainees(state)
  if (parts.specialists) openSpecialists(program, state, parameters)
  if (state.keepPipeline) keepPipeline(state, state.past, 0)
  // Specialists are taken all years at once where no year of training waits for them.
  const isYearly = program.limits.supervisingShare >= 0 || state.chance !== null || state.observed !== null
  for (let y = 1; y <= program.horizon; y += 1) {
    const year = state.past + y
    advanceCohorts(program, state, year)
    finishThroughRotations(program, state, year, y)
    admit(program, state, parameters, year, y)
    if (state.observed !== null) putObservedTrainees(program, state, year, y)
    if (parts.specialists && isYearly) {
      advanceSpecialists(program, state, y, y)
      if (state.observed !== null) putObservedSpecialists(program, state, year, y)
    }
    if (state.keepPipeline) keepPipeline(state, year, y)
  }
  if (parts.specialists && !isYearly) advanceSpecialists(program, state, 1, program.horizon)
  measure(program, parts, state, parameters)
  return output
}
