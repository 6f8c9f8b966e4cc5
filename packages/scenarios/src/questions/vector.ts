import type { Compiled, Slot } from '@kohort/core'

export const slotAt = ({ slots }: Compiled, path: string): Slot | undefined =>
  slots.find((slot) => slot.path === path)

/** What a dated slot holds in a year. */
const held = ({ at, start }: Slot, values: Float64Array, year: number): number => {
  let value = values[start] as number
  for (let index = 1; index < at.length && (at[index] as number) <= year; index += 1)
    value = values[start + index] as number
  return value
}

/** Why a requirement is out of order, or null. */
export const requirementProblem = (
  [min, mode, max]: readonly [Slot, Slot, Slot],
  values: Float64Array,
): string | null => {
  for (const year of [...min.at, ...mode.at, ...max.at]) {
    const [least, common, most] = [held(min, values, year), held(mode, values, year), held(max, values, year)]
    if (least <= common && common <= most) continue
    return `min, mode and max would be ${least}, ${common} and ${most} in ${year}`
  }
  return null
}

/** Why a curve rises, or null. */
export const curveProblem = ({ at, start }: Slot, values: Float64Array): string | null => {
  if (at[0] === 0 && values[start] !== 1) return 'after no years everybody is still here'
  for (let index = 1; index < at.length; index += 1) {
    const [before, value] = [values[start + index - 1] as number, values[start + index] as number]
    if (value > before) return `the share would rise from ${before} to ${value} at ${at[index]} years`
  }
  return null
}

/** The slots of the requirement that a slot is a part of. */
export const requirementOf = (compiled: Compiled, path: string): readonly [Slot, Slot, Slot] | null => {
  const whole = /^(.*training\.requirement)\.(min|mode|max)$/.exec(path)?.[1]
  if (whole === undefined) return null
  const [min, mode, max] = ['min', 'mode', 'max'].map((part) => slotAt(compiled, `${whole}.${part}`))
  return min !== undefined && mode !== undefined && max !== undefined ? [min, mode, max] : null
}

/**
 * Shares that sum to 1: the groups not named take the rest in the proportions of `shareAt`, from a year on. Gives a
 * function that writes them, and says why it cannot.
 */
export const restWriter = (
  compiled: Compiled,
  named: readonly string[],
  from: number,
  shareAt: (path: string, year: number) => number,
): ((values: Float64Array) => string | null) => {
  const slots = compiled.slots.filter(({ parameter }) => parameter === 'groups.*.share')
  const written = slots.filter(({ path }) => named.includes(path))
  const others = slots.filter(({ path }) => !named.includes(path))
  const points = others.flatMap((slot) =>
    slot.at.flatMap((year, index) => {
      if (year < from) return []
      const was = others.reduce((sum, other) => sum + shareAt(other.path, year), 0)
      const own = shareAt(slot.path, year)
      return [{ place: slot.start + index, year, part: was > 0 ? own / was : 1 / others.length }]
    }),
  )
  const years = [...new Set(slots.flatMap(({ at }) => at).filter((year) => year >= from))]
  return (values) => {
    for (const year of years) {
      const rest = 1 - written.reduce((sum, slot) => sum + held(slot, values, year), 0)
      if (rest < -1e-9 || (others.length === 0 && Math.abs(rest) > 1e-9))
        return `the shares would sum to ${Number((1 - rest).toFixed(9))} in ${year}`
      for (const point of points)
        if (point.year === year) values[point.place] = Math.max(0, rest) * point.part
    }
    return null
  }
}
