import { type Compiled, type Figure, type Plan, parsePlan } from '@kohort/core'

/** A figure whose number is known: it has no range any more. */
const known = (figure: Figure, value: number): Figure => {
  const { range: _, ...rest } = figure
  return { ...rest, value }
}

/** A plan seen as plain nested data. */
export type Tree = Record<string, unknown>

/** Copies the way to the keys, so that nothing of the plan is changed, and puts a value there. */
export const put = (root: Tree, keys: readonly string[], value: unknown): void => {
  let here = root
  for (const key of keys.slice(0, -1)) {
    const next = { ...(here[key] as Tree) }
    here[key] = next
    here = next
  }
  here[keys.at(-1) as string] = value
}

/** The compiled plan with the numbers of a vector in place of its own, checked as any plan is. */
export const planOfVector = (compiled: Compiled, vector: Float64Array): Plan => {
  const root: Tree = { ...compiled.plan }
  for (const { path, start, keys, figures } of compiled.slots) {
    figures.forEach((figure, index) => {
      const value = vector[start + index] as number
      if (figure.range === undefined && Object.is(value, figure.value)) return
      put(root, [...path.split('.'), ...keys.slice(index, index + 1)], known(figure, value))
    })
  }
  return parsePlan(root)
}
