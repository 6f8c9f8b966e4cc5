import type * as z from 'zod/v4/core'
import type { Problem } from '../errors.js'
import { keysAt } from './known-keys.js'
import { nearest } from './nearest.js'

type Issue = z.$ZodIssue
type Path = readonly PropertyKey[]

/** What a reader sees of what they wrote: short, and never more than a line. */
export const show = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (value === null || typeof value === 'boolean') return String(value)
  return Object.keys(value as object).length === 0 ? 'an empty object' : 'an object'
}

export const pathText = (path: Path): string => path.map(String).join('.')

export const problemAt = (
  code: string,
  path: string,
  found: string,
  expected: string,
  hint: string,
): Problem => ({ code, path, found, expected, hint })

/** The known name that was most likely meant, as a hint. */
export const meantName = (written: string, known: readonly string[], otherwise: string): string => {
  const near = nearest(written, known)
  return near === undefined ? otherwise : `Did you mean "${near}"?`
}

/** What stands at a path of the input. */
const at = (input: unknown, path: Path): unknown => {
  let here: unknown = input
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as Record<PropertyKey, unknown>)[key]
  }
  return here
}

const typeNames: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list of two numbers',
}

const typeHint = (found: unknown, expected: string): string => {
  if (found === undefined) return 'This must be given.'
  if (typeof found === 'string' && expected === 'number' && found.trim() !== '') {
    return Number.isFinite(Number(found.replace(',', '.')))
      ? 'Write the number without quotation marks, with a point for decimals.'
      : 'Write a number.'
  }
  if (typeof found === 'number' && !Number.isFinite(found)) return 'Only finite numbers can be used.'
  return ''
}

/** Of a union's readings, the one that the writer most likely meant. */
const meant = (branches: readonly (readonly Issue[])[], found: unknown): readonly Issue[] | undefined => {
  const fits = branches.filter(
    (issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'),
  )
  if (fits.length <= 1) return fits[0]
  const long =
    typeof found === 'object' &&
    found !== null &&
    ['value', 'mode', 'sv', 'en'].some((key) => Object.hasOwn(found, key))
  return long ? fits[0] : fits.at(-1)
}

const describeKey = (path: Path): string => {
  const parent = String(path.at(-2) ?? '')
  if (['retention', 'curve'].includes(parent)) return 'a number of years, such as "5"'
  if (['ages', 'completionAges'].includes(parent)) return 'an age band, such as "30-34"'
  if (parent === 'exitByAge') return 'an age, such as "65"'
  if (['groups', 'sources'].includes(parent)) return 'a name in lower-case letters, digits and hyphens'
  if (parent === 'growth') return 'a name, or a year from 1900 to 2199'
  return 'a year from 1900 to 2199'
}

const plain = (issue: Issue, path: Path, input: unknown): Problem => {
  const value = at(input, path)
  const found = show(value)
  const problem = (expected: string, hint: string, code: string = issue.code): Problem =>
    problemAt(code, pathText(path), found, expected, hint)
  switch (issue.code) {
    case 'invalid_type':
      return problem(
        typeNames[issue.expected] ?? issue.expected,
        typeHint(value, issue.expected),
        value === undefined ? 'missing' : 'type',
      )
    case 'too_small':
      return problem(
        typeof issue.minimum === 'number' && issue.origin !== 'string' ? `at least ${issue.minimum}` : 'more',
        'The number is below what it can be.',
        'range',
      )
    case 'too_big':
      return issue.origin === 'string'
        ? problem(`at most ${issue.maximum} characters`, 'Shorten the text.', 'length')
        : problem(
            `at most ${issue.maximum}`,
            issue.origin === 'array' ? 'The list is too long.' : 'The number is above what it can be.',
            'range',
          )
    case 'invalid_value': {
      const values = issue.values.map(String)
      const list =
        values.length > 8 ? 'one of the known names' : values.map((one) => JSON.stringify(one)).join(', ')
      return problem(list, typeof value === 'string' ? meantName(value, values, '') : '', 'value')
    }
    case 'invalid_format':
      return problem(describeText(path), 'Change the text to that form.', 'format')
    case 'custom': {
      const given = (issue.params ?? {}) as Partial<Problem>
      return problemAt(
        'rule',
        pathText(path),
        given.found ?? found,
        given.expected ?? issue.message,
        given.hint ?? '',
      )
    }
    default:
      return problem(issue.message, '')
  }
}

const describeText = (path: Path): string => {
  const last = String(path.at(-1))
  if (last === 'source') return 'the id of a source, or "id:place" in it'
  if (last === 'currency') return 'three capital letters, such as "SEK"'
  return 'lower-case letters, digits and hyphens'
}

/** zod's issues in the words of a plan: unions resolved to what was meant, one problem for each unknown key. */
export const problemsOf = (issues: readonly Issue[], input: unknown, before: Path = []): readonly Problem[] =>
  issues.flatMap((issue): readonly Problem[] => {
    const path = [...before, ...issue.path]
    if (issue.code === 'invalid_union') {
      const found = at(input, path)
      const branch = meant(issue.errors, found)
      if (branch !== undefined) return problemsOf(branch, input, path)
      const wanted = issue.errors
        .flat()
        .flatMap((one) => (one.code === 'invalid_type' ? [typeNames[one.expected] ?? one.expected] : []))
      const number = wanted.includes('a number')
      return [
        problemAt(
          found === undefined ? 'missing' : 'type',
          pathText(path),
          show(found),
          number ? 'a number, or an object with numbers' : [...new Set(wanted)].join(' or '),
          typeHint(found, number ? 'number' : ''),
        ),
      ]
    }
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(path)
      return issue.keys.map((key) =>
        problemAt(
          'unknown-key',
          pathText([...path, key]),
          'a key that a plan does not have here',
          known.length === 0 ? 'a known key' : `one of ${known.join(', ')}`,
          meantName(key, known, 'Take it out.'),
        ),
      )
    }
    if (issue.code === 'invalid_key') {
      return [
        problemAt(
          'key',
          pathText(path),
          show(path.at(-1)),
          describeKey(path),
          'Change the key to that form.',
        ),
      ]
    }
    return [plain(issue, path, input)]
  })
