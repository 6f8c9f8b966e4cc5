import { type Command, InvalidArgumentError } from 'commander'
import { type Setting, settingOf } from './set-value.js'

/** One of two texts, by the language. */
export type Say = (sv: string, en: string) => string

export const wholeNumber =
  (say: Say, least: number) =>
  (text: string): number => {
    if (/^\d{1,7}$/.test(text) && Number(text) >= least) return Number(text)
    throw new InvalidArgumentError(say('Skriv ett heltal.', 'Write a whole number.'))
  }

const amount =
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
  command
    .argument(
      '[plan]',
      say(
        'en .json- eller .yaml-fil, eller en region (12, skåne); utan: Stockholm',
        'a .json or .yaml file, or a region (12, skåne); Stockholm if left out',
      ),
    )
    .option('--to <year>', say('sista år', 'the last year'), wholeNumber(say, 1900))
    .option(
      '--set <path=value>',
      say('ändra ett tal i planen; kan upprepas', 'change a number of the plan; may be repeated'),
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
