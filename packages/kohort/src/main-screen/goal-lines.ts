import type { GoalDefinition, Verdict } from '@kohort/core'
import { cut, titleText } from '@kohort/report/words'
import { bandText, bareFigure, distanceText, figureOf, isMoney } from '../metric-text.js'
import { padEnd, visible, wrap } from '../wrap.js'
import { yearsText } from '../years-text.js'
import type { Screen } from './screen.js'

const GAP = '  '
const WIDEST_TITLE = 46

/** A figure in a goal's line, where the title has said what is counted. */
const found = (goal: Verdict, value: number, { plan, voice }: Screen): string =>
  goal.metric === 'completions'
    ? `${bareFigure(goal.metric, value, voice)}${voice.say({ sv: ' färdiga', en: goal.over === 'mean' && goal.from < goal.to ? '' : ' a year' })}`
    : figureOf(goal.metric, value, plan, voice)

/** What is shown of a goal without a limit: a sum where figures of money add up, and the last year's figure. */
const shown = (goal: Verdict, screen: Screen): string => {
  const { plan, voice } = screen
  const figures = goal.years.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]))
  const last = figures.at(-1)
  const noLimit = voice.say({ sv: 'ingen gräns', en: 'no limit' })
  if (last === undefined) return voice.say({ sv: `ingen uppgift; ${noLimit}`, en: `no figure; ${noLimit}` })
  const year = voice.say({ sv: `år ${last.year}`, en: `in ${last.year}` })
  if (!isMoney(goal.metric) || figures.length === 1)
    return `${found(goal, last.value, screen)} ${year}; ${noLimit}`
  const sum = figures.reduce((total, { value }) => total + value, 0)
  const total = figureOf(goal.metric, sum, plan, voice)
  const end = bareFigure(goal.metric, last.value, voice)
  return voice.say({
    sv: `${total}, varav ${end} ${year}; ${noLimit}`,
    en: `${total}, ${end} ${year}; ${noLimit}`,
  })
}

/** Why a goal with a limit cannot be judged. */
const undecided = (goal: Verdict, { projection, voice }: Screen): string => {
  const years = yearsText(goal.from, goal.to)
  return goal.to > projection.to
    ? voice.say({
        sv: `går inte att säga: gäller ${years}, räknat till ${projection.to}`,
        en: `cannot be said: for ${years}, projected to ${projection.to}`,
      })
    : voice.say({ sv: 'går inte att säga: år utan uppgift', en: 'cannot be said: years without a figure' })
}

/** Of what year the figure is that is held to the band; a single year stands in the goal already. */
const when = (goal: Verdict, { voice }: Screen): string => {
  if (goal.from === goal.to) return ''
  if (goal.over === 'mean') return voice.say({ sv: ' i snitt', en: ' on average' })
  const year =
    goal.over === 'last'
      ? goal.to
      : goal.years.find(({ value, margin }) => value === goal.value && margin === goal.margin)?.year
  return year === undefined ? '' : voice.say({ sv: ` ${year}`, en: ` in ${year}` })
}

/** When the years themselves first came inside, where that is neither the first year nor never. */
const first = ({ firstMet, from, to }: Verdict, { voice }: Screen): string =>
  firstMet === null || firstMet === from || from === to
    ? ''
    : voice.say({ sv: `; först ${firstMet}`, en: `; first in ${firstMet}` })

const judged = (goal: Verdict, screen: Screen): string => {
  const { voice } = screen
  const { metric, value, min, max } = goal
  const figure = value === null ? '' : `${found(goal, value, screen)}${when(goal, screen)}`
  const size = distanceText(metric, goal.margin ?? 0, voice)
  const isBelow = min !== null && value !== null && value < min
  const far =
    goal.met === true
      ? Number.parseFloat(size) === 0
        ? voice.say({ sv: 'på gränsen', en: 'on the edge' })
        : voice.say({ sv: `${size} till gränsen`, en: `${size} inside` })
      : voice.say({
          sv: `${size} ${isBelow ? 'under' : 'över'}`,
          en: `${size} ${isBelow ? 'below' : 'above'}`,
        })
  return `${figure}, ${bandText(metric, min, max, voice)} (${far}${first(goal, screen)})`
}

/** What a goal came to, by how much it is met or missed, and when first. */
const goalText = (goal: Verdict, screen: Screen): string => {
  if (goal.met !== null) return judged(goal, screen)
  const isOpen =
    goal.min === null && goal.max === null && goal.years.every(({ min, max }) => min === null && max === null)
  return isOpen ? shown(goal, screen) : undecided(goal, screen)
}

const goalTitle = (definition: GoalDefinition | undefined, goal: Verdict, { voice }: Screen): string =>
  cut(definition?.title === undefined ? goal.id : titleText(definition.title, voice), WIDEST_TITLE)

/** Whether it is met; given where the plan steers by it; of several years none of which is inside, never. */
const markOf = (goal: Verdict, { voice, paint }: Screen): string => {
  if (goal.met === true)
    return paint.good(
      `✓ ${voice.say(goal.byConstruction ? { sv: 'givet', en: 'given' } : { sv: 'ja', en: 'yes' })}`,
    )
  if (goal.met === null) return paint.faint('–')
  const isNever = goal.firstMet === null && goal.from < goal.to
  return paint.bad(`✗ ${voice.say(isNever ? { sv: 'aldrig', en: 'never' } : { sv: 'nej', en: 'no' })}`)
}

/** Goals, a line each and what must be said of it below; `below` adds lines to a goal. */
export const goalLines = (
  screen: Screen,
  goals: readonly Verdict[],
  below: (goal: Verdict) => readonly string[] = () => [],
): readonly string[] => {
  const rows = goals.map((goal) => ({
    goal,
    mark: markOf(goal, screen),
    title: goalTitle(
      screen.plan.goals.find(({ id }) => id === goal.id),
      goal,
      screen,
    ),
  }))
  const marks = Math.max(...rows.map(({ mark }) => visible(mark)))
  const titles = Math.max(...rows.map(({ title }) => visible(title)))
  const margin = ' '.repeat(GAP.length * 3 + marks + titles)
  return rows.flatMap(({ goal, mark, title }) => [
    ...wrap(
      goalText(goal, screen),
      screen.width,
      `${GAP}${padEnd(mark, marks)}${GAP}${padEnd(title, titles)}${GAP}`,
      margin,
    ),
    ...below(goal).flatMap((line) => wrap(line, screen.width, margin, `${margin}  `)),
  ])
}
