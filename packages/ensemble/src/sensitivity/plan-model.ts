import { type Compiled, outputIndex, type Plan, run, type SeriesName, withChance } from '@kohort/core'
import { mix } from '../inputs/correlation.js'
import { type Columns, columnsOf, type Step, takeSteps } from '../inputs/steps.js'
import { type ChanceOfDraws, chanceOfDraws } from '../process/chance-of-draws.js'
import type { Process } from '../process/process.js'
import { toScores } from '../random/normal.js'
import { judgeDraws, judgesOf, UNKNOWN, verdictLength } from '../results/goals.js'
import { compiledFor, keptOf } from '../run/keep.js'
import type { Prepared } from '../uncertainty.js'
import type { PointsModel } from './indices.js'
import type { Asked } from './targets.js'

/** Draws that are written at a time: the columns between the drawing and the running. */
const MOST = 1024

/** One plan that is run: the plan's own or a scenario's. */
const runnerOf = (
  plan: Plan,
  compiled: Compiled,
  steps: readonly Step[],
  asked: readonly Asked[],
  chance: ChanceOfDraws | null,
) => {
  const own = columnsOf(compiled.parameters, steps, MOST)
  const vector = Float64Array.from(compiled.parameters)
  const output = new Float64Array(compiled.outputLength).fill(Number.NaN)
  const judges = judgesOf(plan, compiled.program.groups.length)
  const isJudged = asked.some(({ goal }) => goal !== undefined)
  const groups = compiled.program.groups.map(({ id }) => id)
  const kept = asked.flatMap(({ series, group }) =>
    series === undefined
      ? []
      : keptOf(compiled, [series], group === undefined ? [] : [groups.indexOf(group)]),
  )
  const short = compiledFor(compiled, kept, isJudged ? judges : [])
  const ready: Compiled = chance === null ? short : withChance(short, chance.source)
  ready.state.keepPipeline = false
  ready.state.keepsOutput = true
  const verdicts = new Uint8Array(verdictLength(judges))
  const verdictAt = (id: string, year: number | undefined): number => {
    let place = 0
    for (const judge of judges) {
      if (judge.id === id) return place + (year === undefined ? 0 : year - judge.from + 1)
      place += judge.places.length + 1
    }
    return -1
  }
  const places = asked.map(({ series, goal, year, group }) =>
    goal === undefined
      ? outputIndex(compiled, series as SeriesName, year as number, group)
      : verdictAt(goal, year),
  )
  /** The figures of one drawn plan, written in `figures`. */
  const figuresAt = (draw: number, figures: Float64Array): void => {
    for (const place of own.varied) vector[place] = (own.columns[place] as Float64Array)[draw] as number
    run(ready, vector, output)
    if (isJudged) judgeDraws(judges, { all: output, length: output.length }, 1, verdicts, 0, 1)
    places.forEach((place, index) => {
      if (asked[index]?.goal === undefined) figures[index] = output[place] as number
      else {
        const verdict = verdicts[place] as number
        figures[index] = verdict === UNKNOWN ? Number.NaN : verdict
      }
    })
  }
  return { own, steps, figuresAt }
}

/** The chance of single people, all of it, as one more input: whose quantile says which chance it is. */
export const INDIVIDUALS = 'individuals~+0'

/** The inputs that a model is given, in their order. */
export const namesOf = ({ drawings }: Prepared, process: Process | undefined): readonly string[] =>
  process === 'individual' ? [...drawings.names, INDIVIDUALS] : drawings.names

const WHOLE = 2 ** 32

export interface PlanModelOptions {
  readonly asked: readonly Asked[]
  readonly scenario: string
  /** How heads are split; with `individual` the model has one column more, `INDIVIDUALS`, as it was drawn. */
  readonly process?: Process | undefined
  /** The seed of people's chance. */
  readonly seed?: string
  /** Its figures are taken from the scenario's, draw by draw. */
  readonly minus?: string | undefined
}

/** A model at normal scores, as they are once correlated numbers have been mixed. */
export type ScoresModel = PointsModel

/** The figures of a plan that are asked for, as a function of the normal scores of its uncertain quantities. */
export const scoresModelOf = (prepared: Prepared, options: PlanModelOptions): ScoresModel => {
  const { drawings } = prepared
  const { asked, scenario, minus } = options
  const chance = options.process === 'individual' ? chanceOfDraws(options.seed ?? '') : null
  const drawingOf = (id: string) => drawings.scenarios.find((one) => one.id === id) ?? drawings.base
  const of = (id: string) => {
    const { compiled, steps } = drawingOf(id)
    return runnerOf(prepared.plan, compiled, steps, asked, chance)
  }
  const one = of(scenario)
  const other = minus === undefined ? undefined : of(minus)
  const base: Columns =
    drawingOf(scenario) === drawings.base
      ? one.own
      : columnsOf(drawings.base.compiled.parameters, drawings.base.steps, MOST)
  const figures = new Float64Array(asked.length)
  const taken = new Float64Array(asked.length)
  return (scores, count, outputs) => {
    takeSteps(drawings.base.steps, scores, count, base)
    for (const part of other === undefined ? [one] : [one, other])
      if (part.own !== base) takeSteps(part.steps, scores, count, part.own, base)
    const people = scores[drawings.names.length]
    for (let draw = 0; draw < count; draw += 1) {
      chance?.set(Math.floor((people?.[draw] ?? 0) * WHOLE))
      one.figuresAt(draw, figures)
      other?.figuresAt(draw, taken)
      for (let index = 0; index < figures.length; index += 1)
        (outputs[index] as Float64Array)[draw] =
          (figures[index] as number) - (other === undefined ? 0 : (taken[index] as number))
    }
  }
}

/** Scores of columns of quantiles, in columns that are used again. */
export const scorerOf = ({ mixing, drawings }: Prepared) => {
  const inputs = drawings.names.length
  const scores = Array.from({ length: inputs }, () => new Float64Array(MOST))
  return (quantiles: readonly Float64Array[], count: number): readonly Float64Array[] => {
    scores.forEach((into, input) => {
      into.set((quantiles[input] as Float64Array).subarray(0, count))
      toScores(into, count)
    })
    if (mixing !== null) mix(mixing, scores, count)
    return [...scores, ...quantiles.slice(inputs)]
  }
}

/** The same as a function of quantiles that are independent of each other. */
export const planModelOf = (prepared: Prepared, options: PlanModelOptions): PointsModel => {
  const model = scoresModelOf(prepared, options)
  const scoresOf = scorerOf(prepared)
  return (quantiles, count, outputs) => model(scoresOf(quantiles, count), count, outputs)
}
