/** Escape sequences, in their seven-bit and eight-bit forms: strings up to BEL or ST, controls, the short ones. */
const sequences = new RegExp(
  [
    '(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?',
    '\\u001b[ -/]*[0-~]?',
  ].join('|'),
  'g',
)

/**
 * A text of a plan or the command line as one line that is safe to show: no control signs, none that turn the direction
 * of reading or hide in it, none that move or colour a terminal.
 */
export const oneLine = (text: string): string =>
  text
    .replace(sequences, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()

/** Cut to so many characters, with the mark that something is left out. */
export const cut = (text: string, most: number): string => {
  const characters = [...text]
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

const LONGEST_NAME = 200

/** The same of what should be a name or a title, and no more than a name's length. */
export const shortLine = (text: string): string =>
  cut(oneLine(text.slice(0, 4 * LONGEST_NAME)), LONGEST_NAME + 1)
