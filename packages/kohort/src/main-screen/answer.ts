import { type Bilingual, type SeriesName, series, type Verdict } from '@kohort/core'
import { capital, goalCounts, holdsText, planHolds } from '@kohort/report/words'
import { bandText, bareFigure, distanceText, figureOf } from '../metric-text.js'
import { yearsText } from '../years-text.js'
import type { Screen } from './screen.js'

/** Goals on one metric that are all met or all missed, and what else there is to tell them from. */
interface Alike {
  readonly metric: SeriesName
  readonly goals: readonly Verdict[]
  /** No other goal on the metric ended otherwise. */
  readonly isAll: boolean
}

const isBand = ({ min, max }: Verdict): boolean => min !== null && max !== null

/** `i snitt 2032–2034`, `2034`. */
const spell = ({ over, from, to }: Verdict): Bilingual => {
  const years = yearsText(over === 'last' ? to : from, to)
  if (over === 'mean' && from < to) return { sv: `i snitt ${years}`, en: `on average ${years}` }
  return { sv: years, en: `in ${years}` }
}

const spells = (goals: readonly Verdict[], { voice }: Screen): Bilingual => {
  const text = voice.list([...new Set(goals.map((goal) => voice.say(spell(goal))))])
  return { sv: text, en: text }
}

/** What is asked for, as the subject of a sentence, and when where the subject does not say it. */
const subject = (
  { metric, goals, isAll }: Alike,
  screen: Screen,
): {
  readonly text: Bilingual
  readonly verb: Bilingual
  readonly not: Bilingual
  readonly when: Bilingual
} => {
  const { voice, plan } = screen
  const none = { sv: '', en: '' }
  const met = { verb: { sv: 'nås', en: 'is met' }, not: { sv: 'nås inte', en: 'is not met' } }
  const when = spells(goals, screen)
  const after = { sv: ` ${when.sv}`, en: ` ${when.en}` }
  const bands = [...new Set(goals.map(({ min, max }) => bandText(metric, min, max, voice)))]
  const band = bands.length === 1 ? (bands[0] ?? '') : ''
  if (metric === 'trainees' && goals.every(isBand)) {
    const periods = voice.list([...new Set(goals.map(({ from, to }) => yearsText(from, to)))])
    // A goal over several years has a corridor for each of them.
    const isOne = goals.length === 1 && goals[0]?.from === goals[0]?.to
    return {
      text: isOne
        ? { sv: `spannet för ST-läkare ${periods}`, en: `the trainee corridor of ${periods}` }
        : { sv: `spannen för ST-läkare ${periods}`, en: `the trainee corridors of ${periods}` },
      verb: { sv: 'hålls', en: isOne ? 'is kept' : 'are kept' },
      not: { sv: 'hålls inte', en: isOne ? 'is not kept' : 'are not kept' },
      when: none,
    }
  }
  if (metric === 'completions' && band !== '') {
    const asked = band.replace(/^(?:minst|min) /, '')
    const text = { sv: `${asked} färdiga om året`, en: `${asked} completions a year` }
    return {
      text,
      verb: { sv: 'nås', en: 'are reached' },
      not: { sv: 'nås inte', en: 'are not reached' },
      when: isAll && goals.length > 1 ? none : after,
    }
  }
  if (metric === 'coverage') {
    const text =
      plan.need.norm === undefined ? { sv: 'behovet', en: 'the need' } : { sv: 'riktvärdet', en: 'the norm' }
    return { text, ...met, when: after }
  }
  const { label } = series[metric]
  const limit = band === '' ? '' : ` (${band})`
  return {
    text: { sv: `målet för ${label.sv}${limit}`, en: `the goal for ${label.en}${limit}` },
    ...met,
    when: after,
  }
}

const kept = (alike: Alike, screen: Screen): Bilingual => {
  const { text, verb, when } = subject(alike, screen)
  const why: Bilingual = alike.goals.some(({ byConstruction }) => byConstruction)
    ? {
        sv: ' (så är frågan ställd: antagningen följer målet)',
        en: ' (by the way the question is put: the intake follows the target)',
      }
    : { sv: '', en: '' }
  return { sv: `${text.sv} ${verb.sv}${when.sv}${why.sv}`, en: `${text.en} ${verb.en}${when.en}${why.en}` }
}

interface Found {
  readonly value: number
  readonly year: number
}

/** The highest figure of the years that the goals cover. */
const highest = (goals: readonly Verdict[]): Found | undefined =>
  goals
    .flatMap(({ years }) => years)
    .reduce<Found | undefined>(
      (best, { value, year }) =>
        value !== null && (best === undefined || value > best.value) ? { value, year } : best,
      undefined,
    )

