import type { Bilingual, DisplayCell } from '@kohort/core'

export const both = (sv: string, en: string): Bilingual => ({ sv, en })

/** `a, b och c`. */
export const listed = (parts: readonly DisplayCell[]): DisplayCell =>
  parts.map((part, index) => [
    index === 0 ? '' : index === parts.length - 1 ? both(' och ', ' and ') : ', ',
    part,
  ])

/** Years as they stand in a sentence: `2027, 2028`. */
export const yearList = (years: readonly number[]): string => years.join(', ')

/** A goal in a sentence. */
export const quoted = (id: string): Bilingual => both(`”${id}”`, `“${id}”`)

/** What limits an intake. */
export const limitWords: Readonly<Record<string, Bilingual>> = {
  supervision: both('handledningen', 'supervision'),
  posts: both('tjänsterna', 'the funded posts'),
  applicants: both('de sökande', 'the applicants'),
  rotations: both('sidotjänstgöringen', 'the side rotations'),
  hiringPosts: both('tjänsterna för nyfärdiga', 'the posts for the newly finished'),
}

export const yesOrNo = (answer: boolean | null): DisplayCell =>
  answer === null ? '–' : answer ? both('ja', 'yes') : both('nej', 'no')

export const INTAKE = both('personer per år', 'heads a year')
