import type { Compiled, Slot } from '@kohort/core'
import { refuse } from '../errors.js'
import { noiseName, noisy } from '../random/dimensions.js'
import { refuseUnknown } from '../unknown.js'
import type { Noise } from './align.js'
import { shiftsOf, strengthOf } from './logit-chance.js'
import type { Step } from './steps.js'

/** Tables of shifts by strength: years of one number share a table. */
export type ShiftStore = (strength: number) => Float64Array

export const shiftStore = (): ShiftStore => {
  const known = new Map<number, Float64Array>()
  return (strength) => {
    const found = known.get(strength) ?? shiftsOf(strength)
    known.set(strength, found)
    return found
  }
}

/** What the noise of a plan needs beside the plan. */
export interface NoiseKit {
  /** The numbers of the middle draw: every input at its median. */
  readonly middle: Float64Array
  readonly input: (name: string) => number
  readonly shifts: ShiftStore
}

/**
 * The years' own chance: one strength on the logit scale for all draws, at which the standard deviation is the stated
 * one where the number is at its middle draw. In every draw the mean over the chance is the drawn number.
 */
export const noiseSteps = (compiled: Compiled, noise: Noise, kit: NoiseKit): readonly Step[] =>
  noisy.flatMap((path) => {
    const sd = noise[path]
    if (sd === undefined) return []
    return compiled.slots
      .filter(({ parameter }) => parameter === path)
      .flatMap((slot) => noiseOfSlot(slot, path, sd, compiled.plan.base, kit))
  })

/** Refuses what is no noise. */
export const checkNoise = (noise: Noise): void => {
  if (typeof noise !== 'object' || noise === null || Array.isArray(noise))
    refuse(
      'noise',
      'noise',
      { sv: 'det är inga standardavvikelser efter sökväg.', en: 'these are no standard deviations by path.' },
      {
        sv: "Skriv till exempel { 'training.fillRate': 0.05 }.",
        en: "Write for example { 'training.fillRate': 0.05 }.",
      },
    )
  for (const [path, sd] of Object.entries(noise)) {
    if (!noisy.some((known) => known === path))
      refuseUnknown(
        'noise',
        `noise.${path}`,
        {
          sv: 'inget sådant tal som varierar från år till år',
          en: 'no such number that varies from year to year',
        },
        path,
        noisy,
      )
    if (sd !== undefined && !(typeof sd === 'number' && sd > 0 && sd < 1))
      refuse(
        'noise',
        path,
        {
          sv: `${String(sd)} är ingen standardavvikelse för en andel.`,
          en: `${String(sd)} is no standard deviation of a share.`,
        },
        { sv: 'Ange ett tal över 0 och under 1.', en: 'Give a number above 0 and below 1.' },
      )
  }
}

/** Rounded down, so that what is named can be had. */
const roundedDown = (number: number): number => Math.floor(number * 1e4) / 1e4

const noiseOfSlot = (
  slot: Slot,
  path: string,
  sd: number,
  base: number,
  { middle, input, shifts }: NoiseKit,
): readonly Step[] => {
  const { min, max, start } = slot
  return slot.at.flatMap((year, order): readonly Step[] => {
    if (year <= base) return []
    const value = middle[start + order] as number
    const odds = (value - min) / (max - value)
    if (!(odds > 0 && odds < Number.POSITIVE_INFINITY))
      return refuse(
        'noise',
        `${slot.path}.${year}`,
        {
          sv: `${value} ligger vid en gräns, där inget kan variera åt båda hållen.`,
          en: `${value} lies at a bound, where nothing can vary both ways.`,
        },
        {
          sv: 'Ge talet ett osäkerhetsspann, eller ett värde innanför gränserna.',
          en: 'Give the number a range, or a value inside its bounds.',
        },
      )
    const { strength, most } = strengthOf(odds, sd / (max - min))
    if (strength === null) {
      const largest = roundedDown(most * (max - min))
      const plain = Number(value.toPrecision(4))
      return refuse(
        'noise',
        `${slot.path}.${year}`,
        {
          sv: `ett tal mellan ${min} och ${max} med medelvärdet ${plain} kan inte ha standardavvikelsen ${sd}.`,
          en: `a number between ${min} and ${max} with the mean ${plain} cannot have the standard deviation ${sd}.`,
        },
        { sv: `Ange högst ${largest}.`, en: `Give at most ${largest}.` },
      )
    }
    const name = noiseName(path, year - base)
    const place = { index: start + order, input: input(name) }
    return [{ op: 'noise', ...place, strength, shifts: shifts(strength), min, max }]
  })
}
