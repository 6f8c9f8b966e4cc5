/** A text in the two languages that planners read. */
export interface Bilingual {
  readonly sv: string
  readonly en: string
}
