import type { Argument, Help, Option } from 'commander'
import type { Language } from './language.js'
import { manyLines } from './terminal-text.js'

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Användning:',
  'Arguments:': 'Argument:',
  'Options:': 'Val:',
  'Global Options:': 'Val för alla kommandon:',
  'Commands:': 'Kommandon:',
}

const inUsage = (text: string): string =>
  text.replace('[options]', '[val]').replace('[command]', '[kommando]')

interface Choosing {
  readonly description: string
  readonly argChoices?: readonly string[]
  readonly defaultValue?: unknown
}

/** `(ett av sv, en)`, and what holds if nothing is said. */
const withChoices = ({ description, argChoices, defaultValue }: Choosing): string => {
  const more = [
    ...(argChoices === undefined ? [] : [`ett av ${argChoices.join(', ')}`]),
    ...(typeof defaultValue === 'string' ? [`annars ${defaultValue}`] : []),
  ]
  return more.length === 0 ? description : `${description} (${more.join('; ')})`
}

/** The library's own words in its help, in the reader's language. */
export const helpTexts = (language: Language): Partial<Help> =>
  language === 'en'
    ? { showGlobalOptions: true }
    : {
        showGlobalOptions: true,
        styleTitle: (title) => titles[title] ?? title,
        styleUsage: inUsage,
        styleSubcommandTerm: inUsage,
        optionDescription: (option: Option) => withChoices(option),
        argumentDescription: (argument: Argument) => withChoices(argument),
      }

/** What the library says is wrong, by its own words, and what we say of it. */
const swedish: readonly (readonly [found: RegExp, said: string])[] = [
  [/^option '(.*?)' argument '(.*)' is invalid\.\s*(.*)$/s, '$1 går inte att läsa: "$2".\n$3'],
  [/^command-argument value '(.*)' is invalid for argument '(.*?)'\.\s*(.*)$/s, '$2 kan inte vara "$1".\n$3'],
  [/^missing required argument '(.*)'$/s, 'Argumentet $1 saknas.\n--help visar hur kommandot skrivs.'],
  [/^option '(.*?)' argument missing$/s, '$1 saknar sitt värde.\nSkriv det efter, med mellanslag eller =.'],
  [/^required option '(.*?)' not specified$/s, '$1 saknas.\n--help visar hur kommandot skrivs.'],
  [/^option '(.*?)' cannot be used with option '(.*?)'$/s, '$1 går inte ihop med $2.\nTa bort det ena.'],
  [/^unknown option '(.*?)'(\n.*)?$/s, 'Det finns inget val "$1".$2'],
  [/^unknown command '(.*?)'(\n.*)?$/s, 'Det finns inget kommando "$1".$2'],
  [
    /^too many arguments for '(.*?)'\. Expected (\d+) arguments? but got (\d+)\.$/s,
    '$1 tar $2 ord, och $3 är skrivna.\n--help visar hur kommandot skrivs.',
  ],
]
const within: readonly (readonly [found: RegExp, said: string])[] = [
  [/^\(Did you mean one of (.*)\?\)$/m, 'Menade du något av $1?'],
  [/^\(Did you mean (.*)\?\)$/m, 'Menade du $1?'],
  [/^Allowed choices are (.*)\.$/m, 'Välj bland $1.'],
]

/** What the library says is wrong, as we say it: in the reader's language, and safe to print. */
export const errorText = (message: string, language: Language): string => {
  const plain = message.trim().replace(/^error: /, '')
  const [found, said] = swedish.find(([pattern]) => pattern.test(plain)) ?? []
  if (language === 'en' || found === undefined || said === undefined) return `kohort: ${manyLines(plain)}\n`
  const hasHint = said.includes('\n') || plain.includes('\n')
  const hint = hasHint ? '' : '\n--help visar vad som finns.'
  const whole = within.reduce((text, [one, other]) => text.replace(one, other), plain.replace(found, said))
  return `kohort: ${manyLines(`${whole.trim()}${hint}`)}\n`
}
