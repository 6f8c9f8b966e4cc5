import { series as registry } from '@kohort/core'
import type { Ensemble } from '@kohort/ensemble'
import type { Scenario } from '@kohort/scenarios'
import { titleText } from '../figure-text.js'
import { capital } from '../format.js'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, figureOf, signedText } from '../metric-text.js'
import { oneLine } from '../terminal-text.js'
import { wrap } from '../wrap.js'
import { besideOf, besideText } from './beside.js'
import { drawnLines } from './drawn-lines.js'
import { differenceTable, type FanAsked, fanTable } from './fan-table.js'
import { goalTable, judgedOf, verdictText } from './goal-table.js'

const CAUSES = 3
/** A middle that is off by less of the band than this is beside nothing. */
const VISIBLE = 0.1

/** Whose middle lies furthest beside the plan's own figure, measured by its band. */
const furthest = (fan: Ensemble, { series, years }: FanAsked, { projection }: Screen) => {
  const year = years.at(-1) ?? projection.to
  const found = series.flatMap((metric) => {
    const own = projection.at(year)[metric]
    const row = fan.band(metric, [0.05, 0.5, 0.95]).find((one) => one.year === year)
    const [low = null, middle = null, high = null] = row?.values ?? []
    if (own === null || low === null || middle === null || high === null || !(high > low)) return []
    return [{ metric, year, own, middle, off: Math.abs(middle - own) / (high - low) }]
  })
  return found.reduce<(typeof found)[number] | undefined>(
    (most, one) => (most === undefined || one.off > most.off ? one : most),
    undefined,
  )
}

/** That the middle of the draws is not the projection, where so, and why. */
const besideLines = (fan: Ensemble, asked: FanAsked, screen: Screen): readonly string[] => {
  const { plan, voice, width } = screen
  const most = furthest(fan, asked, screen)
  if (most === undefined || most.off < VISIBLE) return []
  const { metric, year, own, middle } = most
  const causes = besideOf(fan.uncertainty, metric, year)
    .filter(({ effect }) => Math.sign(effect) === Math.sign(middle - own))
    .slice(0, CAUSES)
    .map(
      (cause) => `${besideText(cause, fan.uncertainty, screen)} (${signedText(metric, cause.effect, voice)})`,
    )
  const label = capital(voice.say(registry[metric].label))
  const [there, here] = [bareFigure(metric, middle, voice), figureOf(metric, own, plan, voice)]
  return [
    ...wrap(
      voice.say({
        sv: `Mitten av dragningarna ligger bredvid planens beräkning: ${label} ${year} är ${there} i mitten, mot ${here}. Det är inget fel: det troliga intervallet säger var ett tal kan ligga, och några av planens tal ligger nära ena änden av sitt eget. Mest gör, vart och ett för sig:`,
        en: `The middle of the draws lies beside the plan’s projection: ${label} of ${year} are ${there} in the middle, against ${here}. That is no error: the likely range says where a number may lie, and some of the plan’s numbers lie near one end of their own. Most is done, each alone, by:`,
      }),
      width,
    ),
    ...causes.flatMap((cause) => wrap(cause, width, '  ', '    ')),
  ]
}

/** How to get the same figures again, and what to ask next. */
const againLines = (fan: Ensemble, goal: string | undefined, screen: Screen): readonly string[] => {
  const { voice, width } = screen
  const { seed, sampling, draws, version, randomisations, process } = fan.manifest()
  const parts = `${randomisations > 1 ? ` --randomisations ${randomisations}` : ''}${process === 'individual' ? ' --process individual' : ''}`
  return [
    ...wrap(
      voice.say({
        sv: `Samma siffror igen: --draws ${draws} --seed ${oneLine(seed)} --sampling ${sampling}${parts} (Kohort ${version}).`,
        en: `The same figures again: --draws ${draws} --seed ${oneLine(seed)} --sampling ${sampling}${parts} (Kohort ${version}).`,
      }),
      width,
    ),
    ...wrap(
      voice.say({
        sv: `Vilket okänt tal betyder mest: kohort sensitivity${goal === undefined ? '' : ` --of ${goal}`}`,
        en: `Which unknown matters most: kohort sensitivity${goal === undefined ? '' : ` --of ${goal}`}`,
      }),
      width,
    ),
  ]
}

/** The scenarios by their numbers, and what of them could not be taken from the draw as it was. */
const scenarioLines = (
  fan: Ensemble,
  scenarios: readonly Scenario[],
  { voice, width }: Screen,
): readonly string[] => [
  ...scenarios.flatMap((scenario, index) =>
    wrap(
      `${index + 1} ${titleText(scenario.title, voice)} – ${oneLine(voice.say(scenario.reason))}`,
      width,
      '  ',
      '    ',
    ),
  ),
  ...fan.notes.flatMap((note) => wrap(oneLine(note), width, '  ', '    ')),
]

/** The screen of `kohort simulate`. */
export const simulateLines = (
  fan: Ensemble,
  scenarios: readonly Scenario[],
  asked: FanAsked,
  screen: Screen,
): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const judged = judgedOf(fan, screen)
  const count = voice.number(fan.draws)
  const isIndividual = fan.manifest().process === 'individual'
  const best = judged
    .filter(({ probability }) => probability > 0.01 && probability < 0.99)
    .sort((one, other) => Math.abs(one.probability - 0.5) - Math.abs(other.probability - 0.5))[0]
  const block = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines])
  return [
    ...wrap(verdictText(judged, fan.draws, screen), width).map(paint.strong),
    ...wrap(
      voice.say({
        sv: `${titleText(plan.title, voice)}, räknad ${count} gånger, varje gång med en ny dragning av allt som är osäkert${isIndividual ? ' och med hela personer, var och en med sin slump' : ''}.`,
        en: `${titleText(plan.title, voice)}, run ${count} times, each time with a new draw of all that is uncertain${isIndividual ? ' and with whole people, each with their own chance' : ''}.`,
      }),
      width,
    ),
    ...block(goalTable(fan, judged, screen)),
    ...scenarioLines(fan, scenarios, screen),
    ...block(fanTable(fan, asked, screen)),
    ...block(differenceTable(fan, asked, screen)),
    ...block(besideLines(fan, asked, screen)),
    ...block(drawnLines(fan.uncertainty, screen)),
    ...againLines(fan, best?.goal.id, screen),
  ]
}
