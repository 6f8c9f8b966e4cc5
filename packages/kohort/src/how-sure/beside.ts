import { outputIndex, parameterPathOf, parameters, run, type SeriesName } from '@kohort/core'
import type { Uncertainty } from '@kohort/ensemble'
import { lastOf, pathLabel, shortAmount } from '../figure-text.js'
import type { Screen } from '../main-screen/screen.js'

/** A number whose middle draw is not the plan's own, and what that does to a figure. */
export interface Beside {
  readonly path: string
  readonly value: number
  readonly middle: number
  readonly effect: number
}

const SHARES = 'groups'

/** Numbers that are moved together, so that they stay valid: a requirement, and the groups' shares. */
const wholeOf = (path: string): string =>
  /^groups\.[^.]+\.share$/.test(path)
    ? SHARES
    : path.replace(/\.requirement\.(?:min|mode|max)$/, '.requirement')

/**
 * Why the middle of the draws lies beside the projection: each number put to its middle draw, alone, the others as the
 * plan has them; the largest effect first.
 */
export const besideOf = (uncertainty: Uncertainty, metric: SeriesName, year: number): readonly Beside[] => {
  const { inputs, compiled, vector } = uncertainty
  const base = compiled()
  const middle = vector(inputs.map(() => 0.5))
  const at = outputIndex(base, metric, year)
  const now = run(base, base.parameters)[at] as number
  const movedBy = (place: number): number =>
    Math.abs((middle[place] as number) - (base.parameters[place] as number))
  const paths = [...new Set(inputs.map(({ name }) => wholeOf(name)).filter((name) => !name.includes('~')))]
  return paths
    .flatMap((path): readonly Beside[] => {
      const slots = base.slots.filter((slot) => wholeOf(slot.path) === path)
      const first = slots[0]
      if (first === undefined) return []
      const numbers = Float64Array.from(base.parameters)
      for (const { start, figures } of slots)
        for (let index = start; index < start + figures.length; index += 1)
          numbers[index] = middle[index] as number
      // Of a requirement the part that moves most speaks for all.
      const place = slots
        .map(({ start, figures }) => start + figures.length - 1)
        .reduce((most, one) => (movedBy(one) > movedBy(most) ? one : most))
      const own =
        slots.find(({ start, figures }) => place < start + figures.length && place >= start) ?? first
      const effect = (run(base, numbers)[at] as number) - now
      return [
        { path: own.path, value: base.parameters[place] as number, middle: middle[place] as number, effect },
      ]
    })
    .filter(({ effect }) => !Number.isNaN(effect))
    .sort((one, other) => Math.abs(other.effect) - Math.abs(one.effect))
}

/** `avhopp 0,9 % per år → 1,8 % per år`. */
export const besideText = (
  { path, value, middle }: Beside,
  uncertainty: Uncertainty,
  screen: Screen,
): string => {
  const { plan, voice } = screen
  if (wholeOf(path) === SHARES)
    return voice.say({ sv: 'gruppernas andelar av antagningen', en: "the groups' shares of the intake" })
  const slot = uncertainty.compiled().slots.find((one) => one.path === path)
  const parameter = parameters[parameterPathOf(slot?.path ?? path) ?? 'training.away']
  const isShare = parameter.unit.en.startsWith('share')
  const tidy = (number: number): number =>
    isShare ? Number(number.toFixed(3)) : Number(number.toPrecision(3))
  const where = slot === undefined ? '' : lastOf(slot, voice).place
  const label = `${pathLabel(path, plan, voice)}${where === '' ? '' : ` (${where})`}`
  return voice.say({
    sv: `${label} ${shortAmount(parameter, tidy(value), voice)} i planen, ${shortAmount(parameter, tidy(middle), voice)} i mitten av dragningarna`,
    en: `${label} ${shortAmount(parameter, tidy(value), voice)} in the plan, ${shortAmount(parameter, tidy(middle), voice)} in the middle of the draws`,
  })
}
