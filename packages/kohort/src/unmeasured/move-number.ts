import { type Compiled, type Figure, heldAt, parameters, type Slot } from '@kohort/core'

/** Moved to the ends of its own range, or by a tenth down and up where it has none. */
export type MovedBy = 'range' | 'tenth'

/** Nobody has measured it, or the plan does not say who. */
export const isUnmeasured = ({ kind }: Figure): boolean => kind === undefined || kind === 'assumed'

/** The ends that a figure is moved to. */
const endsOf = (slot: Slot, figure: Figure, by: MovedBy): readonly [number, number] => {
  if (by === 'range') return [figure.range?.[0] ?? figure.value, figure.range?.[1] ?? figure.value]
  const step = Math.abs(figure.value) * 0.1
  return [Math.max(slot.min, figure.value - step), Math.min(slot.max, figure.value + step)]
}

/** A requirement stays in rising order: no part of it is moved past its neighbours. */
const withinRequirement = (compiled: Compiled, slot: Slot, at: number, value: number): number => {
  const part = /^(.*\.requirement)\.(min|mode|max)$/.exec(slot.path)
  if (part === null) return value
  const neighbour = (name: string): number | undefined => {
    const other = compiled.slots.find(({ path }) => path === `${part[1]}.${name}`)
    if (other === undefined) return undefined
    return heldAt(
      Object.fromEntries(other.keys.map((key, index) => [key, other.figures[index] as Figure])),
      at,
    )
  }
  const low = part[2] === 'min' ? undefined : neighbour(part[2] === 'mode' ? 'min' : 'mode')
  const high = part[2] === 'max' ? undefined : neighbour(part[2] === 'mode' ? 'max' : 'mode')
  return Math.min(high ?? value, Math.max(low ?? value, value))
}

/** The other groups keep their proportions in what is left, so that the shares sum to 1; false where years differ. */
const moveShares = (compiled: Compiled, slot: Slot, numbers: Float64Array): boolean => {
  const others = compiled.slots.filter(
    (other) => other.parameter === 'groups.*.share' && other.path !== slot.path,
  )
  if (others.some((other) => other.keys.join() !== slot.keys.join())) return false
  for (let index = 0; index < slot.keys.length; index += 1) {
    const before = compiled.parameters[slot.start + index] as number
    const after = numbers[slot.start + index] as number
    if (before === 1) return after === before
    for (const other of others)
      numbers[other.start + index] =
        ((compiled.parameters[other.start + index] as number) * (1 - after)) / (1 - before)
  }
  return true
}

/** The plan's numbers with one slot's unmeasured points at one end, all of them together. */
export const moved = (compiled: Compiled, slot: Slot, by: MovedBy, end: 0 | 1): Float64Array | null => {
  const numbers = compiled.parameters.slice()
  slot.figures.forEach((figure, index) => {
    if (!isUnmeasured(figure)) return
    const value = endsOf(slot, figure, by)[end]
    numbers[slot.start + index] = withinRequirement(compiled, slot, slot.at[index] ?? 0, value)
  })
  if (parameters[slot.parameter].form === 'curve') {
    // After no years everybody is here, and no curve rises.
    if (slot.at[0] === 0) numbers[slot.start] = 1
    for (let index = 1; index < slot.figures.length; index += 1)
      numbers[slot.start + index] = Math.min(
        numbers[slot.start + index] as number,
        numbers[slot.start + index - 1] as number,
      )
  }
  if (slot.parameter === 'groups.*.share' && !moveShares(compiled, slot, numbers)) return null
  return numbers
}
