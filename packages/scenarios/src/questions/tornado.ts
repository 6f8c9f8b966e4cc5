import {
  type Compiled,
  compile,
  deepFreeze,
  displayed,
  heldAt,
  KohortError,
  outputIndex,
  type Plan,
  type PlanInput,
  parsePlan,
  parameters as registry,
  run,
  type SeriesName,
  type Slot,
} from '@kohort/core'
import { fail } from '../errors.js'
import { tornadoTables } from '../read/tornado-tables.js'
import { known } from './compare.js'
import type { Tornado, TornadoBar, TornadoEnd } from './tornado-result.js'
import { curveProblem, requirementOf, requirementProblem, restWriter } from './vector.js'

export type { Tornado, TornadoBar, TornadoEnd } from './tornado-result.js'

export const TORNADO_FORMAT = 'kohort.tornado/1'

/** The figure of a slot that speaks for it: the last with a range up to the year, or the first. */
const figureFor = (slot: Slot, year: number): number => {
  const ranged = slot.at.map((_, index) => index).filter((index) => hasRange(slot, index))
  const before = ranged.filter((index) => (slot.at[index] as number) <= year)
  return before.at(-1) ?? ranged[0] ?? 0
}

const hasRange = ({ figures }: Slot, index: number): boolean => {
  const range = figures[index]?.range
  return range !== undefined && range[0] < range[1]
}

/** Why the numbers of a slot could not be those of a plan, or null; a share's others take the rest. */
const problemWith = (compiled: Compiled, slot: Slot, values: Float64Array): string | null => {
  const requirement = requirementOf(compiled, slot.path)
  if (requirement !== null) return requirementProblem(requirement, values)
  if (registry[slot.parameter].form === 'curve') return curveProblem(slot, values)
  if (slot.parameter === 'groups.*.share')
    return restWriter(compiled, [slot.path], Number.NEGATIVE_INFINITY, (path, year) =>
      heldAt(compiled.plan.groups[path.split('.')[1] as string]?.share ?? {}, year),
    )(values)
  return null
}

/** All points of a number at the same end of their ranges: it has one true value, which nobody knows. */
const measure = (compiled: Compiled, slot: Slot, end: 0 | 1, place: number, base: number): TornadoEnd => {
  const values = compiled.parameters.slice()
  slot.figures.forEach(({ range }, index) => {
    if (range !== undefined) values[slot.start + index] = range[end]
  })
  const unusable = problemWith(compiled, slot, values)
  if (unusable !== null) return { metric: null, difference: null, unusable }
  try {
    const metric = run(compiled, values)[place] as number
    if (Number.isNaN(metric)) return { metric: null, difference: null, unusable: 'there is no figure then' }
    return { metric, difference: metric - base, unusable: null }
  } catch (error) {
    if (!(error instanceof KohortError)) throw error
    return { metric: null, difference: null, unusable: error.message }
  }
}

/**
 * How much each uncertain number matters: every number with a range at its low and at its high end, all its years
 * together, the others as they are. Shares keep summing to 1; an end at which a requirement's min, mode and max would be
 * out of order, or a curve would rise, is not used, and says so.
 *
 * @param plan the plan, with ranges (5–95 %) on its numbers
 * @param metric a yearly series, in total
 * @param year a projected year, or the base year
 * @returns plain frozen data, the widest bar first
 * @throws {ScenarioError} when there is no such figure
 * @example
 * ```ts
 * import { stockholm } from '@kohort/regions'
 * import { tornado } from '@kohort/scenarios'
 *
 * const { bars } = tornado(stockholm(), 'completions', 2034)
 * console.log(bars[0]!.path)
 * // training.attrition
 * ```
 */
export const tornado = (plan: Plan | PlanInput, metric: SeriesName, year: number): Tornado => {
  const start = parsePlan(plan)
  known(start, [metric], [year])
  const compiled = compile(start)
  const place = outputIndex(compiled, metric, year)
  const base = run(compiled)[place] as number
  if (Number.isNaN(base))
    fail('no-figure', metric, `there is no figure in ${year}.`, 'Choose another metric or year.')
  const bars = compiled.slots
    .filter((slot) => slot.figures.some((_, index) => hasRange(slot, index)))
    .map((slot): TornadoBar => {
      const index = figureFor(slot, year)
      const figure = slot.figures[index] as Slot['figures'][number]
      const { label, unit } = registry[slot.parameter]
      const low = measure(compiled, slot, 0, place, base)
      const high = measure(compiled, slot, 1, place, base)
      const ends = [low, high].flatMap((end) => end.difference ?? [])
      return {
        path: slot.path,
        label,
        unit,
        at: slot.keys[index] ?? '',
        value: figure.value,
        range: figure.range as [number, number],
        kind: figure.kind ?? null,
        source: figure.source ?? null,
        low,
        high,
        width: Math.max(0, ...ends) - Math.min(0, ...ends),
      }
    })
  const sorted = bars.sort((one, other) => other.width - one.width || (one.path < other.path ? -1 : 1))
  const found: Tornado = { format: TORNADO_FORMAT, plan: start.id, metric, year, base, bars: sorted }
  return deepFreeze(displayed(found, () => tornadoTables(found)))
}
