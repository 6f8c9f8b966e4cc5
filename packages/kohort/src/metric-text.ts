import { type Bilingual, type Plan, type SeriesName, series } from '@kohort/core'
import type { Voice } from '@kohort/report/words'
import { millionsOf } from '@kohort/report/words'

/** What one counts, where the series' own unit would leave a reader asking "of what?". */
const nouns: Readonly<Partial<Record<SeriesName, Bilingual>>> = {
  trainees: { sv: 'ST-läkare', en: 'trainees' },
  completions: { sv: 'färdiga om året', en: 'completions a year' },
  intake: { sv: 'antagna om året', en: 'starters a year' },
  intakeWanted: { sv: 'antagna om året', en: 'starters a year' },
  attrition: { sv: 'avhopp om året', en: 'leavers a year' },
  specialists: { sv: 'allmänspecialister', en: 'specialists' },
}

const isShare = (metric: SeriesName): boolean => series[metric].unit.en === 'share'
export const isMoney = (metric: SeriesName): boolean => metric.startsWith('cost')

const MILLION = 1e6

/** What a figure of a series is counted in. */
export const unitOf = (metric: SeriesName, plan: Plan, voice: Voice): string => {
  if (isMoney(metric)) return voice.say(millionsOf(plan))
  if (isShare(metric)) return ''
  return voice.say(nouns[metric] ?? series[metric].unit)
}

/** The decimals that a goal is read with: one for people a year, none for stocks. */
const decimalsOf = (metric: SeriesName): number =>
  isShare(metric) ? 1 : isMoney(metric) ? 0 : series[metric].decimals

/** A figure without its unit but for per cent; money in millions. */
export const bareFigure = (metric: SeriesName, value: number, voice: Voice): string => {
  if (isShare(metric)) return voice.percent(value, decimalsOf(metric))
  return voice.number(isMoney(metric) ? value / MILLION : value, decimalsOf(metric))
}

/** An error or a spread, which is read to more places where it is small: 0,4 and not 0. */
export const errorFigure = (metric: SeriesName, value: number, voice: Voice): string =>
  isShare(metric) || isMoney(metric) || value >= 10 || value === 0
    ? bareFigure(metric, value, voice)
    : voice.number(value, value < 0.1 ? 2 : 1)

/** A figure with its unit. */
export const figureOf = (metric: SeriesName, value: number, plan: Plan, voice: Voice): string => {
  const unit = unitOf(metric, plan, voice)
  return `${bareFigure(metric, value, voice)}${unit === '' ? '' : ` ${unit}`}`
}

/** An edge of a goal as somebody wrote it: `150`, `100 %`; between two years that were written, to one decimal. */
export const edgeFigure = (metric: SeriesName, value: number, voice: Voice): string => {
  if (isShare(metric)) return voice.plainPercent(value)
  const amount = isMoney(metric) ? value / MILLION : value
  return Math.abs(amount) < 10 ? voice.plain(amount) : voice.plain(Number(amount.toFixed(1)))
}

/** `700–720`, `minst 150`, `högst 20 %`. */
export const bandText = (
  metric: SeriesName,
  min: number | null,
  max: number | null,
  voice: Voice,
): string => {
  const edge = (value: number): string => edgeFigure(metric, value, voice)
  if (min !== null && max !== null)
    return min === max ? edge(min) : `${edge(min).replace(/\s?%$/u, '')}–${edge(max)}`
  if (min !== null) return voice.say({ sv: `minst ${edge(min)}`, en: `min ${edge(min)}` })
  return max === null ? '' : voice.say({ sv: `högst ${edge(max)}`, en: `max ${edge(max)}` })
}

/** A difference in the metric's unit, its sign left out: per cent differ by percentage points. */
export const distanceText = (metric: SeriesName, distance: number, voice: Voice): string => {
  const size = Math.abs(distance)
  if (isShare(metric)) return `${voice.number(size * 100, 1)} ${voice.say({ sv: '%-enheter', en: 'points' })}`
  const value = isMoney(metric) ? size / MILLION : size
  const decimals = value > 1e-6 && value < 1 ? 1 : decimalsOf(metric)
  return value > 1e-6 && value < 0.05 ? `< ${voice.number(0.1, 1)}` : voice.number(value, decimals)
}

/** A difference with its sign, as exact as the figures are: of per cent in percentage points. */
export const signedText = (metric: SeriesName, difference: number, voice: Voice): string => {
  if (isShare(metric)) return voice.signed(difference * 100, 1)
  return voice.signed(isMoney(metric) ? difference / MILLION : difference, decimalsOf(metric))
}
