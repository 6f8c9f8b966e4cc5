import { series as registry, type SeriesName } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import { withError } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, isMoney, unitOf } from '../metric-text.js'
import { wrap } from '../wrap.js'
import { drawErrorsOf } from './draw-error.js'
import type { FanAsked } from './fan-table.js'

/** To the last place that the figure itself is printed to, upwards: never surer than the draws are. */
const roundedUp = (name: SeriesName, reach: number): number => {
  const { unit, decimals } = registry[name]
  const step = unit.en === 'share' ? 0.001 : isMoney(name) ? 1e6 : 10 ** -decimals
  return step * Math.max(1, Math.ceil(reach / step - 1e-9))
}

/** The mean of each series in the last of the years, with its error; nothing where the draws come in one part. */
export const meanLines = (fan: Ensemble, { series, years }: FanAsked, screen: Screen): readonly string[] => {
  const { plan, voice, width } = screen
  const year = years.at(-1) ?? plan.to
  const errors = drawErrorsOf(fan)
  const means = series.flatMap((name) => {
    const mean = fan.mean(name).find((row) => row.year === year)?.value ?? null
    const reach = errors.ofMean(name, year)
    if (mean === null || reach === null) return []
    const label = voice.say(registry[name].label)
    const bare = bareFigure(name, mean, voice)
    const figure = isMoney(name) ? `${unitOf(name, plan, voice)} ${bare}` : bare
    const error = bareFigure(name, roundedUp(name, reach), voice).replace(/\s?%$/u, '')
    return [`${label} ${withError(figure, error)}`]
  })
  if (means.length === 0) return []
  return wrap(
    voice.say({
      sv: `Medelvärden ${year}, med felet av dragningarna (95 %): ${means.join('; ')}.`,
      en: `Means of ${year}, with the error of the drawing (95%): ${means.join('; ')}.`,
    }),
    width,
  )
}
