import type { EnsembleManifest } from '@kohort/ensemble'
import type { WhatIfOptions } from '../what-if/read-scenarios.js'
import { chancePairs, commandText, drawPairs, type Pair, planPairs, type Written } from './again.js'
import type { DrawOptions } from './draw-options.js'

/** The options that change a figure of the screen. */
export interface SimulateOptionsWritten extends WhatIfOptions, DrawOptions {
  readonly randomisations?: number
  readonly quantiles?: readonly number[]
  readonly series?: readonly string[]
  readonly years?: readonly number[]
}

/** What the library has where no seed is written. */
const USUAL_SEED = 'kohort'

/** What can be run next. */
export interface SimulateCommands {
  /** The same again: everything that changes a figure. */
  readonly again: string
  /** Which unknown matters most, of the same plan. */
  readonly next: (goal: string | undefined) => string
}

export const simulateCommands = (
  manifest: EnsembleManifest,
  scenarios: number,
  { words, options }: Written<SimulateOptionsWritten>,
): SimulateCommands => {
  const { randomisations, quantiles, series, years, seed } = options
  const lists: readonly Pair[] = [
    ...(randomisations === undefined ? [] : [['--randomisations', String(randomisations)] as const]),
    ...(quantiles === undefined ? [] : [['--quantiles', quantiles.join()] as const]),
    ...(series === undefined ? [] : [['--series', series.join()] as const]),
    ...(years === undefined ? [] : [['--years', years.join()] as const]),
  ]
  // The words that are no scenarios: the plan, where it is one of them.
  const plan = words.slice(0, words.length - scenarios)
  return {
    again: commandText('simulate', words, [...planPairs(options), ...drawPairs(manifest, options), ...lists]),
    next: (goal) =>
      commandText('sensitivity', plan, [
        ...planPairs(options),
        ...(goal === undefined ? [] : [['--of', goal] as const]),
        ...(seed === undefined || seed === USUAL_SEED ? [] : [['--seed', seed] as const]),
        ...chancePairs(options),
      ]),
  }
}
