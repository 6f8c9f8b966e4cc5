import type { LiveChange } from '@kohort/ensemble'
import type { Lever, LeverId, Levers } from './lever.js'
import { rounded } from './numbers.js'

/** Where the levers stand: only those that were moved. Plain data, never changed in place. */
export interface LeverState {
  readonly values: Readonly<Partial<Record<LeverId, number>>>
  /** The intake by year, where a year was set by itself. */
  readonly years: readonly number[] | null
}

export const atRest: LeverState = Object.freeze({ values: {}, years: null })

export const isAtRest = ({ values, years }: LeverState): boolean =>
  years === null && Object.keys(values).length === 0

/** The intake that level and last year's value come to, in whole persons. */
const pathOf = ({ intake }: Levers, { values }: LeverState): readonly number[] => {
  if (intake === null) return []
  const level = (values.level ?? 100) / 100
  const plain = intake.values.map((value) => (level === 1 ? value : Math.round(value * level)))
  const last = plain.at(-1) ?? 0
  if (values.final === undefined) return plain
  const tilt = values.final - last
  const span = Math.max(1, plain.length - 1)
  return plain.map((value, index) => Math.max(0, Math.round(value + (tilt * index) / span)))
}

/** The intake by year as the levers stand. */
export const intakeValues = (levers: Levers, state: LeverState): readonly number[] =>
  state.years ?? pathOf(levers, state)

/** What a lever shows. */
export const shownValue = (levers: Levers, state: LeverState, lever: Lever): number | null => {
  const own = state.values[lever.id]
  if (lever.id === 'final') return intakeValues(levers, state).at(-1) ?? 0
  if (lever.id === 'level') {
    if (state.years === null) return own ?? 100
    const sum = (all: readonly number[]): number => all.reduce((total, value) => total + value, 0)
    const plan = sum(levers.intake?.values ?? [])
    return plan > 0 ? Math.round((100 * sum(state.years)) / plan) : 100
  }
  return own ?? lever.value
}

/** Whether a lever stands elsewhere than in the plan. */
export const isMoved = (levers: Levers, state: LeverState, lever: Lever): boolean => {
  if (lever.id === 'level' || lever.id === 'final')
    return state.years !== null || state.values[lever.id] !== undefined
  return shownValue(levers, state, lever) !== lever.value
}

type Values = LeverState['values']

const without = (values: Values, key: LeverId): Values => {
  const { [key]: _, ...rest } = values
  return rest
}

/** Whether somebody asks for more or less than a lever can give: it then stops at its bound, and that must be told. */
export const isOutside = ({ min, max }: Pick<Lever, 'min' | 'max'>, next: number): boolean =>
  next < min - 1e-9 || next > max + 1e-9

/** One lever moved; null takes it back to the plan. Out of its bounds it stops at them, as a slider does. */
export const moved = (levers: Levers, state: LeverState, lever: Lever, next: number | null): LeverState => {
  const isIntake = lever.id === 'level' || lever.id === 'final'
  const years = isIntake ? null : state.years
  if (next === null) return { values: without(state.values, lever.id), years }
  const value = rounded(Math.min(lever.max, Math.max(lever.min, next)), 4)
  // A slider has no place between its steps, and the plan's own value may stand there.
  const isPlans =
    lever.value !== null && lever.id !== 'final' && Math.abs(value - lever.value) < lever.step / 2
  if (isPlans) return { values: without(state.values, lever.id), years }
  if (
    lever.id === 'final' &&
    value === pathOf(levers, { values: without(state.values, 'final'), years }).at(-1)
  )
    return { values: without(state.values, 'final'), years }
  // A new level takes the whole path with it, so the last year's own value goes.
  const kept = lever.id === 'level' ? without(state.values, 'final') : state.values
  return { values: { ...kept, [lever.id]: value }, years }
}

/** The intake of one year moved. */
export const movedYear = (levers: Levers, state: LeverState, year: number, next: number): LeverState => {
  const { intake } = levers
  if (intake === null) return state
  const value = rounded(Math.min(intake.max, Math.max(0, next)), 1)
  const years = intakeValues(levers, state).map((old, index) => (intake.years[index] === year ? value : old))
  const same = years.every((one, index) => one === intake.values[index])
  const values = without(without(state.values, 'level'), 'final')
  return { values, years: same ? null : years }
}

/** The changes that the state comes to: a scenario's, and what the engine is moved by. */
export const changesOf = (levers: Levers, state: LeverState): readonly LiveChange[] => {
  const { intake, list } = levers
  const path = intakeValues(levers, state)
  const isOther = intake !== null && path.some((value, index) => value !== intake.values[index])
  return [
    ...(isOther
      ? [
          {
            op: 'set' as const,
            path: intake.path,
            value: Object.fromEntries(
              intake.years.map((year, index) => [String(year), path[index] as number]),
            ),
          },
        ]
      : []),
    ...list.flatMap((lever) => {
      const value = state.values[lever.id]
      return lever.id === 'level' || lever.id === 'final' || value === undefined ? [] : [lever.change(value)]
    }),
  ]
}

const keyOf = ({ values, years }: LeverState): string =>
  JSON.stringify([Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)), years])

export const sameState = (one: LeverState, other: LeverState): boolean => keyOf(one) === keyOf(other)
