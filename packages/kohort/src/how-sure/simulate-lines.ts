import type { Ensemble } from '@kohort/ensemble'
import { oneLine, titleText } from '@kohort/report/words'
import type { Scenario } from '@kohort/scenarios'
import { noteLines } from '../learning/observed-text.js'
import type { Screen } from '../main-screen/screen.js'
import { wrap } from '../wrap.js'
import { againLines, commandLines } from './again.js'
import { besideLines } from './beside-lines.js'
import { drawErrorsOf } from './draw-error.js'
import { drawnLines } from './drawn-lines.js'
import { differenceTable, type FanAsked, fanTable } from './fan-table.js'
import { goalTable, judgedOf, verdictText } from './goal-table.js'
import { meanLines } from './mean-lines.js'
import type { SimulateCommands } from './simulate-commands.js'
import { openingText } from './whole-people.js'

/** The scenarios by their numbers. */
const scenarioLines = (scenarios: readonly Scenario[], { voice, width }: Screen): readonly string[] =>
  scenarios.flatMap((scenario, index) =>
    wrap(
      `${index + 1} ${titleText(scenario.title, voice)} – ${oneLine(voice.say(scenario.reason))}`,
      width,
      '  ',
      '    ',
    ),
  )

/** What the bands leave out, and what could not be taken from the draw as it was. */
const toKnow = (fan: Ensemble, screen: Screen): readonly string[] =>
  noteLines(
    fan.noteTexts.map((text) => ({ text })),
    screen,
  )

/** The screen of `kohort simulate`. */
export const simulateLines = (
  fan: Ensemble,
  scenarios: readonly Scenario[],
  asked: FanAsked,
  commands: SimulateCommands,
  screen: Screen,
): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const judged = judgedOf(fan, screen)
  const errors = drawErrorsOf(fan)
  const opening = openingText(fan, screen)
  const count = voice.number(fan.draws)
  const isIndividual = fan.manifest().process === 'individual'
  const best = judged
    .filter(({ probability }) => probability > 0.01 && probability < 0.99)
    .sort((one, other) => Math.abs(one.probability - 0.5) - Math.abs(other.probability - 0.5))[0]
  const block = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines])
  return [
    ...wrap(verdictText(judged, fan.draws, errors, screen), width).map(paint.strong),
    ...wrap(
      voice.say({
        sv: `${titleText(plan.title, voice)}, räknad ${count} gånger, varje gång med en ny dragning av allt som är osäkert${isIndividual ? ' och med hela personer, var och en med sin slump' : ''}.`,
        en: `${titleText(plan.title, voice)}, run ${count} times, each time with a new draw of all that is uncertain${isIndividual ? ' and with whole people, each with their own chance' : ''}.`,
      }),
      width,
    ),
    ...(opening === undefined ? [] : wrap(opening, width)),
    ...block(goalTable(fan, judged, errors, screen)),
    ...scenarioLines(scenarios, screen),
    ...block(fanTable(fan, asked, screen)),
    ...meanLines(fan, asked, screen),
    ...block(toKnow(fan, screen)),
    ...block(differenceTable(fan, asked, screen)),
    ...block(besideLines(fan, asked, screen)),
    ...block(drawnLines(fan.uncertainty, screen)),
    ...againLines(commands.again, fan.manifest().version, voice, width),
    ...commandLines(
      voice.say({ sv: 'Vilket okänt tal betyder mest:', en: 'Which unknown matters most:' }),
      commands.next(best?.goal.id),
      width,
    ),
  ]
}
