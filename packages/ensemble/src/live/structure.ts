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
  if (!isLine || next <= 0 || at === year) return before
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

/** Writes out the years that the levers move. Every figure of a projection stays as it was. */
export const structureOf = (plan: Plan, levers: readonly LiveLever[]): Structure => {
  const { base, to } = plan
  const root: Tree = { ...plan }
  const absent: string[] = []
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
      fail(
        'range',
        path,
        'a line with ranges cannot be moved year by year: what lies between two draws is none.',
        'Leave out the lever, or the ranges.',
      )
    if (parameter.form === 'dated' || parameter.form === 'limit' || parameter.form === 'line') {
      const wanted = parameter.form === 'limit' ? years : [base, ...years]
      put(root, keys, writtenOut(found as FigureMap, parameter, wanted))
    }
  }
  return { plan: parsePlan(root), absent }
}
