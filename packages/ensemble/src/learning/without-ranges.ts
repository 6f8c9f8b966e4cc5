import { compile, type Plan, parsePlan } from '@kohort/core'
import { put, type Tree } from '../inputs/write-plan.js'

/** The plan with only some of its numbers uncertain: those at the kept paths. */
export const withoutRanges = (plan: Plan, keep: readonly string[] = []): Plan => {
  const root: Tree = { ...plan }
  for (const { path, keys, figures } of compile(plan).slots) {
    if (keep.includes(path)) continue
    figures.forEach((figure, index) => {
      if (figure.range === undefined) return
      const { range: _, ...rest } = figure
      put(root, [...path.split('.'), ...keys.slice(index, index + 1)], rest)
    })
  }
  return parsePlan(root)
}
