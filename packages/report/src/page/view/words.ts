import { type Bilingual, type Plan, type SeriesName, series } from '@kohort/core'
import { shortLine } from '../../shared/one-line.js'
import { millionsOf, seriesText } from '../../shared/series-text.js'
import { capital, inLanguage, type Voice, voiceOf } from '../../shared/voice.js'
import type { Language } from '../../tables/table.js'

export { capital, inLanguage, shortLine, type Voice, voiceOf }

const nouns: Readonly<Partial<Record<SeriesName, Bilingual>>> = {
  trainees: { sv: 'ST-läkare', en: 'trainees' },
  completions: { sv: 'färdiga', en: 'completions' },
  intake: { sv: 'antagna', en: 'starters' },
  specialists: { sv: 'specialister', en: 'specialists' },
}

const MILLION = 1e6

/** A figure with its unit, as a sentence needs it. */
export const figureText = (name: SeriesName, value: number | null, plan: Plan, voice: Voice): string => {
  if (value === null) return '–'
  const words = seriesText(name, plan, voice)
  if (words.isShare) return words.figure(value)
  if (name.startsWith('cost')) {
    return `${voice.number(value / MILLION)} ${voice.say(millionsOf(plan))}`
  }
  const noun = nouns[name]
  const number = voice.number(value, name === 'completions' || name === 'intake' ? 0 : series[name].decimals)
  return noun === undefined ? `${number} ${voice.say(series[name].unit)}` : `${number} ${voice.say(noun)}`
}

/** `700–720`, `minst 150`, `högst 20 %`; nothing where there is no edge. */
export const bandText = (
  name: SeriesName,
  min: number | null,
  max: number | null,
  plan: Plan,
  voice: Voice,
): string => {
  const words = seriesText(name, plan, voice)
  // As somebody wrote it: `150`, `100 %`.
  const edge = (value: number): string =>
    Number.isInteger(Number((words.isShare ? value * 100 : value).toFixed(9)))
      ? words.isShare
        ? voice.percent(value)
        : voice.number(name.startsWith('cost') ? value / MILLION : value)
      : words.figure(value)
  if (min !== null && max !== null) return min === max ? edge(min) : `${edge(min)}–${edge(max)}`
  if (min !== null) return voice.say({ sv: `minst ${edge(min)}`, en: `at least ${edge(min)}` })
  return max === null ? '' : voice.say({ sv: `högst ${edge(max)}`, en: `at most ${edge(max)}` })
}

/** How far from the edge, without a sign. */
export const distanceText = (name: SeriesName, distance: number, plan: Plan, voice: Voice): string => {
  const size = Math.abs(distance)
  if (series[name].unit.en === 'share')
    return `${voice.number(size * 100, 1)} ${voice.say({ sv: 'procentenheter', en: 'points' })}`
  if (name.startsWith('cost')) return figureText(name, size, plan, voice)
  return voice.number(size, size < 1 || name === 'completions' ? 1 : 0)
}

export const titleOf = (title: string | Bilingual | undefined, id: string, voice: Voice): string =>
  voice.name(title ?? id)

export const other = (language: Language): Language => (language === 'sv' ? 'en' : 'sv')

/** `42,2–52,5 %`: two figures as they are said, the unit once; one where both are said alike. */
export const spanText = (low: string, high: string): string => {
  const unit = /\s?\D*$/u.exec(high)?.[0] ?? ''
  if (low === high) return high
  return unit !== '' && low.endsWith(unit) ? `${low.slice(0, -unit.length)}–${high}` : `${low}–${high}`
}