/** The year in which a goal is missed by most. */
const worst = (goals: readonly Verdict[]): Verdict['years'][number] | undefined =>
  goals
    .flatMap(({ years }) => years.filter(({ standing }) => standing === 'below' || standing === 'above'))
    .reduce<Verdict['years'][number] | undefined>(
      (found, year) => (found === undefined || (year.margin ?? 0) < (found.margin ?? 0) ? year : found),
      undefined,
    )

/** How it is missed, in the one figure that says most. */
const howMissed = ({ metric, goals }: Alike, screen: Screen): Bilingual => {
  const { voice, plan } = screen
  const best = highest(goals)
  const least = Math.min(...goals.map(({ min }) => min ?? Number.POSITIVE_INFINITY))
  const lead = metric === 'coverage' ? { sv: 'täckningen blir ', en: 'coverage is ' } : { sv: '', en: '' }
  if (best !== undefined && best.value < least && goals.every(({ max }) => max === null)) {
    const isShare = series[metric].unit.en === 'share'
    const value = isShare ? bareFigure(metric, best.value, voice) : voice.number(best.value)
    const isOne = goals.every(({ from, to }) => from === to)
    return isOne
      ? { sv: `${lead.sv}${value}`, en: `${lead.en}${value}` }
      : { sv: `${lead.sv}som mest ${value} (${best.year})`, en: `${lead.en}at most ${value} (${best.year})` }
  }
  const [first] = goals
  if (goals.length === 1 && first?.over === 'mean' && first.value !== null) {
    const value = figureOf(metric, first.value, plan, voice)
    return { sv: `${value} i snitt`, en: `${value} on average` }
  }
  const year = worst(goals)
  if (year === undefined) return { sv: '', en: '' }
  const size = distanceText(metric, year.margin ?? 0, voice)
  const isOne = goals.flatMap(({ years }) => years).length === 1
  const side = year.standing === 'below' ? { sv: 'under', en: 'below' } : { sv: 'över', en: 'above' }
  return {
    sv: `${isOne ? '' : 'som mest '}${size} ${side.sv}${isOne ? '' : ` (${year.year})`}`,
    en: `${isOne ? '' : 'at worst '}${size} ${side.en}${isOne ? '' : ` (${year.year})`}`,
  }
}

const missed = (alike: Alike, screen: Screen): Bilingual => {
  const { text, not, when } = subject(alike, screen)
  const how = howMissed(alike, screen)
  const tail = (language: 'sv' | 'en'): string => (how[language] === '' ? '' : `: ${how[language]}`)
  return {
    sv: `${text.sv} ${not.sv}${when.sv}${tail('sv')}`,
    en: `${text.en} ${not.en}${when.en}${tail('en')}`,
  }
}

/** Whether the plan holds, and the sentence that says what is met and what is not. */
export interface Answer {
  readonly holds: boolean | null
  readonly head: string
  readonly body: string
}

/** Made from the verdicts alone; where a goal cannot be judged, the plan is not said to hold. */
export const answer = (goals: readonly Verdict[], screen: Screen): Answer => {
  const { voice } = screen
  const judged = goals.filter(({ met }) => met !== null)
  const counts = goalCounts(goals)
  const unknown = counts.open
  const metrics = [...new Set(judged.map(({ metric }) => metric))]
  const clauses = (isMet: boolean): readonly string[] =>
    metrics.flatMap((metric) => {
      const own = judged.filter((goal) => goal.metric === metric)
      const alike = { metric, goals: own.filter((goal) => goal.met === isMet) }
      if (alike.goals.length === 0) return []
      const isAll = alike.goals.length === own.length
      return [voice.say((isMet ? kept : missed)({ ...alike, isAll }, screen))]
    })
  const good = voice.list(clauses(true))
  const bad = clauses(false).join('; ')
  const but = good !== '' && bad !== '' ? voice.say({ sv: ', men ', en: ', but ' }) : ''
  const open = voice.say({
    sv: `${voice.number(unknown)} mål går inte att bedöma.`,
    en: `${voice.number(unknown)} ${unknown === 1 ? 'goal' : 'goals'} cannot be judged.`,
  })
  const sentences = [
    ...(good === '' && bad === '' ? [] : [`${capital(`${good}${but}${bad}`)}.`]),
    ...(unknown > 0 && counts.missed > 0 ? [open] : []),
  ]
  return {
    holds: planHolds(counts),
    head: voice.say(holdsText(counts)),
    body: sentences.join(' '),
  }
}
