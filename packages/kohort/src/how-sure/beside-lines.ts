import { series as registry } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import { capital, causesLead, causeTexts, furthestLean, type LeanCandidate } from '@kohort/report/words'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, figureOf } from '../metric-text.js'
import { wrap } from '../wrap.js'
import type { FanAsked } from './fan-table.js'
import { isWhole } from './whole-people.js'

/**
 * What is printed alike is beside nothing, and of whole people the middle is one of them: it is beside only when off by
 * one or more.
 */
const candidatesOf = (
  fan: Ensemble,
  { series }: FanAsked,
  year: number,
  { projection, voice }: Screen,
): readonly LeanCandidate[] =>
  series.flatMap((metric) => {
    const own = projection.at(year)[metric]
    const rows = fan.band(metric, [0.05, 0.25, 0.5, 0.75, 0.95])
    const quantiles = rows.find((row) => row.year === year)?.values ?? []
    const middle = quantiles[2] ?? null
    if (own === null || middle === null) return []
    const isAlike = isWhole(fan, metric)
      ? Math.abs(middle - own) < 1
      : bareFigure(metric, middle, voice) === bareFigure(metric, own, voice)
    return isAlike ? [] : [{ metric, own, quantiles }]
  })

/** That the middle of the draws is not the projection, where so, and why. */
export const besideLines = (fan: Ensemble, asked: FanAsked, screen: Screen): readonly string[] => {
  const { plan, projection, voice, width } = screen
  const year = asked.years.at(-1) ?? projection.to
  const lean = furthestLean(fan.uncertainty, year, candidatesOf(fan, asked, year, screen))
  if (lean === null) return []
  const { metric, own, middle } = lean
  const causes = causeTexts(lean, plan).map((cause) => voice.say(cause))
  const label = capital(voice.say(registry[metric].label))
  const there = isWhole(fan, metric) ? voice.number(middle) : bareFigure(metric, middle, voice)
  const here = figureOf(metric, own, plan, voice)
  const why = voice.say(causesLead(causes))
  return [
    ...wrap(
      voice.say({
        sv: `Mitten av dragningarna ligger bredvid planens beräkning: ${label} ${year} är ${there} i mitten, mot ${here}. Det är inget fel: det troliga intervallet säger var ett tal kan ligga, och några av planens tal ligger nära ena änden av sitt eget. ${why}`,
        en: `The middle of the draws lies beside the plan’s projection: ${label} of ${year} are ${there} in the middle, against ${here}. That is no error: the likely range says where a number may lie, and some of the plan’s numbers lie near one end of their own. ${why}`,
      }),
      width,
    ),
    ...causes.flatMap((cause) => wrap(cause, width, '  ', '    ')),
  ]
}
