import { series } from '@kohort/core'
import { capital, cut, oneLine, pathLabel, titleText } from '@kohort/report/words'
import { type Attribution, applyScenario, type Scenario } from '@kohort/scenarios'
import type { Screen } from '../main-screen/screen.js'
import { bareFigure, signedText, unitOf } from '../metric-text.js'
import { tableLines } from '../table.js'
import { wrap } from '../wrap.js'
import { changeTexts } from './change-text.js'

const WIDEST = 60

/** Each change in words; by its path where the scenario as a whole tells it otherwise, as two changes of one number. */
const changeNames = (
  { changes }: Attribution,
  scenario: Scenario,
  { plan, voice }: Screen,
): readonly string[] => {
  const { changed } = applyScenario(plan, scenario)
  return changes.map(({ path, op }, index) => {
    const own = changed.filter((figure) => figure.path === path || figure.path.startsWith(`${path}.`))
    const isOne = changes.filter((other) => other.path === path).length === 1
    const texts = isOne ? changeTexts(own, scenario, plan, voice) : []
    return texts.length > 0 ? texts.join('; ') : `${index + 1} ${pathLabel(path, plan, voice)} (${op})`
  })
}

/** The screen of `kohort attribute`. */
export const attributionLines = (
  found: Attribution,
  scenario: Scenario,
  screen: Screen,
): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const { metric, year, base, value, total, changes, interaction } = found
  const signed = (difference: number): string => signedText(metric, difference, voice)
  const isShare = series[metric].unit.en === 'share'
  const own = unitOf(metric, plan, voice)
  const unit = isShare ? voice.say({ sv: '%-enheter', en: 'points' }) : own
  const label = capital(voice.say(series[metric].label))
  const title = titleText(scenario.title, voice)
  const alone = changes.reduce((sum, change) => sum + change.alone, 0)
  const sum = changes.reduce((all, { shapley }) => all + shapley, 0)
  const names = changeNames(found, scenario, screen)
  return [
    ...wrap(
      voice.say({
        sv: `Vad gjorde skillnaden? ”${title}” i planen ${titleText(plan.title, voice)}`,
        en: `What made the difference? “${title}” in the plan ${titleText(plan.title, voice)}`,
      }),
      width,
    ).map(paint.strong),
    ...wrap(
      voice.say({
        sv: `${label} ${year}: planen ${bareFigure(metric, base, voice)}, scenariot ${bareFigure(metric, value, voice)}: ${signed(total)} ${unit}. ${oneLine(voice.say(scenario.reason))}`,
        en: `${label} of ${year}: the plan ${bareFigure(metric, base, voice)}, the scenario ${bareFigure(metric, value, voice)}: ${signed(total)} ${unit}. ${oneLine(voice.say(scenario.reason))}`,
      }),
      width,
    ),
    '',
    ...tableLines(
      [
        { head: voice.say({ sv: `Ändring, i ${unit}`, en: `Change, in ${unit}` }) },
        { head: voice.say({ sv: 'Ensam', en: 'Alone' }), align: 'right' },
        { head: voice.say({ sv: 'Del av helheten', en: 'Part of the whole' }), align: 'right' },
      ],
      [
        ...changes.map((change, index) => [
          cut(names[index] ?? '', WIDEST),
          signed(change.alone),
          signed(change.shapley),
        ]),
        [voice.say({ sv: 'Samverkan', en: 'Interaction' }), signed(interaction), ''],
        [voice.say({ sv: 'Summa', en: 'Total' }), signed(alone + interaction), signed(sum)],
      ],
    ),
    ...wrap(
      voice.say({
        sv: 'Ensam: bara den ändringen. Samverkan: vad de gör först tillsammans. Del av helheten: samverkan rättvist fördelad (Shapley), så att delarna blir summan.',
        en: 'Alone: that change and no other. Interaction: what they do only together. Part of the whole: the interaction fairly split (Shapley), so that the parts are the total.',
      }),
      width,
      '  ',
    ),
  ]
}
