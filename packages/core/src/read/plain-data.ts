import { KohortError } from '../errors.js'

/** A result of many groups and years is a few hundred thousand values; more than this is no result. */
const MOST_VALUES = 2_000_000
const DEEPEST = 24

const notData = (path: string, found: string, hint: string): KohortError =>
  new KohortError({
    code: 'data',
    path,
    message: `${path === '' ? 'The whole' : path}: found ${found}, expected plain data, as JSON has it.`,
    hint,
  })

/**
 * Data that somebody else wrote, copied once, so that no getter, prototype or cycle reaches further in. A text is read
 * as JSON first.
 *
 * @throws {KohortError} code `data`, at the first thing that JSON cannot hold
 */
export const plainData = (input: unknown): unknown => {
  let left = MOST_VALUES
  const copy = (value: unknown, path: string, depth: number): unknown => {
    left -= 1
    if (left < 0) throw notData('', `more than ${MOST_VALUES} values`, 'No result is that large.')
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') {
      if (Number.isFinite(value)) return value
      throw notData(path, String(value), 'JSON has null where a figure has no meaning.')
    }
    if (typeof value !== 'object')
      throw notData(path, value === undefined ? 'nothing' : `a ${typeof value}`, 'Give what JSON.parse gave.')
    if (depth > DEEPEST) throw notData(path, `more than ${DEEPEST} levels`, 'No result is that deep.')
    const inner = (key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)
    if (Array.isArray(value)) return Array.from(value, (one, at) => copy(one, inner(at), depth + 1))
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
      throw notData(path, 'an object of a class', 'Give what JSON.parse gave.')
    const result: Record<string, unknown> = {}
    for (const [key, one] of Object.entries(value)) {
      if (key === '__proto__') throw notData(inner(key), 'the name of a prototype', 'Take it out.')
      result[key] = copy(one, inner(key), depth + 1)
    }
    return result
  }
  try {
    return copy(typeof input === 'string' ? (JSON.parse(input) as unknown) : input, '', 0)
  } catch (error) {
    if (error instanceof KohortError) throw error
    const text = typeof input === 'string'
    throw notData(
      '',
      text ? 'a text that is no JSON' : 'something that cannot be read',
      text ? 'Give the text of a .json file, whole.' : 'Give what JSON.parse gave.',
    )
  }
}
