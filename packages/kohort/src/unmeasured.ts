import {
  type Compiled,
  compile,
  type Figure,
  heldAt,
  KohortError,
  outputIndex,
  type Plan,
  type Projection,
  parameters,
  run,
  type SeriesName,
  type Slot,
} from '@kohort/core'

/** A figure that the verdict hangs on, in a year. */
export interface Target {
  readonly metric: SeriesName
  readonly year: number
  /** What it misses its goal by in that year, above 0; null where nothing is missed. */
  readonly gap: number | null
}

/** A number that nobody has measured, and what it does to the targets. */
export interface Unmeasured {
  readonly slot: Slot
  /** `assumed`: its reason is in its note; `unsourced`: the plan does not say where it comes from. */
  readonly kind: 'assumed' | 'unsourced'
  /** Moved to the ends of its own range; by a tenth down and up where it has none. */
  readonly by: 'range' | 'tenth'
  /** By target, what the low and the high end change it by; null where it cannot be said. */
  readonly effects: readonly (readonly [low: number, high: number] | null)[]
}

const isUnmeasured = ({ kind }: Figure): boolean => kind === undefined || kind === 'assumed'

/** Decisions, and what a norm says, are nobody's to measure. */
const isDecision = ({ parameter }: Slot): boolean =>
  parameter.startsWith('training.intake.') ||
  parameter === 'need.norm.perSpecialist' ||
  parameter === 'need.norm.perTrainee'

/** The figures that the missed goals hang on in their last year, at most two: completions first. */
export const targetsOf = (plan: Plan, projection: Projection): readonly Target[] => {
  const missed = projection.goals.filter(({ met }) => met === false)
  const decisive = missed.length > 0 ? missed : projection.goals.filter(({ met }) => met !== null)
  const order = [...decisive].sort(
    (one, other) =>
      Number(other.metric === 'completions') - Number(one.metric === 'completions') || other.to - one.to,
  )
  const metrics = [...new Set(order.map(({ metric }) => metric))].slice(0, 2)
  const found = metrics.flatMap((metric): readonly Target[] => {
    const goal = order.find((one) => one.metric === metric)
    if (goal === undefined) return []
    const year = Math.min(goal.to, plan.to)
    const margin = goal.years.find((one) => one.year === year)?.margin ?? null
    return [
      { metric, year, gap: goal.met === false ? Math.abs(Math.min(margin ?? 0, goal.margin ?? 0)) : null },
    ]
  })
  return found.length > 0 ? found : [{ metric: 'completions', year: plan.to, gap: null }]
}

/** The ends that a figure is moved to. */
const endsOf = (slot: Slot, figure: Figure, by: Unmeasured['by']): readonly [number, number] => {
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
const moved = (compiled: Compiled, slot: Slot, by: Unmeasured['by'], end: 0 | 1): Float64Array | null => {
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

/** The figures of the targets with these numbers; null where the numbers make no projection. */
const figuresWith = (
  compiled: Compiled,
  numbers: Float64Array | null,
  targets: readonly Target[],
): readonly number[] | null => {
  if (numbers === null) return null
  try {
    const output = run(compiled, numbers)
    return targets.map(({ metric, year }) => output[outputIndex(compiled, metric, year)] as number)
  } catch (error) {
    if (error instanceof KohortError) return null
    throw error
  }
}

/** What a number could change of the largest gap: 1 closes it. Ranges come before numbers without one. */
const weight = ({ effects, by }: Unmeasured, targets: readonly Target[], now: readonly number[]): number => {
  const parts = effects.map((effect, index) => {
    if (effect === null) return 0
    const measure = Math.max(targets[index]?.gap ?? Math.abs(now[index] ?? 0), 1e-12)
    return Math.max(Math.abs(effect[0]), Math.abs(effect[1])) / measure
  })
  return Math.max(0, ...parts) + (by === 'range' ? 1e9 : 0)
}

/**
 * Every number of the plan that nobody has measured, the one that the missed goals hang on most first: each moved to
 * the ends of its range, one at a time, all years of it together.
 */
export const unmeasured = (
  plan: Plan,
  targets: readonly Target[],
  besides: readonly string[] = [],
): readonly Unmeasured[] => {
  const compiled = compile(plan)
  const now = figuresWith(compiled, compiled.parameters, targets) ?? []
  const found = compiled.slots
    .filter((slot) => !isDecision(slot) && !besides.includes(slot.path))
    .flatMap((slot): readonly Unmeasured[] => {
      const open = slot.figures.filter(
        (figure, index) =>
          isUnmeasured(figure) && !(parameters[slot.parameter].form === 'curve' && slot.at[index] === 0),
      )
      if (open.length === 0) return []
      const by = open.some(({ range }) => range !== undefined) ? 'range' : 'tenth'
      const ends = ([0, 1] as const).map((end) =>
        figuresWith(compiled, moved(compiled, slot, by, end), targets),
      )
      const effects = targets.map((_, index): readonly [number, number] | null => {
        const [low, high] = ends.map(
          (figures) => (figures?.[index] ?? Number.NaN) - (now[index] ?? Number.NaN),
        )
        return low === undefined || high === undefined || Number.isNaN(low + high) ? null : [low, high]
      })
      return [
        { slot, by, effects, kind: open.some(({ kind }) => kind === 'assumed') ? 'assumed' : 'unsourced' },
      ]
    })
  return found
    .map((one) => ({ one, order: weight(one, targets, now) }))
    .sort((one, other) => other.order - one.order)
    .map(({ one }) => one)
}
