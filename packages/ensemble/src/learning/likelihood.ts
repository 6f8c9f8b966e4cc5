import type { Note } from '@kohort/core'
import { refuse } from '../errors.js'
import { normalCdf } from '../random/normal.js'
import type { KnownObservation } from './known-observation.js'
import { grouped, said, spoken } from './numerals.js'
import { momentsOf } from './weighted-statistics.js'

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)

/** Beyond this many standard errors the weight is lost beside a perfect fit's: exp(−z²/2) < 2⁻⁵³. */
export const VANISHED = Math.sqrt(2 * 53 * Math.LN2)

/** Draws lie so close, in parts of their own spread, that a fit nearer than that cannot be asked of any. */
const APART = 0.25

/** An observation beside the draws of what it observes. */
export interface Seen {
  readonly observation: KnownObservation
  readonly column: Float64Array
}

/** Adds the normal log likelihood of one observation to each draw; a draw without the figure cannot be. */
export const addLikelihood = (logs: Float64Array, { observation, column }: Seen): void => {
  const { value, error } = observation
  // An infinite error says nothing.
  if (error === Number.POSITIVE_INFINITY) return
  const constant = -Math.log(error) - HALF_LOG_TWO_PI
  for (let draw = 0; draw < logs.length; draw += 1) {
    const z = (value - (column[draw] as number)) / error
    logs[draw] = Number.isNaN(z) ? Number.NEGATIVE_INFINITY : (logs[draw] as number) - 0.5 * z * z + constant
  }
}

/** How an observation stood to what was thought before it. */
export interface Surprise {
  readonly mean: number
  readonly sd: number
  /** (value − mean) / √(sd² + error²): beyond ±2 once in twenty. */
  readonly z: number
  /** The probability that an observation would have been below this one. */
  readonly percentile: number
}

export const surpriseOf = ({ observation, column }: Seen, weights: Float64Array): Surprise => {
  const { value, error, name } = observation
  const moments = momentsOf(column, weights)
  if (moments === null)
    return refuse(
      'no-figure',
      name,
      {
        sv: 'planen har ingen sådan siffra i någon dragning.',
        en: 'the plan gives no such figure in any draw.',
      },
      { sv: 'Ta bort uppgiften.', en: 'Take the observation out.' },
    )
  const { mean, sd, share } = moments
  let below = 0
  for (let draw = 0; draw < column.length; draw += 1) {
    const figure = column[draw] as number
    if (!Number.isNaN(figure)) below += (weights[draw] as number) * normalCdf((value - figure) / error)
  }
  return { mean, sd, z: (value - mean) / Math.sqrt(sd * sd + error * error), percentile: below / share }
}

/** How far a draw is from all observations, in squares of their errors. */
const squaresOf = (seen: readonly Seen[], weights: Float64Array): ((draw: number) => number) => {
  const spreads = seen.map(({ column }) => momentsOf(column, weights)?.sd ?? 0)
  return (draw) => {
    let squares = 0
    seen.forEach(({ observation, column }, index) => {
      const room = Math.max(observation.error, APART * (spreads[index] as number))
      squares += ((observation.value - (column[draw] as number)) / room) ** 2
    })
    return squares
  }
}

/**
 * Refuses what no draw can explain: an observation beyond all of them, or several that no draw fits together. An error
 * smaller than the gaps between draws is no reason: there, more draws would help.
 *
 * @param tiedSquares how far a draw is from all observations together, where their errors hang together: it is explained
 *   by those as well
 */
export const refuseUnexplained = (
  seen: readonly Seen[],
  weights: Float64Array,
  tiedSquares: (draw: number) => number = () => Number.POSITIVE_INFINITY,
): void => {
  for (const { observation, column } of seen) {
    const { value, error, name } = observation
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let draw = 0; draw < column.length; draw += 1) {
      if (!((weights[draw] as number) > 0)) continue
      const figure = column[draw] as number
      if (figure < low) low = figure
      if (figure > high) high = figure
    }
    const away = Math.max(low - value, value - high) / error
    if (away > VANISHED)
      refuse(
        'unexplained',
        name,
        {
          sv: `${said(value)} ligger utanför alla dragningar, som går från ${said(low)} till ${said(high)}, med ${said(away, 2)} gånger sitt fel (${said(error, 2)}): planen kan inte förklara det.`,
          en: `${spoken(value)} lies ${spoken(away)} standard errors (of ${spoken(error)}) outside every draw, which go from ${spoken(low)} to ${spoken(high)}: the plan cannot explain it.`,
        },
        {
          sv: 'Kontrollera talet och dess fel. I en liten region kan det vara slump mellan hela personer: räkna då med process individual. Annars behöver planens spann vidgas, eller så saknas något i den.',
          en: 'Check the figure and its error. In a small region it may be chance between whole people: then use the process individual. Else widen the ranges of the plan, or find what it leaves out.',
        },
      )
  }
  const apart = squaresOf(seen, weights)
  let least = Number.POSITIVE_INFINITY
  let best = -1
  const draws = weights.length
  for (let draw = 0; draw < draws; draw += 1) {
    if (!((weights[draw] as number) > 0)) continue
    const squares = Math.min(apart(draw), tiedSquares(draw))
    if (squares < least) {
      least = squares
      best = draw
    }
  }
  // The tail of χ² with as many degrees of freedom (B. Laurent and P. Massart, Annals of Statistics 28, 2000).
  const many = seen.length
  if (least <= many + VANISHED * Math.sqrt(2 * many) + VANISHED ** 2) return
  const farthest = seen
    .map(({ observation, column }) => ({
      name: observation.name,
      z: (observation.value - (column[best] as number)) / observation.error,
    }))
    .reduce((worst, one) => (Math.abs(one.z) > Math.abs(worst.z) ? one : worst))
  refuse(
    'unexplained',
    farthest.name,
    {
      sv: `ingen dragning förklarar uppgifterna tillsammans: i den närmaste ligger den här ${said(Math.abs(farthest.z))} fel ${farthest.z > 0 ? 'över' : 'under'} modellen.`,
      en: `no draw explains the observations together: in the one that comes nearest, this lies ${spoken(Math.abs(farthest.z))} standard errors ${farthest.z > 0 ? 'above' : 'below'} the model.`,
    },
    {
      sv: 'Kontrollera uppgifterna och deras fel mot varandra; annars behöver planens spann vidgas.',
      en: 'Check the figures and their errors against each other; else widen the ranges of the plan.',
    },
  )
}

/** The warning that few draws carry what is said. */
export const fewDraws = (effective: number, draws: number, below: number): readonly Note[] => {
  if (effective >= below) return []
  const rounded = Math.max(1, Math.round(effective))
  const wanted = 2 ** Math.ceil(Math.log2((draws * below) / effective))
  return [
    {
      code: 'few-draws',
      path: '',
      years: [],
      text: {
        sv: `Vikterna motsvarar ${grouped(rounded)} av ${grouped(draws)} dragningar, under ${grouped(below)}: band och sannolikheter är grova. Ta omkring ${grouped(wanted)} dragningar, eller ange observationernas fel så stora som de är.`,
        en: `The weights amount to ${grouped(rounded)} of ${grouped(draws)} draws, below ${grouped(below)}: bands and probabilities are rough. Take about ${grouped(wanted)} draws, or state the errors of the observations as large as they are.`,
      },
    },
  ]
}
