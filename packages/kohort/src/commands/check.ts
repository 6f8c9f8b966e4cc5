import { project, type Verdict } from '@kohort/core'
import { titleText, voiceOf } from '@kohort/report/words'
import { paintFor } from '../colour.js'
import { CommandLineError } from '../command-line-error.js'
import { checkGoals } from '../known-goal.js'
import type { Language } from '../language.js'
import { answer } from '../main-screen/answer.js'
import { goalLines } from '../main-screen/goal-lines.js'
import type { Screen } from '../main-screen/screen.js'
import { bandText, distanceText, figureOf } from '../metric-text.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import { type Terminal, widthOf } from '../terminal.js'
import { wrap } from '../wrap.js'
import { yearsText } from '../years-text.js'

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

/** A check that checked nothing must not look like one that found nothing wrong. */
const refuseUnjudged = (goals: readonly Verdict[], to: number): void => {
  if (goals.some(({ met }) => met !== null)) return
  const hasEdge = ({ years, min, max }: Verdict): boolean =>
    (min ?? max) !== null || years.some((year) => (year.min ?? year.max) !== null)
  const why = (goal: Verdict): readonly [string, string] => {
    const years = yearsText(goal.from, goal.to)
    if (!hasEdge(goal)) return [`${goal.id} har ingen gräns`, `${goal.id} has no limit`]
    return goal.to > to
      ? [
          `${goal.id} gäller ${years} men planen räknas till ${to}`,
          `${goal.id} is for ${years} but the plan is projected to ${to}`,
        ]
      : [`${goal.id} har år utan uppgift`, `${goal.id} has years without a figure`]
  }
  const reasons = goals.map(why)
  throw new CommandLineError({
    code: 'nothing-checked',
    path: 'goals',
    text:
      goals.length === 0
        ? {
            sv: 'Inget kunde kontrolleras: planen har inga mål.',
            en: 'Nothing could be checked: the plan has no goals.',
          }
        : {
            sv: `Inget kunde kontrolleras: ${reasons.map(([sv]) => sv).join('; ')}.`,
            en: `Nothing could be checked: ${reasons.map(([, en]) => en).join('; ')}.`,
          },
    todo:
      goals.length > 0 && goals.every((goal) => hasEdge(goal) && goal.to > to)
        ? {
            sv: 'Räkna längre med --to, eller välj ett annat mål.',
            en: 'Project further with --to, or choose another goal.',
          }
        : {
            sv: 'Ge planen ett mål med min eller max, eller välj ett sådant med --goal.',
            en: 'Give the plan a goal with a min or max, or choose such a one with --goal.',
          },
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
    refuseUnjudged(goals, plan.to)
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
  refuseUnjudged(goals, plan.to)
  return code
}
