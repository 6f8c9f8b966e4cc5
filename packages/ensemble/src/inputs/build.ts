import type { Compiled, Slot } from '@kohort/core'
import { noSuch, refuseUnknown } from '../unknown.js'
import { growthUnits } from './growth.js'
import { type GivenInput, insideBounds, pointOf } from './points.js'
import { requirementUnit } from './requirement.js'
import { sharesUnit } from './shares.js'
import { curveUnit, singleUnit } from './single.js'
import { type Columns, columnsOf, type Step, takeSteps } from './steps.js'
import type { Kit, Unit } from './units.js'

export interface BuildOptions {
  readonly given: readonly GivenInput[]
  readonly input: (name: string) => number
}

const isRequirement = (path: string): boolean => /training\.requirement\.(min|mode|max)$/.test(path)

/** How every uncertain number of a compiled plan is drawn. */
export const unitsOf = (compiled: Compiled, options: BuildOptions): readonly Unit[] => {
  const { slots } = compiled
  const kit: Kit = {
    points: (slot) => slot.figures.map((_, order) => pointOf(slot, order, options.given)),
    input: options.input,
  }
  const shares = slots.filter(({ parameter }) => parameter === 'groups.*.share')
  const growth = slots.filter(({ parameter }) => parameter === 'need.index.growth.*')
  const apart = new Set<Slot>([...shares, ...growth])
  const units = [...(shares.length > 1 ? [sharesUnit(shares, kit)] : []), ...growthUnits(growth, kit)]
  for (const slot of slots) {
    if (apart.has(slot)) continue
    if (isRequirement(slot.path)) {
      const key = slot.path.replace(/\.(min|mode|max)$/, '')
      const parts = ['min', 'mode', 'max'].map((part) => slots.find(({ path }) => path === `${key}.${part}`))
      const [min, mode, max] = parts as [Slot, Slot, Slot]
      if (slot === min) units.push(requirementUnit(key, [min, mode, max], kit))
    } else if (slot.at.length > 1 && isCurve(slot)) units.push(curveUnit(slot, kit))
    else units.push(singleUnit(slot, kit))
  }
  return units
}

const isCurve = ({ parameter }: Slot): boolean =>
  parameter === 'specialists.retention' ||
  parameter === 'specialists.inflow.retention' ||
  parameter === 'specialists.incumbents.curve'

/** A number given outright that the plan does not have is a typing error, one out of bounds a mistake. */
export const checkGiven = (compiled: Compiled, given: readonly GivenInput[]): void => {
  for (const { path, at, distribution } of given) {
    const slot = slotAt(compiled, path)
    if (at !== undefined && !slot.keys.includes(String(at)))
      refuseUnknown('unknown-path', `${path}.${at}`, noSuch.number, String(at), slot.keys)
    insideBounds(distribution, slot, path)
  }
}

const slotAt = ({ slots }: Compiled, path: string): Slot =>
  slots.find((slot) => slot.path === path) ??
  refuseUnknown(
    'unknown-path',
    path,
    noSuch.number,
    path,
    slots.map((slot) => slot.path),
  )

/** The numbers of a single draw, each input at a normal score. */
export const columnsAt = (
  fixed: Float64Array,
  steps: readonly Step[],
  inputs: number,
  score: (input: number) => number,
  base?: Columns,
): Columns => {
  const scores = Array.from({ length: inputs }, (_, input) => Float64Array.of(score(input)))
  const own = columnsOf(fixed, steps, 1)
  takeSteps(steps, scores, 1, own, base ?? own)
  return own
}

/** The first draw of some columns as a vector. */
export const vectorOf = ({ fixed, columns }: Columns): Float64Array =>
  fixed.map((value, index) => columns[index]?.[0] ?? value)
