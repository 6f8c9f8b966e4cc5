import { type Figure, type Plan, parsePlan } from '@kohort/core'
import { type Distribution, quantileOf } from '../distributions/distribution.js'
import { SCORE_95 } from '../distributions/fit.js'
import { noSuch, refuseUnknown } from '../unknown.js'
import type { GivenInput } from './points.js'
import { put, type Tree } from './write-plan.js'

const isFigure = (value: unknown): value is Figure =>
  typeof value === 'object' && value !== null && typeof (value as Tree).value === 'number'

/** The figure with what is given of it: its range, and its value where that lies outside. */
const told = (figure: Figure, distribution: Distribution): Figure => {
  const { range: _, ...rest } = figure
  if (distribution.family === 'constant') return { ...rest, value: distribution.value }
  const at = quantileOf(distribution)
  const range: [number, number] = [at(-SCORE_95), at(SCORE_95)]
  const value = rest.value >= range[0] && rest.value <= range[1] ? rest.value : at(0)
  return { ...rest, value, range }
}

/** The plan with what is given outright in place of its own ranges, so that a scenario moves that too. */
export const withGiven = (plan: Plan, given: readonly GivenInput[]): Plan => {
  if (given.length === 0) return plan
  const root: Tree = { ...plan }
  for (const { path, at, distribution } of given) {
    const keys = path.split('.')
    const found = keys.reduce<unknown>((here, key) => (here as Tree | undefined)?.[key], root)
    if (isFigure(found)) put(root, keys, told(found, distribution))
    else if (typeof found === 'object' && found !== null) {
      for (const [key, figure] of Object.entries(found)) {
        const wanted = at === undefined ? !(key === '0' && figure.value === 1) : key === String(at)
        if (wanted && isFigure(figure)) put(root, [...keys, key], told(figure, distribution))
      }
    } else refuseUnknown('unknown-path', path, noSuch.number, path, [])
  }
  return parsePlan(root)
}
