import { type Compiled, compile, type Slot } from '@kohort/core'
import { applyScenario, type Scenario } from '@kohort/scenarios'
import { normalQuantile } from '../random/normal.js'
import { streamOf } from '../random/streams.js'
import { aligned, type Noise } from './align.js'
import { columnsAt, vectorOf } from './build.js'
import { explain, type Probed } from './explain.js'
import type { Step } from './steps.js'
import type { Unit } from './units.js'
import { isInOrder, leaveRest, overScores } from './valid.js'
import { planOfVector } from './write-plan.js'

/** How the vector of a plan is drawn. */
export interface Drawing {
  readonly compiled: Compiled
  readonly steps: readonly Step[]
}

/** What finding a scenario's drawing needs of the plan's own. */
export interface ScenarioKit {
  readonly base: Drawing
  readonly noise: Noise
  /** How many uncertain quantities there are by now. */
  readonly inputs: () => number
  /** How every number of a changed plan would be drawn from its own ranges. */
  readonly unitsOf: (compiled: Compiled) => readonly Unit[]
  readonly noiseOf: (compiled: Compiled, steps: readonly Step[]) => readonly Step[]
}

/** A scenario's drawing: its steps read the plan's drawn numbers. */
export interface ScenarioDrawing extends Drawing {
  /** Numbers that follow from others than their own: drawn from their own range, or left as they are. */
  readonly apart: readonly string[]
}

const PROBES = 5

/** Moderate draws: a scenario must not be tried where it leaves the bounds. */
const probesOf = ({ compiled, steps }: Drawing, inputs: number): readonly Float64Array[] => {
  const stream = streamOf('probe', 'scenario')
  const score = (): number => 0.5 * normalQuantile((stream() + 0.5) / 2 ** 32)
  return Array.from({ length: PROBES }, () => vectorOf(columnsAt(compiled.parameters, steps, inputs, score)))
}

const slotOf = ({ slots }: Compiled, path: string): Slot | undefined =>
  slots.find((slot) => slot.path === path)

const valueAt = (compiled: Compiled, path: string, key: string | undefined): number => {
  const slot = slotOf(compiled, path)
  const order = slot === undefined || key === undefined ? 0 : slot.keys.indexOf(key)
  return slot === undefined || order < 0 ? Number.NaN : (compiled.parameters[slot.start + order] as number)
}

/** The place in the plan's vector that a dated number of another year has its value from. */
const heldPlace = (slot: Slot, year: number): number => {
  let order = 0
  for (let next = 1; next < slot.at.length && (slot.at[next] as number) <= year; next += 1) order = next
  return slot.start + order
}

/** One number of a changed plan, explained: null when nothing does, `own` when the scenario sets it with a range. */
interface Explained {
  readonly index: number
  readonly step: Step | 'own' | null
  readonly same: boolean
  readonly name: string
}

/** Explains the numbers of a changed plan by those of the plan. */
const explainer = (
  base: Compiled,
  vectors: readonly Float64Array[],
  changed: Compiled,
  probes: readonly Compiled[],
  rests: ReadonlySet<string>,
) => {
  const shares = changed.slots.filter(({ parameter }) => parameter === 'groups.*.share')
  const restStep = (slot: Slot, order: number): Step => {
    const year = slot.at[order] as number
    const inBase = (path: string): number => heldPlace(slotOf(base, path) as Slot, year)
    return {
      op: 'rest-of',
      index: slot.start + order,
      from: inBase(slot.path),
      named: shares.filter(({ path }) => !rests.has(path)).map(({ start }) => start + order),
      others: shares.filter(({ path }) => rests.has(path)).map(({ path }) => inBase(path)),
    }
  }
  return (slot: Slot, order: number): Explained => {
    const key = slot.keys[order]
    const index = slot.start + order
    const name = key === undefined ? slot.path : `${slot.path}.${key}`
    const values = probes.map((probe) => valueAt(probe, slot.path, key))
    if (values.some(Number.isNaN)) return { index, step: null, same: false, name }
    const source = slotOf(base, slot.path) ?? slotOf(base, slot.path.replace(/^groups\.[^.]+\./, ''))
    const sources = (source?.figures ?? []).map((_, k): Probed => {
      const place = (source as Slot).start + k
      return { index: place, values: vectors.map((vector) => vector[place] as number) }
    })
    const own =
      source?.path === slot.path ? sources[key === undefined ? 0 : source.keys.indexOf(key)] : undefined
    if (own?.values.every((value, probe) => Object.is(value, values[probe])) === true) {
      const terms = [{ from: own.index, weight: 1 }]
      return { index, step: { op: 'linear', index, terms, constant: 0 }, same: true, name }
    }
    if (rests.has(slot.path)) return { index, step: restStep(slot, order), same: false, name }
    const step = explain({ index, values }, sources)
    const { range } = slot.figures[order] as Slot['figures'][number]
    const isSet = step?.op === 'linear' && step.terms.length === 0
    if (isSet && range !== undefined && range[0] < range[1]) return { index, step: 'own', same: false, name }
    return { index, step, same: false, name }
  }
}

