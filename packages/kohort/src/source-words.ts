import type { SourceRecord } from '@kohort/core'
import { oneLine, publishedText, sourceTitle, type Voice } from '@kohort/report/words'

/** `Kartläggning: Regionernas arbete med fast läkarkontakt, Sveriges läkarförbund, 2024-04`. */
export const sourceWords = (source: SourceRecord, voice: Voice): string => {
  const { title, publisher, published } = source
  const when = published === undefined ? undefined : publishedText(published, voice)
  return [sourceTitle(title, voice), publisher, when]
    .flatMap((text) => (text === undefined || text === '' ? [] : [oneLine(text)]))
    .join(', ')
}
