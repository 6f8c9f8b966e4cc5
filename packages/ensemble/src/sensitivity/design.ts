import { refuse } from '../errors.js'
import { checkedSampling } from '../random/check-sampling.js'
import type { SamplerOptions, Sampling } from '../random/sampler.js'

/** How an analysis is drawn. */
export interface DesignOptions {
  /** Points of the first kind and as many of the second; a power of two for `sobol`. */
  readonly draws?: number
  /** The same seed gives the same bits; `kohort` if left out. */
  readonly seed?: string | number
  /** `sobol` if left out. */
  readonly sampling?: Sampling
  /** Parts of equal length, each randomised by itself, from whose differences the standard errors come. */
  readonly randomisations?: number
}

const MOST_DRAWS = 2 ** 22

/** The options checked; the least a part can do with is two draws. */
export const designOf = (options: DesignOptions, usual: { draws: number; parts: number }): SamplerOptions => {
  const { draws = usual.draws, seed = 'kohort', sampling = 'sobol' } = options
  const randomisations = options.randomisations ?? Math.min(usual.parts, Math.max(1, draws / 2))
  const sampler = checkedSampling({ draws, seed, sampling, randomisations }, [2, MOST_DRAWS])
  if (draws / randomisations < 2)
    refuse(
      'randomisations',
      'randomisations',
      {
        sv: `${randomisations} delar av ${draws} dragningar har färre än två var.`,
        en: `${randomisations} parts of ${draws} draws have fewer than two each.`,
      },
      { sv: 'Ta färre delar, eller fler dragningar.', en: 'Take fewer parts, or more draws.' },
    )
  return sampler
}
