import type { Bilingual, Note } from '@kohort/core'
import { refuse } from '../errors.js'
import { grouped, said, spoken } from '../learning/numerals.js'
import type { Process } from './process.js'

/**
 * Of fewer trainees than this about thirty finish a year: by chance alone their number then varies by a fifth of itself
 * (√30 ≈ 5.5), as much as most ranges of a plan do.
 */
const FEW = 200

/** About so many of the trainees finish in a year. */
const FINISH = 1 / 6.5

/**
 * That the bands of a test against history leave out the chance of whole people, where a small region's history is mostly
 * that and the errors of counting do not cover it.
 *
 * @param errorOf the error of counting so many completions
 */
export const fewPeople = (
  stocks: readonly number[],
  process: Process,
  errorOf: (completions: number) => number,
): readonly Note[] => {
  const mean = stocks.reduce((sum, value) => sum + value, 0) / stocks.length
  const completions = mean * FINISH
  const isHidden = Math.sqrt(completions) < errorOf(completions) / 2
  if (process === 'individual' || !(mean < FEW) || isHidden) return []
  const many = grouped(Math.round(mean))
  return [
    {
      code: 'few-people',
      path: '',
      years: [],
      text: {
        sv: `Med ${many} ST-läkare är mycket av historiken slump mellan hela personer, och spannen räknar bara med andelar (process: expected). De kan därför vara för smala; process: individual har slumpen med.`,
        en: `With ${many} trainees much of the history is chance between whole people, and the bands count shares alone (process: expected). They may be too narrow for that; process: individual includes it.`,
      },
    },
  ]
}

/** Nine years of ten lie inside so many standard deviations. */
const NINE_OF_TEN = 1.645

/** How to have it in. */
const HOW: Bilingual = {
  sv: 'Med process individual är den slumpen med.',
  en: 'The process individual includes that chance.',
}

/** What an ensemble says of the chance that its bands leave out. */
export const chanceNote = (completions: number, hasCorridors: boolean): Bilingual => {
  const { sv, en } = chanceLeftOut(completions, hasCorridors)
  return { sv: `${sv} ${HOW.sv}`, en: `${en} ${HOW.en}` }
}

/** Chance is one of the numbers with `individual`. */
const NOT_RANKED: Bilingual = {
  sv: 'Slumpen mellan hela personer är inte med bland talen. För färdiga i ett enskilt år, och för allt i en liten region, kan den väga tyngre än något av dem: process individual räknar den som ett tal till.',
  en: 'Chance between whole people is not among the numbers. For the completions of a single year, and for everything in a small region, it may weigh more than any of them: the process individual counts it as one more.',
}

/** What an analysis of shares leaves out. */
export const chanceNotRanked = (process: Process): readonly Bilingual[] =>
  process === 'individual' ? [] : [NOT_RANKED]

/**
 * What bands of shares leave out, with a number to judge it by: of n who are expected to finish, each with a chance of
 * their own, the number that does has a standard deviation of at most √n.
 *
 * @param completions how many finish a year, above 0
 * @param hasCorridors whether a goal has two edges: it is kept more or less often with that chance
 * @returns a sentence in both languages, for whoever shows such bands
 * @throws {EnsembleError} for what is no number above 0
 * @example
 * ```ts
 * import { chanceLeftOut } from '@kohort/ensemble'
 *
 * console.log(chanceLeftOut(100).en.includes('up to 16 more or fewer'))
 * // true
 * ```
 */
export const chanceLeftOut = (completions: number, hasCorridors = false): Bilingual => {
  if (!(completions > 0 && completions < Number.POSITIVE_INFINITY))
    refuse(
      'completions',
      'completions',
      { sv: `${completions} är inget antal färdiga.`, en: `${completions} is no number of completions.` },
      { sv: 'Ange ett tal över 0.', en: 'Give a number above 0.' },
    )
  const many = (tell: typeof said): string =>
    completions < 10 ? tell(completions, completions < 1 ? 1 : 2) : grouped(Math.round(completions))
  const more = grouped(Math.max(1, Math.round(NINE_OF_TEN * Math.sqrt(completions))))
  const corridors = hasCorridors
    ? {
        sv: ' Med den är det oftast mindre sannolikt än här att ett smalt spann hålls flera år i rad.',
        en: ' With it a narrow corridor is usually less likely than here to hold several years in a row.',
      }
    : { sv: '', en: '' }
  return {
    sv: `Spannen räknar med andelar, inte med hela personer: av omkring ${many(said)} färdiga om året kan slumpen mellan dem göra upp till ${more} fler eller färre (nio år av tio).${corridors.sv}`,
    en: `The bands count shares, not whole people: of about ${many(spoken)} completions a year chance between them can make up to ${more} more or fewer (nine years in ten).${corridors.en}`,
  }
}
