import { refuse } from '../errors.js'
import { refuseUnknown } from '../unknown.js'
import type { SamplerOptions, Sampling } from './sampler.js'

const samplings: readonly Sampling[] = ['sobol', 'latin-hypercube', 'random']

const isPowerOfTwo = (number: number): boolean => Number.isInteger(Math.log2(number))

/** Thousands by narrow spaces, as both languages can be read. */
const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ' ')

/** How draws are made, checked. */
export const checkedSampling = (
  {
    seed,
    sampling,
    draws,
    randomisations,
  }: { readonly seed: string | number } & Omit<SamplerOptions, 'seed'>,
  [least, most]: readonly [number, number],
): SamplerOptions => {
  if (!(Number.isInteger(draws) && draws >= least && draws <= most))
    refuse(
      'draws',
      'draws',
      { sv: `${draws} är inget antal dragningar.`, en: `${draws} is no number of draws.` },
      {
        sv: `Ange ett heltal från ${least} till ${grouped(most)}.`,
        en: `Give a whole number from ${least} to ${grouped(most)}.`,
      },
    )
  if (!samplings.includes(sampling))
    refuseUnknown(
      'sampling',
      'sampling',
      { sv: 'inget sätt att dra', en: 'no sampling' },
      sampling,
      samplings,
    )
  const power = 2 ** Math.floor(Math.log2(draws))
  if (sampling === 'sobol' && !isPowerOfTwo(draws))
    refuse(
      'draws',
      'draws',
      {
        sv: `${draws} är ingen tvåpotens, och bara vid en sådan är Sobols punkter jämna.`,
        en: `${draws} is no power of two, at which alone Sobol points are even.`,
      },
      { sv: `Ange ${power} eller ${2 * power}.`, en: `Give ${power} or ${2 * power}.` },
    )
  if (!(Number.isInteger(randomisations) && randomisations >= 1 && draws % randomisations === 0))
    refuse(
      'randomisations',
      'randomisations',
      {
        sv: `${draws} dragningar går inte att dela i ${randomisations} lika delar.`,
        en: `${draws} draws do not come in ${randomisations} equal parts.`,
      },
      {
        sv: 'Ange ett tal som antalet dragningar går att dela med.',
        en: 'Give a number that the draws can be divided by.',
      },
    )
  if (!(typeof seed === 'string' || Number.isFinite(seed)))
    refuse(
      'seed',
      'seed',
      { sv: `${JSON.stringify(seed)} är inget frö.`, en: `${JSON.stringify(seed)} is no seed.` },
      { sv: 'Ange en text eller ett tal.', en: 'Give a text or a number.' },
    )
  return { seed: String(seed), sampling, draws, randomisations }
}
