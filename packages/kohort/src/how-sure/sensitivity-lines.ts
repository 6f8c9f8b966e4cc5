import { type Compiled, series as registry } from '@kohort/core'
import type { OutputSensitivity, Sensitivity, ValueOfKnowing } from '@kohort/ensemble'
import { capital, probabilityText, titleText, withError } from '@kohort/report/words'
import type { Scenario } from '@kohort/scenarios'
import { noteLines } from '../learning/observed-text.js'
import type { Screen } from '../main-screen/screen.js'
import { distanceText, figureOf, unitOf } from '../metric-text.js'
import { wrap } from '../wrap.js'
import { againLines } from './again.js'
import { indicesTable } from './indices-table.js'
import { inputLabel, isOpen } from './input-text.js'
import { knowingLines, nowText } from './knowing-table.js'

/** An analysed figure or goal, and for a goal what knowing is worth. */
export interface Analysed {
  readonly output: OutputSensitivity
  readonly knowing: ValueOfKnowing | undefined
}

export interface SensitivityAsked {
  readonly scenario: Scenario | undefined
  readonly isDifference: boolean
  readonly most: number
  /** The command that gives the same again. */
  readonly again: string
}

const SAID = 3
const ENOUGH = 0.05

/** What is analysed. */
const nameOf = ({ of }: OutputSensitivity, { plan, voice }: Screen): string => {
  if (of.goal === undefined)
    return `${capital(voice.say(registry[of.series ?? 'completions'].label))} ${of.year ?? ''}`.trim()
  const title = plan.goals.find(({ id }) => id === of.goal)?.title
  const name = title === undefined ? of.goal : titleText(title, voice)
  return of.year === undefined ? name : `${name} (${of.year})`
}

/** The middle and the spread, or how probable the goal is. */
const spreadText = (
  { output, knowing }: Analysed,
  runs: number,
  isDifference: boolean,
  screen: Screen,
): string => {
  const { plan, voice } = screen
  const { of, mean, variance } = output
  if (mean === null || variance === null) return ''
  if (of.goal !== undefined) {
    if (isDifference) return ''
    // Where knowing is asked about its probability is the one shown, here as there.
    const chance = knowing === undefined ? probabilityText(mean, runs, voice) : nowText(knowing, voice)
    return voice.say({
      sv: `Sannolikheten att målet nås är ${chance}.`,
      en: `The probability that the goal is met is ${chance}.`,
    })
  }
  const metric = of.series ?? 'completions'
  const unit = unitOf(metric, plan, voice)
  // Of a share the unit, percentage points, stands there already.
  const withUnit = (text: string): string => (unit === '' ? text : `${text} ${unit}`)
  const spread = withUnit(distanceText(metric, Math.sqrt(variance), voice))
  const middle = isDifference
    ? withUnit(`${mean < 0 ? '−' : '+'}${distanceText(metric, mean, voice)}`)
    : figureOf(metric, mean, plan, voice)
  return voice.say({
    sv: `Medelvärde ${middle}, standardavvikelse ${spread}.`,
    en: `Mean ${middle}, standard deviation ${spread}.`,
  })
}

/** Which numbers it is about, in one sentence. */
const answerText = (output: OutputSensitivity, compiled: Compiled, screen: Screen): string => {
  const { voice } = screen
  const { inputs, interactions } = output
  const alone = inputs.filter(({ first }) => (first?.value ?? 0) >= ENOUGH).slice(0, SAID)
  const together = interactions?.value ?? 0
  const reach =
    interactions === null || interactions.high === null ? 0 : interactions.high - interactions.value
  const share = (text: string): string => (reach < 0.005 ? text : withError(text, voice.number(100 * reach)))
  const list = (of: typeof inputs, key: 'first' | 'total'): string =>
    voice.list(of.map((one) => `${inputLabel(one.input, screen)} ${voice.percent(one[key]?.value ?? 0)}`))
  if (alone.length === 0 || together > 0.5) {
    const top = inputs.slice(0, SAID)
    return voice.say({
      sv: `Inget tal avgör det ensamt: ${share(voice.percent(together))} av spridningen är samverkan. Mest är med: ${list(top, 'total')}.`,
      en: `No number decides it alone: ${share(voice.percent(together))} of the spread is interaction. Most involved: ${list(top, 'total')}.`,
    })
  }
  const open = alone.filter(({ input }) => isOpen(input, compiled))
  const which =
    open.length === 0
      ? ''
      : open.length === alone.length
        ? voice.say({
            sv: open.length === 1 ? ' Det har ingen mätt.' : ' Inget av dem har någon mätt.',
            en: open.length === 1 ? ' Nobody has measured it.' : ' Nobody has measured any of them.',
          })
        : voice.say({
            sv: ` Ingen har mätt ${voice.list(open.map(({ input }) => inputLabel(input, screen)))}.`,
            en: ` Nobody has measured ${voice.list(open.map(({ input }) => inputLabel(input, screen)))}.`,
          })
  const rest = together >= 0.005 ? share(voice.percent(together)) : `≈ ${voice.percent(0)}`
  return voice.say({
    sv: `Mest av spridningen kommer av ${list(alone, 'first')}; samverkan mellan tal står för ${rest}.${which}`,
    en: `Most of the spread comes from ${list(alone, 'first')}; numbers acting together make ${rest}.${which}`,
  })
}

