/** What no shell reads as anything but itself. */
const plain = /^[\p{L}\p{N}_+./-][\p{L}\p{N}_+=:./-]*$/u
/** What stands for itself between double quotes in sh, PowerShell and cmd alike. */
const doubled = /^[^"$`\\!%\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

const escaped = (character: string): string => {
  if (character === '\\' || character === "'") return `\\${character}`
  if (!unseen.test(character)) return character
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}

/**
 * A word of a command as it can be written in a shell to be read as it is: bare where it can be, else between double
 * quotes, which every shell knows, else as sh has it. What cannot be seen is escaped, as bash and zsh have it, so that
 * nothing printed moves or colours a terminal.
 */
export const shellWord = (word: string): string => {
  if (plain.test(word)) return word
  if (doubled.test(word)) return `"${word}"`
  if (unseen.test(word)) return `$'${[...word].map(escaped).join('')}'`
  return `'${word.replaceAll("'", "'\\''")}'`
}
