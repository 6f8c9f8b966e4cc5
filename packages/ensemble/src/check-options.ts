import { type SeriesName, seriesNames } from '@kohort/core'
import type { Scenario } from '@kohort/scenarios'
import { checkKeys, type Keys } from './check-keys.js'
import { refuse } from './errors.js'
import { checkCorrelations } from './inputs/correlation.js'
import { checkNoise } from './inputs/noise.js'
import { checkInputs } from './inputs/points.js'
import type { SamplingOptions, SimulateOptions, UncertaintyOptions } from './options.js'
import { noSuch, refuseUnknown } from './unknown.js'

export const uncertaintyKeys: Keys<UncertaintyOptions> = {
  inputs: true,
  correlations: true,
  noise: true,
  scenarios: true,
  observed: true,
}

export const samplingKeys: Keys<SamplingOptions> = {
  draws: true,
  seed: true,
  sampling: true,
  randomisations: true,
}

const simulateKeys: Keys<SimulateOptions> = {
  ...uncertaintyKeys,
  ...samplingKeys,
  process: true,
  series: true,
  keep: true,
  workers: true,
  rows: true,
  observedErrors: true,
  signal: true,
  onProgress: true,
}

const isScenario = (one: unknown): one is Scenario =>
  typeof one === 'object' &&
  one !== null &&
  typeof (one as Partial<Scenario>).id === 'string' &&
  typeof (one as Partial<Scenario>).applyTo === 'function'

const checkScenarios = (scenarios: unknown): void => {
  const isList = Array.isArray(scenarios)
  const wrong = isList ? scenarios.findIndex((one) => !isScenario(one)) : -1
  if (isList && wrong < 0) return
  refuse(
    'scenarios',
    isList ? `scenarios.${wrong}` : 'scenarios',
    isList
      ? { sv: 'det är inget scenario.', en: 'this is no scenario.' }
      : { sv: 'det är ingen lista över scenarier.', en: 'this is no list of scenarios.' },
    {
      sv: 'Gör scenarier med scenario(), eller läs dem med parseScenario(), i @kohort/scenarios.',
      en: 'Make scenarios with scenario(), or read them with parseScenario(), of @kohort/scenarios.',
    },
  )
}

/** What is uncertain, as far as it can be judged without the plan. */
export const checkUncertainty = ({ inputs, correlations, noise, scenarios }: UncertaintyOptions): void => {
  if (inputs !== undefined) checkInputs(inputs)
  if (correlations !== undefined) checkCorrelations(correlations)
  if (noise !== undefined) checkNoise(noise)
  if (scenarios !== undefined) checkScenarios(scenarios)
}

const checkSeries = (series: readonly SeriesName[]): void => {
  if (!Array.isArray(series))
    refuse(
      'unknown-series',
      'series',
      { sv: 'det är ingen lista över serier.', en: 'this is no list of series.' },
      { sv: "Skriv till exempel ['completions'].", en: "Write for example ['completions']." },
    )
  const unknown = series.find((name) => !seriesNames.includes(name))
  if (unknown !== undefined) refuseUnknown('unknown-series', 'series', noSuch.series, unknown, seriesNames)
}

const listeners = ['signal', 'onProgress'] as const

/** Refuses what cannot listen: an abort signal and a teller of progress. */
export const checkListeners = (options: Pick<SimulateOptions, (typeof listeners)[number]>): void => {
  const { signal, onProgress } = options
  const isSignal = signal === undefined || typeof signal?.throwIfAborted === 'function'
  const isTeller = onProgress === undefined || typeof onProgress === 'function'
  if (isSignal && isTeller) return
  refuse(
    'options',
    isSignal ? 'onProgress' : 'signal',
    isSignal
      ? { sv: 'det är ingen funktion.', en: 'this is no function.' }
      : { sv: 'det är ingen avbrottssignal.', en: 'this is no abort signal.' },
    isSignal
      ? { sv: 'Ge en funktion av två tal.', en: 'Give a function of two numbers.' }
      : { sv: 'Ge signal från en AbortController.', en: 'Give the signal of an AbortController.' },
  )
}

const keeps = ['totals', 'groups']

/** The options of `simulate` that are neither of the drawing nor of the sampling. */
export const checkSimulate = (options: SimulateOptions): void => {
  checkKeys(options, simulateKeys)
  if (options.series !== undefined) checkSeries(options.series)
  if (options.keep !== undefined && !keeps.includes(options.keep))
    refuseUnknown(
      'keep',
      'keep',
      { sv: 'inget att behålla som heter', en: 'nothing to keep that is called' },
      options.keep,
      keeps,
    )
  checkListeners(options)
}
