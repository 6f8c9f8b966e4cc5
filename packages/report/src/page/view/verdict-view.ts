import type { Plan } from '@kohort/core'
import type { VNode } from 'preact'
import { seriesText } from '../../charts/text/series-text.js'
import { numbersOfPlan } from '../../tables/numbers-of-plan.js'
import type { GoalOutcome, Outcome } from '../model/outcome.js'
import { el } from './el.js'
import { bandText, capital, distanceText, figureText, probabilityText, titleOf, type Voice } from './words.js'

export interface VerdictProps {
  readonly plan: Plan
  readonly outcome: Outcome
  readonly draws: number
  readonly voice: Voice
}

/** Whether the plan holds, in a sentence. */
export const verdictText = ({ goals }: Outcome, isMoved: boolean, voice: Voice): string => {
  const judged = goals.filter(({ verdict }) => verdict.met !== null)
  const met = judged.filter(({ verdict }) => verdict.met === true).length
  const subject = isMoved
    ? voice.say({ sv: 'Med dina ändringar', en: 'With your changes' })
    : voice.say({ sv: 'Planen', en: 'The plan' })
  if (judged.length === 0)
    return voice.say({
      sv: 'Planen har inga mål att hålla den mot.',
      en: 'The plan has no goals to hold it to.',
    })
  const all = judged.length
  if (isMoved)
    return met === all
      ? voice.say({ sv: `${subject} nås alla ${all} mål.`, en: `${subject} all ${all} goals are met.` })
      : voice.say({
          sv: `${subject} nås ${met === 0 ? 'inget' : met} av ${all} mål.`,
          en: `${subject} ${met === 0 ? 'none' : met} of ${all} goals ${met > 1 ? 'are' : 'is'} met.`,
        })
  return met === all
    ? voice.say({
        sv: `${subject} håller: alla ${all} mål nås.`,
        en: `${subject} holds: all ${all} goals are met.`,
      })
    : voice.say({
        sv: `${subject} håller inte: ${met === 0 ? 'inget' : met} av ${all} mål nås.`,
        en: `${subject} does not hold: ${met === 0 ? 'none' : met} of ${all} goals ${met > 1 ? 'are' : 'is'} met.`,
      })
}

/** Of which year the figure is that is held to the band. */
const when = ({ verdict }: GoalOutcome, voice: Voice): string => {
  const { over, from, to, value, margin, years } = verdict
  if (over === 'mean' && from < to)
    return voice.say({ sv: `i snitt ${from}–${to}`, en: `on average ${from}–${to}` })
  const year = over === 'last' ? to : years.find((one) => one.value === value && one.margin === margin)?.year
  return year === undefined ? '' : voice.say({ sv: `${year}`, en: `in ${year}` })
}

/** What a goal came to, by how much it is met or missed. */
const goalText = (goal: GoalOutcome, plan: Plan, voice: Voice): string => {
  const { metric, met, value, min, max, margin, years } = goal.verdict
  if (met === null) {
    const last = years.filter((year) => year.value !== null).at(-1)
    const isOpen = years.every((year) => year.min === null && year.max === null)
    if (!isOpen || last === undefined) return voice.say({ sv: 'Går inte att säga.', en: 'Cannot be said.' })
    return voice.say({
      sv: `${figureText(metric, last.value, plan, voice)} ${last.year}. Planen sätter ingen gräns.`,
      en: `${figureText(metric, last.value, plan, voice)} in ${last.year}. The plan sets no limit.`,
    })
  }
  const far = distanceText(metric, margin ?? 0, plan, voice)
  const isBelow = min !== null && value !== null && value < min
  const side = met
    ? voice.say({ sv: `${far} till gränsen`, en: `${far} inside` })
    : isBelow
      ? voice.say({ sv: `${far} under`, en: `${far} below` })
      : voice.say({ sv: `${far} över`, en: `${far} above` })
  return `${figureText(metric, value, plan, voice)} ${when(goal, voice)}; ${voice.say({ sv: 'målet är', en: 'the goal is' })} ${bandText(metric, min, max, plan, voice)} (${side}).`
}

const markOf = ({ verdict: { met } }: GoalOutcome, voice: Voice): readonly [string, string, string] => {
  if (met === true) return ['✓', 'good', voice.say({ sv: 'nås', en: 'met' })]
  if (met === false) return ['✗', 'bad', voice.say({ sv: 'nås inte', en: 'missed' })]
  return ['–', 'open', voice.say({ sv: 'ingen gräns', en: 'no limit' })]
}

/** A probability as a bar beside its figure. */
export const probabilityBar = (probability: number | null): VNode | null =>
  probability === null
    ? null
    : el(
        'svg',
        {
          class: 'bar',
          viewBox: '0 0 100 8',
          width: 100,
          height: 8,
          'aria-hidden': 'true',
          focusable: 'false',
        },
        el('rect', { class: 'bar-all', x: 0, y: 0, width: 100, height: 8, rx: 2 }),
        el('rect', {
          class: 'bar-part',
          x: 0,
          y: 0,
          width: (100 * probability).toFixed(1),
          height: 8,
          rx: 2,
        }),
      )