/** Why there is nothing to rank. */
const nothingText = (output: OutputSensitivity, screen: Screen): string => {
  const { voice } = screen
  const { missing, mean, of } = output
  if (missing > 0)
    return voice.say({
      sv: `I ${voice.percent(missing)} av körningarna finns ingen siffra${of.goal === undefined ? '' : ', för målet har ingen gräns eller gäller år bortom planen'}: då går inga delar att räkna.`,
      en: `In ${voice.percent(missing)} of the runs there is no figure${of.goal === undefined ? '' : ', for the goal has no limit or is for years beyond the plan'}: no parts can be told.`,
    })
  if (of.goal === undefined)
    return voice.say({ sv: 'Inget osäkert tal ändrar det.', en: 'No uncertain number changes it.' })
  return voice.say(
    mean === 0
      ? {
          sv: 'Målet nås inte i någon dragning: inget av de osäkra talen kan ensamt eller ihop med andra avgöra det.',
          en: 'The goal is met in no draw: none of the uncertain numbers decides it, alone or together.',
        }
      : {
          sv: 'Målet nås i varje dragning: inget av de osäkra talen avgör det.',
          en: 'The goal is met in every draw: none of the uncertain numbers decides it.',
        },
  )
}

const headOf = (
  output: OutputSensitivity,
  { scenario, isDifference }: SensitivityAsked,
  screen: Screen,
): string => {
  const { plan, voice } = screen
  const name = nameOf(output, screen)
  const title = titleText(plan.title, voice)
  if (scenario === undefined)
    return voice.say({
      sv: `${name}: vilka okända tal hänger det på? ${title}`,
      en: `${name}: which unknown numbers does it hang on? ${title}`,
    })
  const of = titleText(scenario.title, voice)
  return isDifference
    ? voice.say({
        sv: `${name}: vad hänger skillnaden på som ”${of}” gör? ${title}`,
        en: `${name}: what does the difference that “${of}” makes hang on? ${title}`,
      })
    : voice.say({
        sv: `${name} i ”${of}”: vilka okända tal hänger det på? ${title}`,
        en: `${name} in “${of}”: which unknown numbers does it hang on? ${title}`,
      })
}

const analysedLines = (
  { output, knowing }: Analysed,
  found: Sensitivity,
  compiled: Compiled,
  asked: SensitivityAsked,
  screen: Screen,
): readonly string[] => {
  const { paint, width } = screen
  const head = wrap(headOf(output, asked, screen), width).map(paint.strong)
  // Both sets of points tell of the mean.
  const spread = spreadText({ output, knowing }, 2 * found.manifest.draws, asked.isDifference, screen)
  if (output.interactions === null) return [...head, ...wrap(nothingText(output, screen), width)]
  return [
    ...head,
    ...wrap(`${spread} ${answerText(output, compiled, screen)}`.trim(), width),
    '',
    ...indicesTable(output, compiled, asked.most, screen),
    ...(knowing === undefined ? [] : ['', ...knowingLines(knowing, compiled, screen)]),
  ]
}

/** The screen of `kohort sensitivity`. */
export const sensitivityLines = (
  found: Sensitivity,
  analysed: readonly Analysed[],
  compiled: Compiled,
  asked: SensitivityAsked,
  screen: Screen,
): readonly string[] => {
  const { voice, width } = screen
  return [
    ...analysed.flatMap((one, index) => [
      ...(index === 0 ? [] : ['']),
      ...analysedLines(one, found, compiled, asked, screen),
    ]),
    '',
    ...noteLines(
      found.noteTexts.map((text) => ({ text })),
      screen,
    ),
    ...wrap(
      voice.say({ sv: `${voice.number(found.runs)} körningar.`, en: `${voice.number(found.runs)} runs.` }),
      width,
    ),
    ...againLines(asked.again, found.manifest.version, voice, width),
  ]
}
