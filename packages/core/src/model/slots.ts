import { bandEnds, type Figure, type FigureMap } from '../plan/figure.js'
import { type ParameterPath, parameterFacts } from '../plan/parameter-facts.js'
import type { Bands, ModelPart, Points, Table, YearlyTable } from './program.js'

/** A place in the parameter vector, by the path that the plan itself uses. */
export interface Slot {
  readonly path: string
  /** Its general path in `parameters`, where unit, form, bounds and meaning are. */
  readonly parameter: ParameterPath
  /** Its numbers stand at `start … start + figures.length − 1` of the vector. */
  readonly start: number
  /** The years (or years since entry, or ages) of its numbers, in order; bands by their first age; [0] for a scalar. */
  readonly at: readonly number[]
  /** The keys of the same in the plan; [] for a scalar. */
  readonly keys: readonly string[]
  /** The plan's own figures, with range and provenance. */
  readonly figures: readonly Figure[]
  readonly min: number
  readonly max: number
}

/** Where a number stands: its path in the plan, and the general path that defines it. */
export interface Place {
  readonly path: string
  readonly parameter: ParameterPath
}

/** A key below a place; below a group's or the plan's section both paths grow alike. */
export const below = (place: { readonly path: string; readonly parameter: string }, key: string): Place => ({
  path: `${place.path}.${key}`,
  parameter: `${place.parameter}.${key}` as ParameterPath,
})

/** The place of a path that no group and no name stands in. */
export const placeOf = (path: ParameterPath): Place => ({ path, parameter: path })

export interface Builder {
  readonly values: number[]
  readonly slots: Map<string, Slot>
  readonly tables: YearlyTable[]
  readonly tableOf: Map<string, Table>
  readonly curves: Points[]
  readonly curveOf: Map<string, number>
}

export const createBuilder = (): Builder => ({
  values: [],
  slots: new Map(),
  tables: [],
  tableOf: new Map(),
  curves: [],
  curveOf: new Map(),
})

/** Puts the numbers at a place into the vector, once. */
const addSlot = (
  builder: Builder,
  { path, parameter }: Place,
  keys: readonly string[],
  figures: readonly Figure[],
): Slot => {
  const known = builder.slots.get(path)
  if (known !== undefined) return known
  const { min, max, form } = parameterFacts[parameter]
  const at = keys.length === 0 ? [0] : keys.map((key) => (form === 'bands' ? bandEnds(key)[0] : Number(key)))
  const slot: Slot = { path, parameter, start: builder.values.length, at, keys, figures, min, max }
  for (const figure of figures) builder.values.push(figure.value)
  builder.slots.set(path, slot)
  return slot
}

/** Whole numbers are the first keys of an object, in rising order; bands are not whole numbers. */
export const addMap = (builder: Builder, place: Place, map: FigureMap): Slot => {
  const keys = Object.keys(map)
  if (parameterFacts[place.parameter].form === 'bands')
    keys.sort((one, other) => bandEnds(one)[0] - bandEnds(other)[0])
  return addSlot(
    builder,
    place,
    keys,
    keys.map((key) => map[key] as Figure),
  )
}

export const addScalar = (builder: Builder, place: Place, figure: Figure): number =>
  addSlot(builder, place, [], [figure]).start

export const pointsOf = (slot: Slot): Points => ({ start: slot.start, at: slot.at })

/** What whoever is in training in the base year has gone through since they started. */
const readBeforeBase = /^training\.(requirement\.|workingTime$|away$|research$|attrition$)/

const partOf = (parameter: ParameterPath): ModelPart => {
  const section = parameter.split('.', 1)[0]
  return section === 'specialists' || section === 'need' || section === 'cost' ? section : 'training'
}

export const addTable = (builder: Builder, place: Place, map: FigureMap): Table => {
  const known = builder.tableOf.get(place.path)
  if (known !== undefined) return known
  const slot = addMap(builder, place, map)
  const { form } = parameterFacts[slot.parameter]
  const table = builder.tables.length
  const reading = form === 'line' || form === 'limit' ? form : 'held'
  const isConstant = slot.at.length === 1 && reading !== 'limit'
  builder.tables.push({
    start: slot.start,
    at: slot.at,
    part: partOf(slot.parameter),
    reading,
    isConstant,
    ofPast: readBeforeBase.test(slot.parameter),
  })
  builder.tableOf.set(place.path, table)
  return table
}

export const addCurve = (
  builder: Builder,
  place: Place,
  map: FigureMap,
): { readonly curve: number; readonly last: number } => {
  const slot = addMap(builder, place, map)
  const last = slot.at.at(-1) as number
  const known = builder.curveOf.get(place.path)
  if (known !== undefined) return { curve: known, last }
  const curve = builder.curves.length
  builder.curves.push(pointsOf(slot))
  builder.curveOf.set(place.path, curve)
  return { curve, last }
}

export const addBands = (builder: Builder, place: Place, map: FigureMap): Bands => {
  const slot = addMap(builder, place, map)
  return {
    start: slot.start,
    first: slot.keys.map((key) => bandEnds(key)[0]),
    last: slot.keys.map((key) => bandEnds(key)[1]),
  }
}
