import type { SeriesName } from '@kohort/core'
import type { ErrorSize, Observation } from '@kohort/ensemble'
import type { Command } from 'commander'
import { CommandLineError } from '../command-line-error.js'
import type { Say } from '../plan-arguments.js'
import { oneLine } from '../terminal-text.js'
import { seriesOf } from '../what-if/series-head.js'

/** What has been observed, the same for every command that learns from it. */
export interface ObservedChoice {
  readonly observed?: readonly Observation[]
  readonly contested?: readonly Observation[]
  readonly error?: Readonly<Partial<Record<SeriesName, ErrorSize>>>
}

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?`
const observation = new RegExp(String.raw`^([A-Za-z]+)\.(\d{4})=(${NUMBER})$`)
const errorSize = new RegExp(`^([A-Za-z]+)=(${NUMBER})(%?)$`)

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

/** `trainees.2025=731`, once or several with commas between. */
const observationsOf = (
  option: string,
  kind: 'observed' | 'contested',
  written: string,
  before: readonly Observation[] | undefined,
): readonly Observation[] => [
  ...(before ?? []),
  ...written.split(',').map((text): Observation => {
    const found = observation.exec(text.trim())
    if (found === null)
      throw refused(
        option,
        text,
        ['det ska vara serie.år=tal.', 'it should be series.year=number.'],
        [`Till exempel ${option} trainees.2025=731.`, `For example ${option} trainees.2025=731.`],
      )
    const [, name = '', year = '', value = ''] = found
    const [series] = seriesOf([name])
    return { series: series as SeriesName, year: Number(year), value: Number(value), kind }
  }),
]

/** `trainees=10` or `trainees=2%`. */
const errorsOf = (
  written: string,
  before: ObservedChoice['error'],
): Readonly<Partial<Record<SeriesName, ErrorSize>>> => {
  const found = errorSize.exec(written.trim())
  const [, name = '', text = '', percent = ''] = found ?? []
  const size = Number(text)
  if (found === null || !(size > 0))
    throw refused(
      '--error',
      written,
      ['det ska vara serie=fel, över 0.', 'it should be series=error, above 0.'],
      [
        'Till exempel --error trainees=10 (personer) eller --error trainees=2%. Felet är en standardavvikelse.',
        'For example --error trainees=10 (heads) or --error trainees=2%. The error is a standard deviation.',
      ],
    )
  const [series] = seriesOf([name])
  return { ...before, [series as SeriesName]: percent === '' ? size : { relative: size / 100 } }
}

/** The options themselves. */
export const withObserved = (made: Command, say: Say): Command =>
  made
    .option(
      '--observed <series.year=value>',
      say(
        'vad som har räknats, som trainees.2025=731; kan upprepas',
        'what was counted, such as trainees.2025=731; may be repeated',
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
