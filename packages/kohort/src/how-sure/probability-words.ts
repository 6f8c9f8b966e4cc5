import type { Bilingual } from '@kohort/core'
import type { Voice } from '@kohort/report/words'
import { toldProbability } from '@kohort/report/words'

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

/** A probability in words, of the figure that is printed, so that the same figure always has the same words. */
export const probabilityWords = (probability: number, draws: number, voice: Voice): string => {
  const { side, value } = toldProbability(probability, draws)
  // All that is known of what is below 1.2% is that it is very unlikely.
  const found = words.find(([least]) => (side === 'below' ? value > least : value >= least))
  return voice.say(found?.[1] ?? '')
}

/** Whether the figure that is printed is likely. */
export const isLikely = (probability: number, draws: number): boolean => {
  const { side, value } = toldProbability(probability, draws)
  return side !== 'below' && value >= LIKELY
}

/** A difference or a part in percentage points, to the whole. */
export const pointsText = (difference: number, voice: Voice): string => {
  const points = 100 * difference
  return Math.abs(points) < 0.5 && points !== 0 ? `< ${voice.number(1)}` : voice.number(points)
}
