import type { Note } from '@kohort/core'
import type { Process } from '../process/process.js'
import { grouped } from './numerals.js'
import type { YearValue } from './past-growth.js'

/**
 * Of fewer trainees than this about thirty finish a year: by chance alone their number then varies by a fifth of itself
 * (√30 ≈ 5.5), as much as most ranges of a plan do.
 */
const FEW = 200

/** That the bands of a small region leave out the chance of whole people, where they do. */
export const fewPeople = (stocks: readonly YearValue[], process: Process): readonly Note[] => {
  const mean = stocks.reduce((sum, { value }) => sum + value, 0) / stocks.length
  if (process === 'individual' || !(mean < FEW)) return []
  const many = grouped(Math.round(mean))
  return [
    {
      code: 'few-people',
      path: '',
      years: [],
      text: {
        sv: `Med ${many} ST-läkare är mycket av historiken slump mellan hela personer, och spannen räknar bara med andelar (process: expected). De blir därför smalare än de borde; process: individual har slumpen med.`,
        en: `With ${many} trainees much of the history is chance between whole people, and the bands count shares alone (process: expected). They come out narrower than they should; process: individual includes it.`,
      },
    },
  ]
}
