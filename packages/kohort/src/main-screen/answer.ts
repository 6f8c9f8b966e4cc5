import { type Bilingual, type SeriesName, series, type Verdict } from '@kohort/core'
import { capital, yearsText } from '../format.js'
import { bandText, bareFigure, distanceText, figureOf } from '../metric-text.js'
import type { Screen } from './screen.js'

/** The years of several goals: `2024–2027 och 2034`. */
const periods = (goals: readonly Verdict[], { voice }: Screen): string =>
  voice.list([...new Set(goals.map(({ from, to }) => yearsText(from, to)))])

const isBand = ({ min, max }: Verdict): boolean => min !== null && max !== null

/** What goals of one metric ask for: `spannen för ST-läkare 2024–2027 och 2034`, `150 färdiga om året`. */
const subject = (
  metric: SeriesName,
  goals: readonly Verdict[],
  screen: Screen,
): { readonly text: Bilingual; readonly plural: boolean } => {
  const { voice } = screen
  const when = periods(goals, screen)
  const [first] = goals
  const bands = [...new Set(goals.map(({ min, max }) => bandText(metric, min, max, voice)))]
  const oneBand = bands.length === 1 ? (bands[0] ?? '') : ''
  if (metric === 'trainees' && goals.every(isBand)) {
    // A goal over several years has a corridor for each of them.
    const plural = goals.length > 1 || (first !== undefined && first.from < first.to)
    return plural
      ? { plural, text: { sv: `spannen för ST-läkare ${when}`, en: `the trainee corridors of ${when}` } }
      : { plural, text: { sv: `spannet för ST-läkare ${when}`, en: `the trainee corridor of ${when}` } }
  }
  if (metric === 'completions' && oneBand !== '') {
    const least = oneBand.replace(/^(?:minst|min) /, '')
    return { plural: false, text: { sv: `${least} färdiga om året`, en: `${least} completions a year` } }
  }
  if (metric === 'coverage') {
    const norm = screen.plan.need.norm !== undefined
    return {
      plural: false,
      text: norm
        ? { sv: `riktvärdet ${when}`, en: `the norm in ${when}` }
        : { sv: `behovet ${when}`, en: `the need in ${when}` },
    }
  }
  const label = series[metric].label
  return {
    plural: false,
    text: {
      sv: `målet för ${label.sv} ${when}${oneBand === '' ? '' : ` (${oneBand})`}`,
      en: `the goal for ${label.en} in ${when}${oneBand === '' ? '' : ` (${oneBand})`}`,
    },
  }
}

const kept = (metric: SeriesName, goals: readonly Verdict[], isAll: boolean, screen: Screen): Bilingual => {
  const { text, plural } = subject(metric, goals, screen)
  const by = goals.some(({ byConstruction }) => byConstruction)
  const when = !isAll && metric === 'completions' ? ` ${howLong(goals, screen)}` : ''
  const why: Bilingual = by
    ? {
        sv: ' (så är frågan ställd: antagningen följer målet)',
        en: ' (by the way the question is put: the intake follows the target)',
      }
    : { sv: '', en: '' }
  const verb =
    metric === 'trainees' ? { sv: 'hålls', en: plural ? 'are kept' : 'is kept' } : { sv: 'nås', en: 'is met' }
  return { sv: `${text.sv} ${verb.sv}${when}${why.sv}`, en: `${text.en} ${verb.en}${when}${why.en}` }
}

/** `i snitt 2032–2034`, `2034`: what sets goals on the same figure apart. */
const howLong = (goals: readonly Verdict[], { voice }: Screen): string =>
  voice.list(
    goals.map(({ over, from, to }) => {
      const years = yearsText(over === 'last' ? to : from, to)
      return over === 'mean' && from < to
        ? voice.say({ sv: `i snitt ${years}`, en: `on average ${years}` })
        : voice.say({ sv: years, en: `in ${years}` })
    }),
  )

/** The highest figure of the years that the goals cover. */
const highest = (goals: readonly Verdict[]): { readonly value: number; readonly year: number } | undefined =>
  goals
    .flatMap(({ years }) => years)
    .reduce<{ value: number; year: number } | undefined>(
      (best, { value, year }) =>
        value !== null && (best === undefined || value > best.value) ? { value, year } : best,
      undefined,
    )

/** The year in which a goal is missed by most. */
const worst = (goals: readonly Verdict[]) =>
  goals
    .flatMap(({ years }) => years.filter(({ standing }) => standing === 'below' || standing === 'above'))
    .reduce<Verdict['years'][number] | undefined>(
      (found, year) => (found === undefined || (year.margin ?? 0) < (found.margin ?? 0) ? year : found),
      undefined,
    )

