import type { Bilingual, Figure } from '@kohort/core'
import type { LiveChange, LiveLever } from '@kohort/ensemble'

export type LeverId =
  | 'level'
  | 'final'
  | 'away'
  | 'working'
  | 'attrition'
  | 'dual'
  | 'places'
  | 'hired'
  | 'leaving'
  | 'leavingBase'
  | 'norm'

/** A number of the plan that a reader may move, in the unit in which they read it. */
export interface Lever {
  readonly id: LeverId
  readonly path: string
  readonly label: Bilingual
  /** What the number means, in a sentence. */
  readonly meaning: Bilingual
  readonly unit: Bilingual
  /** The plan's own value; null where the plan has no such limit. */
  readonly value: number | null
  readonly min: number
  readonly max: number
  readonly step: number
  readonly decimals: number
  /** Of the plan's value, as it is read: 5–95 %. */
  readonly range: readonly [number, number] | null
  /** What is likely when it stands elsewhere, as it is read; null where it then counts as certain. */
  readonly rangeAt: (value: number) => readonly [number, number] | null
  /** Who says so. */
  readonly figure: Figure | null
  /** What becomes of the uncertainty when it is moved. */
  readonly moves: 'certain' | 'range'
  /** The change that makes it this value; the intake's is made of both its levers. */
  readonly change: (value: number) => LiveChange
}

/** The intake, which has a value for each year. */
export interface IntakeLever {
  readonly path: 'training.intake.fixed' | 'training.intake.followStock'
  readonly years: readonly number[]
  /** The plan's own values, by year. */
  readonly values: readonly number[]
  readonly max: number
  readonly figure: Figure | null
}

export interface Levers {
  readonly intake: IntakeLever | null
  /** Why the intake cannot be moved, where it cannot. */
  readonly intakeWhy: Bilingual | null
  readonly list: readonly Lever[]
}

/** What the engine must know of them beforehand. */
export const liveLevers = ({ intake, list }: Levers): readonly LiveLever[] => [
  ...(intake === null ? [] : [{ path: intake.path, byYear: true }]),
  ...list.filter(({ id }) => id !== 'level' && id !== 'final').map(({ path }) => ({ path })),
]

export type PlanPart = Readonly<Record<string, unknown>>