const isStep = (step: Explained['step']): step is Step => step !== null && step !== 'own'

/**
 * How a scenario changes what is drawn, found by applying it to the plan and to some drawn plans: its changes work on
 * the drawn numbers (`scale`, `add`, `ramp`, `shift`), a number that it sets takes that in place of the draw, with its
 * own range if it has one. Where that would lead an extreme draw out of bounds the number is drawn from its moved range
 * instead, by the same scores: the two agree at both ends of the range, and every draw is valid.
 */
export const scenarioDrawing = (scenario: Scenario, kit: ScenarioKit): ScenarioDrawing => {
  const { base, noise } = kit
  const first = applyScenario(base.compiled.plan, scenario, { allowNothing: true })
  const compiled = compile(aligned(first.plan, noise))
  const vectors = probesOf(base, kit.inputs())
  const probes = vectors.map((vector) => {
    const plan = planOfVector(base.compiled, vector)
    return compile(aligned(applyScenario(plan, scenario, { allowNothing: true }).plan, noise))
  })
  const rests = new Set(first.changed.filter(({ byRest }) => byRest).map(({ path }) => path))
  const explained = explainer(base.compiled, vectors, compiled, probes, rests)
  const baseColumns = overScores(base.compiled.parameters, base.steps, kit.inputs())
  const varies = new Set(base.steps.map(({ index }) => index))
  const moves = (step: Step): boolean =>
    step.op === 'linear' ? step.terms.some(({ from }) => varies.has(from)) : true

  const steps: Step[] = []
  const apart: string[] = []
  const drawnAnew: Step[] = []
  for (const unit of kit.unitsOf(compiled)) {
    const points = unit.slots.flatMap((slot) => slot.figures.map((_, order) => explained(slot, order)))
    const mapped = points.flatMap(({ step }) => (isStep(step) && moves(step) ? [step] : []))
    const single = unit.slots.length === 1 && unit.steps.every(({ op }) => op === 'table')
    const whole = points.every(({ step }) => isStep(step))
    const inOrder = (): boolean => {
      const ordered = [...mapped].sort(
        (one, other) => Number(one.op === 'rest-of') - Number(other.op === 'rest-of'),
      )
      const columns = overScores(compiled.parameters, ordered, kit.inputs(), baseColumns)
      return (
        isInOrder(unit, columns) &&
        ordered.every((step) => step.op !== 'rest-of' || leaveRest(step.named, columns))
      )
    }
    if (points.every(({ same }) => same) || (whole && inOrder())) {
      // The rest comes after the shares that are named.
      steps.push(
        ...mapped.filter(({ op }) => op !== 'rest-of'),
        ...mapped.filter(({ op }) => op === 'rest-of'),
      )
      continue
    }
    for (const { step, name } of points) if (step === null) apart.push(name)
    const sound = single && inOrder()
    const kept = single
      ? points.filter(({ same, step }) => same || (sound && isStep(step))).map(({ index }) => index)
      : []
    steps.push(...mapped.filter(({ index }) => kept.includes(index)))
    drawnAnew.push(...unit.steps.filter(({ index }) => !kept.includes(index)))
  }
  steps.push(...drawnAnew)
  const anew = new Set(drawnAnew.map(({ index }) => index))
  const noisyAgain = kit.noiseOf(compiled, steps).filter(({ index }) => anew.has(index))
  return { compiled, steps: [...steps, ...noisyAgain], apart }
}
