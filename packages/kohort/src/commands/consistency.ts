import { type ConsistencyOptions, consistency, project } from '@kohort/core'
import { paintFor } from '../colour.js'
import { titleText } from '../figure-text.js'
import { voiceOf } from '../format.js'
import type { Language } from '../language.js'
import { consistencySentences, leverText, usefulLevers } from '../main-screen/consistency-lines.js'
import type { Screen } from '../main-screen/screen.js'
import { type PlanOptions, readPlan } from '../read-plan.js'
import { type Terminal, widthOf } from '../terminal.js'
import { wrap } from '../wrap.js'

export interface ConsistencyCommandOptions extends PlanOptions {
  readonly json?: boolean
  readonly year?: number
}

export const runConsistency = (
  written: string | undefined,
  options: ConsistencyCommandOptions,
  language: Language,
  terminal: Terminal,
): number => {
  const { plan } = readPlan(written, options, terminal.folder)
  const asked: ConsistencyOptions = options.year === undefined ? {} : { year: options.year }
  const found = consistency(plan, asked)
  if (options.json === true) {
    terminal.out(`${JSON.stringify(found, null, 2)}\n`)
    return 0
  }
  const voice = voiceOf(language)
  const paint = paintFor(terminal.isTerminal, terminal.environment)
  const screen: Screen = { plan, projection: project(plan), voice, paint, width: widthOf(terminal) }
  const { head, body } = consistencySentences(found, screen)
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
    ...wrap(head, screen.width).map(paint.strong),
    ...wrap(body[0] ?? '', screen.width, '  '),
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
      found.consistent === true ? [] : useful.map((lever) => leverText(lever, screen)),
    ),
    ...list(
      voice.say({ sv: 'Räcker inte ensamt', en: 'Does not do it alone' }),
      others.map((lever) => leverText(lever, screen)),
    ),
  ]
  terminal.out(`${lines.join('\n')}\n`)
  return 0
}
