import { FURTHEST } from '../distributions/distribution.js'
import { choleskyOf, solvedRow } from '../inputs/cholesky.js'
import { toScores } from '../random/normal.js'
import { columnOf, type Sampling } from '../random/sampler.js'
import { type Weights, weightsOf } from './weights.js'

export interface PosteriorTask {
  /** The names of the inputs: the first draws are those of an ensemble of the same seed. */
  readonly names: readonly string[]
  /** A power of two. */
  readonly draws: number
  readonly seed: string
  /** The log likelihood at given normal scores, one for each input. */
  readonly logLikelihood: (scores: Float64Array) => number
  /** Called between the draws. */
  readonly between: (done: number, of: number) => Promise<void>
}

export interface Posterior {
  /** By input, then by draw. */
  readonly scores: readonly Float64Array[]
  readonly weights: Weights
  /** How many times all draws were made. */
  readonly rounds: number
}

/** Where the draws of a round come from: normal distributions of the scores, one after the other. */
interface Component {
  readonly count: number
  readonly mean: readonly number[]
  /** Lower triangular. */
  readonly root: readonly (readonly number[])[]
  /** The prior itself: the same points as an ensemble's. */
  readonly isPrior: boolean
}

const ROUNDS = 10
/** A round is good enough to learn the next from, or to end with, when so much of its draws counts. */
const ENOUGH = 0.25

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)

const unit = (size: number): readonly (readonly number[])[] =>
  Array.from({ length: size }, (_, row) => Array.from({ length: row + 1 }, (__, at) => (at === row ? 1 : 0)))

/** The log density of a component at some scores. */
const logDensity = ({ mean, root }: Component, scores: Float64Array, work: Float64Array): number => {
  let log = 0
  for (let row = 0; row < mean.length; row += 1) {
    const z = solvedRow(root, row, (scores[row] as number) - (mean[row] as number), work)
    work[row] = z
    log -= 0.5 * z * z + Math.log(root[row]?.[row] as number) + HALF_LOG_TWO_PI
  }
  return log
}

/** The scores of one component's draws. */
const drawn = (
  component: Component,
  names: readonly string[],
  seed: string,
  label: string,
): readonly Float64Array[] => {
  const { count, mean, root, isPrior } = component
  const sampling: Sampling = isPrior && Number.isInteger(Math.log2(count)) ? 'sobol' : 'latin-hypercube'
  const columns = names.map((name) => {
    const own = isPrior && label === '' ? name : `${label}${name}`
    const column = new Float64Array(count)
    columnOf({ seed, sampling, draws: count, randomisations: 1 }, own)(0, count, column, 0)
    toScores(column, count)
    return column
  })
  if (isPrior) return columns
  return columns.map((_, row) =>
    Float64Array.from({ length: count }, (__, draw) => {
      let score = mean[row] as number
      for (let column = 0; column <= row; column += 1)
        score += (root[row]?.[column] as number) * (columns[column]?.[draw] as number)
      return score
    }),
  )
}

/** The largest power up to 1 of the likelihood at which enough draws still count. */
const powerOf = (logs: Float64Array, likelihoods: Float64Array, enough: number): number => {
  const effective = (power: number): number =>
    weightsOf(logs.map((log, draw) => tempered(log, likelihoods[draw] as number, power))).effective
  if (effective(1) >= enough) return 1
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (effective(middle) >= enough) low = middle
    else high = middle
  }
  return low
}

const tempered = (log: number, likelihood: number, power: number): number =>
  likelihood === Number.NEGATIVE_INFINITY ? likelihood : log + power * likelihood

/** A normal distribution like the weighted draws, and one wider; and some of the prior, against a lost corner. */
const learnt = (
  scores: readonly Float64Array[],
  weights: Float64Array,
  draws: number,
): readonly Component[] => {
  const size = scores.length
  const mean = scores.map((column) => column.reduce((sum, z, draw) => sum + z * (weights[draw] as number), 0))
  const covariance = scores.map((one, row) =>
    scores.slice(0, row + 1).map((other, column) => {
      let sum = 0
      for (let draw = 0; draw < draws; draw += 1)
        sum +=
          (weights[draw] as number) *
          ((one[draw] as number) - (mean[row] as number)) *
          ((other[draw] as number) - (mean[column] as number))
      return sum
    }),
  )
  const wider = (by: number) =>
    choleskyOf(
      covariance.map((row) => row.map((value) => value * by)),
      // What the weights leave no spread for still has a little: a direction never dies out.
      (left) => Math.max(left, 1e-8),
    )
  const part = Math.floor(draws / 8)
  return [
    { count: draws - 3 * part, mean, root: wider(1 + 0.3 / Math.sqrt(size)), isPrior: false },
    { count: 2 * part, mean, root: wider(1 + 3 / Math.sqrt(size)), isPrior: false },
    { count: part, mean: mean.map(() => 0), root: unit(size), isPrior: true },
  ]
}

/**
 * The posterior of some inputs by adaptive importance sampling in their normal scores, where the prior is a standard
 * normal distribution: draws of the prior are weighted by as much of the likelihood as leaves enough of them, a normal
 * mixture like those is drawn from, and so on until all of the likelihood is in the weights (Cappé and others 2008;
 * tempering as in Del Moral, Doucet and Jasra 2006). Only the last round's draws are used, so that nothing is counted
 * twice; each weighs prior × likelihood / mixture.
 */
export const posteriorOf = async (task: PosteriorTask): Promise<Posterior> => {
  const { names, draws, seed, logLikelihood, between } = task
  const size = names.length
  const point = new Float64Array(size)
  const work = new Float64Array(size)
  const prior: Component = {
    count: draws,
    mean: Array.from(names, () => 0),
    root: unit(size),
    isPrior: true,
  }
  let components: readonly Component[] = [prior]
  for (let round = 1; ; round += 1) {
    const label = round === 1 ? '' : `calibrate ${round} `
    const parts = components.map((component, order) =>
      drawn(component, names, seed, label === '' ? '' : `${label}${order} `),
    )
    const scores = names.map((_, input) => {
      const column = new Float64Array(draws)
      let at = 0
      for (const part of parts) {
        column.set(part[input] as Float64Array, at)
        at += (part[input] as Float64Array).length
      }
      return column
    })
    const logs = new Float64Array(draws)
    const likelihoods = new Float64Array(draws)
    for (let draw = 0; draw < draws; draw += 1) {
      let isFar = false
      for (let input = 0; input < size; input += 1) {
        const z = (scores[input] as Float64Array)[draw] as number
        point[input] = z
        if (Math.abs(z) > FURTHEST) isFar = true
      }
      if (round > 1) {
        const mixture = components.map((one) => Math.log(one.count / draws) + logDensity(one, point, work))
        logs[draw] = logDensity(prior, point, work) - weightsOf(Float64Array.from(mixture)).logSum
      }
      // No draw of an ensemble lies further out.
      likelihoods[draw] = isFar ? Number.NEGATIVE_INFINITY : logLikelihood(point)
      if (draw % 256 === 255) await between((round - 1) * draws + draw + 1, ROUNDS * draws)
    }
    const power = powerOf(logs, likelihoods, ENOUGH * draws)
    const isLast = power === 1 || round === ROUNDS
    const weights = weightsOf(
      logs.map((log, draw) => tempered(log, likelihoods[draw] as number, isLast ? 1 : power)),
    )
    if (isLast) return { scores, weights, rounds: round }
    components = learnt(scores, weights.weights, draws)
  }
}
