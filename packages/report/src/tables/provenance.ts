import type { Bilingual, FigureKind, Plan } from '@kohort/core'
import { publishedText, sourceTitle } from '../shared/source-words.js'
import { voiceOf } from '../shared/voice.js'

const kinds: Readonly<Record<FigureKind | 'none' | 'source', Bilingual>> = {
  assumed: { sv: 'antaget', en: 'assumed' },
  none: { sv: 'utan angiven källa', en: 'no source given' },
  source: {
    sv: 'källa angiven, men inte om den säger talet',
    en: 'source named, but not whether it says so',
  },
  derived: { sv: 'härlett', en: 'derived' },
  reported: { sv: 'ur källa', en: 'sourced' },
}

/** What a plan says of where a number comes from. */
interface Given {
  readonly kind?: FigureKind | null | undefined
  readonly source?: string | null | undefined
}

/** A plan need not say the kind of a number, with a source or without. */
const kindOf = ({ kind, source }: Given): keyof typeof kinds =>
  kind ?? ((source ?? null) === null ? 'none' : 'source')

/** Where a number comes from, in a word. */
export const kindText = (given: Given): Bilingual => kinds[kindOf(given)]

/** The same of what is held beside the model: what the plan calls assumed there is shown, and nothing learns from it. */
export const observedKindText = (given: Given): Bilingual =>
  given.kind === 'assumed'
    ? { sv: 'uppgift som visas men inte används', en: 'stated, shown but not used' }
    : kindText(given)

/** What nobody has measured comes first. */
export const kindOrder = (given: Given): number => Object.keys(kinds).indexOf(kindOf(given))

export interface Origin {
  /** The source's title; what was written where it is no id of the plan's sources; null where nothing was. */
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly address: string | null
  /** Where in the source: what stands after its id. */
  readonly place: string | null
}

/** A reference of a plan (`source-id:place`) with what the plan says of the source. */
export const sourceOf = (plan: Plan, reference: string | undefined): Origin => {
  const cut = reference?.indexOf(':') ?? -1
  const id = cut < 0 ? reference : reference?.slice(0, cut)
  const record = id !== undefined && Object.hasOwn(plan.sources, id) ? plan.sources[id] : undefined
  return {
    title: record?.title ?? reference ?? null,
    publisher: record?.publisher ?? null,
    published: record?.published ?? null,
    address: record?.address ?? null,
    place: record === undefined || cut < 0 ? null : (reference?.slice(cut + 1) ?? null),
  }
}

/** The title and the date in words of both languages, where they are our own and no publication's. */
export const sourceTexts = ({
  title,
  published,
}: Pick<Origin, 'title' | 'published'>): Readonly<Record<'title' | 'published', Bilingual | null>> => {
  const inBoth = (text: string | null, said: typeof sourceTitle): Bilingual | null =>
    text === null ? null : { sv: said(text, voiceOf('sv')), en: said(text, voiceOf('en')) }
  return { title: inBoth(title, sourceTitle), published: inBoth(published, publishedText) }
}
