import { KohortError } from '@kohort/core'

/** A question that cannot be put to the solver: what is wrong with it, where, and what to give instead. */
export class SolveError extends KohortError {
  override readonly name = 'SolveError'
}

/** How alike two names are: the pairs of neighbouring letters that they share. */
const alike = (one: string, other: string): number => {
  const pairs = (name: string) => new Set(Array.from(` ${name}`, (_, at) => ` ${name} `.slice(at, at + 2)))
  const [ours, theirs] = [pairs(one), pairs(other)]
  let shared = 0
  for (const pair of ours) if (theirs.has(pair)) shared += 1
  return (2 * shared) / (ours.size + theirs.size)
}

/** More names than this are not listed, only those most like what was written. */
const MANY = 12

/** An error for a name that is not there, with the one that was most likely meant. */
export const unknownName = (
  what: string,
  path: string,
  found: string,
  known: readonly string[],
): SolveError => {
  const likely = [...known].sort((one, other) => alike(found, other) - alike(found, one))
  const [best] = likely
  const meant = best !== undefined && alike(found, best) > 0.3 ? `Did you mean "${best}"? ` : ''
  const some = known.length > MANY ? `${likely.slice(0, MANY).join(', ')} …` : known.join(', ')
  return new SolveError({
    code: `unknown-${what}`,
    path,
    message: `The plan has no ${what} "${found}".`,
    hint: `${meant}Known: ${some || 'none'}.`,
  })
}
