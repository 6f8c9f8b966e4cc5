import { series as registry } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, distanceText, figureOf, isMoney } from '../metric-text.js'
import { wrap } from '../wrap.js'
import { drawErrorsOf } from './draw-error.js'
import type { FanAsked } from './fan-table.js'
import { withError } from './probability-text.js'

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
    const figure = isMoney(name) ? figureOf(name, mean, plan, voice) : bareFigure(name, mean, voice)
    return [`${label} ${withError(figure, distanceText(name, reach, voice))}`]
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
