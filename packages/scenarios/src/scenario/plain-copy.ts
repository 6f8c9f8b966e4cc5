import { fail } from '../errors.js'

const DEEPEST = 12
const MOST_NODES = 50_000

/** The input as plain data, read once: getters, prototypes and cycles cannot reach further in. */
export const plainCopy = (input: unknown): unknown => {
  let nodes = 0
  const refuse = (path: readonly string[], what: string): never =>
    fail('data', path.join('.'), `this is ${what}, and a scenario is plain data.`, 'Write it as JSON has it.')
  const copy = (value: unknown, path: readonly string[]): unknown => {
    nodes += 1
    if (nodes > MOST_NODES) refuse([], 'too large')
    if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) return value
    if (typeof value !== 'object') return refuse(path, `a ${typeof value}`)
    if (path.length > DEEPEST) return refuse(path.slice(0, 4), 'too deep')
    if (Array.isArray(value)) return value.map((item, index) => copy(item, [...path, String(index)]))
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
      return refuse(path, 'an object of a class')
    const made: Record<string, unknown> = {}
    for (const key of Object.keys(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype')
        refuse([...path, key], 'a forbidden key')
      const inner = copy((value as Record<string, unknown>)[key], [...path, key])
      if (inner !== undefined) made[key] = inner
    }
    return made
  }
  try {
    return copy(input, [])
  } catch (error) {
    if (error instanceof Error && error.name === 'ScenarioError') throw error
    return refuse([], 'something that cannot be read')
  }
}
