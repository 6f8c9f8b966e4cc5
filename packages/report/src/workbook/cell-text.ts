/** What Excel holds in a cell. */
const LONGEST = 32_767

/** Control signs as the pictures of them: XML has no place for them, and what a plan says is not to vanish. */
const PICTURES = 0x2400
const NOT_TEXT = '\ufffd'

/** Excel reads `_x0041_` in a file as A: the first underscore is written as such a code itself. */
const CODED = /_(?=x[0-9A-Fa-f]{4}_)/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g
/** What XML cannot hold, halves of a pair, and signs that turn the direction in which a text is read. */
const UNFIT = /[\ufffe\uffff\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu

/** A text as XML can hold it: what cannot stand in it is shown as something that can. */
export const cleanText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(CONTROL, (sign) =>
      String.fromCharCode(sign === '\u007f' ? 0x2421 : PICTURES + sign.charCodeAt(0)),
    )
    .replace(UNFIT, NOT_TEXT)

/** The same as a cell holds it, no longer than Excel allows. */
export const cellText = (text: string): string => {
  const coded = cleanText(text).replace(CODED, '_x005F_')
  if (coded.length <= LONGEST) return coded
  const cut = coded.slice(0, LONGEST - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** Whether a text would be a formula if somebody typed it. */
export const isFormulaText = (text: string): boolean => /^\s*[=+\-@＝＋－＠]/u.test(text)

/** Whether a text reads as one of a spreadsheet's errors: `#REF!`. */
export const isErrorText = (text: string): boolean => text.startsWith('#')
