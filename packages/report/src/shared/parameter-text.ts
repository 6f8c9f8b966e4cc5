import {
  type Bilingual,
  type Figure,
  type Form,
  type Parameter,
  type Plan,
  parameterPathOf,
  parameters,
  type Slot,
} from '@kohort/core'
import { cut, oneLine } from './one-line.js'
import type { Voice } from './voice.js'

const LONGEST_TITLE = 60

/** A title or name that a plan gives, in one language, safe to show and not too long. */
export const titleText = (title: string | Bilingual, voice: Voice): string =>
  cut(oneLine(voice.say(title)), LONGEST_TITLE)

const isShare = (parameter: Parameter): boolean => parameter.unit.en.startsWith('share')

/** A number of a parameter as a person reads it, without its unit unless that is per cent. */
export const numberText = (parameter: Parameter, value: number, voice: Voice): string =>
  isShare(parameter) ? voice.plainPercent(value) : voice.plain(value)

/** The same with its unit. */
export const amountText = (parameter: Parameter, value: number, voice: Voice): string => {
  const { unit } = parameter
  if (!isShare(parameter)) return `${voice.plain(value)} ${voice.say(unit)}`
  const rest = voice.say(unit).replace(voice.language === 'sv' ? /^andel ?/ : /^share ?/, '')
  return `${voice.plainPercent(value)}${rest === '' ? '' : ` ${rest}`}`
}

/** Units that a label says already, or says most of. */
export const shortUnits: Readonly<Record<string, Bilingual>> = {
  'heads a year': { sv: 'per år', en: 'a year' },
  'base-year money a year': { sv: 'per år', en: 'a year' },
  'trainees per supervisor': { sv: '', en: '' },
  'inhabitants per doctor': { sv: '', en: '' },
  inhabitants: { sv: '', en: '' },
}

/** A number with as much of its unit as its label leaves unsaid. */
export const shortAmount = (parameter: Parameter, value: number, voice: Voice): string => {
  const short = shortUnits[parameter.unit.en]
  return short === undefined
    ? amountText(parameter, value, voice)
    : `${numberText(parameter, value, voice)} ${voice.say(short)}`.trimEnd()
}

/** `10–16 %`, `−5 till 5`: two ends, the unit once. */
export const rangeText = (
  parameter: Parameter,
  [low, high]: readonly [number, number],
  voice: Voice,
): string => {
  const [one, other] = [low, high].map((end) => numberText(parameter, end, voice)) as [string, string]
  const short = isShare(parameter) ? one.replace(/\s?%$/u, '') : one
  const between = low < 0 ? (voice.language === 'sv' ? ' till ' : ' to ') : '–'
  return `${short}${between}${other}`
}

const uncapital = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`

/** What a parameter is called, with the group whose own it is. */
export const pathLabel = (path: string, plan: Plan, voice: Voice): string => {
  const [section, id = ''] = path.split('.')
  const general = parameterPathOf(path)
  const group = section === 'groups' ? plan.groups[id] : undefined
  const name = group === undefined ? '' : group.title === undefined ? id : titleText(group.title, voice)
  if (general === 'groups.*.share') {
    const share = { sv: `andelen ${uncapital(name)}`, en: `the share of ${uncapital(name)}` }
    return voice.say(share)
  }
  const label = general === undefined ? requirementLabel(path) : parameters[general].label
  const factor = general === 'need.index.growth.*' ? ` (${path.split('.').slice(3).join('.')})` : ''
  return `${voice.say(label)}${factor}${name === '' ? '' : ` (${uncapital(name)})`}`
}

/** `training.requirement` as a whole is no parameter but is moved as one. */
const requirementLabel = (path: string): Bilingual =>
  path.endsWith('training.requirement')
    ? { sv: 'utbildningens längd', en: 'the length of training' }
    : { sv: path, en: path }

/** What says where one of several numbers stands: `2027`, `efter 5 år`, `vid 55 år`. */
export const placeText = (form: Form, key: string, voice: Voice): string => {
  if (form === 'curve') return voice.say({ sv: `efter ${key} år`, en: `after ${key} years` })
  if (form === 'steps' || form === 'bands') return voice.say({ sv: `vid ${key} år`, en: `at age ${key}` })
  return key
}

/** Which of a slot's numbers a short list shows: the last one, and where it stands if there are others. */
export const lastOf = (
  slot: Slot,
  voice: Voice,
): { readonly figure: Figure | undefined; readonly place: string } => ({
  figure: slot.figures.at(-1),
  place:
    slot.keys.length < 2 ? '' : placeText(parameters[slot.parameter].form, slot.keys.at(-1) ?? '', voice),
})
