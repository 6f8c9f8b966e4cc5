import { project, type Verdict } from '@kohort/core'
import { paintFor } from '../colour.js'
import { titleText } from '../figure-text.js'
import { voiceOf } from '../format.js'
import { checkGoals } from '../known-goal.js'
import type { Language } from '../language.js'
import { answer } from '../main-screen/answer.js'
import { goalLines } from '../main-screen/goal-lines.js'
import type { Screen } from '../main-screen/screen.js'
import { bandText, distanceText, figureOf } from '../metric-text.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import { type Terminal, widthOf } from '../terminal.js'
import { wrap } from '../wrap.js'

export interface CheckOptions extends PlanOptions {
  readonly goal?: readonly string[]
  readonly json?: boolean
}

const MISSED = 1

/** The goals that were asked for, in the plan's order; all when none was named. */
const chosen = (goals: readonly Verdict[], wanted: readonly string[]): readonly Verdict[] => {
  checkGoals(
    wanted,
    goals.map(({ id }) => id),
  )
  return wanted.length === 0 ? goals : goals.filter(({ id }) => wanted.includes(id))
}

/** The years outside the band, of a goal that every year must meet. */
const yearsMissed = (goal: Verdict, { plan, voice }: Screen): readonly string[] => {
  if (goal.over !== 'each' || goal.met !== false || goal.from === goal.to) return []
  return goal.years
    .filter(({ standing }) => standing === 'below' || standing === 'above')
    .map(({ year, value, min, max, standing, margin }) => {
      const far = distanceText(goal.metric, margin ?? 0, voice)
      const side =
        standing === 'below'
          ? voice.say({ sv: 'under', en: 'below' })
          : voice.say({ sv: 'över', en: 'above' })
      const found = value === null ? '' : figureOf(goal.metric, value, plan, voice)
      return `${year}: ${found}, ${bandText(goal.metric, min, max, voice)} (${far} ${side})`
    })
}

export const runCheck = (
  written: string | undefined,
  options: CheckOptions,
  language: Language,
  terminal: Terminal,
): number => {
  const { plan } = readPlan(written, options, terminal.folder)
  const projection = project(plan)
  const goals = chosen(projection.goals, options.goal ?? [])
  const code = goals.some(({ met }) => met === false) ? MISSED : 0
  if (options.json === true) {
    terminal.out(`${JSON.stringify(goals, null, 2)}\n`)
    return code
  }
  const voice = voiceOf(language)
  const paint = paintFor(terminal.isTerminal, terminal.environment)
  const screen: Screen = {
    plan,
    projection,
    voice,
    paint,
    width: widthOf(terminal),
  }
  const { head, holds } = answer(goals, screen)
  const title = titleText(plan.title, voice)
  const mark = holds === false ? paint.bad : paint.good
  const lines = [
    ...wrap(`${title}: ${head}`, screen.width, '', '  ').map((line) =>
      line.replace(title, () => paint.strong(title)).replace(head, () => mark(head)),
    ),
    ...(goals.length === 0 ? [] : goalLines(screen, goals, (goal) => yearsMissed(goal, screen))),
  ]
  terminal.out(`${lines.join('\n')}\n`)
  return code
}
