import { type Plan, project } from '@kohort/core'
import { wrap } from '../wrap.js'
import { answer } from './answer.js'
import { consistencyLines } from './consistency-lines.js'
import { evidenceLines } from './evidence-lines.js'
import { goalLines } from './goal-lines.js'
import type { Screen } from './screen.js'
import { changeLines, titleLines } from './title-lines.js'
import { unmeasuredLines } from './unmeasured-lines.js'
import { yearlyTable } from './yearly-table.js'

export interface ScreenOptions {
  /** The plan before anything was set on the command line, and the paths that were. */
  readonly before: Plan
  readonly changed: readonly string[]
  /** Every number that nobody has measured, with its reason. */
  readonly all: boolean
  /** Where the figures were written, as a person finds them; none when they were not. */
  readonly files: readonly string[]
}

/** Whether the plan holds, and goal by goal why. */
const verdictLines = (screen: Screen): readonly string[] => {
  const { projection, paint, width } = screen
  const { head, body, holds } = answer(projection.goals, screen)
  const said = wrap(`${head} ${body}`.trim(), width)
  const mark = holds === null ? paint.strong : holds ? paint.good : paint.bad
  const lines = said.map((line, index) =>
    index === 0 ? line.replace(head, () => paint.strong(mark(head))) : line,
  )
  return projection.goals.length === 0 ? lines : [...lines, ...goalLines(screen, projection.goals)]
}

/**
 * The screen of `kohort project`, for somebody with five minutes: the years, whether the plan holds, whether it can,
 * what nobody has measured, what pulls the other way, and where the figures are.
 */
export const mainScreen = (screen: Screen, { before, changed, all, files }: ScreenOptions): string => {
  const { voice, plan, projection } = screen
  const unchanged = { plan: before, projection: before === plan ? projection : project(before) }
  const written =
    files.length === 0
      ? []
      : [voice.say({ sv: `Alla siffror: ${files.join(' och ')}`, en: `All figures: ${files.join(' and ')}` })]
  const parts = [
    [...titleLines(screen), ...changeLines(screen, unchanged, changed)],
    yearlyTable(screen, unchanged.projection),
    verdictLines(screen),
    consistencyLines(screen),
    unmeasuredLines(screen, all, changed),
    [...evidenceLines(screen), ...written],
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
