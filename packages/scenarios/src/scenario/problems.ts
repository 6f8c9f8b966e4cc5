import type * as z from 'zod'
import { fail } from '../errors.js'

type Issue = z.core.$ZodIssue

/** Of a union's readings the one that got furthest into the input. */
const deepest = (issues: readonly Issue[]): readonly Issue[] =>
  issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
    const depth = (branch: readonly Issue[]): number => Math.max(0, ...branch.map(({ path }) => path.length))
    const [first] = [...issue.errors].sort((one, other) => depth(other) - depth(one))
    return deepest(first ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
  })

/** zod's issues as one error that says where the first is and what all are. */
export const problemIn = (error: z.ZodError, what: string, input: unknown): never => {
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
