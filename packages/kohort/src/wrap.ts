import { stripVTControlCharacters } from 'node:util'

/** Lines no wider than that, broken at plain spaces only; each but the first begins with `hanging`. */
export const wrap = (text: string, width: number, first = '', hanging = first): readonly string[] => {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(' ')) {
    const longer = isEmpty ? `${line}${word}` : `${line} ${word}`
    if (!isEmpty && visible(longer) > width) {
      lines.push(line)
      line = `${hanging}${word}`
    } else {
      line = longer
    }
    isEmpty = false
  }
  return [...lines, line]
}

/** How many characters are seen. */
export const visible = (text: string): number => [...stripVTControlCharacters(text)].length

/** Filled with spaces up to a width. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - visible(text)))
