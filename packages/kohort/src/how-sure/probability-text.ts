import type { Bilingual } from '@kohort/core'
import type { Voice } from '../format.js'

/** The words of the IPCC for probabilities (Mastrandrea et al. 2010), as SMHI has them in Swedish. */
const words: readonly (readonly [least: number, words: Bilingual])[] = [
  [0.99, { sv: 'praktiskt taget säkert', en: 'virtually certain' }],
  [0.9, { sv: 'mycket sannolikt', en: 'very likely' }],
  [0.66, { sv: 'sannolikt', en: 'likely' }],
  [0.33, { sv: 'ungefär lika sannolikt som inte', en: 'about as likely as not' }],
  [0.1, { sv: 'osannolikt', en: 'unlikely' }],
  [0.01, { sv: 'mycket osannolikt', en: 'very unlikely' }],
  [0, { sv: 'ytterst osannolikt', en: 'exceptionally unlikely' }],
]

/** A probability in words. */
export const probabilityWords = (probability: number, voice: Voice): string =>
  voice.say(words.find(([least]) => probability >= least)?.[1] ?? '')

/** To the whole per cent; at the ends to a tenth, and never 0 or 100 where only draws say so. */
export const probabilityText = (probability: number, draws: number, voice: Voice): string => {
  // What has not happened in n draws has at most the probability 3/n (the rule of three).
  const edge = Math.max(0.001, Math.ceil((3 / draws) * 1000) / 1000)
  if (probability < edge / 3) return `< ${voice.percent(edge, 1)}`
  if (probability > 1 - edge / 3) return `> ${voice.percent(1 - edge, 1)}`
  return voice.percent(probability, probability < 0.0095 || probability > 0.9905 ? 1 : 0)
}

/** A difference or a part in percentage points, to the whole. */
export const pointsText = (difference: number, voice: Voice): string => {
  const points = 100 * difference
  return Math.abs(points) < 0.5 && points !== 0 ? `< ${voice.number(1)}` : voice.number(points)
}
