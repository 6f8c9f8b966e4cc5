import { type ConsistencyOptions, consistency, type Plan, project } from '@kohort/core'
import { asksFor, consistencyText, leverText, titleText, usefulLevers, voiceOf } from '@kohort/report/words'
import { paintFor } from '../colour.js'
import { CommandLineError } from '../command-line-error.js'
import type { Language } from '../language.js'
import type { Screen } from '../main-screen/screen.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import { type Terminal, widthOf } from '../terminal.js'
import { wrap } from '../wrap.js'

export interface ConsistencyCommandOptions extends PlanOptions {
  readonly json?: boolean
  readonly year?: number
}

const metrics = {
  trainees: { sv: 'antalet ST-läkare', en: 'trainees', min: 800 },
  completions: { sv: 'antalet färdiga', en: 'completions', min: 150 },
} as const

/** The question needs a goal of each kind, with a limit. */
const checkBothGoals = (plan: Plan): void => {
  const lacking = (['trainees', 'completions'] as const).filter((metric) => !asksFor(plan, metric))
  const [first] = lacking
  if (first === undefined) return
  const other = first === 'trainees' ? 'completions' : 'trainees'
  const goals = lacking
    .map(
      (metric) =>
        `  - { id: ${metric}, metric: ${metric}, from: ${plan.to}, to: ${plan.to}, over: last, min: ${metrics[metric].min} }`,
    )
    .join('\n')
  throw new CommandLineError({
    code: 'no-goal',
    path: 'goals',
    text:
      lacking.length === 2
        ? {
            sv: 'Planen har inget mål för antalet ST-läkare och inget för antalet färdiga att hålla mot varandra.',
            en: 'The plan has no goal on trainees and none on completions to hold against each other.',
          }
        : {
            sv: `Planen har inget mål för ${metrics[first].sv} att hålla mot målet för ${metrics[other].sv}.`,
            en: `The plan has no goal on ${metrics[first].en} to hold against the one on ${metrics[other].en}.`,
          },
    todo: {
      sv: `Lägg till under goals i planen, med era egna tal:\n${goals}`,
      en: `Add under goals in the plan, with your own numbers:\n${goals}`,
    },
  })
}

export const runConsistency = (
  written: string | undefined,
  options: ConsistencyCommandOptions,
  language: Language,
  terminal: Terminal,
): number => {
  const { plan } = readPlan(written, options, terminal.folder)
  checkBothGoals(plan)
  const asked: ConsistencyOptions = options.year === undefined ? {} : { year: options.year }
  const found = consistency(plan, asked)
  if (options.json === true) {
    terminal.out(`${JSON.stringify(found, null, 2)}\n`)
    return 0
  }
  const voice = voiceOf(language)
  const paint = paintFor(terminal.isTerminal, terminal.environment)
  const screen: Screen = { plan, projection: project(plan), voice, paint, width: widthOf(terminal) }
  const { question, answer, why } = consistencyText(found, plan, voice)
  const [least, most] = found.yearsRange.map((years) => (years === null ? '∞' : voice.number(years, 1)))
  const useful = usefulLevers(found)
  const others = found.levers.filter((lever) => !useful.includes(lever))
  const list = (title: string, rows: readonly string[]): readonly string[] =>
    rows.length === 0
      ? []
      : ['', paint.strong(title), ...rows.flatMap((row) => wrap(row, screen.width, '  ', '    '))]
  const lines = [
    `${paint.strong(titleText(plan.title, voice))}, ${voice.say({ sv: `med ${found.year} års siffror`, en: `with the figures of ${found.year}` })}`,
    '',
    ...wrap(`${question} ${answer}`, screen.width).map(paint.strong),
    ...wrap(why[0] ?? '', screen.width, '  '),
    ...wrap(
      voice.say({
        sv: `Med alla tal i sina troliga intervall kan tiden vara ${least}–${most} år.`,
        en: `With every number inside its likely range the time can be ${least}–${most} years.`,
      }),
      screen.width,
      '  ',
    ),
    ...list(
      found.consistent === true
        ? voice.say({ sv: 'Så är det i dag', en: 'As it is today' })
        : voice.say({ sv: 'Räcker ensamt, det troligaste först', en: 'Does it alone, the likeliest first' }),
      found.consistent === true ? [] : useful.map((lever) => leverText(lever, plan, voice)),
    ),
    ...list(
      voice.say({ sv: 'Räcker inte ensamt', en: 'Does not do it alone' }),
      others.map((lever) => leverText(lever, plan, voice)),
    ),
  ]
  terminal.out(`${lines.join('\n')}\n`)
  return 0
}
