import type { Bilingual } from '@kohort/core'
import { deepFreeze } from '@kohort/core'

/**
 * Who says so: `reported`, a source does; `derived`, computed or read out of what sources say, and the note says how;
 * `assumed`, nobody measured it, and the note says why this value.
 */
export type FactKind = 'reported' | 'derived' | 'assumed'

/** A value with where it comes from. An unknown value is null with a note, never 0. */
export interface Fact<Value> {
  readonly value: Value
  /** Where the value is in nine cases of ten, in the value's own unit. */
  readonly range?: readonly [number, number]
  /** A source's id, or `id:place`. */
  readonly source: string
  readonly kind: FactKind
  /** The day, month or year that the value speaks of: `2023-12-31`, `2024-04`, `2019`. */
  readonly asOf: string
  readonly note?: string
  /** The note in Swedish. */
  readonly noteSv?: string
}

/** Facts by name, frozen, all of the one type, so that a reader meets `Fact<number>` and not a literal. */
export function numberFacts<Name extends string>(
  facts: Readonly<Record<Name, Fact<number>>>,
): Readonly<Record<Name, Fact<number>>> {
  return deepFreeze(facts)
}

/** The note in both languages, English where there is no Swedish. */
export function bilingualNote(fact: Fact<unknown>): Bilingual | undefined {
  return fact.note === undefined ? undefined : { sv: fact.noteSv ?? fact.note, en: fact.note }
}

/** A number with its provenance in the form that a plan writes it. */
export interface FactFigure {
  value: number
  range?: [number, number]
  source: string
  kind: FactKind
  asOf: string
  note?: Bilingual
}

/**
 * A fact as a number of a plan, with its range and provenance.
 *
 * `toFigure(trainingParameters.away).value` is 0.13.
 */
export function toFigure(fact: Fact<number>): FactFigure {
  const { value, source, kind, asOf, range } = fact
  const note = bilingualNote(fact)
  return {
    value,
    ...(range === undefined ? {} : { range: [range[0], range[1]] as [number, number] }),
    source,
    kind,
    asOf,
    ...(note === undefined ? {} : { note }),
  }
}
