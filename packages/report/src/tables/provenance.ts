import type { Bilingual, FigureKind, Plan } from '@kohort/core'

const kinds: Readonly<Record<FigureKind | 'none', Bilingual>> = {
  assumed: { sv: 'antaget', en: 'assumed' },
  none: { sv: 'utan angiven källa', en: 'no source given' },
  derived: { sv: 'härlett', en: 'derived' },
  reported: { sv: 'enligt källa', en: 'reported' },
}

/** Where a number comes from, in a word. */
export const kindText = (kind: FigureKind | undefined): Bilingual => kinds[kind ?? 'none']

/** What nobody has measured comes first. */
export const kindOrder = (kind: FigureKind | undefined): number => Object.keys(kinds).indexOf(kind ?? 'none')

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
