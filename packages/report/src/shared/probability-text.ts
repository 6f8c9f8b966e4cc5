import type { Voice } from './voice.js'

/**
 * The least that so many draws can tell from nothing: what has not happened in n draws has at most the probability 3/n
 * (the rule of three, at 95 %), told to a tenth of a per cent and never less than that.
 */
export const leastTold = (draws: number): number =>
  Math.min(1, Math.max(0.001, Math.ceil((3 / draws) * 1000) / 1000))

/** A probability as it is told: a figure, or only that it is below or above one. */
export interface ToldProbability {
  readonly side: 'below' | 'above' | 'at'
  readonly value: number
  readonly decimals: 0 | 1
}

/** To the whole per cent; at the ends to a tenth, and never 0 or 100 where only draws say so. */
export const toldProbability = (probability: number, draws: number): ToldProbability => {
  const edge = leastTold(draws)
  if (probability < edge / 3) return { side: 'below', value: edge, decimals: 1 }
  if (probability > 1 - edge / 3) return { side: 'above', value: 1 - edge, decimals: 1 }
  const decimals = probability < 0.0095 || probability > 0.9905 ? 1 : 0
  const scale = decimals === 1 ? 1000 : 100
  return { side: 'at', value: Number((scale * probability).toFixed(0)) / scale, decimals }
}

/** A figure and its error, between which no line may break. */
export const withError = (text: string, error: string): string => `${text}\u00a0±\u00a0${error}`

/**
 * A probability as it is said everywhere: `17 %`, `0,4 %`, `< 0,1 %`; nothing where there is none.
 *
 * @param reach how far chance in the drawing reaches, told to the figure's own last place: `17 % ± 1`
 */
export const probabilityText = (
  probability: number | null,
  draws: number,
  voice: Voice,
  reach: number | null = null,
): string => {
  if (probability === null) return '–'
  const { side, value, decimals } = toldProbability(probability, draws)
  if (side !== 'at') return `${side === 'below' ? '<' : '>'}\u00a0${voice.percent(value, 1)}`
  const text = voice.percent(value, decimals)
  if (reach === null) return text
  const scale = decimals === 1 ? 10 : 1
  // Rounded up: never surer than the draws are.
  const points = Math.max(1, Math.ceil(100 * scale * reach - 1e-9)) / scale
  return withError(text, voice.number(points, decimals))
}
