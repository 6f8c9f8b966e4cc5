import type { Bilingual, Note } from '@kohort/core'
import type { CalibratedNumber, PathCorrelation } from './calibrated-numbers.js'

/** Two paths that hang together more than this are known only together. */
const TOGETHER = 0.7

/** What a reader of a calibration should know. */
export const notesOf = (
  numbers: readonly CalibratedNumber[],
  correlations: readonly PathCorrelation[],
  unidentified: readonly string[],
): readonly Note[] => {
  const note = (code: string, path: string, text: Bilingual): Note => ({ code, path, years: [], text })
  return [
    ...unidentified.map((path) =>
      note('unidentified', path, {
        sv: `${path}: observationerna säger nästan inget om talet; spannet är kvar.`,
        en: `${path}: the observations say next to nothing about the number; its range stays.`,
      }),
    ),
    ...correlations
      .filter(({ rank }) => Math.abs(rank) > TOGETHER)
      .map(({ between: [one, other], rank }) =>
        note('known-together', `${one} ${other}`, {
          sv: `${one} och ${other} är kända bara tillsammans (rangkorrelation ${rank.toFixed(2).replace('.', ',').replace('-', '−')}): planens spann kan inte säga det; follow-up med samma uppgifter håller ihop dem.`,
          en: `${one} and ${other} are known only together (rank correlation ${rank.toFixed(2).replace('-', '−')}): the plan's ranges cannot say so; follow-up with the same figures keeps them together.`,
        }),
      ),
    ...numbers
      .filter(({ before, after }) => after.value < before.range[0] || after.value > before.range[1])
      .map(({ path, at }) =>
        note('outside-prior', at === '' ? path : `${path}.${at}`, {
          sv: `${path}: det värde som passar ligger utanför planens spann.`,
          en: `${path}: the value that fits lies outside the plan's range.`,
        }),
      ),
    ...numbers
      .filter(({ widened }) => widened)
      .map(({ path, at }) =>
        note('range-widened', at === '' ? path : `${path}.${at}`, {
          sv: `${path}: värdet ligger utanför talets eget spann efter kalibreringen (det delar en helhet med andra tal, eller väger ojämnt); spannet har vidgats så att det rymmer värdet.`,
          en: `${path}: the value lies outside the number's own range after the calibration (it shares a whole with other numbers, or weighs unevenly); the range was widened to hold it.`,
        }),
      ),
  ]
}
