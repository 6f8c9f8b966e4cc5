import { type Command, InvalidArgumentError } from 'commander'
import { type Setting, settingOf } from './set-value.js'

/** `completions,coverage` as a list. */
export const listOf = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
]

/** `2027,2030` as years. */
export const yearList =
  (say: Say) =>
  (text: string, before: readonly number[] | undefined): readonly number[] =>
    listOf(text, before?.map(String)).map(wholeNumber(say, 1900))

/** One of two texts, by the language. */
export type Say = (sv: string, en: string) => string

export const wholeNumber =
  (say: Say, least: number, most = 9_999_999) =>
  (text: string): number => {
    const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(
      value < least
        ? say(`Skriv ett heltal, minst ${least}.`, `Write a whole number, at least ${least}.`)
        : value > most
          ? say(`Skriv ett heltal, högst ${most}.`, `Write a whole number, at most ${most}.`)
          : say('Skriv ett heltal.', 'Write a whole number.'),
    )
  }

export const amount =
  (say: Say) =>
  (text: string): number => {
    if (/^\d{1,7}(?:\.\d+)?$/.test(text)) return Number(text)
    throw new InvalidArgumentError(say('Skriv ett tal, noll eller mer.', 'Write a number, zero or more.'))
  }

export const collect = <Item>(item: Item, before: readonly Item[] | undefined): readonly Item[] => [
  ...(before ?? []),
  item,
]

/** The argument and the options of every command that takes a plan. */
export const withPlan = (command: Command, say: Say): Command =>
  withPlanOptions(
    command.argument(
      '[plan]',
      say(
        'en .json- eller .yaml-fil, eller en region (12, skåne); utan: Stockholm',
        'a .json or .yaml file, or a region (12, skåne); Stockholm if left out',
      ),
    ),
    say,
  )

/**
 * The same of a command that takes scenarios, of which the first word may be the plan; with `areOptional` it can do
 * without any.
 */
export const withScenarios = (command: Command, say: Say, areOptional = false): Command =>
  withPlanOptions(
    command
      .argument(
        areOptional ? '[words...]' : '<words...>',
        say(
          'scenarier: .json- eller .yaml-filer, eller namn ur kohort scenarios; före dem planen, om inte Stockholm',
          'scenarios: .json or .yaml files, or ids of kohort scenarios; before them the plan, if not Stockholm',
        ),
      )
      .option(
        '--plan <plan>',
        say('planen; alla ord är då scenarier', 'the plan; every word is a scenario then'),
      ),
    say,
  )

export const withPlanOptions = (command: Command, say: Say): Command =>
  command
    .option('--to <year>', say('sista år', 'the last year'), wholeNumber(say, 1900))
    .option(
      '--set <path=value>',
      say(
        'ändra ett tal i planen, från året efter basåret; med år (training.away.2027=0.1) från det året; kan upprepas',
        'change a number of the plan, from the year after the base year; with a year (training.away.2027=0.1) from that year; may be repeated',
      ),
      (text: string, before: readonly Setting[] | undefined) => collect(settingOf(text), before),
    )
    .option(
      '--trainees <n>',
      say(
        'ST-läkare 2023, för regioner där det är okänt',
        'trainees in 2023, for regions where it is unknown',
      ),
      amount(say),
    )
    .option(
      '--specialists <n>',
      say('allmänspecialister 2023, likaså', 'specialists in 2023, likewise'),
      amount(say),
    )
    .option(
      '--follow-stock',
      say(
        'Stockholm: vilken antagning kräver de beslutade antalen?',
        'Stockholm: what intake do the decided stocks take?',
      ),
    )
