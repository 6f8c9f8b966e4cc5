import { series as registry, type SeriesName } from '@kohort/core'
import type { ErrorSize, Observation } from '@kohort/ensemble'
import { oneLine } from '@kohort/report/words'
import type { Command } from 'commander'
import { CommandLineError } from '../command-line-error.js'
import { decimals, type Pair } from '../how-sure/again.js'
import type { Say } from '../plan-arguments.js'
import { seriesOf } from '../what-if/series-head.js'
import { writtenNumber } from './written-number.js'

/** What has been observed, the same for every command that learns from it. */
export interface ObservedChoice {
  readonly observed?: readonly Observation[]
  readonly contested?: readonly Observation[]
  readonly error?: Readonly<Partial<Record<SeriesName, ErrorSize>>>
}

const observation = /^([A-Za-z]+)\.(\d{4})=([^%]*)(%?)$/
const errorSize = /^([A-Za-z]+)=([^%]*)(%?)$/
/** A comma between two observations, and none within a number. */
const between = /,(?=\s*(?:[A-Za-z]|$))/

const isShare = (name: SeriesName): boolean => registry[name].unit.en === 'share'

const refused = (
  option: string,
  written: string,
  text: readonly [string, string],
  todo: readonly [string, string],
): CommandLineError =>
  new CommandLineError({
    code: 'observed',
    path: option,
    text: {
      sv: `${option} ${oneLine(written)}: ${text[0]}`,
      en: `${option} ${oneLine(written)}: ${text[1]}`,
    },
    todo: { sv: todo[0], en: todo[1] },
  })

/** The number of an option, refused as it was written. */
const numberOf = (option: string, text: string, number: string, todo: readonly [string, string]): number => {
  const value = writtenNumber(number)
  if (typeof value === 'number') return value
  throw value === 'thousands'
    ? refused(
        option,
        text,
        ['tusental eller decimaler?', 'thousands, or decimals?'],
        [
          'Skriv tusental utan komma (1080) och decimaler med punkt (1.080).',
          'Write thousands without a comma (1080) and decimals with a point (1.080).',
        ],
      )
    : refused(
        option,
        text,
        [`"${oneLine(number)}" är inget tal.`, `"${oneLine(number)}" is not a number.`],
        todo,
      )
}

/** `trainees.2025=731`, `coverage.2025=55,5%`, once or several with commas between. */
const observationsOf = (
  option: string,
  kind: 'observed' | 'contested',
  written: string,
  before: readonly Observation[] | undefined,
): readonly Observation[] => [
  ...(before ?? []),
  ...written.split(between).map((text): Observation => {
    const example = [
      `Till exempel ${option} trainees.2025=731, eller ${option} coverage.2025=55% (andelar också som 0,55).`,
      `For example ${option} trainees.2025=731, or ${option} coverage.2025=55% (shares also as 0.55).`,
    ] as const
    const found = observation.exec(text.trim())
    if (found === null)
      throw refused(option, text, ['det ska vara serie.år=tal.', 'it should be series.year=number.'], example)
    const [, name = '', year = '', number = '', percent = ''] = found
    const [series] = seriesOf([name]) as readonly [SeriesName]
    const value = numberOf(option, text, number, example)
    if (percent !== '' && !isShare(series))
      throw refused(
        option,
        text,
        [`${series} räknas inte i procent.`, `${series} is not counted in per cent.`],
        ['Skriv antalet, utan %.', 'Write the number, without %.'],
      )
    return { series, year: Number(year), value: percent === '' ? value : hundredth(value), kind }
  }),
]

/** A hundredth as it would be written: 55.5 % is 0.555 to the bit. */
const hundredth = (value: number): number => Number(`${value}e-2`)

/** `trainees=10` or `trainees=2%`. */
const errorsOf = (
  written: string,
  before: ObservedChoice['error'],
): Readonly<Partial<Record<SeriesName, ErrorSize>>> => {
  const found = errorSize.exec(written.trim())
  const example = [
    'Till exempel --error trainees=10 (personer) eller --error trainees=2% (av talet). Felet är en standardavvikelse.',
    'For example --error trainees=10 (heads) or --error trainees=2% (of the figure). The error is a standard deviation.',
  ] as const
  const [, name = '', text = '', percent = ''] = found ?? []
  const size = found === null ? Number.NaN : numberOf('--error', written, text, example)
  if (!(size > 0))
    throw refused(
      '--error',
      written,
      ['det ska vara serie=fel, över 0.', 'it should be series=error, above 0.'],
      example,
    )
  const [series] = seriesOf([name])
  return { ...before, [series as SeriesName]: percent === '' ? size : { relative: hundredth(size) } }
}

/** What was observed and its errors, as they can be written again. */
export const observedPairs = ({ observed, contested, error }: ObservedChoice): readonly Pair[] => {
  const written = (flag: string, list: readonly Observation[] | undefined): readonly Pair[] =>
    list === undefined || list.length === 0
      ? []
      : [[flag, list.map(({ series, year, value }) => `${series}.${year}=${decimals(value)}`).join()]]
  return [
    ...written('--observed', observed),
    ...written('--contested', contested),
    ...Object.entries(error ?? {}).map(
      ([series, size]): Pair => [
        '--error',
        `${series}=${typeof size === 'number' ? decimals(size) : `${decimals(Number(`${size.relative}e2`))}%`}`,
      ],
    ),
  ]
}

/** The options themselves. */
export const withObserved = (made: Command, say: Say): Command =>
  made
    .option(
      '--observed <series.year=value>',
      say(
        'vad som har räknats, som trainees.2025=731 eller coverage.2025=55%; kan upprepas',
        'what was counted, such as trainees.2025=731 or coverage.2025=55%; may be repeated',
      ),
      (written: string, before: readonly Observation[] | undefined) =>
        observationsOf('--observed', 'observed', written, before),
    )
    .option(
      '--contested <series.year=value>',
      say(
        'vad någon sagt utan att räkna: tas med stort fel och ersätter inget',
        'what somebody said without counting: taken with a wide error, replaces nothing',
      ),
      (written: string, before: readonly Observation[] | undefined) =>
        observationsOf('--contested', 'contested', written, before),
    )
    .option(
      '--error <series=sd>',
      say(
        'räkningens fel, en standardavvikelse: trainees=10 eller trainees=2%; kan upprepas',
        'the error of a count, a standard deviation: trainees=10 or trainees=2%; may be repeated',
      ),
      errorsOf,
    )

/** What was written, as the library takes it. */
export const observedOf = ({ observed, contested }: ObservedChoice): readonly Observation[] => [
  ...(observed ?? []),
  ...(contested ?? []),
]
