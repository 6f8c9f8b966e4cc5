import { type Parameter, parameterPathOf, parameters } from '@kohort/core'
import { amountText, numberText, pathLabel, rangeText, titleText } from '@kohort/report/words'
import type { SolvedParameter } from '@kohort/solve'
import { goalLines } from '../main-screen/goal-lines.js'
import type { Screen } from '../main-screen/screen.js'
import { wrap } from '../wrap.js'
import { goalName } from './goal-names.js'

/** A point of a curve or a year is named by its key after the path. */
const parameterOf = (path: string): Parameter =>
  parameters[
    parameterPathOf(path) ??
      parameterPathOf(path.split('.').slice(0, -1).join('.')) ??
      'training.requirement.mode'
  ]

const labelOf = (path: string, { plan, voice }: Screen): string => {
  if (parameterPathOf(path) !== undefined || path.endsWith('training.requirement'))
    return pathLabel(path, plan, voice)
  const keys = path.split('.')
  return `${pathLabel(keys.slice(0, -1).join('.'), plan, voice)} ${keys.at(-1)}`
}

/** The value at which a goal is just met: to a tenth of a per cent, or to three decimals. */
const sought = (parameter: Parameter, value: number): number =>
  Number(value.toFixed(parameter.unit.en.startsWith('share') ? 4 : 3))

const answerText = (solved: SolvedParameter, screen: Screen): string => {
  const { plan, voice } = screen
  const { path, goal, status, value, current, bounds, metNow } = solved
  const parameter = parameterOf(path)
  const label = labelOf(path, screen)
  const name = goalName(goal, screen)
  const now = numberText(parameter, current, voice)
  const from =
    solved.from === null ? '' : voice.say({ sv: ` från ${solved.from}`, en: ` from ${solved.from}` })
  if (status === 'always')
    return voice.say({
      sv: `${name} nås vad än ${label} är; i planen ${titleText(plan.title, voice)} är det ${now}.`,
      en: `${name} is met whatever ${label} is; it is ${now} in the plan ${titleText(plan.title, voice)}.`,
    })
  if (value === null)
    return voice.say({
      sv: `Inget värde på ${label} räcker för ${name}: allt från ${numberText(parameter, bounds[0], voice)} till ${numberText(parameter, bounds[1], voice)} är prövat, och planen har ${now}.`,
      en: `No value of ${label} is enough for ${name}: everything from ${numberText(parameter, bounds[0], voice)} to ${numberText(parameter, bounds[1], voice)} was tried, and the plan has ${now}.`,
    })
  const needed = amountText(parameter, sought(parameter, value), voice)
  return metNow
    ? voice.say({
        sv: `${name} nås i planen (${label} ${now}), och faller vid ${needed}${from}.`,
        en: `${name} is met in the plan (${label} ${now}), and falls at ${needed}${from}.`,
      })
    : voice.say({
        sv: `${name} nås precis om ${label} är ${needed}${from}; planen har ${now}.`,
        en: `${name} is just met if ${label} is ${needed}${from}; the plan has ${now}.`,
      })
}

/** The screen of `kohort solve --parameter`. */
export const parameterLines = (solved: SolvedParameter, screen: Screen): readonly string[] => {
  const { plan, voice, paint, width } = screen
  const { path, range, withinRange, crossings, value, past, verdict, projection, status } = solved
  const parameter = parameterOf(path)
  const others = crossings.filter((crossing) => crossing.value !== value)
  const facts = [
    ...(range === null || value === null
      ? []
      : [
          withinRange === true
            ? voice.say({
                sv: `Det ligger inom det troliga intervallet, ${rangeText(parameter, range, voice)}.`,
                en: `It lies within the likely range, ${rangeText(parameter, range, voice)}.`,
              })
            : voice.say({
                sv: `Det ligger utanför det troliga intervallet, ${rangeText(parameter, range, voice)}.`,
                en: `It lies outside the likely range, ${rangeText(parameter, range, voice)}.`,
              }),
        ]),
    ...(others.length === 0
      ? []
      : [
          voice.say({
            sv: `Målet vänder också vid ${voice.list(others.map((one) => amountText(parameter, sought(parameter, one.value), voice)))}.`,
            en: `The goal also turns at ${voice.list(others.map((one) => amountText(parameter, sought(parameter, one.value), voice)))}.`,
          }),
        ]),
    ...(past
      ? [
          voice.say({
            sv: 'Talet säger hur det var fram till basåret och går inte längre att bestämma.',
            en: 'The number says how it was up to the base year, and can no longer be decided.',
          }),
        ]
      : []),
  ]
  const mark = status === 'never' ? paint.bad : paint.good
  return [
    paint.strong(titleText(plan.title, voice)),
    ...wrap(answerText(solved, screen), width).map((line) => paint.strong(mark(line))),
    ...facts.flatMap((text) => wrap(text, width, '  ')),
    ...(verdict === null || projection === null ? [] : goalLines({ ...screen, projection }, [verdict])),
  ]
}
