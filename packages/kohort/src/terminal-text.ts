import { oneLine } from '@kohort/report/words'

/** A text on one line, safe to print, where the lines are ours: a message of several problems, each of which may quote a plan. */
export const manyLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line)}`)
    .join('\n')
