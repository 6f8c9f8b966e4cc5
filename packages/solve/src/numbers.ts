import { type Bilingual, type Compiled, parameters, type Slot } from '@kohort/core'
import type { Points } from './dated-points.js'
import { SolveError, unknownName } from './errors.js'

/** A number of a plan that can be moved, bound to a compiled plan's vector. */
export interface MovableNumber {
  readonly path: string
  readonly unit: Bilingual
  readonly value: number
  /** The least and most that it can be, all else in the plan being as it is. */
  readonly bounds: readonly [number, number]
  readonly range: readonly [number, number] | null
  /** The year from which the value holds; null where the number is not dated. */
  readonly from: number | null
  /** Whether it says how things were up to the base year. */
  readonly past: boolean
  readonly write: (vector: Float64Array, value: number) => void
}

const PAST =
  /^(groups\.[^.]+\.)?(training\.baseStock\.|specialists\.incumbents\.(total|ages)|need\.index\.unmet)/
const SHARE = /^groups\.([^.]+)\.share$/
const REQUIREMENT = /^((?:groups\.[^.]+\.)?training\.requirement)(?:\.(min|mode|max))?$/
const dated: ReadonlySet<string> = new Set(['dated', 'limit', 'line'])

const isDated = (slot: Slot): boolean => dated.has(parameters[slot.parameter].form)

const slotAt = (compiled: Compiled, path: string): Slot | undefined =>
  compiled.slots.find((slot) => slot.path === path)

/** The slots that a path is about: one, the three parts of a requirement, or every group's share. */
const slotsFor = (compiled: Compiled, path: string): readonly Slot[] => {
  const requirement = REQUIREMENT.exec(path)?.[1]
  if (requirement !== undefined)
    return compiled.slots.filter((slot) => slot.path.startsWith(`${requirement}.`))
  if (SHARE.test(path)) return compiled.slots.filter((slot) => SHARE.test(slot.path))
  const slot = slotAt(compiled, path)
  return slot === undefined ? [] : [slot]
}

/** The points that a plan needs for the numbers at these paths to change in a year and not before. */
export const pointsFor = (compiled: Compiled, paths: readonly string[], from: number): readonly Points[] =>
  paths.flatMap((path) => {
    const slots = slotsFor(compiled, path).filter(isDated)
    // Shares sum to 1 in every year that any of them names, so all of them name it.
    const together = slots.flatMap(({ at }) => at).filter((year) => year > from)
    return slots.map((slot): Points => {
      const { form } = parameters[slot.parameter]
      const first = Math.min(...slot.at)
      // A limit is absent before its first year, and stays so.
      if (form === 'limit') return { path: slot.path, years: first >= from ? [] : [from] }
      // The year before keeps what it had, which its line, or a first value that stands for the past, would lose.
      const years = [from - 1, from, ...(SHARE.test(slot.path) ? together : [])]
      return { path: slot.path, years }
    })
  })

/** The places of a slot's numbers from a year on. */
const placesFrom = ({ at, start }: Slot, from: number): readonly number[] =>
  at.flatMap((year, index) => (year >= from ? [start + index] : []))

const fillFrom = (vector: Float64Array, slot: Slot, from: number, value: number): void => {
  for (const place of placesFrom(slot, from)) vector[place] = value
}

const valueFrom = (compiled: Compiled, slot: Slot, from: number): number =>
  compiled.parameters[placesFrom(slot, from)[0] ?? slot.start] as number

const shareNumber = (
  compiled: Compiled,
  id: string,
  from: number,
): Pick<MovableNumber, 'bounds' | 'write'> => {
  const slots = compiled.slots.filter((slot) => SHARE.test(slot.path))
  const own = slots.find((slot) => slot.path === `groups.${id}.share`) as Slot
  const others = slots.filter((slot) => slot !== own)
  return {
    bounds: others.length === 0 ? [1, 1] : [0, 1],
    write: (vector, value) => {
      fillFrom(vector, own, from, value)
      for (const slot of others) {
        slot.at.forEach((year, index) => {
          if (year < from) return
          const shareAt = (other: Slot) => compiled.parameters[other.start + other.at.indexOf(year)] as number
          const rest = others.reduce((sum, other) => sum + shareAt(other), 0)
          vector[slot.start + index] =
            rest > 0 ? (shareAt(slot) * (1 - value)) / rest : (1 - value) / others.length
        })
      }
    },
  }
}

