import { nearest } from '@kohort/core'
import { oneLine } from '@kohort/report/words'
import { CommandLineError } from './command-line-error.js'

/** Ids of goals as they were written, checked against the plan's. */
export const checkGoals = (wanted: readonly string[], known: readonly string[]): void => {
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
}
