import { type Bilingual, parameters } from '@kohort/core'
import { lastOf, numberText, pathLabel, titleText } from '@kohort/report/words'
import type { Turn } from '../unmeasured/turns.js'
import { wrap } from '../wrap.js'
import type { Screen } from './screen.js'

const MOST_TURNS = 3

/** `avhopp 0,5 % eller 4 %`: the ends of a number's range at which verdicts turn. */
const turnTexts = (found: readonly Turn[], { plan, voice }: Screen): readonly string[] =>
  [...new Set(found.map(({ number }) => number))].map(({ slot }) => {
    const { figure, place } = lastOf(slot, voice)
    const ends = found.filter(({ number }) => number.slot === slot).map(({ end }) => figure?.range?.[end])
    const amounts = ends.map((value) =>
      value === undefined ? '' : numberText(parameters[slot.parameter], value, voice),
    )
    const values = amounts.join(voice.say({ sv: ' eller ', en: ' or ' }))
    return `${pathLabel(slot.path, plan, voice)} ${values}${place === '' ? '' : ` ${place}`}`
  })

/** Whether one of these numbers alone, at the end of its range, would turn a verdict. */
export const turnLines = (found: readonly Turn[], screen: Screen): readonly string[] => {
  const { plan, projection, voice, width } = screen
  const has = (wanted: boolean): boolean =>
    projection.goals.some(({ met, byConstruction }) => met === wanted && !byConstruction)
  /** The goal by its title where only one turns, and what turns it. */
  const told = (which: 'falls' | 'rises'): { readonly goal: string; readonly at: string } | undefined => {
    const own = found.filter((turn) => turn[which].length > 0)
    const ids = [...new Set(own.flatMap((turn) => turn[which]))]
    const only = ids.length === 1 ? plan.goals.find(({ id }) => id === ids[0]) : undefined
    const texts = turnTexts(own, screen)
    const more = texts.length > MOST_TURNS ? voice.say({ sv: ' med flera', en: ' and more' }) : ''
    if (texts.length === 0) return undefined
    const title = only === undefined ? '' : titleText(only.title ?? only.id, voice)
    return {
      goal: title === '' ? '' : voice.say({ sv: `”${title}”`, en: `“${title}”` }),
      at: `${texts.slice(0, MOST_TURNS).join(', ')}${more}`,
    }
  }
  const [falls, rises] = [told('falls'), told('rises')]
  const sentences: Bilingual[] = []
  if (falls !== undefined) {
    const [sv, en] = falls.goal === '' ? ['Mål som nås', 'Met goals'] : [falls.goal, falls.goal]
    sentences.push({
      sv: `${sv} faller redan vid: ${falls.at}.`,
      en: `${en} ${falls.goal === '' ? 'fall' : 'falls'} already at: ${falls.at}.`,
    })
  } else if (has(true)) {
    sentences.push({
      sv: 'Inget av dem fäller ensamt ett mål som nås.',
      en: 'None of them alone makes a met goal fall.',
    })
  }
  if (rises !== undefined) {
    const [sv, en] = rises.goal === '' ? ['Missade mål', 'Missed goals'] : [rises.goal, rises.goal]
    sentences.push({
      sv: `${sv} nås vid: ${rises.at}.`,
      en: `${en} ${rises.goal === '' ? 'are' : 'is'} met at: ${rises.at}.`,
    })
  } else if (has(false)) {
    sentences.push({
      sv: 'Inget av dem räcker ensamt för ett missat mål.',
      en: 'None of them alone saves a missed goal.',
    })
  }
  return sentences.length === 0 ? [] : wrap(sentences.map((text) => voice.say(text)).join(' '), width, '  ')
}
