import { series as registry } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import { capital } from '../format.js'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, figureOf, signedText } from '../metric-text.js'
import { wrap } from '../wrap.js'
import { besideOf, besideText } from './beside.js'
import type { FanAsked } from './fan-table.js'
import { isWhole } from './whole-people.js'

const CAUSES = 3
/** A middle that is off by less of the band than this is beside nothing. */
const VISIBLE = 0.1

/**
 * Whose middle lies furthest beside the plan's own figure, measured by its band. What is printed alike is beside
 * nothing, and of whole people the middle is one of them: it is beside only when off by one or more.
 */
const furthest = (fan: Ensemble, { series, years }: FanAsked, { projection, voice }: Screen) => {
  const year = years.at(-1) ?? projection.to
  const found = series.flatMap((metric) => {
    const own = projection.at(year)[metric]
    const row = fan.band(metric, [0.05, 0.5, 0.95]).find((one) => one.year === year)
    const [low = null, middle = null, high = null] = row?.values ?? []
    if (own === null || low === null || middle === null || high === null || !(high > low)) return []
    const isAlike = isWhole(fan, metric)
      ? Math.abs(middle - own) < 1
      : bareFigure(metric, middle, voice) === bareFigure(metric, own, voice)
    if (isAlike) return []
    return [{ metric, year, own, middle, off: Math.abs(middle - own) / (high - low) }]
  })
  return found.reduce<(typeof found)[number] | undefined>(
    (most, one) => (most === undefined || one.off > most.off ? one : most),
    undefined,
  )
}

const isNothing = (text: string): boolean => /^[+−]?0(?:[,.]0+)?$/.test(text)

/** That the middle of the draws is not the projection, where so, and why. */
export const besideLines = (fan: Ensemble, asked: FanAsked, screen: Screen): readonly string[] => {
  const { plan, voice, width } = screen
  const most = furthest(fan, asked, screen)
  if (most === undefined || most.off < VISIBLE) return []
  const { metric, year, own, middle } = most
  const causes = besideOf(fan.uncertainty, metric, year)
    .filter(({ effect }) => Math.sign(effect) === Math.sign(middle - own))
    .filter(({ effect }) => !isNothing(signedText(metric, effect, voice)))
    .slice(0, CAUSES)
    .map(
      (cause) => `${besideText(cause, fan.uncertainty, screen)} (${signedText(metric, cause.effect, voice)})`,
    )
  const label = capital(voice.say(registry[metric].label))
  const there = isWhole(fan, metric) ? voice.number(middle) : bareFigure(metric, middle, voice)
  const here = figureOf(metric, own, plan, voice)
  const why =
    causes.length === 0
      ? voice.say({ sv: 'Inget enskilt tal står för det.', en: 'No single number accounts for it.' })
      : voice.say({ sv: 'Mest gör, vart och ett för sig:', en: 'Most is done, each alone, by:' })
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
