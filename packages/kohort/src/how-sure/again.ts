import type { Voice } from '@kohort/report/words'
import type { WhatIfOptions } from '../what-if/read-scenarios.js'
import { wrap } from '../wrap.js'
import type { DrawOptions } from './draw-options.js'
import { shellWord } from './shell-word.js'

/** What was written on the command line. */
export interface Written<Options> {
  readonly words: readonly string[]
  readonly options: Options
}

/** An option, with what is written after it; a switch has nothing. */
export type Pair = readonly [flag: string, value?: string]

/** Digits alone, whatever the size: `1e-7` is not read back. */
export const decimals = (value: number): string => {
  const [digits = '', exponent] = String(value).split('e-')
  if (exponent === undefined) return digits
  return value.toFixed(Math.min(100, Number(exponent) + (digits.split('.')[1]?.length ?? 0)))
}

/** The options that say which plan, as they were written. */
export const planPairs = (options: WhatIfOptions): readonly Pair[] => [
  ...(options.plan === undefined ? [] : [['--plan', options.plan] as const]),
  ...(options.to === undefined ? [] : [['--to', String(options.to)] as const]),
  ...(options.set ?? []).map(({ path, value }) => ['--set', `${path}=${value}`] as const),
  ...(options.trainees === undefined ? [] : [['--trainees', decimals(options.trainees)] as const]),
  ...(options.specialists === undefined ? [] : [['--specialists', decimals(options.specialists)] as const]),
  ...(options.followStock === true ? [['--follow-stock'] as const] : []),
]

/** The options of chance, as they were written. */
export const chancePairs = ({ process, noise }: DrawOptions): readonly Pair[] => [
  ...(process === undefined || process === 'expected' ? [] : [['--process', process] as const]),
  ...Object.entries(noise ?? {}).map(([path, value]) => ['--noise', `${path}=${decimals(value)}`] as const),
]

/** How the draws were made, defaults and all. */
export const drawPairs = (
  manifest: { readonly draws: number; readonly seed: string; readonly sampling: string },
  options: DrawOptions,
): readonly Pair[] => [
  ['--draws', String(manifest.draws)],
  ['--seed', manifest.seed],
  ['--sampling', manifest.sampling],
  ...chancePairs(options),
]

/** A whole command that can be pasted into a shell. */
export const commandText = (name: string, words: readonly string[], pairs: readonly Pair[]): string => {
  const options = pairs.flatMap(([flag, value]) => (value === undefined ? [flag] : [flag, value]))
  const isOption = words.some((word) => word.startsWith('-'))
  const all = isOption ? [...options, '--', ...words] : [...words, ...options]
  return ['kohort', name, ...all].map(shellWord).join(' ')
}

/** A text and the command that it is about, which stands unbroken on a line of its own: it is there to be copied. */
export const commandLines = (text: string, command: string, width: number): readonly string[] => [
  ...wrap(text, width),
  `  ${command}`,
]

/** What gives the same figures, and with which version. */
export const againLines = (
  command: string,
  version: string,
  voice: Voice,
  width: number,
): readonly string[] =>
  commandLines(
    voice.say({
      sv: `Samma siffror igen, med Kohort ${version}:`,
      en: `The same figures again, with Kohort ${version}:`,
    }),
    command,
    width,
  )
