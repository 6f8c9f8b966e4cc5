import type { Bilingual, SourceRecord } from '@kohort/core'

/**
 * The two sources that are no publications, in words of both languages: a plan's source has one title. The same as
 * `ownSources` of `@kohort/regions`, whose facts a page does not carry.
 */
const own: Readonly<Record<string, Bilingual>> = {
  judgement: { sv: 'Egen bedömning', en: 'Own judgement' },
  'general-knowledge': {
    sv: 'Allmän kunskap ur minnet, inte kontrollerad',
    en: 'General knowledge from memory, unchecked',
  },
}
/** Who publishes them: a plan may have a source of its own by the same name. */
const OWN = 'kohort'
const UNDATED = 'undated'

/** What a source is called. */
export const sourceTitle = (id: string, { title, publisher }: SourceRecord): string | Bilingual =>
  publisher === OWN && Object.hasOwn(own, id) ? (own[id] ?? title) : title

/** When it was published; the facts of `@kohort/regions` say so where nobody knows. */
export const publishedText = ({ published }: SourceRecord): string | Bilingual | null =>
  published === UNDATED ? { sv: 'utan datum', en: 'undated' } : (published ?? null)
