import type { GoalDefinition, Verdict } from '@kohort/core'
import { titleText } from '../figure-text.js'
import { yearsText } from '../format.js'
import { bandText, bareFigure, distanceText, figureOf, isMoney } from '../metric-text.js'
import { padEnd, visible, wrap } from '../wrap.js'
import type { Screen } from './screen.js'

const GAP = '  '

/** What is shown of a goal without a limit: a sum where figures of money add up, and the last year's figure. */
const shown = (goal: Verdict, { plan, projection, voice }: Screen): string => {
  const figures = goal.years.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]))
  const last = figures.at(-1)
  if (last === undefined) return voice.say({ sv: 'ingen uppgift', en: 'no figure' })
  const end = figureOf(goal.metric, last.value, plan, voice)
  const noLimit = voice.say({ sv: 'ingen gräns att mäta mot', en: 'no limit to hold it to' })
  if (!isMoney(goal.metric) || figures.length === 1)
    return voice.say({ sv: `${end} år ${last.year}; ${noLimit}`, en: `${end} in ${last.year}; ${noLimit}` })
  const total = figureOf(goal.metric, figures.reduce((sum, { value }) => sum + value, 0), plan, voice)
  const years = yearsText(figures[0]?.year ?? projection.base, last.year)
  return voice.say({
    sv: `${total} ${years}, varav ${bareFigure(goal.metric, last.value, voice)} år ${last.year}; ${noLimit}`,
    en: `${total} ${years}, of which ${bareFigure(goal.metric, last.value, voice)} in ${last.year}; ${noLimit}`,
  })
}

/** Why a goal with a limit cannot be judged. */
const undecided = (goal: Verdict, { projection, voice }: Screen): string =>
  goal.to > projection.to
    ? voice.say({
        sv: `går inte att säga: planen är räknad till ${projection.to}, målet gäller ${yearsText(goal.from, goal.to)}`,
        en: `cannot be said: the plan is projected to ${projection.to}, the goal is for ${yearsText(goal.from, goal.to)}`,
      })
    : voice.say({ sv: 'går inte att säga: år utan uppgift', en: 'cannot be said: years without a figure' })

/** The year whose figure is held to the band, where it is one year's. */
const decisiveYear = (goal: Verdict): number | undefined => {
  if (goal.over === 'mean') return undefined
  if (goal.over === 'last') return goal.to
  return goal.years.find(({ value, margin }) => value === goal.value && margin === goal.margin)?.year
}

/** When the figures first came inside, where that says something more. */
const since = (goal: Verdict, { voice }: Screen): string => {
  if (goal.firstMet === null)
    return goal.from === goal.to ? '' : voice.say({ sv: '; inget år når', en: '; no year does' })
  if (goal.met === true && goal.firstMet === goal.from) return ''
  if (goal.from === goal.to) return ''
  return voice.say({ sv: `; först ${goal.firstMet}`, en: `; first in ${goal.firstMet}` })
}

const judged = (goal: Verdict, screen: Screen): string => {
  const { plan, voice } = screen
  const { metric, value, min, max } = goal
  const year = decisiveYear(goal)
  const when = year === undefined ? (goal.from === goal.to ? '' : voice.say({ sv: ' i snitt', en: ' on average' })) : ` ${voice.say({ sv: '', en: 'in ' })}${year}`
  const found = value === null ? '' : `${figureOf(metric, value, plan, voice)}${when}`
  const band = bandText(metric, min, max, voice)
  const size = distanceText(metric, goal.margin ?? 0, voice)
  const against = voice.say({ sv: `mot ${band}`, en: `against ${band}` })
  if (goal.met === true) {
    const by = goal.byConstruction ? voice.say({ sv: '; antagningen följer målet', en: '; the intake follows the target' }) : ''
    const room = voice.say({ sv: `${size} till gränsen`, en: `${size} from the edge` })
    return `${found} ${against}: ${room}${since(goal, screen)}${by}`
  }
  const isBelow = min !== null && value !== null && value < min
  const far = isBelow ? voice.say({ sv: `${size} under`, en: `${size} below` }) : voice.say({ sv: `${size} över`, en: `${size} above` })
  return `${found} ${against}: ${far}${since(goal, screen)}`
}

/** A goal in a line: whether it is met, its title, what it came to, by how much, and when first. */
export const goalText = (goal: Verdict, screen: Screen): string => {
  if (goal.met !== null) return judged(goal, screen)
  return goal.min === null && goal.max === null && goal.to <= screen.projection.to ? shown(goal, screen) : undecided(goal, screen)
}

export const goalTitle = (definition: GoalDefinition, screen: Screen): string =>
  definition.title === undefined ? definition.id : titleText(definition.title, screen.voice)

const markOf = (goal: Verdict, { voice, paint }: Screen): string => {
  if (goal.met === true) return paint.good(`✓ ${voice.say({ sv: 'ja', en: 'yes' })}`)
  if (goal.met === false) return paint.bad(`✗ ${voice.say({ sv: 'nej', en: 'no' })}`)
  return paint.faint('–')
}

/** Every goal of the plan, a line each. */
export const goalLines = (screen: Screen, wanted: readonly Verdict[] = screen.projection.goals): readonly string[] => {
  const rows = wanted.map((goal) => {
    const definition = screen.plan.goals.find(({ id }) => id === goal.id)
    return { mark: markOf(goal, screen), title: definition === undefined ? goal.id : goalTitle(definition, screen), text: goalText(goal, screen) }
  })
  const marks = Math.max(...rows.map(({ mark }) => visible(mark)))
  const titles = Math.min(44, Math.max(...rows.map(({ title }) => visible(title))))
  return rows.flatMap(({ mark, title, text }) => {
    const first = `${GAP}${padEnd(mark, marks)}${GAP}${padEnd(title, titles)}${GAP}`
    return wrap(text, screen.width, first, ' '.repeat(GAP.length * 3 + marks + titles))
  })
}
