import { fail } from '../errors.js'
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

const isPowerOfTwo = (number: number): boolean => Number.isInteger(Math.log2(number))

/** The options checked; the least a part can do with is two draws. */
export const designOf = (options: DesignOptions, usual: { draws: number; parts: number }): SamplerOptions => {
  const { draws = usual.draws, seed = 'kohort', sampling = 'sobol' } = options
  const randomisations = options.randomisations ?? Math.min(usual.parts, Math.max(1, draws / 2))
  if (!(Number.isInteger(draws) && draws >= 2 && draws <= 2 ** 22))
    fail('draws', 'draws', `${draws} is no number of draws.`, 'Give a whole number from 2 to 4 194 304.')
  if (!['sobol', 'latin-hypercube', 'random'].includes(sampling))
    fail('sampling', 'sampling', `there is no "${sampling}".`, 'Choose sobol, latin-hypercube or random.')
  const power = 2 ** Math.floor(Math.log2(draws))
  if (sampling === 'sobol' && !isPowerOfTwo(draws))
    fail(
      'draws',
      'draws',
      `${draws} is no power of two, at which alone Sobol points are even.`,
      `Give ${power} or ${2 * power}.`,
    )
  if (!(Number.isInteger(randomisations) && randomisations >= 1 && draws % randomisations === 0))
    fail(
      'randomisations',
      'randomisations',
      `${draws} draws do not come in ${randomisations} equal parts.`,
      'Give a number that the draws can be divided by.',
    )
  if (draws / randomisations < 2)
    fail(
      'randomisations',
      'randomisations',
      `${randomisations} parts of ${draws} draws have fewer than two each.`,
      'Take fewer parts, or more draws.',
    )
  return { seed: String(seed), sampling, draws, randomisations }
}
