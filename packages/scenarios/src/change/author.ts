import type { Bilingual } from '@kohort/core'

/** Who makes a change and why: it stands in the notes of the figures that the change writes. */
export interface Author {
  readonly scenario: string
  readonly title: Bilingual
  readonly reason: Bilingual
}