/** How it is missed, in the one figure that says most. */
const howMissed = (metric: SeriesName, goals: readonly Verdict[], screen: Screen): Bilingual => {
  const { voice } = screen
  const best = highest(goals)
  const least = Math.min(...goals.map(({ min }) => min ?? Number.POSITIVE_INFINITY))
  if (best !== undefined && best.value < least && goals.every(({ max }) => max === null)) {
    const value = bareFigure(metric, best.value, voice)
    const rounded = series[metric].unit.en === 'share' ? value : voice.number(best.value)
    const one = goals.every(({ from, to }) => from === to)
    return one
      ? { sv: `${rounded}`, en: `${rounded}` }
      : { sv: `som mest ${rounded} (${best.year})`, en: `at most ${rounded} (${best.year})` }
  }
  const [first] = goals
  if (goals.length === 1 && first?.over === 'mean' && first.value !== null) {
    const value = figureOf(metric, first.value, screen.plan, voice)
    return { sv: `${value} i snitt`, en: `${value} on average` }
  }
  const year = worst(goals)
  if (year === undefined) return { sv: '', en: '' }
  const size = distanceText(metric, year.margin ?? 0, voice)
  const isOnly = goals.flatMap(({ years }) => years).length === 1
  return year.standing === 'below'
    ? {
        sv: `${isOnly ? '' : 'som mest '}${size} under ${year.year}`,
        en: `${isOnly ? '' : 'at worst '}${size} below in ${year.year}`,
      }
    : {
        sv: `${isOnly ? '' : 'som mest '}${size} över ${year.year}`,
        en: `${isOnly ? '' : 'at worst '}${size} above in ${year.year}`,
      }
}

const missed = (metric: SeriesName, goals: readonly Verdict[], isAll: boolean, screen: Screen): Bilingual => {
  const { text, plural } = subject(metric, goals, screen)
  const how = howMissed(metric, goals, screen)
  const when = !isAll && metric === 'completions' ? ` ${howLong(goals, screen)}` : ''
  const verb =
    metric === 'trainees'
      ? { sv: 'hålls inte', en: plural ? 'are not kept' : 'is not kept' }
      : { sv: 'nås inte', en: 'is not met' }
  const tail = (language: 'sv' | 'en'): string => (how[language] === '' ? '' : `: ${how[language]}`)
  return { sv: `${text.sv} ${verb.sv}${when}${tail('sv')}`, en: `${text.en} ${verb.en}${when}${tail('en')}` }
}

/** Whether the plan holds, in two or three sentences made from the verdicts. */
export const answer = (
  screen: Screen,
): { readonly head: string; readonly body: string; readonly holds: boolean | null } => {
  const { projection, voice } = screen
  const judged = projection.goals.filter(({ met }) => met !== null)
  if (judged.length === 0) {
    const none = projection.goals.length === 0
    return {
      holds: null,
      head: voice.say(
        none
          ? { sv: 'Planen har inga mål att hålla den mot.', en: 'The plan has no goals to hold it to.' }
          : { sv: 'Inget av planens mål går att bedöma.', en: 'None of the plan’s goals can be judged.' },
      ),
      body: '',
    }
  }
  const met = judged.filter((goal) => goal.met === true)
  const holds = met.length === judged.length
  const [number, all] = [voice.number(met.length), voice.number(judged.length)]
  const head = holds
    ? voice.say({
        sv: `Planen håller: ${all} av ${all} mål nås.`,
        en: `The plan holds: ${all} of ${all} goals are met.`,
      })
    : voice.say({
        sv: `Planen håller inte: ${number} av ${all} mål nås.`,
        en: `The plan does not hold: ${number} of ${all} goals are met.`,
      })
  const metrics = [...new Set(judged.map(({ metric }) => metric))]
  const clauses = (isMet: boolean): readonly string[] =>
    metrics.flatMap((metric) => {
      const own = judged.filter((goal) => goal.metric === metric)
      const goals = own.filter((goal) => goal.met === isMet)
      if (goals.length === 0) return []
      const isAll = goals.length === own.length
      return [voice.say(isMet ? kept(metric, goals, isAll, screen) : missed(metric, goals, isAll, screen))]
    })
  const good = clauses(true).join(voice.say({ sv: ' och ', en: ' and ' }))
  const bad = clauses(false).join('; ')
  const both =
    good !== '' && bad !== '' ? `${good}${voice.say({ sv: ', men ', en: ', but ' })}${bad}` : `${good}${bad}`
  return { holds, head, body: `${capital(both)}.` }
}
