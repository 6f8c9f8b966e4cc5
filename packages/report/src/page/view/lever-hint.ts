import type { VNode } from 'preact'
import { sourceTitle } from '../../shared/source-words.js'
import { kindText, sourceOf } from '../../tables/provenance.js'
import type { Lever } from '../levers/lever.js'
import { el } from './el.js'
import type { PageView } from './page-view.js'
import { shortLine, type Voice } from './words.js'

export const withUnit = (lever: Lever, value: number, voice: Voice): string => {
  const unit = voice.say(lever.unit)
  const number = voice.number(value, Number.isInteger(value) ? 0 : lever.decimals)
  return unit.startsWith('%') && voice.language === 'en' ? `${number}${unit}` : `${number} ${unit}`
}

/** The plan's value, how sure it is, and who says so. */
export const hint = (lever: Lever, { voice, data }: PageView): string => {
  const { value, range, figure, id } = lever
  if (id === 'level')
    return voice.say({ sv: 'Planen: 100 %. ', en: 'The plan: 100%. ' }) + voice.say(lever.meaning)
  const plans =
    value === null
      ? voice.say({ sv: 'Planen har ingen gräns.', en: 'The plan has no limit.' })
      : `${voice.say({ sv: 'Planen', en: 'The plan' })}: ${withUnit(lever, value, voice)}`
  const likely =
    range === null
      ? ''
      : voice.say({
          sv: ` (troligt ${voice.number(range[0], lever.decimals)}–${voice.number(range[1], lever.decimals)})`,
          en: ` (likely ${voice.number(range[0], lever.decimals)}–${voice.number(range[1], lever.decimals)})`,
        })
  // An intake that nobody has published is no figure of the source that it was computed from.
  if (id === 'final' && data.intakeNote !== null)
    return `${plans}. ${voice.say(data.intakeNote)} ${voice.say(lever.meaning)}`
  const { title } = sourceOf(data.plan, figure?.source)
  const who =
    figure === null
      ? ''
      : `, ${voice.say(kindText(figure))}${title === null ? '' : `: ${shortLine(sourceTitle(title, voice))}`}`
  return `${plans}${value === null ? '' : `${likely}${who}.`} ${voice.say(lever.meaning)}`
}

/** What is likely where the lever now stands: its range has moved along, which must be seen. */
export const nowLikely = (lever: Lever, shown: number, { voice }: PageView): VNode | null => {
  const range = lever.rangeAt(shown)
  if (range === null) return null
  const [low, high] = range.map((end) => {
    const tidy = Number(end.toFixed(1))
    return voice.number(tidy, Number.isInteger(tidy) ? 0 : 1)
  })
  const unit = voice.say(lever.unit)
  const after = unit.startsWith('%') && voice.language === 'en' ? unit : `\u00a0${unit}`
  return el(
    'p',
    { class: 'hint now' },
    voice.say({ sv: `nu troligt ${low}–${high}${after}`, en: `now likely ${low}–${high}${after}` }),
  )
}

export const bounds = (lever: Lever, { voice }: PageView): string =>
  voice.say({
    sv: `Mellan ${voice.number(lever.min)} och ${voice.number(lever.max)} ${voice.say(lever.unit)}.`,
    en: `Between ${voice.number(lever.min)} and ${voice.number(lever.max)} ${voice.say(lever.unit)}.`,
  })
