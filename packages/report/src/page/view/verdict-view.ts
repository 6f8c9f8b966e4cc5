import type { Plan, SeriesName } from '@kohort/core'
import type { VNode } from 'preact'
import { probabilityText } from '../../shared/probability-text.js'
import { type GoalCounts, goalCounts, holdsText, metText } from '../../shared/verdict-text.js'
import type { GoalOutcome, Outcome } from '../model/outcome.js'
import { el } from './el.js'
import { bandText, capital, distanceText, figureText, titleOf, type Voice } from './words.js'

export interface VerdictProps {
  readonly plan: Plan
  readonly outcome: Outcome
  readonly draws: number
  readonly voice: Voice
  /** The norm that the reader has set, where it is not the plan's. */
  readonly norm: number | null
}

/** What is measured by the norm: another norm makes another goal of the same title. */
const byNorm: readonly SeriesName[] = ['coverage', 'shortfall', 'shortfallHeads']

/** `(räknat mot 2 000)` after a goal that the reader has moved with the norm. */
const against = (metric: SeriesName, norm: number | null, voice: Voice): string =>
  norm === null || !byNorm.includes(metric)
    ? ''
    : voice.say({
        sv: ` (räknat mot ${voice.number(norm)})`,
        en: ` (measured by ${voice.number(norm)})`,
      })

const countsOf = ({ goals }: Outcome): GoalCounts => goalCounts(goals.map(({ verdict }) => verdict))

/** `2 av 6 mål nås`; of a single goal whether it is met. */
export const goalsMet = (outcome: Outcome, voice: Voice): string => {
  const { met, missed, open } = countsOf(outcome)
  const all = met + missed + open
  if (all === 0) return voice.say({ sv: 'Inga mål', en: 'No goals' })
  if (all === 1)
    return met === 1
      ? voice.say({ sv: 'Målet nås', en: 'The goal is met' })
      : voice.say({ sv: 'Målet nås inte', en: 'The goal is missed' })
  return voice.say({ sv: `${met} av ${all} mål nås`, en: `${met} of ${all} goals met` })
}

/** Whether the plan holds, in a sentence; of a plan that the reader has changed, how many of its goals are met. */
export const verdictText = (outcome: Outcome, isMoved: boolean, voice: Voice): string => {
  const counts = countsOf(outcome)
  if (!isMoved || counts.met + counts.missed === 0) return voice.say(holdsText(counts))
  const told = voice.say(metText(counts))
  return voice.say({ sv: `Med dina ändringar: ${told}.`, en: `With your changes: ${told}.` })
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

export const GoalList = ({ plan, outcome, draws, voice, norm }: VerdictProps): VNode =>
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
          el(
            'strong',
            {},
            `${capital(titleOf(definition?.title, id, voice))}${against(goal.verdict.metric, norm, voice)}`,
          ),
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

/** What is read out when the levers have come to rest. */
export const spokenVerdict = ({ plan, outcome, voice }: VerdictProps, isMoved: boolean): string => {
  const last = (name: 'completions' | 'trainees' | 'coverage'): string =>
    figureText(name, outcome.band(name).at(-1)?.central ?? null, plan, voice)
  return `${verdictText(outcome, isMoved, voice)} ${plan.to}: ${last('trainees')}, ${last('completions')}, ${voice.say({ sv: 'täckning', en: 'coverage' })} ${last('coverage')}.`
}
