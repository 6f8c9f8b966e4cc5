import type { Noise, Process, Sampling } from '@kohort/ensemble'
import { oneLine } from '@kohort/report/words'
import { type Command, Option } from 'commander'
import { CommandLineError } from '../command-line-error.js'
import { type Say, wholeNumber } from '../plan-arguments.js'

/** How draws are made, the same for every command that draws. */
export interface DrawOptions {
  readonly draws?: number
  readonly seed?: string
  readonly sampling?: Sampling
  readonly noise?: Noise
  readonly process?: Process
}

const processes: readonly Process[] = ['expected', 'individual']
const samplings: readonly Sampling[] = ['sobol', 'latin-hypercube', 'random']
const noisy = ['training.fillRate', 'training.attrition', 'specialists.hired'] as const

const MOST_DRAWS = 2 ** 22
/** Fewer tell nothing of a probability: what happened in none of 32 may still happen once in ten. */
export const LEAST_DRAWS = 32

const refused = (
  code: string,
  path: string,
  text: readonly [string, string],
  todo: readonly [string, string],
): CommandLineError =>
  new CommandLineError({
    code,
    path,
    text: { sv: text[0], en: text[1] },
    todo: { sv: todo[0], en: todo[1] },
  })

/** `training.fillRate=0.05`: how much a share varies from year to year. */
const noiseOf = (written: string, before: Noise | undefined): Noise => {
  const [path = '', text = '', ...more] = written.split('=')
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
  const known = noisy.find((name) => name === path)
  if (known === undefined || more.length > 0 || !(value > 0 && value < 1))
    throw refused(
      'noise',
      '--noise',
      [
        `--noise ${oneLine(written)}: det ska vara sökväg=standardavvikelse.`,
        `--noise ${oneLine(written)}: it should be path=standard deviation.`,
      ],
      [
        `Till exempel --noise training.fillRate=0.05. Sökvägarna är ${noisy.join(', ')}.`,
        `For example --noise training.fillRate=0.05. The paths are ${noisy.join(', ')}.`,
      ],
    )
  return { ...before, [known]: value }
}

/** Draws that the sampling can make, refused in the reader's language. */
export const checkDraws = ({ draws, sampling = 'sobol' }: DrawOptions, least: number): void => {
  if (draws === undefined) return
  const isPower = Number.isInteger(Math.log2(draws))
  if (draws >= least && draws <= MOST_DRAWS && (sampling !== 'sobol' || isPower)) return
  const most = String(MOST_DRAWS).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00a0')
  const near = Math.max(least, Math.min(MOST_DRAWS, 2 ** Math.round(Math.log2(Math.max(1, draws)))))
  throw refused(
    'draws',
    '--draws',
    [
      `--draws ${draws}: antalet dragningar ska vara minst ${least}, högst ${most} och med sobol en potens av två.`,
      `--draws ${draws}: the number of draws is at least ${least}, at most ${most}, and with sobol a power of two.`,
    ],
    [`Till exempel --draws ${near}.`, `For example --draws ${near}.`],
  )
}

/** How heads are split. */
export const processOption = (say: Say): Option =>
  new Option(
    '--process <how>',
    say(
      'individual: hela personer, var och en med sin slump, för små regioner (annars expected)',
      'individual: whole people, each with their own chance, for small regions (default: expected)',
    ),
  ).choices(processes)

/** The options themselves. */
export const withDraws = (made: Command, say: Say, usual: number): Command =>
  made
    .option(
      '--draws <n>',
      say(`antal dragningar (annars ${usual})`, `number of draws (default: ${usual})`),
      wholeNumber(say, 1, MOST_DRAWS),
    )
    .option(
      '--seed <text>',
      say(
        'samma frö ger samma siffror (annars kohort)',
        'the same seed gives the same figures (default: kohort)',
      ),
    )
    .addOption(
      new Option(
        '--sampling <how>',
        say('hur det dras (annars sobol)', 'how it is drawn (default: sobol)'),
      ).choices(samplings),
    )
    .addOption(processOption(say))
    .option(
      '--noise <path=sd>',
      say(
        'slump från år till år i training.fillRate, training.attrition eller specialists.hired; kan upprepas',
        'chance from year to year in training.fillRate, training.attrition or specialists.hired; may be repeated',
      ),
      noiseOf,
    )

/** The options as the library has them. */
export const drawingOf = ({ draws, seed, sampling, noise, process }: DrawOptions) => ({
  ...(process === undefined ? {} : { process }),
  ...(draws === undefined ? {} : { draws }),
  ...(seed === undefined ? {} : { seed }),
  ...(sampling === undefined ? {} : { sampling }),
  ...(noise === undefined ? {} : { noise }),
})

/** `0.1,0.5,0.9` as quantiles. */
export const quantileList =
  () =>
  (written: string): readonly number[] => {
    const found = written
      .split(',')
      .map((text) => (/^\s*\d*\.?\d+\s*$/.test(text) ? Number(text) : Number.NaN))
    if (found.every((value) => value >= 0 && value <= 1)) return [...new Set(found)].sort((a, b) => a - b)
    throw refused(
      'quantiles',
      '--quantiles',
      [
        `--quantiles ${oneLine(written)}: det ska vara tal från 0 till 1.`,
        `--quantiles ${oneLine(written)}: it should be numbers from 0 to 1.`,
      ],
      ['Till exempel --quantiles 0.1,0.5,0.9.', 'For example --quantiles 0.1,0.5,0.9.'],
    )
  }
