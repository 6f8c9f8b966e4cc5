import type { Note } from '@kohort/core'
import {
  type Counter,
  capital,
  counterFigures,
  counterGrowth,
  counterLead,
  pathLabel,
} from '@kohort/report/words'
import { visible, wrap } from '../wrap.js'
import type { Screen } from './screen.js'

/** Below the table already. */
const elsewhere = new Set(['intake-cut', 'over-target'])

/** What pulls the other way. */
const counters = ({ plan, projection, voice, width }: Screen): readonly string[] => {
  const told = ({ text, note }: Counter): readonly [short: string, whole: string] => {
    const short = `${voice.say(counterLead)}: ${voice.say(text)}`
    return [short, note === null ? short : `${short} ${voice.say(note)}`]
  }
  return [
    ...counterFigures(plan, projection).map((counter) => told(counter)[1]),
    ...counterGrowth(plan, projection).map((counter) => {
      const [short, whole] = told(counter)
      // Two lines are enough: the whole note is told by explain.
      return visible(whole) > 2 * width ? short : whole
    }),
  ]
}

/** A note in its reader's words: labels for paths. */
const noteText = ({ path, text }: Note, { plan, voice }: Screen): string => {
  const said = voice.say(text)
  if (path === '') return said
  const label = capital(pathLabel(path, plan, voice))
  return said.replaceAll(path, () => voice.say({ sv: `”${label}”`, en: `“${label}”` }))
}

/** What pulls the other way, and what was stretched or could not be said. */
export const evidenceLines = (screen: Screen): readonly string[] => {
  const { projection, voice, width } = screen
  const lead = voice.say({ sv: 'Att veta:', en: 'Note:' })
  const notes = projection.notes
    .filter(({ code }) => !elsewhere.has(code))
    .map((note) => `${lead} ${noteText(note, screen)}`)
  return [...counters(screen), ...notes].flatMap((text) => wrap(text, width, '', '  '))
}
