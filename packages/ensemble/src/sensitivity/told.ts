import { type Bilingual, type FigureKind, parameters, type Slot } from '@kohort/core'
import { columnsAt, vectorOf } from '../inputs/build.js'
import { normalQuantile } from '../random/normal.js'
import type { Prepared } from '../uncertainty.js'
import type { Knowing } from './knowing.js'

/** What it would be worth to know a number. */
export interface KnowingRow extends Knowing {
  /** The number's path in the plan. */
  readonly input: string
  readonly label: Bilingual
  readonly unit: Bilingual
  /** Which of its numbers is told of, the last uncertain one: a year, years since entry, an age; '' for a single one. */
  readonly at: string
  /** The plan's own value of it. */
  readonly value: number
  /** It lies between these in nine draws of ten. */
  readonly range: readonly [low: number, high: number]
  /** What the plan says of where it comes from; null where it says nothing. */
  readonly kind: FigureKind | null
  readonly source: string | null
  readonly note: string | Bilingual | null
  /** Whether it enters what the goal is judged by at all; where it does not, exactly nothing moves. */
  readonly enters: boolean
  /** Whether it enters, but the move cannot be told from chance in the drawing: its 95 % interval reaches 0. */
  readonly isNoise: boolean
}

/** What the plan says of a number, and where the draws have it. */
export const toldOf = (
  { drawings }: Prepared,
  input: number,
): Omit<KnowingRow, keyof Knowing | 'enters' | 'isNoise'> => {
  const { names, base, fitted } = drawings
  const name = names[input] as string
  const slot = base.compiled.slots.find(({ path }) => path === name) as Slot
  const at = fitted.filter(({ path }) => path === name).at(-1)?.at ?? ''
  const order = Math.max(0, slot.keys.indexOf(at))
  const figure = slot.figures[order] as Slot['figures'][number]
  const [low, high] = [0.05, 0.95].map((probability) => {
    const z = normalQuantile(probability)
    const numbers = columnsAt(base.compiled.parameters, base.steps, names.length, (one) =>
      one === input ? z : 0,
    )
    return vectorOf(numbers)[slot.start + order] as number
  }) as [number, number]
  const { label, unit } = parameters[slot.parameter]
  return {
    input: name,
    label,
    unit,
    at,
    value: figure.value,
    range: [low, high],
    kind: figure.kind ?? null,
    source: figure.source ?? null,
    note: figure.note ?? null,
  }
}
