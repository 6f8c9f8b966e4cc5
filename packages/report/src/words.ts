/**
 * What the command line, the page and the workbook say alike, and the small computations behind it: one place, so that
 * no two of them can tell a reader different things. No chart, table or file is made here, and nothing is loaded for one.
 */
export { intakeOrigin } from './shared/computed-intake.js'
export {
  asksFor,
  asksForBoth,
  consistencyText,
  farOff,
  leverText,
  usefulLevers,
} from './shared/consistency-text.js'
export { type Counter, counterFigures, counterGrowth, counterLead } from './shared/counter-evidence.js'
export { causesLead, causeTexts, furthestLean, type LeanCandidate } from './shared/lean.js'
export { numberCountsText } from './shared/number-counts.js'
export { cut, oneLine } from './shared/one-line.js'
export {
  amountText,
  lastOf,
  numberText,
  pathLabel,
  placeText,
  rangeText,
  shortAmount,
  shortUnits,
  titleText,
} from './shared/parameter-text.js'
export { probabilityText, toldProbability, withError } from './shared/probability-text.js'
export { millionsOf, wholePercent } from './shared/series-text.js'
export { publishedText, sourceTitle } from './shared/source-words.js'
export { goalCounts, holdsText, planHolds } from './shared/verdict-text.js'
export { capital, type Voice, voiceOf } from './shared/voice.js'
