import {
  type Figure,
  type FigureMap,
  type Parameter,
  type ParameterPath,
  type Plan,
  parameterPathOf,
  parameters,
  parsePlan,
} from '@kohort/core'
import { fail } from '../errors.js'
import { put, type Tree } from '../inputs/write-plan.js'
import type { LiveLever } from './live-change.js'

/** A plan in which every lever has the years that it moves, and the limits that it does not have yet. */
export interface Structure {
  readonly plan: Plan
  /** Paths of limits that were added: absent until they are set. */
  readonly absent: readonly string[]
  /** Years that were written out on a line with ranges: their draws lie between those of its own points. */
  readonly between: readonly Between[]
}

/** A year of a line, written out. */
export interface Between {
  readonly path: string
  readonly year: number
  /** The line's own points about it, the same where it is held. */
  readonly before: number
  readonly after: number
}

const valueAt = (root: Tree, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (here, key) =>
      typeof here === 'object' && here !== null && Object.hasOwn(here, key) ? (here as Tree)[key] : undefined,
    root,
  )

/** The figure that a dated value or a line has in a year; the reading is core's own. */
const figureIn = (map: FigureMap, years: readonly number[], year: number, isLine: boolean): Figure => {
  const next = years.findIndex((at) => at > year)
  const order = next < 0 ? years.length - 1 : Math.max(0, next - 1)
  const at = years[order] as number
  const before = map[String(at)] as Figure
  if (!isLine || at === year) return before
  // A held year of a line follows its point, draw by draw: a range of its own would be drawn again.
  if (next <= 0) return { value: before.value }
  const after = map[String(years[next])] as Figure
  return {
    value: before.value + ((after.value - before.value) * (year - at)) / ((years[next] as number) - at),
  }
}

const yearsOf = (map: FigureMap): readonly number[] =>
  Object.keys(map)
    .map(Number)
    .sort((one, other) => one - other)

/** The same map with the years that a lever needs; it means what it meant. */
const writtenOut = (map: FigureMap, { form }: Parameter, wanted: readonly number[]): FigureMap => {
  const years = yearsOf(map)
  const first = years[0] as number
  const more = form === 'limit' ? wanted.filter((year) => year >= first) : wanted
  const entries = [...new Set([...years, ...more])].map(
    (year) => [year, figureIn(map, years, year, form === 'line')] as const,
  )
  return Object.fromEntries(entries)
}

const unknown = (path: string): never =>
  fail('unknown-path', path, 'the plan has no such number to move.', 'Name a number of the plan.')

/** Which of a line's own points a year that it does not have lies between. */
const betweenOf = (path: string, own: readonly number[], wanted: readonly number[]): readonly Between[] =>
  [...new Set(wanted)]
    .filter((year) => !own.includes(year))
    .map((year) => {
      const next = own.findIndex((at) => at > year)
      const before = own[next < 0 ? own.length - 1 : Math.max(0, next - 1)] as number
      return { path, year, before, after: next <= 0 ? before : (own[next] as number) }
    })

/** Writes out the years that the levers move. Every figure of a projection stays as it was. */
export const structureOf = (plan: Plan, levers: readonly LiveLever[]): Structure => {
  const { base, to } = plan
  const root: Tree = { ...plan }
  const absent: string[] = []
  const between: Between[] = []
  for (const { path, byYear = false } of levers) {
    const general: ParameterPath = parameterPathOf(path) ?? unknown(path)
    const parameter: Parameter = parameters[general]
    const keys = path.split('.')
    const found = valueAt(root, keys)
    const years = byYear ? Array.from({ length: to - base }, (_, index) => base + 1 + index) : [base + 1]
    if (found === undefined) {
      if (parameter.form !== 'limit') unknown(path)
      put(root, keys, Object.fromEntries(years.map((year) => [year, { value: parameter.max }])))
      absent.push(path)
      continue
    }
    if (
      parameter.form === 'line' &&
      Object.values(found as FigureMap).some(({ range }) => range !== undefined)
    )
      between.push(...betweenOf(path, yearsOf(found as FigureMap), [base, ...years]))
    if (parameter.form === 'dated' || parameter.form === 'limit' || parameter.form === 'line') {
      const wanted = parameter.form === 'limit' ? years : [base, ...years]
      put(root, keys, writtenOut(found as FigureMap, parameter, wanted))
    }
  }
  return { plan: parsePlan(root), absent, between }
}
