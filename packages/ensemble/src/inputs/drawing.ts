import { type Bilingual, type Compiled, compile, KohortError, type Plan } from '@kohort/core'
import type { Scenario } from '@kohort/scenarios'
import { FURTHEST } from '../distributions/distribution.js'
import { refuse } from '../errors.js'
import { aligned, type Noise } from './align.js'
import { checkGiven, columnsAt, unitsOf, vectorOf } from './build.js'
import { withGiven } from './given.js'
import { missedRanges } from './missed-ranges.js'
import { noiseSteps, shiftStore } from './noise.js'
import type { GivenInput } from './points.js'
import { type Drawing, type ScenarioDrawing, scenarioDrawing } from './scenario.js'
import type { Step } from './steps.js'
import type { FittedPoint } from './units.js'
import { planOfVector } from './write-plan.js'

export interface DrawingOptions {
  readonly inputs: readonly GivenInput[]
  readonly noise: Noise
  readonly scenarios: readonly Scenario[]
}

/** How a plan and its scenarios are drawn: data, from which any block of draws can be made. */
export interface Drawings {
  /** The uncertain quantities, by the names of their streams. */
  readonly names: readonly string[]
  readonly fitted: readonly FittedPoint[]
  /** The plan's ranges that the draws do not meet, in words. */
  readonly missed: readonly Bilingual[]
  readonly base: Drawing
  readonly scenarios: readonly (ScenarioDrawing & { readonly id: string })[]
}

const GAINING = /training\.(?:away|research|workingTime|requirement\.max)$/

/**
 * That trainees of the past finish within a lifetime in every draw (core refuses a plan where they do not): tried where
 * everybody gains least and needs most.
 */
const checkReach = (compiled: Compiled, steps: readonly Step[], inputs: number): void => {
  const gaining = compiled.slots.filter(
    ({ path, figures }) => GAINING.test(path) && figures.some(({ range }) => range !== undefined),
  )
  if (gaining.length === 0) return
  const [low, high] = [-FURTHEST, FURTHEST].map((z) =>
    vectorOf(columnsAt(compiled.parameters, steps, inputs, () => z)),
  )
  const worst = Float64Array.from(compiled.parameters)
  for (const { path, start, figures } of gaining) {
    const from = (path.endsWith('workingTime') ? low : high) as Float64Array
    for (let index = start; index < start + figures.length; index += 1) worst[index] = from[index] as number
  }
  try {
    planOfVector(compiled, worst)
  } catch (error) {
    if (!(error instanceof KohortError)) throw error
    refuse(
      'reach',
      error.path,
      {
        sv: 'i en yttersta dragning ur dessa spann är utbildningstakten så låg att ingen blir färdig på hundra år.',
        en: 'an extreme draw from these ranges gains too little training for anybody to finish in a hundred years.',
      },
      {
        sv: 'Gör spannen för away, workingTime eller research smalare.',
        en: 'Narrow the ranges of away, workingTime or research.',
      },
    )
  }
}

/** Finds how every uncertain number of the plan and of each scenario is drawn. */
export const drawingsOf = (plan: Plan, { inputs, noise, scenarios }: DrawingOptions): Drawings => {
  checkGiven(compile(plan), inputs)
  const compiled = compile(aligned(withGiven(plan, inputs), noise))
  const names: string[] = []
  const input = (name: string): number => {
    const known = names.indexOf(name)
    if (known >= 0) return known
    return names.push(name) - 1
  }
  const shifts = shiftStore()
  const units = unitsOf(compiled, { given: inputs, input })
  const missed = missedRanges(compiled, units, names)
  /** `from`: the plan's own steps, when these are a scenario's. */
  const noiseOf = (of: Compiled, steps: readonly Step[], from?: readonly Step[]): readonly Step[] => {
    if (Object.keys(noise).length === 0) return []
    const middle = (): number => 0
    const base = from === undefined ? undefined : columnsAt(compiled.parameters, from, names.length, middle)
    const columns = columnsAt(of.parameters, steps, names.length, middle, base)
    const drawn = new Set(steps.map(({ index }) => index))
    return noiseSteps(of, noise, { middle: vectorOf(columns), input, shifts }).flatMap(
      (step): readonly Step[] => {
        if (drawn.has(step.index)) return [step]
        // A number that is certain itself is written first, or chance would start from the draw before.
        const constant = of.parameters[step.index] as number
        return [{ op: 'linear', index: step.index, terms: [], constant }, step]
      },
    )
  }
  const drawn = units.flatMap(({ steps }) => steps)
  const own = [...drawn, ...noiseOf(compiled, drawn)]
  checkReach(compiled, own, names.length)
  const base: Drawing = { compiled, steps: own }
  const ids = scenarios.map(({ id }) => id)
  if (new Set([...ids, PLAN]).size <= ids.length)
    refuse(
      'scenarios',
      'scenarios',
      {
        sv: `två scenarier har samma id, eller så heter ett "${PLAN}".`,
        en: `two scenarios have one id, or the id "${PLAN}".`,
      },
      { sv: 'Ge vart och ett ett eget id.', en: 'Give each an id of its own.' },
    )
  return {
    names,
    fitted: units.flatMap(({ fitted }) => fitted),
    missed,
    base,
    scenarios: scenarios.map((scenario) => {
      const found = scenarioDrawing(scenario, {
        base,
        noise,
        inputs: () => names.length,
        unitsOf: (of) => unitsOf(of, { given: [], input }),
        noiseOf: (of, steps) => noiseOf(of, steps, own),
      })
      return { ...found, id: scenario.id }
    }),
  }
}

/** The name by which the plan itself stands among its scenarios. */
export const PLAN = 'plan'
