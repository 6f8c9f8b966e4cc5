import * as z from 'zod/mini'
import { KohortError } from '../errors.js'
import { problemsOf, show } from '../plan/problems.js'
import { plainData } from './plain-data.js'

const MOST_PROBLEMS = 20

/** What Kohort writes and reads, by the first word of its `format`. */
const articles: Readonly<Record<string, string>> = {
  plan: 'a plan',
  projection: 'a projection',
  scenario: 'a scenario',
  comparison: 'a comparison',
  ensemble: 'an ensemble',
}

const wrongFormat = (found: unknown, wanted: string): KohortError => {
  const [kind = '', version = ''] = wanted.replace('kohort.', '').split('/')
  const written = typeof found === 'string' ? /^kohort\.([a-z-]{1,40})\/(\d{1,6})$/.exec(found) : null
  const name = articles[kind] ?? kind
  const problem = (message: string, hint: string): KohortError =>
    new KohortError({ code: 'format', path: 'format', message: `format: ${message}`, hint })
  if (written === null)
    return problem(`found ${show(found)}, expected "${wanted}".`, `This is not ${name} as Kohort writes it.`)
  if (written[1] !== kind)
    return problem(
      `this is ${articles[written[1] ?? ''] ?? written[1]} ("${written[0]}"), not ${name}.`,
      `Give what JSON.stringify made of ${name}.`,
    )
  return problem(
    `this is version ${written[2]} of ${name}; this release of Kohort reads version ${version} ("${wanted}").`,
    Number(written[2]) > Number(version)
      ? 'A later release wrote it: update Kohort.'
      : 'An earlier release wrote it: make it anew from the plan.',
  )
}

/** What is wrong, a line each, in the words that a plan's problems have; a result's keys are its own. */
const linesOf = (issues: readonly z.core.$ZodIssue[], data: unknown): readonly string[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? [`${issue.path.join('.')}: found ${issue.keys.map(show).join(', ')}, expected no such key`]
      : problemsOf([issue], data).map(
          ({ path, found, expected }) => `${path}: found ${found}, expected ${expected}`,
        ),
  )

/**
 * Reads a result back from JSON: plain data of exactly this format and of this form. Every package reads its own
 * formats with it.
 *
 * @param input what `JSON.parse` gave, or the text itself
 * @throws {KohortError} code `format` when it is another format or version, else `data` with where and what
 */
export const readFormat = <Schema extends z.core.$ZodType>(
  input: unknown,
  format: string,
  schema: Schema,
): z.output<Schema> => {
  const data = plainData(input)
  const found = typeof data === 'object' && data !== null && 'format' in data ? data.format : undefined
  if (found !== format) throw wrongFormat(found, format)
  const result = z.safeParse(schema, data)
  if (result.success) return result.data
  const { issues } = result.error
  const lines = linesOf(issues.slice(0, MOST_PROBLEMS), data).map((line) => `- ${line}`)
  const more = issues.length > MOST_PROBLEMS ? [`- and ${issues.length - MOST_PROBLEMS} more`] : []
  throw new KohortError({
    code: 'data',
    path: (issues[0]?.path ?? []).join('.'),
    message: `This says that it is ${format} but is not:\n${[...lines, ...more].join('\n')}`,
    hint: 'It was changed after it was written: make it anew from the plan.',
  })
}