export const GoalList = ({ plan, outcome, draws, voice }: VerdictProps): VNode =>
  el(
    'ul',
    { class: 'goals' },
    ...outcome.goals.map((goal) => {
      const { id } = goal.verdict
      const [mark, kind, word] = markOf(goal, voice)
      const definition = plan.goals.find((one) => one.id === id)
      return el(
        'li',
        { key: id, class: `goal ${kind}`, 'data-goal': id, 'data-probability': goal.probability ?? '' },
        el('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
        el(
          'div',
          { class: 'said' },
          el('strong', {}, capital(titleOf(definition?.title, id, voice))),
          el('span', { class: 'word' }, ` ${word}`),
          el('p', {}, goalText(goal, plan, voice)),
        ),
        el(
          'div',
          { class: 'chance' },
          goal.probability === null
            ? null
            : [
                probabilityBar(goal.probability),
                el(
                  'span',
                  {},
                  `${voice.say({ sv: 'sannolikhet', en: 'probability' })} ${probabilityText(goal.probability, draws, voice)}`,
                ),
              ],
        ),
      )
    }),
  )

/** Where the plan's own figures lie in the band, when that is near one of its ends: its numbers lean one way. */
const leaning = ({ plan, outcome, voice }: VerdictProps): string => {
  const last = outcome.band('completions').at(-1)
  const [, low, , high] = last?.quantiles ?? []
  if (last?.central == null || low == null || high == null) return ''
  const isHigh = last.central > high
  if (!isHigh && last.central >= low) return ''
  const atEnd = numbersOfPlan(plan).flatMap(({ figure: { value, range }, label, path }) =>
    range !== undefined &&
    range[0] < range[1] &&
    (value === range[0] || value === range[1]) &&
    !path.startsWith('cost.')
      ? [voice.say(label)]
      : [],
  )
  const which = [...new Set(atEnd)].slice(0, 3)
  const because = which.length === 0 ? '' : ` (${which.join(', ')})`
  return isHigh
    ? voice.say({
        sv: `Planens egna tal är gynnsammare än de flesta fallen: några av dem ligger i den bästa änden av vad som är troligt${because}.`,
        en: `The plan's own numbers are more favourable than most of the cases: some lie at the best end of what is likely${because}.`,
      })
    : voice.say({
        sv: `Planens egna tal är mindre gynnsamma än de flesta fallen: några av dem ligger i den sämsta änden av vad som är troligt${because}.`,
        en: `The plan's own numbers are less favourable than most of the cases: some lie at the worst end of what is likely${because}.`,
      })
}

/** The last year's figures, with how sure they are. */
export const KeyFigures = (props: VerdictProps): VNode => {
  const { plan, outcome, voice } = props
  const tiles = (['trainees', 'completions', 'coverage', 'specialists'] as const).map((name) => {
    const words = seriesText(name, plan, voice)
    const last = outcome.band(name).at(-1)
    const [low, , , , high] = last?.quantiles ?? []
    const figure = last?.central == null ? '–' : words.round(last.central)
    const nine = low == null || high == null ? '' : words.range(low, high)
    return el(
      'div',
      { class: 'tile', key: name },
      el('dt', {}, `${voice.say(tileName[name])} ${plan.to}`),
      el('dd', {}, el('b', {}, figure), el('span', {}, ` ${nine}`)),
    )
  })
  const lean = leaning(props)
  return el(
    'div',
    {},
    el('dl', { class: 'tiles' }, ...tiles),
    el(
      'p',
      { class: 'small' },
      voice.say({
        sv: 'Stort: planens egna tal. Litet: nio fall av tio hamnar mellan dessa två.',
        en: "Large: the plan's own numbers. Small: nine cases of ten fall between these two.",
      }),
      lean === '' ? '' : ` ${lean}`,
    ),
  )
}

const tileName = {
  trainees: { sv: 'ST-läkare', en: 'Trainees' },
  completions: { sv: 'Färdiga per år', en: 'Completions a year' },
  coverage: { sv: 'Täckning', en: 'Coverage' },
  specialists: { sv: 'Specialister', en: 'Specialists' },
} as const

/** What is read out when the levers have come to rest. */
export const spokenVerdict = ({ plan, outcome, voice }: VerdictProps, isMoved: boolean): string => {
  const last = (name: 'completions' | 'trainees' | 'coverage'): string =>
    figureText(name, outcome.band(name).at(-1)?.central ?? null, plan, voice)
  return `${verdictText(outcome, isMoved, voice)} ${plan.to}: ${last('trainees')}, ${last('completions')}, ${voice.say({ sv: 'täckning', en: 'coverage' })} ${last('coverage')}.`
}