const requirementNumber = (
  compiled: Compiled,
  base: string,
  part: string | undefined,
  from: number,
): Pick<MovableNumber, 'bounds' | 'write'> => {
  const [min, mode, max] = ['min', 'mode', 'max'].map((key) => slotAt(compiled, `${base}.${key}`)) as [
    Slot,
    Slot,
    Slot,
  ]
  const values = (slot: Slot) => placesFrom(slot, from).map((place) => compiled.parameters[place] as number)
  if (part !== undefined) {
    const own = { min, mode, max }[part] as Slot
    const [least, most] = [
      own === min ? [] : own === mode ? [min] : [mode],
      own === max ? [] : own === mode ? [max] : [mode],
    ]
    return {
      bounds: [Math.max(own.min, ...least.flatMap(values)), Math.min(own.max, ...most.flatMap(values))],
      write: (vector, value) => fillFrom(vector, own, from, value),
    }
  }
  const [shortest, common, longest] = [min, mode, max].map((slot) => valueFrom(compiled, slot, from)) as [
    number,
    number,
    number,
  ]
  return {
    bounds: [min.min + common - shortest, max.max - (longest - common)],
    write: (vector, value) => {
      fillFrom(vector, min, from, value - common + shortest)
      fillFrom(vector, mode, from, value)
      fillFrom(vector, max, from, value - common + longest)
    },
  }
}

/** One number of several under a path: of a curve, of an age band, of a year. */
const keyedNumber = (slot: Slot, index: number): Pick<MovableNumber, 'bounds' | 'write'> => {
  const place = slot.start + index
  const { form } = parameters[slot.parameter]
  const near = (step: number) => (form === 'curve' ? slot.figures[index + step]?.value : undefined)
  const fixed = form === 'curve' && slot.at[index] === 0
  return {
    bounds: fixed ? [1, 1] : [near(1) ?? slot.min, near(-1) ?? slot.max],
    write: (vector, value) => {
      vector[place] = value
    },
  }
}

const rangeOf = (slot: Slot, index: number): readonly [number, number] | null =>
  slot.figures[index]?.range ?? null

/**
 * The number at a path, to be moved from a year on.
 *
 * @throws {SolveError} when there is no such number, or when the path names several
 */
export const numberAt = (compiled: Compiled, path: string, from: number): MovableNumber => {
  const { plan } = compiled
  const [, base, part] = REQUIREMENT.exec(path) ?? []
  const slot = slotAt(compiled, base !== undefined && part === undefined ? `${base}.mode` : path)
  const unit = (found: Slot) => parameters[found.parameter].unit
  const past = PAST.test(path)
  if (slot === undefined) {
    const key = path.slice(path.lastIndexOf('.') + 1)
    const parent = slotAt(compiled, path.slice(0, -key.length - 1))
    const index = parent?.keys.indexOf(key) ?? -1
    if (parent === undefined || index < 0)
      throw unknownName(
        'number',
        path,
        path,
        parent === undefined ? knownPaths(compiled) : parent.keys.map((known) => `${parent.path}.${known}`),
      )
    const isPast = past || (isDated(parent) && (parent.at[index] as number) <= plan.base)
    const value = compiled.parameters[parent.start + index] as number
    return {
      path,
      unit: unit(parent),
      value,
      range: rangeOf(parent, index),
      from: null,
      past: isPast,
      ...keyedNumber(parent, index),
    }
  }
  if (!isDated(slot)) {
    if (slot.keys.length > 0)
      throw new SolveError({
        code: 'several-numbers',
        path,
        message: `There are ${slot.keys.length} numbers at ${path}.`,
        hint: `Name one of them: ${slot.keys.map((key) => `${path}.${key}`).join(', ')}.`,
      })
    const value = compiled.parameters[slot.start] as number
    const bounds = [slot.min, slot.max] as const
    const write = (vector: Float64Array, to: number) => {
      vector[slot.start] = to
    }
    return { path, unit: unit(slot), value, bounds, range: rangeOf(slot, 0), from: null, past, write }
  }
  const held = slot.at.findIndex((year) => year >= from)
  const group = SHARE.exec(path)?.[1]
  const moved =
    group !== undefined
      ? shareNumber(compiled, group, from)
      : base !== undefined
        ? requirementNumber(compiled, base, part, from)
        : {
            bounds: [slot.min, slot.max] as const,
            write: (vector: Float64Array, value: number) => fillFrom(vector, slot, from, value),
          }
  return {
    path,
    unit: unit(slot),
    value: valueFrom(compiled, slot, from),
    range: rangeOf(slot, held),
    from: Math.max(from, slot.at[held] ?? from),
    past,
    ...moved,
  }
}

const knownPaths = (compiled: Compiled): readonly string[] => compiled.slots.map(({ path }) => path)

/** Every training number of the plan that a planner could move: the plan's, the groups' own, and the groups' shares. */
export const trainingPaths = (compiled: Compiled): readonly string[] => {
  const paths = compiled.slots.flatMap(({ path }) => {
    if (SHARE.test(path)) return compiled.program.groups.length > 1 ? [path] : []
    const requirement = REQUIREMENT.exec(path)?.[1]
    if (requirement !== undefined) return path.endsWith('.mode') ? [requirement] : []
    return /^(groups\.[^.]+\.)?training\.(workingTime|away|research|attrition)$/.test(path) ? [path] : []
  })
  return [...new Set(paths)]
}
