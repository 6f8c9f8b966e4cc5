import { type Compiled, KohortError, type Plan, type Projection, project } from '@kohort/core'
import type { Unmeasured } from './unmeasured.js'

type Json = { [key: string]: unknown }

/** The plan with other numbers in its slots, without their provenance: only its verdicts are of use. */
const planWith = (compiled: Compiled, numbers: Float64Array): Plan => {
  const copy = JSON.parse(JSON.stringify(compiled.plan)) as Json
  for (const { path, keys, start, figures } of compiled.slots) {
    figures.forEach((figure, index) => {
      const value = numbers[start + index] as number
      if (value === figure.value) return
      const key = keys[index]
      const way = key === undefined ? path.split('.') : [...path.split('.'), key]
      const last = way.pop() ?? ''
      const parent = way.reduce((here, step) => here[step] as Json, copy)
      parent[last] = { value }
    })
  }
  return copy as unknown as Plan
}

/** An end of a number's range at which goals end otherwise than in the plan. */
export interface Turn {
  readonly number: Unmeasured
  readonly end: 0 | 1
  /** Ids of goals that are met in the plan and missed at that end. */
  readonly falls: readonly string[]
  /** Ids of goals that are missed in the plan and met at that end. */
  readonly rises: readonly string[]
}

const turnAt = (
  compiled: Compiled,
  projection: Projection,
  number: Unmeasured,
  end: 0 | 1,
): Turn | undefined => {
  const numbers = number.ends[end]
  if (numbers === null) return undefined
  try {
    const { goals } = project(planWith(compiled, numbers))
    const turned = (was: boolean): readonly string[] =>
      projection.goals
        .filter(({ met }, index) => met === was && goals[index]?.met === !was)
        .map(({ id }) => id)
    const [falls, rises] = [turned(true), turned(false)]
    return falls.length + rises.length === 0 ? undefined : { number, end, falls, rises }
  } catch (error) {
    if (error instanceof KohortError) return undefined
    throw error
  }
}

/** At which ends of which numbers, one at a time, some verdict turns; only of numbers that have a range. */
export const turns = (
  compiled: Compiled,
  projection: Projection,
  numbers: readonly Unmeasured[],
): readonly Turn[] =>
  numbers
    .filter(({ by }) => by === 'range')
    .flatMap((number) => ([0, 1] as const).flatMap((end) => turnAt(compiled, projection, number, end) ?? []))
