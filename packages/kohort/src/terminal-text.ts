/** Escape sequences, in their seven-bit and eight-bit forms: strings up to BEL or ST, controls, the short ones. */
const sequences = new RegExp(
  [
    '(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?',
    '\\u001b[ -/]*[0-~]?',
  ].join('|'),
  'g',
)
/** What is left of control characters, and what turns the direction of a line or hides in it. */
const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/** A text from a plan or the command line as one line that is safe to print: it can move or colour nothing. */
export const oneLine = (text: string): string =>
  text.replaceAll(sequences, '').replaceAll(controls, ' ').replaceAll(/ {2,}/g, ' ').trim()

/** The same where the lines are ours: a message of several problems, each of which may quote a plan. */
export const manyLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line)}`)
    .join('\n')

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
