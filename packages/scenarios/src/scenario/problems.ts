import { en } from 'zod/locales'
import * as z from 'zod/mini'
import { fail } from '../errors.js'

type Issue = z.core.$ZodIssue

/** zod/mini has no messages of its own. */
const { localeError } = en()

/** Of a union's readings the one that got furthest into the input. */
const deepest = (issues: readonly Issue[]): readonly Issue[] =>
  issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
    const depth = (branch: readonly Issue[]): number => Math.max(0, ...branch.map(({ path }) => path.length))
    const [first] = [...issue.errors].sort((one, other) => depth(other) - depth(one))
    return deepest(first ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
  })

/** zod's issues as one error that says where the first is and what all are. */
const problemIn = (error: z.core.$ZodError, what: string, input: unknown): never => {
  const issues = deepest(error.issues).slice(0, 20)
  const texts = issues.map(({ path, message }) => `${path.map(String).join('.') || what}: ${message}`)
  const op =
    typeof input === 'object' && input !== null && 'path' in input ? String(input.path).slice(0, 80) : ''
  return fail(
    'data',
    [op, ...(issues[0]?.path ?? []).map(String)].filter((part) => part !== '').join('.'),
    `this is not ${what}:\n${texts.map((text) => `- ${text}`).join('\n')}`,
    'The JSON Schema is @kohort/scenarios/schema/scenario.json.',
  )
}

/** What a schema makes of an input; where it is not `what`, an error that says why. */
export const readAs = <Schema extends z.core.$ZodType>(
  schema: Schema,
  what: string,
  input: unknown,
): z.output<Schema> => {
  const read = z.safeParse(schema, input, { error: localeError })
  return read.success ? read.data : problemIn(read.error, what, input)
}
