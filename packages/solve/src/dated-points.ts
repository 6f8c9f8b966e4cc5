import {
  type FigureMap,
  heldAt,
  lineAt,
  type Plan,
  parameterPathOf,
  parameters,
  parsePlan,
} from '@kohort/core'

/** The object at a path of dots. */
export const objectAt = (root: object, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], root)

/** The years in which a number of the plan is written. */
export const yearsOf = (map: FigureMap): readonly number[] => Object.keys(map).map(Number)

/** A dated number and the years in which it gets points of its own. */
export interface Points {
  readonly path: string
  readonly years: readonly number[]
}

/** The plan with more points in some dated numbers, each with the value that it has there already: the same plan. */
export const withPoints = (plan: Plan, points: readonly Points[]): Plan => {
  const copy = JSON.parse(JSON.stringify(plan)) as Plan
  for (const { path, years } of points) {
    const map = objectAt(copy, path) as FigureMap
    const original = objectAt(plan, path) as FigureMap
    const general = parameterPathOf(path)
    const isLine = general !== undefined && parameters[general].form === 'line'
    for (const year of years) {
      if (map[year] !== undefined) continue
      const value = isLine ? lineAt(original, year) : heldAt(original, year)
      const written = yearsOf(original)
      const from = Math.max(...written.filter((at) => at <= year), Math.min(...written))
      const { range, ...figure } = original[String(from)] ?? { value }
      map[year] = { ...figure, value, ...(range !== undefined && !isLine ? { range } : {}) }
    }
  }
  return parsePlan(copy)
}
