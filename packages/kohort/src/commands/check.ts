import { project, type Verdict } from '@kohort/core'
import { paintFor } from '../colour.js'
import { CommandLineError } from '../command-line-error.js'
import { titleText } from '../figure-text.js'
import { voiceOf } from '../format.js'
import type { Language } from '../language.js'
import { answer } from '../main-screen/answer.js'
import { goalLines } from '../main-screen/goal-lines.js'
import type { Screen } from '../main-screen/screen.js'
import { bandText, distanceText, figureOf } from '../metric-text.js'
import { nearest } from '../nearest.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import { type Terminal, widthOf } from '../terminal.js'
import { oneLine } from '../terminal-text.js'
import { wrap } from '../wrap.js'

export interface CheckOptions extends PlanOptions {
  readonly goal?: readonly string[]
  readonly json?: boolean
}

const MISSED = 1

/** The goals that were asked for, in the plan's order; all when none was named. */
const chosen = (goals: readonly Verdict[], wanted: readonly string[]): readonly Verdict[] => {
  const known = goals.map(({ id }) => id)
  for (const id of wanted) {
    if (known.includes(id)) continue
    const near = nearest(id, known)
    const all = known.length === 0 ? '–' : known.join(', ')
    throw new CommandLineError({
      code: 'unknown-goal',
      path: oneLine(id),
      text: { sv: `Planen har inget mål "${oneLine(id)}".`, en: `The plan has no goal "${oneLine(id)}".` },
      todo: {
        sv: `${near === undefined ? '' : `Menade du "${near}"? `}Målen är: ${all}.`,
        en: `${near === undefined ? '' : `Did you mean "${near}"? `}The goals are: ${all}.`,
      },
    })
  }
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
