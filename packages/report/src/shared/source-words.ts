import type { Bilingual } from '@kohort/core'
import type { Voice } from './voice.js'

/** Titles that are this package's own words in two languages at once. */
const ownTitles: Readonly<Record<string, Bilingual>> = {
  'Egen bedömning (own judgement)': { sv: 'Egen bedömning', en: 'Own judgement' },
  'Allmän kunskap ur minnet (from memory, unchecked)': {
    sv: 'Allmän kunskap ur minnet, inte kontrollerad',
    en: 'General knowledge from memory, unchecked',
  },
}

/** A source's title in the reader's language where it is one of our own; any other as it is. */
export const sourceTitle = (title: string, voice: Voice): string => {
  const own = Object.hasOwn(ownTitles, title) ? ownTitles[title] : undefined
  return own === undefined ? title : voice.say(own)
}

/** When a source was published: what has no date is said to have none. */
export const publishedText = (published: string, voice: Voice): string =>
  published === 'undated' ? voice.say({ sv: 'utan datum', en: 'undated' }) : published
