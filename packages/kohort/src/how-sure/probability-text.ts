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

/** The least that counts as likely. */
export const LIKELY = 0.66

/** A probability as it is printed: a figure, or only that it is below or above one. */
interface Printed {
  readonly side: 'below' | 'above' | 'at'
  readonly value: number
  readonly decimals: 0 | 1
}

/** To the whole per cent; at the ends to a tenth, and never 0 or 100 where only draws say so. */
const printed = (probability: number, draws: number): Printed => {
  // What has not happened in n draws has at most the probability 3/n (the rule of three).
  const edge = Math.min(1, Math.max(0.001, Math.ceil((3 / draws) * 1000) / 1000))
  if (probability < edge / 3) return { side: 'below', value: edge, decimals: 1 }
  if (probability > 1 - edge / 3) return { side: 'above', value: 1 - edge, decimals: 1 }
  const decimals = probability < 0.0095 || probability > 0.9905 ? 1 : 0
  const scale = decimals === 1 ? 1000 : 100
  return { side: 'at', value: Number((scale * probability).toFixed(0)) / scale, decimals }
}

/** A probability in words, of the figure that is printed, so that the same figure always has the same words. */
export const probabilityWords = (probability: number, draws: number, voice: Voice): string => {
  const { side, value } = printed(probability, draws)
  // All that is known of what is below 1.2% is that it is very unlikely.
  const found = words.find(([least]) => (side === 'below' ? value > least : value >= least))
  return voice.say(found?.[1] ?? '')
}

/** Whether the figure that is printed is likely. */
export const isLikely = (probability: number, draws: number): boolean => {
  const { side, value } = printed(probability, draws)
  return side !== 'below' && value >= LIKELY
}

/** A figure and its error, between which no line may break. */
export const withError = (text: string, error: string): string => `${text}\u00a0±\u00a0${error}`

/** `17 %`, `0,4 %`, `< 0,1 %`; with how far chance in the drawing reaches, `17 % ± 1`, to the figure's own last place. */
export const probabilityText = (
  probability: number,
  draws: number,
  voice: Voice,
  reach: number | null = null,
): string => {
  const { side, value, decimals } = printed(probability, draws)
  if (side === 'below') return `<\u00a0${voice.percent(value, 1)}`
  if (side === 'above') return `>\u00a0${voice.percent(value, 1)}`
  const text = voice.percent(value, decimals)
  if (reach === null) return text
  const scale = decimals === 1 ? 10 : 1
  // Rounded up: never surer than the draws are.
  const points = Math.max(1, Math.ceil(100 * scale * reach - 1e-9)) / scale
  return withError(text, voice.number(points, decimals))
}

/** A difference or a part in percentage points, to the whole. */
export const pointsText = (difference: number, voice: Voice): string => {
  const points = 100 * difference
  return Math.abs(points) < 0.5 && points !== 0 ? `< ${voice.number(1)}` : voice.number(points)
}
