/** A text in the two languages that planners read. */
export interface Bilingual {
  readonly sv: string
  readonly en: string
}

export const both = (sv: string, en: string): Bilingual => ({ sv, en })

const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A label where a line begins. */
export const capital = ({ sv, en }: Bilingual): Bilingual => both(first(sv), first(en))
