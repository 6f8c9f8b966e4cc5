import type { Slot } from '@kohort/core'
import { refuse } from '../errors.js'
import { singleUnit } from './single.js'
import type { Kit, Unit } from './units.js'

/**
 * The parts of a factor of need, which add and may not sum below −1: each part has a floor of its own, and the floors
 * sum to −1. A factor of a single line has the bounds of its kind.
 */
export const growthUnits = (slots: readonly Slot[], kit: Kit): readonly Unit[] => {
  const factors = new Map<string, Slot[]>()
  for (const slot of slots) {
    const factor = slot.path.split('.').slice(0, 4).join('.')
    factors.set(factor, [...(factors.get(factor) ?? []), slot])
  }
  return [...factors].flatMap(([path, parts]) => {
    if (parts.length === 1 || parts.every((slot) => kit.points(slot).every(({ uncertain }) => !uncertain)))
      return parts.map((slot) => singleUnit(slot, kit))
    const lows = parts.map((slot) => Math.min(...kit.points(slot).map(({ low }) => low)))
    const slack = 1 + lows.reduce((sum, low) => sum + low, 0)
    if (slack <= 0)
      refuse(
        'range',
        path,
        {
          sv: 'delarnas spann når tillsammans under −1, och ett behov kan inte minska med mer än hela sig självt.',
          en: 'the ranges of its parts reach below −1 together, and a need cannot shrink by more than all of it.',
        },
        { sv: 'Gör spannen smalare.', en: 'Narrow the ranges.' },
      )
    return parts.map((slot, order) =>
      singleUnit(slot, kit, { min: (lows[order] as number) - slack / parts.length, max: slot.max }),
    )
  })
}
