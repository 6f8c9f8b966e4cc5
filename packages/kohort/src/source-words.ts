import type { SourceRecord } from '@kohort/core'
import { ownSources } from '@kohort/regions'
import type { Voice } from './format.js'
import { oneLine } from './terminal-text.js'

/** Of `@kohort/regions`, in words of the reader's language; a plan may have a source of its own by the same name. */
const titleOf = (id: string, { title, publisher }: SourceRecord, voice: Voice): string => {
  const own = Object.hasOwn(ownSources, id) ? ownSources[id as keyof typeof ownSources] : undefined
  return own !== undefined && publisher === 'kohort' ? voice.say(own) : title
}

/** `Kartläggning: Regionernas arbete med fast läkarkontakt, Sveriges läkarförbund, 2024-04`. */
export const sourceWords = (id: string, source: SourceRecord, voice: Voice): string => {
  const { publisher, published } = source
  const when = published === 'undated' ? voice.say({ sv: 'utan datum', en: 'undated' }) : published
  return [titleOf(id, source, voice), publisher, when]
    .flatMap((text) => (text === undefined || text === '' ? [] : [oneLine(text)]))
    .join(', ')
}
