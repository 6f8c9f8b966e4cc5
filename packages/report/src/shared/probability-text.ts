import type { Voice } from '../charts/text/voice.js'

/**
 * The least that so many draws can tell from nothing: what has not happened in n draws has at most the probability 3/n
 * (the rule of three, at 95 %), told to a tenth of a per cent and never less than that.
 */
export const leastTold = (draws: number): number =>
  Math.min(1, Math.max(0.001, Math.ceil((3 / draws) * 1000) / 1000))

/** A probability as it is said everywhere: to the whole per cent, at the ends to a tenth, and never 0 or 100. */
export const probabilityText = (probability: number | null, draws: number, voice: Voice): string => {
  if (probability === null) return '–'
  const edge = leastTold(draws)
  if (probability < edge / 3) return `< ${voice.percent(edge, 1)}`
  if (probability > 1 - edge / 3) return `> ${voice.percent(1 - edge, 1)}`
  return voice.percent(probability, probability < 0.0095 || probability > 0.9905 ? 1 : 0)
}
