export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

type Environment = Readonly<Record<string, string | undefined>>

/** What the environment asks for: the first of its variables that says anything, as other programs read them. */
const fromEnvironment = (environment: Environment): Language => {
  const said = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find((text) => text)
  return said?.toLowerCase().startsWith('sv') === true ? 'sv' : 'en'
}

/** `--lang` wins over the environment, which is read here and nowhere else. */
export const languageOf = (words: readonly string[], environment: Environment): Language => {
  const ends = words.indexOf('--')
  const options = ends < 0 ? words : words.slice(0, ends)
  for (let index = options.length - 1; index >= 0; index -= 1) {
    const word = options[index] ?? ''
    const asked = word === '--lang' ? options[index + 1] : word.startsWith('--lang=') ? word.slice(7) : ''
    const known = languages.find((language) => language === asked)
    if (known !== undefined) return known
  }
  return fromEnvironment(environment)
}
